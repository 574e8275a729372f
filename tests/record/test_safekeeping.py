"""Backups that can be trusted, and erasing that leaves no byte and a whole log."""

from pathlib import Path

import pytest

from scrutiny.cases.asking import Period
from scrutiny.errors import Refusal
from scrutiny.meetings.cases import meeting_cases
from scrutiny.meetings.record import meeting_record
from scrutiny.paths import write_whole
from scrutiny.record.projections import state
from scrutiny.safekeeping import back_up, check, erase_cases, restore
from scrutiny.themes import theme_counts
from scrutiny.workspace import Workspace
from tests.helpers import (
    HeldClock,
    bring_list,
    drawn,
    filled_office,
    new_office,
    seated_meeting,
    some_cases,
    write_list,
)


def test_a_restored_backup_says_what_the_workspace_said(copy: Workspace, tmp_path: Path) -> None:
    made = back_up(copy, tmp_path / "deep" / "er" / "copy.backup")
    restored = restore(made.path, tmp_path / "new" / "restored.scrutiny")
    assert (restored.head, restored.events, restored.sha256) == (
        made.head,
        made.events,
        made.sha256,
    )
    with Workspace.open(restored.path, HeldClock(), "test-device") as workspace:
        assert state(workspace.connection) == state(copy.connection)
        assert workspace.rows("SELECT * FROM passage") == copy.rows("SELECT * FROM passage")
        assert workspace.rows("SELECT * FROM case_small") == copy.rows("SELECT * FROM case_small")
        assert check(workspace, made.head).verified
        assert workspace.value("PRAGMA journal_mode") == "wal"
        kinds = [row[0] for row in workspace.rows("SELECT kind FROM event ORDER BY id")]
        assert kinds[-1] == "backup-restored"
    assert restored.path.stat().st_mode & 0o077 == 0


def test_a_backup_is_told_in_the_log(copy: Workspace, tmp_path: Path) -> None:
    before = copy.head()
    made = back_up(copy, tmp_path / "b")
    assert made.head == before
    assert copy.value("SELECT kind FROM event ORDER BY id DESC") == "backup-made"


def test_no_backup_is_made_of_a_record_that_does_not_verify(
    copy: Workspace, tmp_path: Path
) -> None:
    copy.connection.execute("UPDATE conclusion SET conclusion = '1'")
    with pytest.raises(Refusal, match="does not verify"):
        back_up(copy, tmp_path / "b")
    assert not (tmp_path / "b").exists()


def test_nothing_is_overwritten_by_a_backup_or_a_restore(copy: Workspace, tmp_path: Path) -> None:
    made = back_up(copy, tmp_path / "b")
    with pytest.raises(Refusal, match="nothing is ever overwritten"):
        back_up(copy, made.path)
    with pytest.raises(Refusal, match="nothing is ever overwritten"):
        restore(made.path, copy.path)


def test_a_backup_that_was_changed_is_not_restored(copy: Workspace, tmp_path: Path) -> None:
    made = back_up(copy, tmp_path / "b")
    content = made.path.read_bytes()
    spoiled = content.replace(b'"conclusion":"3"', b'"conclusion":"1"')
    assert spoiled != content
    made.path.write_bytes(spoiled)
    target = tmp_path / "new.scrutiny"
    with pytest.raises(Refusal, match="The backup does not verify: "):
        restore(made.path, target)
    assert list(tmp_path.glob("new.scrutiny*")) == []


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9])
def test_a_backup_that_was_cut_short_is_not_restored(
    copy: Workspace, tmp_path: Path, part: float
) -> None:
    made = back_up(copy, tmp_path / "b")
    content = made.path.read_bytes()
    made.path.write_bytes(content[: int(len(content) * part)])
    with pytest.raises(Refusal):
        restore(made.path, tmp_path / "new.scrutiny")
    assert list(tmp_path.glob("new.scrutiny*")) == []


def test_what_is_no_backup_is_not_restored(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("hello " * 500)
    with pytest.raises(Refusal, match="not a workspace"):
        restore(tmp_path / "b", tmp_path / "new.scrutiny")
    with pytest.raises(Refusal, match="cannot be read"):
        restore(tmp_path / "missing", tmp_path / "new.scrutiny")
    assert list(tmp_path.glob("new.scrutiny*")) == []


def test_a_place_that_cannot_be_a_folder_is_refused_in_words(
    copy: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    made = back_up(copy, tmp_path / "b")
    with pytest.raises(Refusal, match="cannot be written"):
        back_up(copy, tmp_path / "file" / "deeper" / "b")
    with pytest.raises(Refusal, match="cannot be written"):
        restore(made.path, tmp_path / "file" / "deeper" / "new.scrutiny")
    with pytest.raises(Refusal, match="cannot be written"):
        write_whole(tmp_path / "file" / "b", b"content")


def everything_on_disk(workspace: Workspace) -> bytes:
    """Read the file, its write-ahead log, and whatever else lies beside it."""
    beside = sorted(workspace.path.parent.glob(f"{workspace.path.name}*"))
    return b"".join(path.read_bytes() for path in beside)


def test_an_erased_case_leaves_no_byte_of_what_it_said(tmp_path: Path) -> None:
    with filled_office(tmp_path) as workspace:
        words = b"wording 007 kept back"
        assert words in everything_on_disk(workspace)
        erase_cases(workspace, "small", ["C-007"], "the time for keeping it is over")
        assert words not in everything_on_disk(workspace)
        assert b"wording 008 kept back" in everything_on_disk(workspace)
        assert check(workspace).verified


def test_what_stood_beside_the_fields_of_an_erased_case_goes_too(tmp_path: Path) -> None:
    with new_office(tmp_path) as workspace:
        content = b"ref,closed,Remarks\r\nA-1,03/04/2025,words beside the fields\r\n"
        bring_list(workspace, content)
        assert b"words beside the fields" in everything_on_disk(workspace)
        erase_cases(workspace, "small", ["A-1"], "over")
        assert b"words beside the fields" not in everything_on_disk(workspace)
        assert b"03/04/2025" not in everything_on_disk(workspace)
        assert check(workspace).verified


def test_what_was_written_about_an_erased_case_goes_with_it(copy: Workspace) -> None:
    """Notes, reasons and observations about a case can repeat what it said."""
    meeting_id, case_id = copy.rows(
        "SELECT meeting, case_id FROM conclusion WHERE conclusion = '3'"
    )[0]
    case = next(each for each in meeting_cases(copy, meeting_id) if each.case_id == case_id)
    for words in (b"on reflection it was not fair", b"Clear notes."):
        assert words in everything_on_disk(copy)
    erase_cases(copy, "small", [case.reference], "the time for keeping it is over")
    for words in (b"on reflection it was not fair", b"Clear notes."):
        assert words not in everything_on_disk(copy)
    assert check(copy).verified
    record = meeting_record(copy, meeting_id)
    mine = next(each for each in record.cases if each.case.case_id == case_id)
    assert mine.conclusions[0].option.code == "3"
    assert mine.conclusions[0].reason.show() == "[erased]"
    assert mine.observations[0].text.show() == "[erased]"
    assert mine.spread is not None
    assert {note.show() for note in mine.spread.notes} <= {"[erased]"}
    assert {view.state for view in mine.view.fields} == {"absent"}


def test_an_erased_case_is_counted_no_more(tmp_path: Path) -> None:
    with filled_office(tmp_path) as workspace:
        count = theme_counts(workspace, "small", Period())[0].cases
        erase_cases(workspace, "small", ["C-007", "C-008"], "over")
        assert theme_counts(workspace, "small", Period())[0].cases == count - 2


def test_erasing_reaches_the_disk_even_while_another_copy_reads(tmp_path: Path) -> None:
    with (
        filled_office(tmp_path) as workspace,
        Workspace.open(workspace.path, HeldClock(), "second") as second,
    ):
        workspace.connection.execute("PRAGMA busy_timeout = 20")
        second.connection.execute("BEGIN")
        second.rows("SELECT count(*) FROM case_small")
        with pytest.raises(Refusal, match="another copy of the program has the file open"):
            erase_cases(workspace, "small", ["C-007"], "over")
        second.connection.execute("COMMIT")
        erase_cases(workspace, "small", ["C-007"], "over")
        assert b"wording 007 kept back" not in everything_on_disk(workspace)
        assert check(workspace).verified


def test_erasing_needs_a_reason_and_known_references(tmp_path: Path) -> None:
    with filled_office(tmp_path) as workspace:
        events = workspace.events()
        with pytest.raises(Refusal, match="needs a reason"):
            erase_cases(workspace, "small", ["C-007"], " ")
        with pytest.raises(Refusal, match="has the reference 'C-999'"):
            erase_cases(workspace, "small", ["C-007", "C-999"], "over")
        assert workspace.events() == events
        assert b"wording 007 kept back" in everything_on_disk(workspace)


def test_an_erased_case_is_not_brought_back_by_the_same_list(tmp_path: Path) -> None:
    with filled_office(tmp_path) as workspace:
        erase_cases(workspace, "small", ["C-007"], "over")
        outcome = bring_list(workspace, write_list(some_cases(31)), "later.csv")
        assert (outcome.accepted, outcome.unchanged, outcome.rejected) == (1, 29, 1)
        assert "erased" in outcome.problems[0].problem
        assert "wording" not in outcome.problems[0].problem
        assert check(workspace).verified


def test_the_record_of_a_meeting_can_be_gathered_after_its_cases_were_erased(
    tmp_path: Path,
) -> None:
    with filled_office(tmp_path) as workspace:
        meeting_id = seated_meeting(workspace, drawn(workspace))
        references = [each.reference for each in meeting_cases(workspace, meeting_id)]
        erase_cases(workspace, "small", references, "over")
        record = meeting_record(workspace, meeting_id)
        assert len(record.cases) == 6
        assert {v.state for c in record.cases for v in c.view.fields} <= {"absent", "hidden"}
        assert check(workspace).verified
