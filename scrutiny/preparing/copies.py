"""Says who gets which copy of the reading pack: numbered, and with only the cases of that seat.

A case in which the member declared a conflict is left out of that copy. Whoever is out of
date, or is not there, gets no copy.
"""

from dataclasses import dataclass

from scrutiny.meetings.meeting import Seat, meeting, seats
from scrutiny.meetings.viewing import conflicts, seat_cases
from scrutiny.preparing.members import standings
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Copy:
    """One member's copy of the pack."""

    number: int
    of: int
    seat: Seat
    case_ids: frozenset[str]
    """The cases that are printed in it."""
    conflicts: int
    """How many of the seat's cases are left out, because the member should not read them."""


@dataclass(frozen=True, slots=True)
class Copies:
    """All copies of one pack, and the seats that get none."""

    copies: tuple[Copy, ...]
    without: tuple[tuple[Seat, str], ...]
    """Seats that get none, each with the reason."""


def copies_of(workspace: Workspace, meeting_id: str) -> Copies:
    """Give the copies of a meeting's pack, in the order of the seats."""
    meeting(workspace, meeting_id)
    shut = {
        each.seat.number: "; ".join(each.problems)
        for each in standings(workspace, meeting_id)
        if each.shut_out
    }
    sitting = seats(workspace, meeting_id)
    without = [(each, shut[each.number]) for each in sitting if each.number in shut]
    there = [each for each in sitting if each.number not in shut]
    without += [(each, "left early") for each in there if each.left_at]
    getting = [each for each in there if not each.left_at]
    made = []
    for number, each in enumerate(getting, start=1):
        mine = {case.case_id for case in seat_cases(workspace, meeting_id, each.number)}
        hidden = mine & conflicts(workspace, meeting_id, each.number)
        made.append(Copy(number, len(getting), each, frozenset(mine - hidden), len(hidden)))
    return Copies(tuple(made), tuple(sorted(without, key=lambda one: one[0].number)))
