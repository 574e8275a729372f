"""What a person sees when saving, the terminal or the program fails: in a real terminal.

Nothing that was not saved is ever shown as saved, and nothing that was shown as saved is lost.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from scrutiny.meetings.answering import answers_of
from scrutiny.meetings.meeting import meetings
from scrutiny.meetings.progress import queue
from scrutiny.safekeeping import check
from scrutiny.workspace import Workspace
from tests.screens.building import small_workspace
from tests.terminal.terminal import ROOT, Terminal

BROKEN = """
import sys
from scrutiny.meetings.turn import Turn

def broken(self):
    raise RuntimeError("the victim is Zinnober")

Turn.flag = broken
Turn.leave = broken
sys.argv = ["scrutiny", *sys.argv[1:]]
from tui.main import run
run()
"""
WORD = "Zinnober"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give the file of a meeting that can be judged."""
    workspace, _ = small_workspace(tmp_path)
    with workspace:
        return workspace.path


def judging(path: Path, data: Path, program: tuple[str, ...] = ()) -> Terminal:
    words = ("-w", str(path), "judge", "--seat", "1")
    return Terminal(words, data, program=program) if program else Terminal(words, data)


def first_answers(path: Path) -> list[str]:
    """Name the questions that seat 1 has answered about its first case."""
    with Workspace.open(path) as workspace:
        held = meetings(workspace)[0].id
        case_id = queue(workspace, held, 1)[0].case.case_id
        assert check(workspace).verified
        return sorted(answers_of(workspace, held, 1, case_id))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a disk of one megabyte; skips where that is not allowed."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    try:
        made = subprocess.run(command, capture_output=True, check=False)
    except OSError:
        pytest.skip("there is no 'mount' on this computer")
    if made.returncode:
        pytest.skip("this computer does not let a test mount a disk")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def fill(path: Path) -> None:
    """Write until the disk is full."""
    with suppress(OSError), path.open("wb", buffering=0) as file:
        while True:
            file.write(b"x" * 1024)


def test_a_full_disk_is_told_and_nobody_goes_on(
    path: Path, small_disk: Path, tmp_path: Path
) -> None:
    here = small_disk / "small.scrutiny"
    here.write_bytes(path.read_bytes())
    with judging(here, tmp_path / "data") as terminal:
        terminal.wait("Question 1 of 3")
        filling = small_disk / "filling"
        fill(filling)
        terminal.press("1")
        text = terminal.wait("NOT SAVED")
        assert "disk is full" in text
        assert "Saved at" not in text
        terminal.press("enter")
        assert "Question 1 of 3" in terminal.wait("not saved")
        filling.unlink()
        terminal.press("1")
        terminal.wait("Saved at")
    assert first_answers(here) == ["seen"]


def test_a_folder_that_became_read_only_is_told(
    path: Path, small_disk: Path, tmp_path: Path
) -> None:
    here = small_disk / "small.scrutiny"
    here.write_bytes(path.read_bytes())
    with judging(here, tmp_path / "data") as terminal:
        terminal.wait("Question 1 of 3")
        terminal.press("1")
        terminal.wait("Saved at")
    again = ["mount", "-o", "remount,ro", str(small_disk)]
    assert subprocess.run(again, capture_output=True, check=False).returncode == 0
    with judging(here, tmp_path / "data") as terminal:
        text = terminal.wait("Problem")
        assert "read-only" in text
        assert "Traceback" not in text
        assert terminal.status() == 1


@pytest.mark.parametrize("told", [signal.SIG_DFL, signal.SIG_IGN])
def test_a_window_that_is_closed_loses_nothing_and_leaves_no_program_behind(
    path: Path, tmp_path: Path, told: signal.Handlers
) -> None:
    """A program that was started to outlive its window is not told of its end, and ends too."""
    before = signal.signal(signal.SIGHUP, told)
    try:
        terminal = judging(path, tmp_path / "data")
    finally:
        signal.signal(signal.SIGHUP, before)
    terminal.wait("Question 1 of 3")
    terminal.press("1")
    terminal.wait("Saved at")
    os.close(terminal._ours)
    terminal._ours = -1
    terminal.process.wait(20)
    assert first_answers(path) == ["seen"]


def test_a_killed_program_has_kept_what_it_called_saved(path: Path, tmp_path: Path) -> None:
    with judging(path, tmp_path / "data") as terminal:
        terminal.wait("Question 1 of 3")
        terminal.press("1")
        terminal.wait("Saved at")
        terminal.process.kill()
        terminal.process.wait()
    assert first_answers(path) == ["seen"]


def incident(folder: Path) -> str:
    kept = list(folder.rglob("incident-*.txt"))
    assert len(kept) == 1
    return kept[0].read_text("utf-8")


def test_a_fault_on_the_screens_ends_with_words_a_number_and_a_usable_terminal(
    path: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    with judging(path, data, (sys.executable, "-c", BROKEN)) as terminal:
        terminal.wait("Question 1 of 3")
        terminal.press("1")
        terminal.wait("Saved at")
        terminal.press("f")
        assert terminal.status() == 1
        text = terminal.text
        assert "Your saved work is safe." in text
        assert "Incident" in text
        assert WORD not in text
        assert b"\x1b[?1049l" in terminal.raw
        assert WORD.encode() not in terminal.raw
    told = incident(data)
    assert "RuntimeError" in told
    assert WORD not in told
    assert first_answers(path) == ["seen"]


@pytest.mark.parametrize(
    ("words", "typed"),
    [(("judge", "--plain", "--seat", "1"), "1\nf\n"), (("judge", "--json", "--seat", "1"), "f\n")],
)
def test_a_fault_line_by_line_ends_with_words_a_number_and_status_1(
    path: Path, tmp_path: Path, words: tuple[str, ...], typed: str
) -> None:
    data = tmp_path / "data"
    done = subprocess.run(
        [sys.executable, "-c", BROKEN, "-w", str(path), *words],
        input=typed,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "SCRUTINY_DATA": str(data)},
        check=False,
    )
    assert done.returncode == 1
    assert "Your saved work is safe." in done.stderr
    assert "incident" in done.stderr
    assert WORD not in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert WORD not in incident(data)
