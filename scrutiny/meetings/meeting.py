"""Opens meetings, seats members, and keeps who was there."""

from dataclasses import dataclass

from scrutiny.clock import is_day
from scrutiny.errors import Refusal
from scrutiny.meetings.begun import begun_cases, kept_when_moved, left_to_others
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
    signed_by: int
    """The seat that signed the closing with its name; 0 when none did."""


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
    came_at: str
    """When the seat was taken (UTC); before the day of the meeting when it was made ready."""

    @property
    def present(self) -> bool:
        """Whether the member is there."""
        return not self.left_at


@dataclass(frozen=True, slots=True)
class Member:
    """A volunteer, known to the log by id only."""

    id: str
    name: OutsideText


def add_member(workspace: Workspace, name: str) -> Member:
    """Add a member, or find the one of this name."""
    wanted = " ".join(name.split())
    # Digits alone would be taken for the number of a seat.
    if not any(letter.isalpha() for letter in wanted):
        raise Refusal("A member needs a name, with letters.", next_step="Type the name again.")
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
        " closing_head, signed_by FROM meeting WHERE meeting = ?",
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
        signed_by=row[10],
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
    role: str | None = None,
    sub_group: str | None = None,
) -> Seat:
    """Seat a member at a meeting, or change the role or sub-group of one who sits there.

    What is not given stays as it was; a new seat is a member's without a sub-group. Whoever had
    left early, or had sent apologies, is there again. A seat keeps the cases that it has begun.
    Refused for another sub-group once the answers are shown, because they count through it.
    """
    held = meeting(workspace, meeting_id)
    needed_open(held)
    if role is not None and role not in ROLES:
        raise Refusal(f"'{role}' is not a role.", next_step=f"The roles are: {', '.join(ROLES)}.")
    if sub_group and not sub_group.isalnum():
        raise Refusal(
            f"'{sub_group}' is not a name for a sub-group.",
            next_step="Use a letter or a number, such as A.",
        )
    member = add_member(workspace, name)
    before = next((each for each in seats(workspace, meeting_id) if each.member == member.id), None)
    wanted = before.role if before and role is None else role or "member"
    group = before.sub_group if before and sub_group is None else (sub_group or "").upper()
    if before and held.shown_at and group != before.sub_group:
        raise Refusal(
            "The chair has shown the answers, so who reads what is fixed now.", where=meeting_id
        )
    with workspace.write() as writing:
        number = before.number if before else _free_number(workspace, meeting_id, member)
        kept = kept_when_moved(workspace, meeting_id, number, group) if before else []
        writing.record(
            "seat-taken",
            {
                "meeting": meeting_id,
                "seat": number,
                "member": member.id,
                "role": wanted,
                "sub_group": group,
            },
        )
        if kept:
            writing.record("cases-assigned", {"meeting": meeting_id, "assignments": kept})
    return seat(workspace, meeting_id, number)


def _free_number(workspace: Workspace, meeting_id: str, member: Member) -> int:
    """Give the seat that was made ready for a member before, or the next that nobody ever had."""
    ready = workspace.value(
        "SELECT seat FROM attendance WHERE meeting = ? AND member = ? AND seat > 0 LIMIT 1",
        (meeting_id, member.id),
    )
    last = workspace.value("SELECT max(seat) FROM attendance WHERE meeting = ?", (meeting_id,))
    return ready or 1 + (last or 0)


def leave_seat(workspace: Workspace, meeting_id: str, number: int) -> Seat:
    """Note that a member left early; the answers given stay."""
    needed_open(meeting(workspace, meeting_id))
    sitting = seat(workspace, meeting_id, number)
    if sitting.left_at:
        raise Refusal(f"It is noted already that seat {number} left early.", where=meeting_id)
    with workspace.write() as writing:
        writing.record("seat-left", {"meeting": meeting_id, "seat": number})
    return seat(workspace, meeting_id, number)


def note_apology(workspace: Workspace, meeting_id: str, name: str) -> Member:
    """Note that a member sent apologies; a seat that was made ready for the member is freed.

    Refused when the member has judged something here: then it is an early leaver.
    """
    held = meeting(workspace, meeting_id)
    needed_open(held)
    member = add_member(workspace, name)
    if any(each.id == member.id for each in apologies(workspace, meeting_id)):
        return member
    ready = next((each for each in seats(workspace, meeting_id) if each.member == member.id), None)
    begun = begun_cases(workspace, meeting_id).values() if ready else ()
    if ready is not None and (held.shown_at or any(ready.number in each for each in begun)):
        raise Refusal(
            f"Seat {ready.number} was here, so these are no apologies.",
            where=meeting_id,
            next_step="Note instead that seat"
            f" {ready.number} left early: scrutiny meeting leave {ready.number}",
        )
    with workspace.write() as writing:
        freed = left_to_others(workspace, meeting_id, ready.number) if ready else []
        if freed:
            writing.record("cases-assigned", {"meeting": meeting_id, "assignments": freed})
        writing.record(
            "apology-noted",
            {"meeting": meeting_id, "member": member.id, "seat": ready.number if ready else 0},
        )
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
        "SELECT seat, member, name, role, sub_group, left_at, came_at"
        " FROM seat JOIN member USING (member) WHERE meeting = ? ORDER BY seat",
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
