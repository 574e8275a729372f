"""Opens a meeting with what comes to it by itself: cases carried forward, and standing themes."""

from dataclasses import dataclass

from scrutiny.meetings.cases import MeetingCase, carry_forward
from scrutiny.meetings.meeting import Meeting, open_meeting
from scrutiny.meetings.standing import StandingTheme, standing_themes
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OpenedMeeting:
    """A meeting that was opened, and what came to it."""

    meeting: Meeting
    carried: tuple[MeetingCase, ...]
    standing: tuple[StandingTheme, ...]


def open_prepared(
    workspace: Workspace, panel_id: str, day: str, title: str = "", blind: bool | None = None
) -> OpenedMeeting:
    """Open a meeting, and bring the cases carried forward, in one transaction."""
    with workspace.write():
        held = open_meeting(workspace, panel_id, day, title, blind)
        carried = carry_forward(workspace, held.id)
    return OpenedMeeting(held, carried, standing_themes(workspace, held.id))
