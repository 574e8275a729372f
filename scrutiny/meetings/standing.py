"""Finds the themes that every meeting of a panel looks at, and how far each is prepared.

A standing theme comes with the panel's file, in the version that the meeting was opened with. It is
forgotten only when somebody looks away: nothing here can drop one.
"""

from dataclasses import dataclass

from scrutiny.meetings.meeting import meeting, panel_of
from scrutiny.panels.definition import Condition
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class StandingTheme:
    """A standing theme, as one meeting has it."""

    theme: Condition
    draws: tuple[str, ...]
    """The draws of this theme that were brought to the meeting."""
    frames: tuple[str, ...]
    """Sealed lists of this theme that no meeting has used yet."""

    @property
    def ready(self) -> bool:
        """Whether cases of it are at the meeting."""
        return bool(self.draws)


def standing_themes(workspace: Workspace, meeting_id: str) -> tuple[StandingTheme, ...]:
    """Give the standing themes of a meeting in the order of the panel's file."""
    held = meeting(workspace, meeting_id)
    found = []
    for theme in panel_of(workspace, held).themes:
        if not theme.standing:
            continue
        draws = workspace.rows(
            "SELECT d.draw FROM meeting_draw AS m JOIN draw AS d USING (draw) JOIN frame AS f"
            " USING (frame) WHERE m.meeting = ? AND f.theme = ? ORDER BY d.event",
            (meeting_id, theme.id),
        )
        frames = workspace.rows(
            "SELECT frame FROM frame WHERE panel = ? AND theme = ? AND frame NOT IN"
            " (SELECT d.frame FROM meeting_draw AS m JOIN draw AS d USING (draw))"
            " ORDER BY event",
            (held.panel, theme.id),
        )
        found.append(
            StandingTheme(theme, tuple(row[0] for row in draws), tuple(row[0] for row in frames))
        )
    return tuple(found)
