"""The draw ceremony typed by people, in a real pseudo-terminal."""

import json
import os
import re
import select
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Answer
from tui.main import main

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")

ROOT = Path(__file__).parents[2]
SEED = "28917365509382746150"
PATIENCE = 60
"""Seconds after which a program that says nothing is given up."""


class Terminal:
    """A program in a terminal of its own, with what it has said so far."""

    def __init__(self, arguments: list[str], data: Path, rows: int = 24, columns: int = 80) -> None:
        import fcntl
        import struct
        import termios

        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        environment = {**os.environ, "SCRUTINY_DATA": str(data), "TERM": "xterm-256color"}
        self._program = subprocess.Popen(
            [sys.executable, "-m", "tui", *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=ROOT,
            env=environment,
            start_new_session=True,
        )
        os.close(theirs)
        self.said = ""
        self._read_to = 0

    def expect(self, words: str) -> None:
        """Read on until the program has said these words."""
        while words not in self.said[self._read_to :]:
            assert self._more(), f"the program never said {words!r}, but:\n{self.said}"
        self._read_to = self.said.index(words, self._read_to) + len(words)

    def type(self, line: str) -> None:
        os.write(self._ours, f"{line}\n".encode())

    def press(self, keys: str) -> None:
        os.write(self._ours, keys.encode())

    def status(self) -> int:
        """Read to the end; gives the exit status."""
        while self._more():
            pass
        os.close(self._ours)
        return self._program.wait(PATIENCE)

    def _more(self) -> bool:
        if not select.select([self._ours], [], [], PATIENCE)[0]:
            self._program.kill()
            return False
        try:
            piece = os.read(self._ours, 4096)
        except OSError:
            # Linux says so when the program has closed its side.
            return False
        self.said += piece.decode("utf-8", "replace")
        return bool(piece)


Opened = Callable[..., Terminal]


@pytest.fixture
def opened(workspace: Path, tmp_path: Path) -> Opened:
    def run(*arguments: str) -> Terminal:
        return Terminal(["-w", str(workspace), *arguments], tmp_path / "data")

    return run


def test_two_people_type_the_seed_and_the_cases_appear(answer: Answer, opened: Opened) -> None:
    _, sealed = answer("seal", "--panel", "oocd")
    terminal = opened("draw", "F1")
    terminal.expect(" ".join(re.findall("....", sealed["digest"])[:2]).replace(" ", "  "))
    terminal.expect("How many cases are read?")
    terminal.type("lots")
    terminal.expect("Problem: type a number")
    terminal.expect("How many cases are read?")
    terminal.type("6")
    terminal.expect("How many reserves?")
    terminal.type("2")
    terminal.expect("6 of ")
    terminal.expect("first person types the seed")
    terminal.type("123")
    terminal.expect("Problem: The seed has 3 digits")
    terminal.type(SEED)
    terminal.expect("second person types it again")
    terminal.type(SEED[:-1] + "7")
    terminal.expect("the two do not agree")
    terminal.expect("first person types the seed")
    terminal.type("28917 36550 93827 46150")
    terminal.expect("second person types it again")
    terminal.type(SEED)
    terminal.expect("The two agree")
    terminal.expect("Witness:")
    terminal.type("Somebody Who Watched")
    terminal.expect("Witness:")
    terminal.type("")
    terminal.expect("This cannot be taken back.")
    terminal.type("yes")
    assert terminal.status() == 0
    assert "draw 1 of 1" in terminal.said

    _, kept = answer("draws")
    (record,) = kept["draws"]
    assert record["seed"] == SEED
    assert record["seed_source"] == "dice"
    assert (record["plan"]["size"], record["plan"]["reserves"]) == (6, 2)
    for each in record["selected"]:
        assert each["reference"] in terminal.said


def test_saying_no_draws_nothing(answer: Answer, opened: Opened) -> None:
    answer("seal", "--panel", "oocd")
    terminal = opened("draw", "F1", "--size", "4", "--seed-source", "computer")
    terminal.expect("not independently checkable")
    terminal.expect("This cannot be taken back.")
    terminal.type("")
    assert terminal.status() == 1
    assert "Nothing was drawn." in terminal.said
    assert answer("draws")[1] == {"draws": []}


def test_a_second_draw_asks_for_its_reason_and_a_used_seed_is_refused(
    answer: Answer, opened: Opened
) -> None:
    answer("seal", "--panel", "oocd")
    answer("draw", "F1", "--seed", SEED, "--size", 4)
    terminal = opened("draw", "F1", "--size", "4")
    terminal.expect("This would be draw 2")
    terminal.expect("Why:")
    terminal.type("The minutes were lost")
    terminal.expect("first person types the seed")
    terminal.type(SEED)
    terminal.expect("second person types it again")
    terminal.type(SEED)
    terminal.expect("This seed was used before")
    assert terminal.status() == 1
    assert len(answer("draws")[1]["draws"]) == 1


def test_a_sealed_size_is_not_asked_again(answer: Answer, opened: Opened, tmp_path: Path) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text(
        'size = 5\nseed_source = "public"\nseed_source_named = "drand quicknet, round 27946612"\n'
    )
    answer("seal", "--panel", "oocd", "--plan", plan)
    terminal = opened("draw", "F1", "--json")
    terminal.expect("This was sealed with the list.")
    terminal.expect("drand quicknet, round 27946612")
    terminal.expect("first person types the seed")
    terminal.type("fc1873a13f3545ae")
    terminal.expect("second person types it again")
    terminal.type("fc1873a13f3545ae")
    terminal.expect("Type yes to draw:")
    terminal.type("y")
    terminal.expect("y\r\n")
    assert terminal.status() == 0
    record = json.loads(terminal.said[terminal.said.index("{\r\n") :])
    assert record["seed_source"] == "public"
    assert record["plan"]["sealed"] is True


def test_the_screens_open_at_the_sealed_list(answer: Answer, opened: Opened) -> None:
    answer("seal", "--panel", "oocd")
    terminal = opened("draw", "F1", "--screen")
    terminal.expect("The sealed list")
    terminal.expect("Compare it with the minutes.")
    terminal.press("\x11")
    terminal.expect("No new draw is made yet.")
    terminal.press("y")
    assert terminal.status() == 0


def test_the_screens_need_a_terminal_and_nothing_beside_them(
    answer: Answer, workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer("seal", "--panel", "oocd")
    for more, said in (([], "The screens need a terminal."), (["--size", "3"], "give only FRAME")):
        assert main(["-w", str(workspace), "draw", "F1", "--screen", *more]) == 2
        assert said in capsys.readouterr().err
