"""Acts about members before a meeting: inviting them, and the dates that let them read."""

from scrutiny.meetings.attendance import expected_members
from scrutiny.meetings.meeting import ROLES, Seat, seats, take_seat
from scrutiny.panels.preparing import MEMBER_DATES
from scrutiny.preparing.members import Standing, allow_member, note_member_date, standings
from scrutiny.workspace import Workspace
from tui.desk.steps import Steps, checked_day, checked_number, choose, needed, typed
from tui.plain.sentences import counted, seat_words

INVITE = "Invite members, choose who chairs, make sub-groups"
DATES = "Vetting and confidentiality dates, and who may read"
_TITLES = {"vetting": "Vetted until", "confidentiality": "Confidentiality until"}


def invite(workspace: Workspace, meeting_id: str) -> Steps:
    """Seat several members at once, choose who chairs, and share them between sub-groups."""
    known = "; ".join(each.name.show() for each in expected_members(workspace, meeting_id))
    names = yield from typed(
        "Invite members",
        "Their names, with ; between them. Leave it as it is when all are invited already."
        if seats(workspace, meeting_id)
        else "Their names, with ; between them.",
        needed if not seats(workspace, meeting_id) else lambda _: "",
        known if len(known) <= 200 and "‹" not in known else "",
    )
    wanted = [name for name in (" ".join(each.split()) for each in names.split(";")) if name]
    with workspace.write():
        for name in wanted:
            take_seat(workspace, meeting_id, name)
    sitting = seats(workspace, meeting_id)
    chair = next((each.number for each in sitting if each.role == ROLES[0]), sitting[0].number)
    place = yield from choose(
        "Invite members",
        "Who chairs?",
        [seat_words(each) for each in sitting],
        [each.number for each in sitting].index(chair),
    )
    most = min(len(sitting), 6)
    number = yield from typed(
        "Invite members",
        "How many sub-groups? 1 means that all sit together.",
        checked_number(1, most),
        str(max(1, len({each.sub_group for each in sitting if each.sub_group}))),
    )
    with workspace.write():
        for count, each in enumerate(sitting):
            group = "ABCDEF"[count % int(number)] if int(number) > 1 else ""
            take_seat(workspace, meeting_id, each.name.show(), _role(each, sitting[place]), group)
    return f"{counted(len(sitting), 'member')} invited."


def _role(each: Seat, chair: Seat) -> str:
    if each.number == chair.number:
        return ROLES[0]
    return ROLES[-1] if each.role == ROLES[0] else each.role


def standing_words(each: Standing) -> str:
    """Say of one seat until when its dates hold, and whether it may read."""
    dates = ", ".join(
        f"{done} {'until ' + each.dates[what] if what in each.dates else '(no date)'}"
        for what, done in zip(MEMBER_DATES, ("vetted", "sworn"), strict=True)
    )
    state = "may NOT read" if each.shut_out else "may read"
    if each.allowed is not None:
        state = f"may read, as {each.allowed.authority.one_line()} allowed"
    return f"{each.seat.name.one_line()}: {dates} - {state}"


def member_dates(workspace: Workspace, meeting_id: str) -> Steps:
    """Note dates of one member after the other, or of all who lack one, until the person leaves."""
    title = "Vetting and confidentiality"
    while True:
        standing = standings(workspace, meeting_id)
        if not standing:
            return "Nobody is invited yet. Invite the members first."
        rows = ["All of them", *(standing_words(each) for each in standing)]
        place = yield from choose(title, "Whose date? Escape when you are done.", rows)
        chosen = standing[place - 1 :][:1] if place else standing
        acts = [_TITLES[what] for what in MEMBER_DATES]
        if place and standing[place - 1].shut_out:
            acts.append("May read all the same: somebody with the authority says so")
        what = yield from choose(title, rows[place], acts)
        if what == len(MEMBER_DATES):
            authority = yield from typed(title, "Who allows it? Name and office.", needed)
            reason = yield from typed(title, "Why?", needed)
            allow_member(workspace, meeting_id, chosen[0].seat.number, authority, reason)
            continue
        until = yield from typed(
            title, f"{acts[what]}: write the last day, as 2027-12-31.", checked_day
        )
        with workspace.write():
            for each in chosen:
                note_member_date(workspace, each.seat.name.show(), MEMBER_DATES[what], until)
