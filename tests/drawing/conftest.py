from collections.abc import Iterator
from pathlib import Path

import pytest

from scrutiny.workspace import Workspace
from tests.helpers import HeldClock, filled_office


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture
def office(
    tmp_path: Path, clock: HeldClock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Workspace]:
    """Make an office on a computer that remembers no draw yet."""
    monkeypatch.setenv("SCRUTINY_DATA", str(tmp_path / "computer"))
    with filled_office(tmp_path, 30, clock) as workspace:
        yield workspace
