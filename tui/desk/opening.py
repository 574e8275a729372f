"""Acts that open a meeting: a new one, or one like an earlier one. Their last words are its id."""

from scrutiny.meetings.meeting import Meeting, meetings, panel_of
from scrutiny.meetings.words import meeting_words
from scrutiny.preparing.copying import copy_meeting
from scrutiny.preparing.opening import open_prepared
from scrutiny.workspace import Workspace
from tui.desk.steps import Steps, checked_day, choose, typed
from tui.plain.sentences import shown

NEW = "Open a new meeting"
LIKE = "Open a meeting like an earlier one: its members, sub-groups, themes and plans"
DAY = "On which day is it? Write it as 2026-12-07."


def open_new(workspace: Workspace) -> Steps:
    """Open a meeting of a panel on a day."""
    ids = workspace.panel_ids()
    place = 0
    if len(ids) > 1:
        names = [shown(workspace.panel(each).name) for each in ids]
        place = yield from choose(NEW, "Of which panel?", names)
    day = yield from typed(NEW, DAY, checked_day)
    return open_prepared(workspace, ids[place], day).meeting.id


def open_like(workspace: Workspace) -> Steps:
    """Open a meeting in the likeness of an earlier one; the latest stands first."""
    held = meetings(workspace)
    if not held:
        return ""
    rows = [_words(workspace, each) for each in held]
    place = yield from choose("Open a meeting like an earlier one", "Like which?", rows)
    day = yield from typed("Open a meeting like an earlier one", DAY, checked_day)
    return copy_meeting(workspace, held[place].id, day).meeting.id


def _words(workspace: Workspace, held: Meeting) -> str:
    return meeting_words(panel_of(workspace, held), held)
