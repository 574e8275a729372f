from pathlib import Path

from tests.cli.conftest import Answer


def test_a_year_without_a_closed_meeting_is_refused_in_words(
    answer: Answer, tmp_path: Path
) -> None:
    target = tmp_path / "annual.md"
    status, said = answer("report", "annual", "--panel", "irp", "--year", 2026, "-o", target)
    assert status == 1
    assert "closed no meeting in 2026" in said["error"]
    assert not target.exists()
