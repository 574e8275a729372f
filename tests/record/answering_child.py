"""Answers one question after another until it is killed, and tells each answer once it is saved."""

import sys
from pathlib import Path

from scrutiny.meetings.answering import give_answer
from scrutiny.meetings.viewing import seat_cases
from scrutiny.workspace import Workspace


def main(path: str, meeting_id: str, first: int) -> None:
    """Write `number text` on the standard output after each commit, until the end of time."""
    workspace = Workspace.open(Path(path), device="child")
    case_id = seat_cases(workspace, meeting_id, 1)[0].case_id
    number = first
    while True:
        give_answer(workspace, meeting_id, 1, case_id, "note", f"note {number}")
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
        number += 1


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
