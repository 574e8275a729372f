"""Keeps until when members are vetted and have promised confidentiality; shuts out who is not.

A date that lies before the day of the meeting shuts a member out of every case of it. Where the
panel file asks for a date, so does having none on record. Only a named authority can allow it all
the same, with a reason; both stand outside the log, and the record keeps that it happened.
"""

from dataclasses import dataclass

from scrutiny.clock import is_day
from scrutiny.errors import Refusal
from scrutiny.meetings.meeting import (
    Member,
    Seat,
    add_member,
    meeting,
    members,
    needed_open,
    panel_of,
    seat,
    seats,
)
from scrutiny.panels.preparing import MEMBER_DATES
from scrutiny.text import OutsideText
from scrutiny.workspace import Workspace

_WORDS = {"vetting": "vetting", "confidentiality": "promise of confidentiality"}


@dataclass(frozen=True, slots=True)
class Allowed:
    """That somebody may read cases although a date is missing or past."""

    authority: OutsideText
    reason: OutsideText
    at: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How one seat of a meeting stands."""

    seat: Seat
    dates: dict[str, str]
    """The day until which each of `MEMBER_DATES` holds, as far as it is on record."""
    problems: tuple[str, ...]
    """What is out of date, in words."""
    allowed: Allowed | None

    @property
    def shut_out(self) -> bool:
        """Whether the seat may read no case."""
        return bool(self.problems) and self.allowed is None


def note_member_date(workspace: Workspace, name: str, what: str, until: str) -> Member:
    """Note until when (`YYYY-MM-DD`, that day included) a member's vetting or promise holds."""
    if what not in MEMBER_DATES:
        raise Refusal(
            f"'{what}' is not a date that is kept of members.",
            next_step=f"Choose one of: {', '.join(MEMBER_DATES)}.",
        )
    if not is_day(until):
        raise Refusal(f"'{until}' is not a possible date.", next_step="Write it as 2027-12-31.")
    member = add_member(workspace, name)
    with workspace.write() as writing:
        writing.record("member-date-noted", {"member": member.id, "what": what, "until": until})
    return member


def member_dates(workspace: Workspace) -> tuple[tuple[Member, dict[str, str]], ...]:
    """Give every member with the dates on record."""
    held: dict[str, dict[str, str]] = {}
    for member, what, until in workspace.rows("SELECT member, what, until FROM member_date"):
        held.setdefault(member, {})[what] = until
    return tuple((each, held.get(each.id, {})) for each in members(workspace))


def allow_member(
    workspace: Workspace, meeting_id: str, number: int, authority: str, reason: str
) -> Standing:
    """Let an out-of-date member read the cases of one meeting, on a named authority's word."""
    needed_open(meeting(workspace, meeting_id))
    sitting = seat(workspace, meeting_id, number)
    if not authority.strip() or not reason.strip():
        raise Refusal(
            "Who allows it and why must both be said.",
            next_step="Give a name with the office held, and a reason.",
        )
    if not _problems(workspace, meeting_id, sitting):
        raise Refusal(f"Nothing of seat {number} is out of date.", where=meeting_id)
    with workspace.write() as writing:
        writing.record(
            "member-allowed",
            {
                "meeting": meeting_id,
                "member": sitting.member,
                "name": writing.passage(authority),
                "reason": writing.passage(reason),
            },
        )
    return standing(workspace, meeting_id, sitting)


def standings(workspace: Workspace, meeting_id: str) -> tuple[Standing, ...]:
    """Give how each seat of a meeting stands."""
    return tuple(standing(workspace, meeting_id, each) for each in seats(workspace, meeting_id))


def standing(workspace: Workspace, meeting_id: str, sitting: Seat) -> Standing:
    """Give how one seat stands."""
    rows = workspace.rows(
        "SELECT name, reason, time FROM member_allowed WHERE meeting = ? AND member = ?",
        (meeting_id, sitting.member),
    )
    allowed = (
        Allowed(workspace.passage(rows[0][0]), workspace.passage(rows[0][1]), rows[0][2])
        if rows
        else None
    )
    problems = _problems(workspace, meeting_id, sitting)
    return Standing(sitting, _dates(workspace, sitting.member), problems, allowed)


def out_of_date(workspace: Workspace, meeting_id: str, number: int) -> bool:
    """Tell whether a seat may read no case."""
    return standing(workspace, meeting_id, seat(workspace, meeting_id, number)).shut_out


def needed_in_date(workspace: Workspace, meeting_id: str, number: int) -> None:
    """Refuse to show a case to a seat whose vetting or promise ran out."""
    found = standing(workspace, meeting_id, seat(workspace, meeting_id, number))
    if found.shut_out:
        raise Refusal(
            f"Seat {number} may not read cases now: {'; '.join(found.problems)}.",
            where=meeting_id,
            next_step="The office puts the date right, or somebody with the authority allows it:"
            " scrutiny prepare members --help",
        )


def _problems(workspace: Workspace, meeting_id: str, sitting: Seat) -> tuple[str, ...]:
    held = meeting(workspace, meeting_id)
    dates = _dates(workspace, sitting.member)
    needed = panel_of(workspace, held).preparing.member_dates
    found = []
    for what in MEMBER_DATES:
        until = dates.get(what, "")
        if until and until < held.day:
            found.append(f"the {_WORDS[what]} ran out on {until}")
        elif not until and what in needed:
            found.append(f"no {_WORDS[what]} is on record")
    return tuple(found)


def _dates(workspace: Workspace, member_id: str) -> dict[str, str]:
    rows = workspace.rows("SELECT what, until FROM member_date WHERE member = ?", (member_id,))
    return dict(rows)
