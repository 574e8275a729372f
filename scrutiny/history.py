"""What happened last, told without what any seat answered."""

from dataclasses import dataclass

from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Happening:
    """One event: when, who, and of which kind."""

    id: int
    time: str
    actor: str
    kind: str


def last_events(workspace: Workspace, count: int) -> tuple[Happening, ...]:
    """Give the last events, oldest first."""
    rows = workspace.rows(
        "SELECT id, time, actor, kind FROM event ORDER BY id DESC LIMIT ?", (count,)
    )
    return tuple(Happening(*row) for row in reversed(rows))
