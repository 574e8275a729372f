"""What was called saved is there, whatever happens; what could not be saved is said in words."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scrutiny.errors import Refusal
from scrutiny.meetings.answering import give_answer
from scrutiny.meetings.viewing import seat_cases
from scrutiny.record.connection import create_file, open_file, refuse_network_folder
from scrutiny.record.schema import VERSION
from scrutiny.safekeeping import check
from scrutiny.workspace import Workspace
from tests.helpers import HeldClock, drawn, filled_office, new_office, seated_meeting

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(os.name != "posix", reason="only POSIX systems have kill -9")
def test_everything_told_as_saved_is_there_after_kill_9(tmp_path: Path) -> None:
    with filled_office(tmp_path) as workspace:
        meeting_id = seated_meeting(workspace, drawn(workspace))
        path = workspace.path
    chance = random.Random(9)
    told = 0
    for _ in range(15):
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.record.answering_child", path, meeting_id, str(told + 1)],
            stdout=subprocess.PIPE,
            cwd=ROOT,
            text=True,
        )
        assert child.stdout is not None
        with child.stdout as pipe:
            lines = [pipe.readline()]
            time.sleep(chance.random() * 0.05)
            child.send_signal(signal.SIGKILL)
            lines += pipe.readlines()
        child.wait()
        whole = [int(line) for line in lines if line.endswith("\n")]
        with Workspace.open(path, HeldClock(), "test-device") as workspace:
            saved = {
                int(row[0].removeprefix("note "))
                for row in workspace.rows("SELECT text FROM passage WHERE text LIKE 'note %'")
            }
            rows = workspace.value("SELECT count(*) FROM answer_change")
            assert check(workspace).verified
        assert set(whole) <= saved
        # At most the one answer that was saved in the moment of the kill was not told.
        assert len(saved) == rows == max(saved)
        assert len(saved) - max(whole) <= 1
        told = max(saved)
    assert told > 25


def test_an_answer_is_seen_by_another_reader_as_soon_as_it_is_called_saved(
    tmp_path: Path,
) -> None:
    workspace = filled_office(tmp_path)
    meeting_id = seated_meeting(workspace, drawn(workspace))
    case_id = seat_cases(workspace, meeting_id, 1)[0].case_id
    reader = sqlite3.connect(workspace.path)
    count = "SELECT count(*) FROM answer_change"
    with workspace.write("seat:1") as writing:
        writing.record(
            "answered",
            {"meeting": meeting_id, "seat": 1, "case": case_id, "question": "fair", "value": "yes"},
        )
        assert reader.execute(count).fetchone()[0] == 0
    assert reader.execute(count).fetchone()[0] == 1
    saved = give_answer(workspace, meeting_id, 1, case_id, "fair", "no")
    assert reader.execute(count).fetchone()[0] == 2
    assert saved.at == "2026-11-23T09:00:00Z"
    reader.close()
    workspace.close()


def test_the_file_is_opened_so_that_what_is_committed_stays(tmp_path: Path) -> None:
    with new_office(tmp_path) as workspace:
        settings = {
            name: workspace.value(f"PRAGMA {name}")
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
        assert settings == {
            "journal_mode": "wal",
            "synchronous": 2,
            "foreign_keys": 1,
            "secure_delete": 1,
        }
        assert workspace.value("PRAGMA trusted_schema") == 0
        assert workspace.path.stat().st_mode & 0o077 == 0


def a_note(workspace: Workspace, text: str = "x" * 200_000) -> None:
    meeting_id = workspace.value("SELECT meeting FROM meeting")
    case_id = seat_cases(workspace, meeting_id, 1)[0].case_id
    give_answer(workspace, meeting_id, 1, case_id, "note", text)


def test_a_full_disk_is_said_and_leaves_everything_as_it_was(tmp_path: Path) -> None:
    with filled_office(tmp_path) as workspace:
        seated_meeting(workspace, drawn(workspace))
        events = workspace.events()
        pages = workspace.value("PRAGMA page_count")
        workspace.connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(Refusal, match=r"The disk is full. Nothing was saved"):
            a_note(workspace)
        assert workspace.events() == events
        workspace.connection.execute("PRAGMA max_page_count = 1000000")
        a_note(workspace)
        assert workspace.events() == events + 1
        assert check(workspace).verified


def test_a_read_only_file_is_said_in_words(tmp_path: Path) -> None:
    with filled_office(tmp_path) as workspace:
        seated_meeting(workspace, drawn(workspace))
        workspace.connection.execute("PRAGMA query_only = ON")
        with pytest.raises(Refusal, match=r"read-only\. Nothing was saved") as refused:
            a_note(workspace)
        assert "scrutiny backup" in refused.value.next_step


def test_a_second_writer_is_told_that_the_file_is_in_use(tmp_path: Path) -> None:
    with (
        filled_office(tmp_path) as first,
        Workspace.open(first.path, HeldClock(), "second") as second,
    ):
        seated_meeting(first, drawn(first))
        second.connection.execute("PRAGMA busy_timeout = 20")
        with first.write() as writing:
            writing.record("backup-made", {"sha256": "a", "head": "b"})
            with pytest.raises(Refusal, match=r"Another copy of the program is writing"):
                a_note(second)
        a_note(second)
        assert check(first).verified


CHILD_WITHOUT_RIGHTS = """
import os, sys
from pathlib import Path
from scrutiny.errors import Refusal
from scrutiny.safekeeping import back_up, check
from scrutiny.workspace import Workspace
import sqlite_utils.migrations, platformdirs
if os.geteuid() == 0:
    os.setegid(65534)
    os.seteuid(65534)
folder = Path(sys.argv[1])
for step in (
    lambda: Workspace.create(folder / "new.scrutiny", "kent", device="d"),
    lambda: Workspace.create(folder / "deep" / "new.scrutiny", "kent", device="d"),
    lambda: Workspace.open(folder / "kept" / "office.scrutiny", device="d"),
    lambda: Workspace.open(folder / "closed" / "office.scrutiny", device="d"),
):
    try:
        step()
    except Refusal as refusal:
        sys.stdout.write(f"refused: {refusal.what}\\n")
    else:
        sys.stdout.write("done\\n")
"""


@pytest.mark.skipif(os.name != "posix", reason="rights of folders are a POSIX matter")
def test_a_folder_without_rights_is_refused_in_words(tmp_path: Path) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        for name, rights in (("kept", 0o555), ("closed", 0o000)):
            (folder / name).mkdir()
            with new_office(folder / name) as workspace:
                workspace.path.chmod(0o444)
            (folder / name).chmod(rights)
        folder.chmod(0o555)
        try:
            done = subprocess.run(
                [sys.executable, "-c", CHILD_WITHOUT_RIGHTS, made],
                capture_output=True,
                text=True,
                cwd=ROOT,
            )
        finally:
            for path in (folder, folder / "kept", folder / "closed"):
                path.chmod(0o755)
    if "No module named" in done.stderr or "Permission denied: '/" in done.stderr.split("\n")[0]:
        pytest.skip("the interpreter itself cannot be read without rights here")
    assert done.stderr == ""
    first, second, third, fourth = done.stdout.splitlines()
    assert first.startswith("refused: The file cannot be made: ")
    assert second.startswith("refused: The file cannot be made: ")
    assert third == "done" or "read-only" in third or "cannot be used" in third
    assert fourth.startswith("refused: ")


def test_a_newer_file_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with new_office(tmp_path) as workspace:
        workspace.connection.execute(f"PRAGMA user_version = {VERSION + 1}")
        path = workspace.path
    with pytest.raises(Refusal, match="newer version of the program") as refused:
        Workspace.open(path, HeldClock(), "test-device")
    assert "Install the newest version" in refused.value.next_step


def test_what_is_no_workspace_is_refused(tmp_path: Path) -> None:
    text, empty, other = (tmp_path / name for name in ("text", "empty", "other"))
    text.write_text("this is no database, but long enough to look at " * 40)
    empty.write_bytes(b"")
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE a (x)")
    connection.close()
    for path, said in (
        (text, "This is not a workspace file."),
        (empty, "This file is not a workspace."),
        (other, "This file is not a workspace."),
        (tmp_path / "missing", "There is no workspace here."),
        (tmp_path, "There is no workspace here."),
        (text / "inside", "There is no workspace here."),
    ):
        with pytest.raises(Refusal) as refused:
            Workspace.open(path, HeldClock(), "test-device")
        assert refused.value.what == said
        assert refused.value.next_step


def test_a_workspace_never_overwrites_a_file(tmp_path: Path) -> None:
    path = tmp_path / "office.scrutiny"
    path.write_bytes(b"kept")
    with pytest.raises(Refusal, match="nothing is ever overwritten"):
        Workspace.create(path, "kent", HeldClock(), "test-device")
    assert path.read_bytes() == b"kept"


def test_a_workspace_under_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Refusal, match="The file cannot be made"):
        create_file(tmp_path / "file" / "deeper" / "office.scrutiny")


def test_a_shared_folder_of_windows_is_refused() -> None:
    with pytest.raises(Refusal, match="network folder"):
        refuse_network_folder(Path("//server/share/office.scrutiny"))


def test_a_synced_folder_is_warned_of(tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive - Office"
    folder.mkdir()
    with new_office(folder) as workspace:
        assert "OneDrive - Office" in workspace.warning()
    with new_office(tmp_path) as workspace:
        assert workspace.warning() == ""


def test_a_file_opened_in_vain_is_closed_again(tmp_path: Path) -> None:
    path = tmp_path / "text"
    path.write_text("no database " * 200)
    with pytest.raises(Refusal):
        open_file(path)
    path.unlink()


def test_an_older_file_is_brought_up_to_date_and_verifies(tmp_path: Path) -> None:
    with filled_office(tmp_path) as workspace:
        path = workspace.path
        workspace.connection.execute("PRAGMA user_version = 0")
    with Workspace.open(path, HeldClock(), "test-device") as workspace:
        assert workspace.value("PRAGMA user_version") == VERSION
        assert check(workspace).verified
