"""What a seat notes beside its answers: footage watched, and what it passes on in private.

One wording for the screens and for the plain mode; all of it is saved by functions of the domain.
"""

from scrutiny.meetings.footage import LONG, begin_or_pause, minutes_in, set_minutes
from scrutiny.meetings.referring import refer
from scrutiny.meetings.turn import Turn
from scrutiny.meetings.words import duration_words
from scrutiny.workspace import Workspace

REFER_TITLE = "A private note about this case"
REFER_HINT = (
    "For misconduct, or when someone may be at risk. Only the coordinator reads it and passes it"
    " on. It goes into no report and no figure, and is not shown again here."
)
REFER_DONE = "Kept in private. It is shown on no page. The coordinator passes it on."
MINUTES_TITLE = "Footage watched"
MINUTES_HINT = "Type the minutes in all, then where they come from, like: 12, from the sheet."
HIDDEN = "This case is hidden from you, so nothing is noted about it. U takes that back."
"""Said where a seat would note something about a case that it should not judge."""
NOTHING_KEPT = "Nothing was written, so nothing is kept."
SUPPORT = (
    "You may stop for as long as you like. Speak to the chair or to the coordinator if this was"
    " hard to read or to watch."
)
"""Said on the pause page where the panel's file says nothing."""


def support_words(workspace: Workspace) -> str:
    """Say where support is, by the files of this workspace's panels."""
    said = {workspace.panel(each).support.strip() for each in workspace.panel_ids()} - {""}
    return "\n\n".join(sorted(said)) or SUPPORT


def footage_step(turn: Turn) -> str:
    """Note that watching begins or pauses, and say how long it was so far."""
    if turn.view is None:
        return HIDDEN
    if turn.at_end or turn.covered:
        return "Press Enter to read the case first."
    if turn.sheet is not None:
        return "A sheet is typed, not watched. Press M for the minutes that stand on it."
    case_id = turn.case.case.case_id
    viewing = begin_or_pause(turn.workspace, turn.meeting.id, turn.seat.number, case_id)
    so_far = f"{duration_words(viewing.seconds)} so far"
    if viewing.since:
        before = f" ({so_far} before)" if viewing.seconds else ""
        return f"Viewing begins now{before}. Press V again when you pause or have seen it."
    if viewing.longest > LONG:
        return f"Viewing ends: {so_far}. That is long. Press M if it is not right."
    return f"Viewing ends: {so_far}. Press V to go on watching, M to put the minutes right."


def minutes_step(turn: Turn, text: str) -> str:
    """Keep minutes that were typed by hand; blank text keeps what was noted."""
    if not text.strip():
        return ""
    minutes, note = minutes_in(text)
    case_id = turn.case.case.case_id
    set_minutes(
        turn.workspace,
        turn.meeting.id,
        case_id,
        minutes,
        note,
        number=turn.seat.number,
        actor=turn.actor,
    )
    return ""


def refer_step(
    workspace: Workspace, meeting_id: str, case_id: str, text: str, number: int, actor: str = ""
) -> str:
    """Keep a private note; blank text keeps nothing. `actor` enters it for the seat, if anyone."""
    if text.strip():
        refer(workspace, meeting_id, case_id, text, number, actor)
    return ""
