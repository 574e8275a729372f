"""Time from the prompt to the first page in a real terminal, and what `--help` costs, with peers.

Run as `python -m benchmarks.bench_first_screen [TIMES]`.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.bars import line, plain
from tests.screens.building import small_workspace
from tests.terminal.terminal import PROGRAM, ROOT, Terminal

FIRST_SCREEN = 0.5
HELP = 80.0
PEER = (sys.executable, "-m", "benchmarks.smallest_app")


def shown_after(program: Sequence[str], arguments: Sequence[str], folder: Path, last: str) -> float:
    """Give the seconds from the start of a program until its page stands to its last words."""
    with Terminal(arguments, folder, program=program) as terminal:
        terminal.wait(last)
        return terminal.heard - terminal.began


def cpu_of(*arguments: str) -> float:
    """Give the milliseconds of CPU that one run of the interpreter takes."""
    compiling = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    child = subprocess.Popen(
        [sys.executable, *arguments], stdout=subprocess.DEVNULL, cwd=ROOT, env=compiling
    )
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0
    return 1000 * (used.ru_utime + used.ru_stime)


def main(times: int) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        workspace, _ = small_workspace(folder)
        workspace.close()
        arguments = ["-w", str(workspace.path)]
        peers, ours = [], []
        for _ in range(times + 1):
            peers.append(shown_after(PEER, [], folder, "ready 0"))
            ours.append(shown_after(PROGRAM, arguments, folder, "Ctrl+Q Stop"))
        bare = [cpu_of("-c", "") for _ in range(times + 1)][1:]
        helped = [cpu_of("-m", "tui", "--help") for _ in range(times + 1)][1:]
    print(f"the first page in a terminal of 80 by 24, {times} times in turn with its peer")
    print(f"  {plain('the smallest app, quickest', min(peers[1:]), 's')}")
    print(f"  {plain('the smallest app, median', median(peers[1:]), 's')}")
    print(f"  {line('ours, quickest', min(ours[1:]), 's', FIRST_SCREEN)}")
    print(f"  {plain('ours, median', median(ours[1:]), 's')}")
    print(f"  {plain('ours against the smallest app', median(ours[1:]) / median(peers[1:]), '×')}")
    print("--help, CPU")
    print(f"  {plain('a bare interpreter', min(bare), 'ms')}")
    print(f"  {line('--help above that', min(helped) - min(bare), 'ms', HELP)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
