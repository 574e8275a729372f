"""Who comes, who leaves early, who sends apologies, and who moves to another sub-group.

Each coming and going stays on record with its time. A member who comes late gets the cases that are
assigned to everyone and to the sub-group; what an early leaver answered goes on counting.
"""

from dataclasses import dataclass

from scrutiny.errors import Refusal
from scrutiny.meetings.begun import judging_began
from scrutiny.meetings.meeting import (
    Member,
    Seat,
    apologies,
    meeting,
    needed_open,
    seat,
    seats,
    take_seat,
)
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Coming:
    """One coming or going, as the log has it."""

    member: str
    seat: int
    """0 when no seat was taken."""
    what: str
    """`came`, `left`, `came back`, `apology` or `apology withdrawn`."""
    at: str
    """UTC."""


def comings(workspace: Workspace, meeting_id: str) -> tuple[Coming, ...]:
    """Give every coming and going of a meeting, the oldest first."""
    rows = workspace.rows(
        "SELECT member, seat, what, time FROM attendance WHERE meeting = ? ORDER BY event, member",
        (meeting_id,),
    )
    return tuple(Coming(*row) for row in rows)


def needed_newcomer(workspace: Workspace, meeting_id: str, name: str) -> None:
    """Refuse to seat as a newcomer whoever is on the list already, and would lose role or group."""
    wanted = " ".join(name.split()).casefold()
    for each in seats(workspace, meeting_id):
        if each.name.show().casefold() == wanted:
            raise Refusal(
                f"{each.name.one_line()} is on the list already, as seat {each.number}.",
                where=meeting_id,
                next_step="Choose the name on the list.",
            )


def return_to_seat(workspace: Workspace, meeting_id: str, number: int) -> Seat:
    """Note that a member who had left early is back, on the same seat."""
    sitting = seat(workspace, meeting_id, number)
    if not sitting.left_at:
        raise Refusal(f"Seat {number} has not left.", where=meeting_id)
    return take_seat(workspace, meeting_id, sitting.name.show(), sitting.role, sitting.sub_group)


def change_seat(
    workspace: Workspace,
    meeting_id: str,
    number: int,
    role: str | None = None,
    sub_group: str | None = None,
) -> Seat:
    """Change the role or the sub-group of a member who is there; what is not given stays.

    The seat keeps the cases that it has begun, whichever sub-group they belong to.
    """
    sitting = seat(workspace, meeting_id, number)
    if sitting.left_at:
        raise Refusal(
            f"Seat {number} has left.", where=meeting_id, next_step="Note first that they are back."
        )
    return take_seat(workspace, meeting_id, sitting.name.show(), role, sub_group)


def withdraw_apology(workspace: Workspace, meeting_id: str, name: str) -> Member:
    """Take back an apology that was noted by mistake; the member has no seat by that."""
    needed_open(meeting(workspace, meeting_id))
    wanted = " ".join(name.split()).casefold()
    for each in apologies(workspace, meeting_id):
        if each.name.show().casefold() == wanted:
            with workspace.write() as writing:
                writing.record("apology-withdrawn", {"meeting": meeting_id, "member": each.id})
            return each
    raise Refusal(
        "No apology of this name is noted.",
        where=meeting_id,
        next_step="See who sent apologies with: scrutiny meeting attendance",
    )


def expected_members(workspace: Workspace, meeting_id: str) -> tuple[Member, ...]:
    """Give the known members who have no seat at this meeting, those with apologies first."""
    rows = workspace.rows(
        "SELECT m.member, m.name, p.member IS NULL FROM member AS m"
        " LEFT JOIN apology AS p ON p.member = m.member AND p.meeting = ?"
        " WHERE m.member IN (SELECT member FROM attendance)"
        " AND m.member NOT IN (SELECT member FROM seat WHERE meeting = ?)",
        (meeting_id, meeting_id),
    )
    found = [(row[2], Member(row[0], workspace.passage(row[1]))) for row in rows]
    return tuple(
        member for _, member in sorted(found, key=lambda one: (one[0], one[1].name.show()))
    )


def sub_groups(workspace: Workspace, meeting_id: str) -> tuple[str, ...]:
    """Name the sub-groups in which somebody sits."""
    return tuple(sorted({each.sub_group for each in seats(workspace, meeting_id)} - {""}))


def is_late(workspace: Workspace, meeting_id: str, sitting: Seat) -> bool:
    """Tell whether a member took the seat after somebody had begun to judge."""
    began = judging_began(workspace, meeting_id)
    return bool(began) and sitting.came_at > began
