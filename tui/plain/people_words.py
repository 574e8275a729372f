"""The sentences about people at a meeting: who is here, whose paper sheet it is, who signs.

Both front ends say them. Every text that came from outside is cleaned before it leaves.
"""

from collections.abc import Sequence

from scrutiny.clock import moment_of
from scrutiny.meetings.attendance import Coming, is_late, sub_groups
from scrutiny.meetings.cases import EVERYONE, MeetingCase, meeting_cases
from scrutiny.meetings.meeting import Meeting, Member, Seat, seats
from scrutiny.meetings.paper import PaperSheet
from scrutiny.meetings.viewing import seat_cases
from scrutiny.workspace import Workspace
from tui.plain.sentences import counted, seat_words, shown

WHO_IS_HERE = "Who is here: late arrivals, apologies, sub-groups"
PAPER = "Enter a paper sheet for a member"
SOMEBODY_ELSE = "Somebody else: type the name"
TYPING = (
    "Who types it in? Each answer is marked with that name. Best is somebody who does not judge"
    " here, or has finished, because whoever types sees what is on the sheet."
)
LATE = "Somebody comes late, or is missing on this list"
APOLOGY = "Somebody sent apologies"
GROUPS = "Sub-groups, and how the cases are shared between them"
_LISTED = 8
"""Cases that are named one by one before closing."""
CHOOSE_NAME = "Choose the name, then the sub-group."
ACTS = {
    "back": "Is back again",
    "leave": "Left early, just now",
    "group": "Goes to another sub-group",
    "role": "Has another role",
    "apology": "Is not here at all: sent apologies",
    "withdraw": "The apologies were a mistake: take them back",
    "come": "Comes after all: give a seat",
}
"""What can be noted about one person."""


def sheet_words(sheet: PaperSheet) -> str:
    """Say all the time whose sheet it is, and who types it in."""
    return f"Paper sheet of seat {sheet.seat}, entered by {sheet.entered_by.one_line()}"


def kept_words(number: int) -> str:
    """Say that a computer stays with one seat.

    >>> kept_words(3)
    'This computer stays with seat 3. To let somebody else judge, stop the program first.'
    """
    return (
        f"This computer stays with seat {number}. To let somebody else judge, stop the program"
        " first."
    )


def sheet_done_words(of: int, flagged: int) -> str:
    """Tell whoever types a sheet that it has come to the end.

    >>> sheet_done_words(40, 1)
    'All 40 cases of the sheet are entered. 1 flagged.'
    """
    told = f"All {of} cases of the sheet are entered." if of > 1 else "Its case is entered."
    return told + (f" {flagged} flagged." if flagged else "")


def time_words(stamp: str, day: str) -> str:
    """Give the time of day of a stamp; the day too when it is not that of the meeting."""
    moment = moment_of(stamp).astimezone()
    if moment.date().isoformat() == day:
        return f"{moment:%H:%M}"
    return f"{moment.day} {moment:%B}, {moment:%H:%M}"


def presence_words(workspace: Workspace, held: Meeting, sitting: Seat) -> str:
    """Name a seat, with when its member came and left."""
    told = seat_words(sitting).removesuffix(" - left early")
    if is_late(workspace, held.id, sitting):
        told += f" - came late, {time_words(sitting.came_at, held.day)}"
    if sitting.left_at:
        told += f" - left early, {time_words(sitting.left_at, held.day)}"
    return told


def coming_words(coming: Coming, name: str, day: str) -> str:
    """Tell one coming or going."""
    seat = f" (seat {coming.seat})" if coming.seat else ""
    said = {
        "came": "seated",
        "left": "left early",
        "came back": "came back",
        "apology": "apologies noted",
        "apology withdrawn": "apologies taken back",
    }[coming.what]
    return f"{time_words(coming.at, day)}  {name}{seat}: {said}"


def acts_on(sitting: Seat) -> tuple[str, ...]:
    """Give what can be noted about a seat now, as keys of `ACTS`."""
    return ("back",) if sitting.left_at else ("leave", "group", "role", "apology")


def seated_words(workspace: Workspace, held: Meeting, sitting: Seat) -> str:
    """Say which seat somebody got, and how many cases come with it."""
    told = f"{seat_words(sitting)}."
    if held.shown_at:
        return f"{told} The answers are shown already, so they take part in the talk only."
    cases = len(seat_cases(workspace, held.id, sitting.number))
    if cases:
        return f"{told} {counted(cases, 'case')} to judge."
    if sub_groups(workspace, held.id) and not sitting.sub_group:
        return f"{told} No case yet: put them into a sub-group."
    return f"{told} No case yet."


def group_choices(workspace: Workspace, meeting_id: str) -> tuple[tuple[str, str], ...]:
    """Give the sub-groups that somebody can go to, each with its words; the last is none."""
    present = sub_groups(workspace, meeting_id)
    free = next((each for each in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if each not in present), "")
    known = tuple((each, f"Sub-group {each}") for each in present)
    new = ((free, f"Sub-group {free} (new)"),) if free else ()
    return (*known, *new, ("", "No sub-group"))


def attendance_words(sitting: Sequence[Seat], absent: Sequence[Member]) -> str:
    """Count who is here.

    >>> attendance_words((), ())
    'Nobody has a seat yet.'
    """
    told = f"{counted(sum(1 for each in sitting if each.present), 'member')} here."
    if not sitting:
        told = "Nobody has a seat yet."
    gone = sum(1 for each in sitting if not each.present)
    told += f" {gone} left early." if gone else ""
    return told + (f" {len(absent)} sent apologies." if absent else "")


def group_lines(workspace: Workspace, meeting_id: str) -> list[str]:
    """Tell for each sub-group who is in it, and how many cases are assigned to it."""
    able = [each for each in meeting_cases(workspace, meeting_id) if not each.unavailable]
    sitting = seats(workspace, meeting_id)
    lines = []
    for group in (*sub_groups(workspace, meeting_id), ""):
        names = [each.name.one_line() for each in sitting if each.sub_group == group]
        if not names:
            continue
        cases = sum(1 for each in able if f"group:{group}" in each.assigned)
        head = (
            f"Sub-group {group} ({counted(cases, 'case')})"
            if group
            else "No sub-group (only cases for everyone)"
        )
        lines.append(f"{head}: {', '.join(names)}")
    for_all = sum(1 for each in able if EVERYONE in each.assigned)
    return [*lines, f"For everyone: {counted(for_all, 'case')}"]


def share_row(workspace: Workspace, meeting_id: str) -> str:
    """Name the sharing of the cases."""
    groups = sub_groups(workspace, meeting_id)
    if not groups:
        return "Give every case to everyone (nobody is in a sub-group)"
    return f"Share the cases between the sub-groups {_listed(groups)}"


def share_question(workspace: Workspace, meeting_id: str) -> str:
    """Ask before the cases are shared anew."""
    groups = sub_groups(workspace, meeting_id)
    if not groups:
        return "Nobody is in a sub-group, so every case goes to everyone. Do that?"
    return (
        f"Share the cases between {_listed(groups)}, balanced? Cases for practice"
        " and chosen ones go to everyone. A case that somebody has begun stays where it is."
    )


def shared_words(stayed: int) -> str:
    """Say that the cases are shared.

    >>> shared_words(1)
    'The cases are shared. 1 case stays where it is, because somebody has begun it.'
    """
    if not stayed:
        return "The cases are shared."
    stays, it = ("case stays where it is", "it") if stayed == 1 else ("cases stay", "them")
    return f"The cases are shared. {stayed} {stays}, because somebody has begun {it}."


def _listed(groups: Sequence[str]) -> str:
    return f"{', '.join(groups[:-1])} and {groups[-1]}" if len(groups) > 1 else groups[0]


def closing_words(open_cases: Sequence[MeetingCase], able: Sequence[Seat]) -> str:
    """Say what is not agreed, what closing does, and who signs it.

    >>> print(closing_words((), ()))
    Every case is agreed.
    Close the meeting? What was agreed is fixed then, for good.
    """
    lines = ["Every case is agreed."]
    if open_cases:
        names = [shown(each.reference) for each in open_cases[:_LISTED]]
        more = len(open_cases) - len(names)
        lines = [
            f"{counted(len(open_cases), 'case is', 'cases are')} not agreed: {', '.join(names)}"
            + (f" and {more} more." if more else ".")
        ]
    lines.append("Close the meeting? What was agreed is fixed then, for good.")
    if able:
        who = " or ".join(f"{each.name.one_line()} ({each.role})" for each in able)
        lines.append(f"To sign it, {who} types their own name and presses Enter.")
    return "\n".join(lines)
