"""Time from a key written to the terminal until the answer is saved and painted, with peers.

Run as `python -m benchmarks.bench_key_press [PRESSES]`. Each press changes the judgement of a case,
so each is an event in the log, committed to the disk before the screen says so.
"""

import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from benchmarks.bars import line, plain
from benchmarks.bench_first_screen import PEER
from tests.screens.building import small_workspace
from tests.terminal.terminal import Terminal

KEY_PRESS = 20.0


def pressed(terminal: Terminal, key: str, painted: str | Callable[[str], bool]) -> float:
    """Give the milliseconds from a key until the screen shows what it did."""
    began = perf_counter()
    terminal.press(key)
    terminal.wait(painted)
    spent = 1000 * (terminal.heard - began)
    terminal.settle(0.02)
    return spent


def judging(folder: Path, presses: int) -> list[float]:
    """Change one judgement again and again, on the page where members judge."""
    workspace, _ = small_workspace(folder)
    workspace.close()
    spent = []
    with Terminal(["-w", str(workspace.path), "judge", "--seat", "1"], folder) as terminal:
        terminal.wait("Question 1 of 3")
        terminal.settle()
        terminal.press("1", "enter", "enter")
        terminal.wait("Question 3 of 3")
        terminal.settle()
        for number in range(presses):
            key = "1234"[number % 4]

            def painted(screen: str, key: str = key) -> bool:
                return f"> {key}  (x)" in screen and "Saved at" in screen

            spent.append(pressed(terminal, key, painted))
    with closing(sqlite3.connect(workspace.path)) as connection:
        events = connection.execute(
            "SELECT count(*) FROM event WHERE kind = 'answered' AND body LIKE '%judgement%'"
        ).fetchone()[0]
    if events != presses:
        raise SystemExit(f"{presses} keys were pressed, and {events} judgements saved.")
    return spent


def repainting(folder: Path, presses: int) -> list[float]:
    """Press keys in the smallest app, which repaints one line and saves nothing."""
    with Terminal([], folder, program=PEER) as terminal:
        terminal.wait("ready 0")
        terminal.settle()
        return [pressed(terminal, "x", f"ready {number}") for number in range(1, presses + 1)]


def committing(folder: Path, presses: int) -> list[float]:
    """Commit one row at a time, opened as the program opens its file."""
    spent = []
    with closing(sqlite3.connect(folder / "bare.sqlite")) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE row (text TEXT)")
        for _ in range(presses):
            began = perf_counter()
            with connection:
                connection.execute("INSERT INTO row VALUES (?)", ("x" * 400,))
            spent.append(1000 * (perf_counter() - began))
    return spent


def main(presses: int) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        bare = committing(folder, presses)
        peer = repainting(folder, presses)
        ours = judging(folder, presses)
    print(f"{presses} keys in a terminal of 80 by 24, until what they did is painted")
    print(f"  {plain('SQLite alone, one commit, median', median(bare), 'ms')}")
    print(f"  {plain('the smallest app, median', median(peer), 'ms')}")
    print(f"  {line('ours, saved and painted, median', median(ours), 'ms', KEY_PRESS)}")
    print(f"  {plain('ours, 95 of 100 within', quantiles(ours, n=20)[-1], 'ms')}")
    print(f"  {plain('ours, the slowest', max(ours), 'ms')}")
    print(f"  {plain('ours against the smallest app', median(ours) / median(peer), '×')}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
