"""Acts about who reads what: the balanced share, and one case to somebody else."""

from scrutiny.meetings.attendance import sub_groups
from scrutiny.meetings.cases import EVERYONE, assign, meeting_cases
from scrutiny.meetings.meeting import seats
from scrutiny.meetings.viewing import conflicts
from scrutiny.preparing.assigning import assign_balanced, loads_of
from scrutiny.preparing.sharing import RULE
from scrutiny.workspace import Workspace
from tui.desk.steps import Read, Steps, choose
from tui.plain.preparing_words import assigned_lines, reader_words
from tui.plain.sentences import counted, seat_words, shown

SHARE = "Share the cases between the readers, balanced"
GIVE = "Give one case to somebody else"
NOW = "See who reads how much now"


def share(workspace: Workspace, meeting_id: str) -> Steps:
    """Choose how cases are shared, share them, and show the loads."""
    cases = meeting_cases(workspace, meeting_id)
    if not cases:
        return "No case is at this meeting yet. Bring a draw first."
    sitting = seats(workspace, meeting_id)
    if not sitting:
        return "Nobody is invited yet. Invite the members first."
    groups = sub_groups(workspace, meeting_id)
    ways: list[tuple[str, bool, int]] = []
    if len(groups) > 1:
        ways.append((f"Between the sub-groups {', '.join(groups)}", False, 1))
    ways += [
        (f"Between members, {counted(number, 'reader')} for each case", True, number)
        for number in range(1, min(len(sitting), 4))
    ]
    rows = [*(words for words, _, _ in ways), "Everyone reads every case"]
    question = (
        "Each gets alike many of every group of cases, and alike much to do. Cases for practice and"
        " chosen ones go to everyone. A case that somebody has begun stays where it is."
    )
    place = yield from choose("Share the cases", question, rows)
    if place == len(ways):
        free = [each for each in cases if not each.unavailable]
        assign(workspace, meeting_id, [(each.case_id, EVERYONE) for each in free])
        return "Everyone reads every case."
    _, by_seat, number = ways[place]
    made = assign_balanced(workspace, meeting_id, by_seat=by_seat, each_by=number)
    yield Read("Who reads how much", (*assigned_lines(made), "", f"How: {RULE}"))
    return "The cases are shared."


def loads(workspace: Workspace, meeting_id: str) -> Steps:
    """Show how the cases are shared now."""
    lines = assigned_lines(loads_of(workspace, meeting_id))
    yield Read("Who reads how much", tuple(lines))
    return ""


def give(workspace: Workspace, meeting_id: str) -> Steps:
    """Give one case to another reader; nobody with a declared conflict is offered."""
    able = [each for each in meeting_cases(workspace, meeting_id) if not each.unavailable]
    if not able:
        return "No case is at this meeting yet."
    rows = [
        f"{shown(each.reference)} - {', '.join(_to(whom) for whom in each.assigned)}"
        for each in able
    ]
    place = yield from choose("Give one case to somebody else", "Which case?", rows)
    case = able[place]
    readers = [(EVERYONE, "Everyone")]
    readers += [
        (f"group:{each}", f"Sub-group {each}") for each in sub_groups(workspace, meeting_id)
    ]
    readers += [
        (f"seat:{each.number}", seat_words(each))
        for each in seats(workspace, meeting_id)
        if case.case_id not in conflicts(workspace, meeting_id, each.number)
    ]
    whom = yield from choose(rows[place], "To whom?", [words for _, words in readers])
    assign(workspace, meeting_id, [(case.case_id, readers[whom][0])])
    return f"{shown(case.reference)} goes to: {readers[whom][1]}."


def _to(whom: str) -> str:
    return "everyone" if whom == EVERYONE else reader_words(whom)
