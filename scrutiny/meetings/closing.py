"""Closes a meeting: what it agreed is fixed, and where it stopped reading is on record."""

from scrutiny.meetings.concluding import needed_shown
from scrutiny.meetings.meeting import Meeting, meeting, needed_open
from scrutiny.meetings.results import theme_results
from scrutiny.workspace import Workspace


def close_meeting(workspace: Workspace, meeting_id: str) -> Meeting:
    """Close a meeting; the head of the log is printed with it.

    For each draw the record keeps its stop point: the last place of the order that was reached.
    """
    held = meeting(workspace, meeting_id)
    needed_open(held)
    needed_shown(held)
    stops = {each.draw.id: each.stop for each in theme_results(workspace, meeting_id)}
    with workspace.write("chair") as writing:
        writing.record(
            "meeting-closed", {"meeting": meeting_id, "head": workspace.head(), "stops": stops}
        )
    return meeting(workspace, meeting_id)
