"""Kill the judging program at random moments of typing, and count what was lost.

Run as `python -m benchmarks.kills [TIMES] [SEED]`. It times nothing, but is too long for a test.
"""

import sys
import tempfile
from pathlib import Path

from tests.record.killing import SEED, kill_often


def main(times: int, seed: int) -> None:
    with tempfile.TemporaryDirectory() as made:
        found = kill_often(Path(made), times, seed)
    print(f"{found.kills} kills: {found.shown} savings were shown, {found.saved} were in the file,")
    print(f"{found.lost} that were shown were lost. The record verified after each kill.")
    if found.lost:
        raise SystemExit(1)


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    main(given[0] if given else 300, given[1] if len(given) > 1 else SEED)
