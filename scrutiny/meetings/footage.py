"""Keeps when footage of a case was watched and for how long; never the footage itself.

Minutes belong to whoever watched together: a sub-group, or one seat where there are no sub-groups,
so that three people before one screen are counted once. They are no answer: U does not take them
back; minutes typed by hand take the place of all that was noted before.
"""

import re
from dataclasses import dataclass

from scrutiny.errors import Refusal
from scrutiny.meetings.answering import Saved
from scrutiny.meetings.cases import meeting_case
from scrutiny.meetings.forms import case_form
from scrutiny.meetings.meeting import Seat, meeting, needed_open, panel_of, seat
from scrutiny.meetings.viewing import conflicts, is_assigned
from scrutiny.text import OutsideText
from scrutiny.workspace import Workspace

FOOTAGE = "footage"
"""The source of questions that are answered from footage."""
MOST_MINUTES = 24 * 60
LONG = 4 * 60 * 60
"""Seconds after which one viewing is more likely a forgotten key than a film."""


@dataclass(frozen=True, slots=True)
class Viewing:
    """What one sub-group or one seat has watched of a case."""

    case_id: str
    viewer: str
    """`group:A`, `seat:3`, or `panel`."""
    seconds: int
    """Of all viewings that have an end."""
    since: str
    """When the viewing that is going on began (UTC); empty when none is."""
    longest: int
    """Seconds of the longest single viewing."""
    note: OutsideText
    """Where minutes that were typed by hand come from."""


@dataclass(frozen=True, slots=True)
class FootageTotal:
    """What was watched at a meeting."""

    seconds: int
    cases: int
    """Cases of which anything was watched."""
    unended: int
    """Viewings without an end; they are in no sum."""
    viewings: tuple[Viewing, ...]
    """By case and viewer."""


def viewer_of(sitting: Seat) -> str:
    """Name who watches together with a seat."""
    return f"group:{sitting.sub_group}" if sitting.sub_group else f"seat:{sitting.number}"


def has_footage(workspace: Workspace, meeting_id: str, case_id: str) -> bool:
    """Tell whether the form asks anything about this case that is answered from footage."""
    panel = panel_of(workspace, meeting(workspace, meeting_id))
    questions = case_form(workspace, panel, case_id).questions
    return any(each.source == FOOTAGE for each in questions)


def begin_or_pause(workspace: Workspace, meeting_id: str, number: int, case_id: str) -> Viewing:
    """Note that watching begins or, when it is going on, that it pauses or ends."""
    viewer = _may_watch(workspace, meeting_id, number, case_id)
    going_on = viewing_of(workspace, meeting_id, case_id, viewer).since
    with workspace.write(f"seat:{number}") as writing:
        writing.record(
            "viewing-ended" if going_on else "viewing-begun",
            {"meeting": meeting_id, "case": case_id, "viewer": viewer},
        )
    return viewing_of(workspace, meeting_id, case_id, viewer)


def end_viewing(workspace: Workspace, meeting_id: str, number: int, case_id: str) -> Saved | None:
    """End a viewing that is going on, because its seat leaves the case; `None` when none is."""
    viewer = viewer_of(seat(workspace, meeting_id, number))
    if not viewing_of(workspace, meeting_id, case_id, viewer).since:
        return None
    with workspace.write(f"seat:{number}") as writing:
        writing.record("viewing-ended", {"meeting": meeting_id, "case": case_id, "viewer": viewer})
    return Saved(writing.saved)


def set_minutes(
    workspace: Workspace,
    meeting_id: str,
    case_id: str,
    minutes: int,
    note: str = "",
    number: int = 0,
    viewer: str = "",
    actor: str = "",
) -> Saved:
    """Put minutes typed by hand in the place of what was noted; 0 when nothing was watched.

    For a seat by its `number`, or for a `viewer` such as `group:A`; without either for the panel.
    `note` says where they come from, and who had the player in hand where that matters.
    """
    needed_open(meeting(workspace, meeting_id))
    meeting_case(workspace, meeting_id, case_id)
    if not 0 <= minutes <= MOST_MINUTES:
        raise Refusal(
            f"{minutes} minutes cannot be right.",
            next_step=f"Give whole minutes, from 0 to {MOST_MINUTES}.",
        )
    whose = viewer or "panel"
    if number:
        whose = _may_watch(workspace, meeting_id, number, case_id)
    with workspace.write(actor or (f"seat:{number}" if number else "office")) as writing:
        writing.record(
            "viewing-set",
            {
                "meeting": meeting_id,
                "case": case_id,
                "viewer": whose,
                "minutes": minutes,
                "note": writing.passage(note),
            },
        )
    return Saved(writing.saved)


def minutes_in(text: str) -> tuple[int, str]:
    """Read minutes and where they come from, as a person types them.

    >>> minutes_in("12 minutes, from the sheet")
    (12, 'from the sheet')
    >>> minutes_in("7")
    (7, '')
    """
    found = re.fullmatch(r"\s*([0-9]{1,5})\s*(?:min(?:ute)?s?\b\.?)?[\s,;:.]*(.*)", text, re.DOTALL)
    if found is None:
        raise Refusal(
            "Begin with the minutes as a whole number.",
            next_step="Write it like: 12, from the sheet.",
        )
    return int(found[1]), found[2].strip()


def _may_watch(workspace: Workspace, meeting_id: str, number: int, case_id: str) -> str:
    needed_open(meeting(workspace, meeting_id))
    sitting = seat(workspace, meeting_id, number)
    if not is_assigned(meeting_case(workspace, meeting_id, case_id), sitting):
        raise Refusal(f"This case is not assigned to seat {number}.", where=meeting_id)
    if case_id in conflicts(workspace, meeting_id, number):
        raise Refusal("You said that you should not judge this case, so it is hidden from you.")
    if not has_footage(workspace, meeting_id, case_id):
        raise Refusal(
            "The form asks nothing about footage of this case, so there is nothing to note."
        )
    return viewer_of(sitting)


def viewing_of(workspace: Workspace, meeting_id: str, case_id: str, viewer: str) -> Viewing:
    """Give what one sub-group or seat has watched of a case."""
    for each in footage_total(workspace, meeting_id).viewings:
        if (each.case_id, each.viewer) == (case_id, viewer):
            return each
    return Viewing(case_id, viewer, 0, "", 0, OutsideText(""))


def footage_total(workspace: Workspace, meeting_id: str) -> FootageTotal:
    """Add up what was watched at a meeting."""
    rows = workspace.rows(
        "SELECT case_id, viewer, sum(seconds), max(CASE WHEN ended = '' THEN began ELSE '' END),"
        " max(seconds), max(note), sum(ended = '') FROM footage WHERE meeting = ?"
        " GROUP BY case_id, viewer ORDER BY min(event)",
        (meeting_id,),
    )
    viewings = tuple(
        Viewing(case_id, viewer, seconds, since, longest, workspace.passage(note))
        for case_id, viewer, seconds, since, longest, note, _ in rows
    )
    return FootageTotal(
        seconds=sum(each.seconds for each in viewings),
        cases=len({each.case_id for each in viewings if each.seconds}),
        unended=sum(row[-1] for row in rows),
        viewings=viewings,
    )
