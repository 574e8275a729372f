"""What happened last, told without what any seat answered, and without any private note."""

from dataclasses import dataclass

from scrutiny.record.project_safety import PRIVATE
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Happening:
    """One event: when, who, and of which kind."""

    id: int
    time: str
    actor: str
    kind: str


def last_events(workspace: Workspace, count: int) -> tuple[Happening, ...]:
    """Give the last events, oldest first; private ones are left out, also from the count."""
    marks = ", ".join("?" for _ in PRIVATE)
    rows = workspace.rows(
        f"SELECT id, time, actor, kind FROM event WHERE kind NOT IN ({marks})"
        " ORDER BY id DESC LIMIT ?",
        (*PRIVATE, count),
    )
    return tuple(Happening(*row) for row in reversed(rows))
