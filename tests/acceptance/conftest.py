"""The offices in which the promised cases are tried, as figures and on paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from scrutiny.installing import install_shipped
from scrutiny.workspace import Workspace
from tests.helpers import HeldClock, filled_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    with filled_office(tmp_path, 30, HeldClock()) as workspace:
        yield workspace


@pytest.fixture
def shipped(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "o", "avon-and-somerset", HeldClock(), "d") as workspace:
        install_shipped(workspace)
        yield workspace
