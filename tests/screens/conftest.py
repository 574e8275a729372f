"""What the tests of the screens share: a small workspace, and a clock that stands still."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from scrutiny.workspace import Workspace
from tests.screens.building import small_workspace


@pytest.fixture(autouse=True)
def _zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/London")
    monkeypatch.delenv("NO_COLOR", raising=False)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Workspace]:
    """Give a workspace with one meeting, three seats and four cases."""
    workspace, _ = small_workspace(tmp_path)
    with workspace:
        yield workspace
