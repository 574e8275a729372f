"""Closes a meeting: what it agreed is fixed, and where it stopped reading is on record.

Closing cannot be taken back, so the chair signs it with a typed name. The name is only compared;
the record keeps the number of the seat.
"""

from scrutiny.errors import Refusal
from scrutiny.meetings.cases import MeetingCase, meeting_cases
from scrutiny.meetings.concluding import conclusions, needed_shown
from scrutiny.meetings.meeting import Meeting, Seat, meeting, needed_open, seats
from scrutiny.meetings.results import theme_results
from scrutiny.text import OutsideText
from scrutiny.workspace import OFFICE, Workspace


def signers(workspace: Workspace, meeting_id: str) -> tuple[Seat, ...]:
    """Give the seats that may sign the closing; none when nobody sits as chair or vice-chair.

    It is the chair; the vice-chair when no chair is there any more; and when both have left, as at
    the end of the day, either of them.
    """
    leading = [
        each for each in seats(workspace, meeting_id) if each.role in ("chair", "vice-chair")
    ]
    for role in ("chair", "vice-chair"):
        there = tuple(each for each in leading if each.role == role and each.present)
        if there:
            return there
    return tuple(leading)


def not_agreed(workspace: Workspace, meeting_id: str) -> tuple[MeetingCase, ...]:
    """Give the cases that could be produced and of which nothing was agreed, in order."""
    agreed = {each.case_id for each in conclusions(workspace, meeting_id)}
    return tuple(
        each
        for each in meeting_cases(workspace, meeting_id)
        if not each.unavailable and each.case_id not in agreed
    )


def close_meeting(workspace: Workspace, meeting_id: str, signed_by: str | None = None) -> Meeting:
    """Close a meeting; the head of the log is printed with it.

    `signed_by` is the name that the chair typed; case and spaces do not matter. `None` says that
    the office closes it without the chair's name, and the record says so too. For each draw the
    record keeps its stop point: the last place of the order that was reached.
    """
    held = meeting(workspace, meeting_id)
    needed_open(held)
    needed_shown(held)
    able = signers(workspace, meeting_id)
    signer = _signer(able, signed_by, meeting_id) if signed_by is not None and able else 0
    stops = {each.draw.id: each.stop for each in theme_results(workspace, meeting_id)}
    with workspace.write(OFFICE if signed_by is None else "chair") as writing:
        writing.record(
            "meeting-closed",
            {
                "meeting": meeting_id,
                "head": workspace.head(),
                "stops": stops,
                "signed_by": signer,
                "not_agreed": [each.case_id for each in not_agreed(workspace, meeting_id)],
            },
        )
    return meeting(workspace, meeting_id)


def _signer(able: tuple[Seat, ...], typed: str, meeting_id: str) -> int:
    wanted = plain_name(typed)
    for each in able:
        if wanted and plain_name(each.name.show()) == wanted:
            return each.number
    who = " or ".join(f"the {each.role} (seat {each.number})" for each in able)
    raise Refusal(
        f"'{OutsideText(typed).one_line()}' is not the name of {who}."
        if wanted
        else "No name was typed.",
        where=meeting_id,
        next_step=f"To close, {who} types their own name as it stands on the seat list.",
    )


def plain_name(name: str) -> str:
    """Bring a name into a form in which case and spaces do not matter.

    >>> plain_name("  Ann   de  la Mare ") == plain_name("ann DE LaMare")
    True
    """
    return "".join(OutsideText(name).show().split()).casefold()
