"""Opens meetings, seats members, and keeps who was there."""

from dataclasses import dataclass

from scrutiny.clock import is_day
from scrutiny.errors import Refusal
from scrutiny.panels.definition import Panel
from scrutiny.text import OutsideText
from scrutiny.workspace import Workspace

ROLES = ("chair", "vice-chair", "member")


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting of one panel."""

    id: str
    panel: str
    digest: str
    """Which version of the panel file it uses."""
    day: str
    title: OutsideText
    blind: bool
    """Blind fields are hidden until the answers are shown."""
    shown_at: str
    """When the chair showed all answers; empty until then."""
    shown_reason: OutsideText
    closed_at: str
    closing_head: str
    """Head of the log when the meeting closed."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A member's place at a meeting."""

    number: int
    member: str
    name: OutsideText
    role: str
    sub_group: str
    left_at: str
    """When the member left early; empty while present."""


@dataclass(frozen=True, slots=True)
class Member:
    """A volunteer, known to the log by id only."""

    id: str
    name: OutsideText


def add_member(workspace: Workspace, name: str) -> Member:
    """Add a member, or find the one of this name."""
    wanted = " ".join(name.split())
    if not wanted:
        raise Refusal("A member needs a name.", next_step="Type the name again.")
    for known in members(workspace):
        if known.name.show().casefold() == OutsideText(wanted).show().casefold():
            return known
    with workspace.write() as writing:
        member_id = f"M{workspace.value('SELECT count(*) FROM member') + 1}"
        writing.record("member-added", {"member": member_id, "name": writing.passage(wanted)})
    return Member(member_id, OutsideText(wanted))


def members(workspace: Workspace) -> tuple[Member, ...]:
    """Give all members of the office's panels."""
    rows = workspace.rows("SELECT member, name FROM member ORDER BY length(member), member")
    return tuple(Member(row[0], workspace.passage(row[1])) for row in rows)


def open_meeting(
    workspace: Workspace, panel_id: str, day: str, title: str = "", blind: bool | None = None
) -> Meeting:
    """Open a meeting of a panel on a day (`YYYY-MM-DD`)."""
    panel = workspace.panel(panel_id)
    if not is_day(day):
        raise Refusal(f"'{day}' is not a possible date.", next_step="Write it as 2026-12-07.")
    with workspace.write() as writing:
        meeting_id = f"{panel_id}-{day}"
        same = workspace.value(
            "SELECT count(*) FROM meeting WHERE panel = ? AND day = ?", (panel_id, day)
        )
        if same:
            meeting_id = f"{meeting_id}-{same + 1}"
        writing.record(
            "meeting-opened",
            {
                "meeting": meeting_id,
                "panel": panel_id,
                "digest": panel.digest,
                "date": day,
                "title": writing.passage(title),
                "blind": panel.blind if blind is None else blind,
            },
        )
    return meeting(workspace, meeting_id)


def meeting(workspace: Workspace, meeting_id: str) -> Meeting:
    """Give a meeting by its id; raises `Refusal` when there is none."""
    rows = workspace.rows(
        "SELECT meeting, panel, digest, day, title, blind, shown, shown_reason, closed,"
        " closing_head FROM meeting WHERE meeting = ?",
        (meeting_id,),
    )
    if not rows:
        known = [each.id for each in meetings(workspace)]
        raise Refusal(
            f"There is no meeting '{meeting_id}'.",
            next_step=f"The meetings are: {', '.join(known)}."
            if known
            else "Open one with: scrutiny meeting open --panel PANEL --date DATE",
        )
    row = rows[0]
    return Meeting(
        id=row[0],
        panel=row[1],
        digest=row[2],
        day=row[3],
        title=workspace.passage(row[4]),
        blind=bool(row[5]),
        shown_at=row[6],
        shown_reason=workspace.passage(row[7]),
        closed_at=row[8],
        closing_head=row[9],
    )


def meetings(workspace: Workspace) -> tuple[Meeting, ...]:
    """Give all meetings, the latest first."""
    rows = workspace.rows("SELECT meeting FROM meeting ORDER BY day DESC, meeting DESC")
    return tuple(meeting(workspace, row[0]) for row in rows)


def panel_of(workspace: Workspace, held: Meeting) -> Panel:
    """Give the panel as its file stood when the meeting was opened."""
    return workspace.panel(held.panel, held.digest)


def needed_open(held: Meeting) -> None:
    """Refuse a change to a meeting that is closed."""
    if held.closed_at:
        raise Refusal(
            f"The meeting was closed on {held.closed_at[:10]}; what was agreed there is fixed.",
            where=held.id,
            next_step="Bring the case to the next meeting.",
        )


def take_seat(
    workspace: Workspace,
    meeting_id: str,
    name: str,
    role: str = "member",
    sub_group: str = "",
) -> Seat:
    """Seat a member at a meeting, or change the role or sub-group of one who sits there."""
    held = meeting(workspace, meeting_id)
    needed_open(held)
    if role not in ROLES:
        raise Refusal(f"'{role}' is not a role.", next_step=f"The roles are: {', '.join(ROLES)}.")
    if sub_group and not sub_group.isalnum():
        raise Refusal(
            f"'{sub_group}' is not a name for a sub-group.",
            next_step="Use a letter or a number, such as A.",
        )
    member = add_member(workspace, name)
    with workspace.write() as writing:
        number = workspace.value(
            "SELECT seat FROM seat WHERE meeting = ? AND member = ?", (meeting_id, member.id)
        ) or 1 + (
            workspace.value("SELECT max(seat) FROM seat WHERE meeting = ?", (meeting_id,)) or 0
        )
        writing.record(
            "seat-taken",
            {
                "meeting": meeting_id,
                "seat": number,
                "member": member.id,
                "role": role,
                "sub_group": sub_group.upper(),
            },
        )
    return seat(workspace, meeting_id, number)


def leave_seat(workspace: Workspace, meeting_id: str, number: int) -> Seat:
    """Note that a member left early; the answers given stay."""
    needed_open(meeting(workspace, meeting_id))
    seat(workspace, meeting_id, number)
    with workspace.write() as writing:
        writing.record("seat-left", {"meeting": meeting_id, "seat": number})
    return seat(workspace, meeting_id, number)


def note_apology(workspace: Workspace, meeting_id: str, name: str) -> Member:
    """Note that a member sent apologies."""
    needed_open(meeting(workspace, meeting_id))
    member = add_member(workspace, name)
    with workspace.write() as writing:
        writing.record("apology-noted", {"meeting": meeting_id, "member": member.id})
    return member


def apologies(workspace: Workspace, meeting_id: str) -> tuple[Member, ...]:
    """Give the members who sent apologies."""
    rows = workspace.rows(
        "SELECT member, name FROM apology JOIN member USING (member) WHERE meeting = ?"
        " ORDER BY length(member), member",
        (meeting_id,),
    )
    return tuple(Member(row[0], workspace.passage(row[1])) for row in rows)


def seats(workspace: Workspace, meeting_id: str) -> tuple[Seat, ...]:
    """Give the seats of a meeting in order."""
    rows = workspace.rows(
        "SELECT seat, member, name, role, sub_group, left_at FROM seat JOIN member USING (member)"
        " WHERE meeting = ? ORDER BY seat",
        (meeting_id,),
    )
    return tuple(Seat(row[0], row[1], workspace.passage(row[2]), *row[3:]) for row in rows)


def seat(workspace: Workspace, meeting_id: str, number: int) -> Seat:
    """Give one seat; raises `Refusal` when nobody sits there."""
    for each in seats(workspace, meeting_id):
        if each.number == number:
            return each
    raise Refusal(
        f"Nobody sits at seat {number} of this meeting.",
        where=meeting_id,
        next_step="See the seats with: scrutiny meeting show",
    )


def seat_named(workspace: Workspace, meeting_id: str, name: str) -> Seat:
    """Find a seat by its number or by the name of the member."""
    wanted = name.strip().casefold()
    found = [
        each
        for each in seats(workspace, meeting_id)
        if wanted in (str(each.number), f"seat {each.number}", each.name.show().casefold())
    ]
    if len(found) == 1:
        return found[0]
    known = ", ".join(f"{s.number} ({s.name.one_line()})" for s in seats(workspace, meeting_id))
    raise Refusal(
        f"There is no seat '{OutsideText(name).one_line()}'.",
        where=meeting_id,
        next_step=f"The seats are: {known}." if known else "Nobody has been seated yet.",
    )
