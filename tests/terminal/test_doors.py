"""Which front end opens where: screens in a terminal, lines in a plain one, else one sentence."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.screens.building import small_workspace
from tests.terminal.terminal import PROGRAM, ROOT, Terminal

pytest.importorskip("pty", reason="this system has no pseudo-terminals")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    workspace, _ = small_workspace(tmp_path)
    with workspace:
        return workspace.path


def test_without_a_terminal_the_screens_say_one_sentence_and_end_with_2(path: Path) -> None:
    done = subprocess.run(
        [*PROGRAM, "-w", str(path), "judge"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={k: v for k, v in os.environ.items() if k not in ("ACCESSIBLE",)} | {"TERM": "xterm"},
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "need a terminal" in done.stderr


@pytest.mark.parametrize(
    "told", [{"TERM": "dumb"}, {"ACCESSIBLE": "1"}], ids=["dumb", "accessible"]
)
@pytest.mark.parametrize("command", [[], ["judge"]], ids=["alone", "judge"])
def test_a_plain_terminal_gets_lines_without_a_single_code(
    path: Path, tmp_path: Path, told: Mapping[str, str], command: list[str]
) -> None:
    with Terminal(["-w", str(path), *command], tmp_path, environment=told) as terminal:
        terminal.wait("Q to stop:")
        terminal.send("q\n")
        assert terminal.status() == 0
        assert b"\x1b" not in terminal.raw


def test_without_colour_the_screens_still_say_where_the_keys_go(path: Path, tmp_path: Path) -> None:
    with Terminal(["-w", str(path)], tmp_path, environment={"NO_COLOR": "1"}) as terminal:
        terminal.wait("Ctrl+Q Stop")
        terminal.press("enter")
        terminal.wait("> 1  Seat Holder One")
        terminal.press("1", "enter")
        terminal.wait("> Question 1 of 3")
        terminal.press("tab")
        terminal.wait("> The case")
        terminal.press("tab")
        terminal.wait("> Question 1 of 3")
