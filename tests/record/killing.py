"""Kills the judging program in the middle of typing, and looks whether anything is lost.

`kill -9` leaves a program no time for anything. What it had shown as saved must be in the file when
that is opened again, in the order in which it was shown, and the record must verify.
"""

import random
import re
import time
from dataclasses import dataclass
from pathlib import Path

from scrutiny.meetings.turn import Turn
from scrutiny.safekeeping import check
from scrutiny.workspace import Workspace
from tests.screens.building import judge_case, small_workspace
from tests.terminal.terminal import Terminal

SEED = 9
LONGEST = 0.25
"""Seconds of typing after which at the latest the program is killed."""
NOTE = re.compile(rb"Note kept\. Saved at")
CHOSEN = re.compile(r"(\d)  \(x\)")


@dataclass(slots=True)
class Killed:
    """What came of some kills."""

    kills: int = 0
    shown: int = 0
    """How many savings were shown."""
    saved: int = 0
    """How many were in the file: those, and some that were not shown any more."""
    lost: int = 0
    """How many were shown as saved and are not in the file."""


def kill_often(folder: Path, times: int, seed: int = SEED) -> Killed:
    """Kill the program so many times, two of three times line by line, else on the screens."""
    chance = random.Random(seed)
    workspace, held = small_workspace(folder)
    with workspace:
        judge_case(Turn(workspace, held, 2), 1)
    found = Killed()
    for number in range(times):
        if number % 3 < 2:
            _kill_lines(workspace.path, folder, chance, found)
        else:
            _kill_screens(workspace.path, folder, chance, found)
        found.kills += 1
        with Workspace.open(workspace.path) as opened:
            assert check(opened).verified, f"the record does not verify after kill {number + 1}"
    return found


def _kill_lines(path: Path, folder: Path, chance: random.Random, found: Killed) -> None:
    """Type numbered notes without waiting for what is told."""
    before = _notes(path)
    first = max(before, default=0) + 1
    with Terminal(["-w", str(path), "judge", "--plain", "--seat", "1"], folder) as terminal:
        terminal.wait("for help:")
        until = time.monotonic() + chance.random() * LONGEST
        number = first
        while time.monotonic() < until:
            terminal.send(f"n\nnote {number}\n")
            number += 1
            terminal.hear(chance.random() * 0.004)
        terminal.kill()
        shown = len(NOTE.findall(terminal.raw))
    saved = _notes(path) - before
    found.shown += shown
    found.saved += len(saved)
    found.lost += len(set(range(first, first + shown)) - saved)


def _kill_screens(path: Path, folder: Path, chance: random.Random, found: Killed) -> None:
    """Press one number after another, and keep each mark that was painted."""
    before = len(_judgements(path))
    painted: list[str] = []

    def look(text: str) -> None:
        marks = CHOSEN.findall(text)
        if "Saved at" in text and marks and painted[-1:] != marks:
            painted.extend(marks)

    with Terminal(["-w", str(path), "judge", "--seat", "2"], folder) as terminal:
        terminal.wait("Ctrl+Q Stop")
        terminal.press("g")
        terminal.wait("Go to a case")
        terminal.press("1", "enter")
        terminal.wait("Question 1 of 3")
        terminal.press("enter", "enter")
        terminal.wait("Question 3 of 3")
        until = time.monotonic() + chance.random() * LONGEST
        pressed = "1"
        while time.monotonic() < until:
            pressed = chance.choice([key for key in "1234" if key != pressed])
            terminal.press(pressed)
            terminal.hear(chance.random() * 0.02)
            look(terminal.text)
        terminal.kill()
        look(terminal.text)
    saved = _judgements(path)[before:]
    found.shown += len(painted)
    found.saved += len(saved)
    following = iter(saved)
    found.lost += sum(mark not in following for mark in painted)


def _notes(path: Path) -> set[int]:
    with Workspace.open(path) as workspace:
        rows = workspace.rows("SELECT text FROM passage WHERE text LIKE 'note %'")
    return {int(row[0].removeprefix("note ")) for row in rows}


def _judgements(path: Path) -> list[str]:
    codes = ["yes", "partly", "no", "cannot-tell"]
    with Workspace.open(path) as workspace:
        rows = workspace.rows(
            "SELECT value FROM answer_change WHERE question = 'judgement' ORDER BY event"
        )
    return [str(codes.index(row[0].strip('"')) + 1) for row in rows]
