from collections.abc import Iterator
from pathlib import Path

import pytest

from scrutiny.workspace import Workspace
from tests.helpers import HeldClock
from tests.record.building import whole_meeting


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Give the bytes of a workspace in which a whole meeting was held."""
    workspace, _ = whole_meeting(tmp_path_factory.mktemp("finished"))
    with workspace:
        workspace.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return workspace.path.read_bytes()


@pytest.fixture
def copy(finished: bytes, tmp_path: Path) -> Iterator[Workspace]:
    """Open a fresh copy of that workspace, so that a test may spoil it."""
    path = tmp_path / "copy.scrutiny"
    path.write_bytes(finished)
    with Workspace.open(path, HeldClock(), "test-device") as workspace:
        yield workspace
