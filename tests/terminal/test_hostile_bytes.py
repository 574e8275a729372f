"""Texts that would act on a terminal, through the real program, with each of its bytes searched.

A case, a reason and a name hold escape codes, a clipboard code, C1 signs, markup, signs that turn
the reading direction, signs of no width, and 2,000 combining marks.
"""

import subprocess
from pathlib import Path

import pytest

from scrutiny.meetings.concluding import conclude, show_answers
from scrutiny.meetings.turn import Turn
from scrutiny.workspace import Workspace
from tests.screens.building import judge_case, small_workspace
from tests.terminal.terminal import PROGRAM, ROOT, Terminal

pytest.importorskip("pty", reason="this system has no pseudo-terminals")

ESCAPE, BELL, CSI, TURNED, NO_WIDTH = (chr(n) for n in (0x1B, 0x07, 0x9B, 0x202E, 0x200B))
MARKS = "e" + chr(0x0301) * 2000
PLANTED = (
    f"{ESCAPE}]52;c;SGVsbG8={BELL} {ESCAPE}]8;;http://x{ESCAPE}\\ {CSI}31m {ESCAPE}c"
    f" [@click=app.exit]QUIT[/] [bold] {TURNED}txet{NO_WIDTH} {MARKS}"
)
NAME = f"Name{ESCAPE}]0;owned{BELL}{TURNED}"
LONG = " ".join(f"Sentence {number} of a long account." for number in range(700))
ACTING = [
    each.encode()
    for each in (
        f"{ESCAPE}]52",
        f"{ESCAPE}]8;",
        f"{ESCAPE}]0;",
        CSI,
        TURNED,
        NO_WIDTH,
        f"{ESCAPE}c",
    )
]


@pytest.fixture
def planted(tmp_path: Path) -> tuple[Path, str]:
    cases = (
        (f"C-1{NO_WIDTH}{CSI}", "", PLANTED, "White"),
        ("C-2", PLANTED, LONG, "Asian"),
    )
    workspace, held = small_workspace(tmp_path, cases, (NAME, "Seat Holder Two"))
    with workspace:
        turn = Turn(workspace, held, 1)
        turn.write_note(PLANTED + "word " * 2000)
        return workspace.path, held


def harmless(written: bytes, where: object = "") -> None:
    assert (where, [each for each in ACTING if each in written]) == (where, [])
    # So many marks on one letter would fall over the lines above and below it.
    assert (chr(0x0301) * 40).encode() not in written


def test_no_screen_writes_what_would_act(planted: tuple[Path, str], tmp_path: Path) -> None:
    path, held = planted
    with Terminal(["-w", str(path)], tmp_path) as terminal:
        terminal.wait("Ctrl+Q Stop")
        terminal.press("enter")
        terminal.wait("Who is judging?")
        terminal.press("1", "enter")
        terminal.wait("Before you read")
        for keys, shown in (
            (["enter"], "Sentence 1 of"),
            (["pagedown"], "more below (2 of"),
            (["n"], "Escape Keep"),
            (["escape"], "Enter Next"),
            (["g"], "Escape Close"),
            (["2", "enter"], "QUIT"),
            (["h"], "Next seat"),
            (["enter"], "Who is judging?"),
            (["w"], "What was noted last"),
        ):
            terminal.press(*keys)
            terminal.wait(shown)
            terminal.settle(0.1)
        harmless(bytes(terminal.raw))
    with Workspace.open(path) as workspace:
        show_answers(workspace, held, PLANTED)
    with Terminal(["-w", str(path)], tmp_path) as terminal:
        terminal.wait("Ctrl+Q Stop")
        for keys, shown in (
            (["enter"], "The chair's part"),
            (["2", "enter"], "SHOWN TO ALL"),
            (["r"], "Escape Close"),
        ):
            terminal.press(*keys)
            terminal.wait(shown)
            terminal.settle(0.1)
        harmless(bytes(terminal.raw))


def test_no_line_and_no_command_writes_what_would_act(
    planted: tuple[Path, str], tmp_path: Path
) -> None:
    path, held = planted
    with Terminal(["-w", str(path), "judge", "--plain", "--seat", "1"], tmp_path) as terminal:
        terminal.wait("help")
        terminal.send("\nr\n1\n\n\nq\n")
        terminal.settle(0.5)
        harmless(bytes(terminal.raw))
    with Workspace.open(path) as workspace:
        for seat in (1, 2):
            turn = Turn(workspace, held, seat)
            while not turn.at_end:
                judge_case(turn, 1)
        show_answers(workspace, held)
        case = workspace.value("SELECT case_id FROM meeting_case WHERE place = 1")
        conclude(workspace, held, case, "partly", PLANTED, 1, PLANTED)
    for command in (
        ["meeting", "show", held],
        ["meeting", "list"],
        ["figures", "judgements", "--meeting", held],
        ["log", "show"],
        ["draws"],
        ["frame", "F1"],
    ):
        done = subprocess.run(
            [*PROGRAM, "-w", str(path), *command], capture_output=True, cwd=ROOT, check=False
        )
        harmless(done.stdout + done.stderr, command)
        assert done.returncode == 0, (command, done.stderr[-500:])


def test_references_go_into_a_file_as_sealed_and_onto_a_terminal_made_visible(
    planted: tuple[Path, str], tmp_path: Path
) -> None:
    path, _ = planted
    command = ["-w", str(path), "frame", "F1", "--references"]
    done = subprocess.run([*PROGRAM, *command], capture_output=True, cwd=ROOT, check=True)
    assert f"C-1{NO_WIDTH}{CSI}\n".encode() in done.stdout
    with Terminal(command, tmp_path) as terminal:
        assert terminal.status() == 0
        harmless(bytes(terminal.raw))
        assert "C-1‹U+200B›‹U+009B›" in terminal.text
