"""The real program, killed while it is typed into; `python -m benchmarks.kills` does it often."""

from pathlib import Path

import pytest

from tests.record.killing import kill_often

pytest.importorskip("pty", reason="this system has no pseudo-terminals")


def test_nothing_that_was_shown_as_saved_is_lost(tmp_path: Path) -> None:
    found = kill_often(tmp_path, 12)
    assert found.lost == 0
    assert found.saved >= found.shown > found.kills
