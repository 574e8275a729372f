"""Who is here, sub-groups and paper sheets, line by line: the same functions as on the screens."""

from collections.abc import Sequence

from scrutiny.errors import Refusal
from scrutiny.meetings.attendance import (
    change_seat,
    comings,
    expected_members,
    needed_newcomer,
    return_to_seat,
    withdraw_apology,
)
from scrutiny.meetings.cases import assign_to_sub_groups
from scrutiny.meetings.meeting import (
    ROLES,
    Seat,
    apologies,
    leave_seat,
    meeting,
    members,
    note_apology,
    seats,
    take_seat,
)
from scrutiny.meetings.paper import paper_sheet
from scrutiny.meetings.turn import Turn
from scrutiny.workspace import Workspace
from tui.plain.people_words import (
    ACTS,
    APOLOGY,
    GROUPS,
    LATE,
    SOMEBODY_ELSE,
    TYPING,
    acts_on,
    attendance_words,
    coming_words,
    group_choices,
    group_lines,
    presence_words,
    seated_words,
    share_question,
    share_row,
    shared_words,
)
from tui.plain.sentences import problem_words, seat_words
from tui.plain.talk import Talk


def people(talk: Talk, workspace: Workspace, meeting_id: str) -> None:
    """Note who comes and goes until B."""
    while True:
        held = meeting(workspace, meeting_id)
        sitting, absent = seats(workspace, meeting_id), apologies(workspace, meeting_id)
        names = {each.id: each.name.one_line() for each in members(workspace)}
        told = comings(workspace, meeting_id)[-5:]
        talk.tell("", attendance_words(sitting, absent))
        talk.tell(*(coming_words(each, names.get(each.member, ""), held.day) for each in told))
        chosen = _choose(
            talk,
            "Who is here.",
            (
                LATE,
                APOLOGY,
                GROUPS,
                *(presence_words(workspace, held, each) for each in sitting),
                *(f"{each.name.one_line()} - sent apologies" for each in absent),
            ),
        )
        if chosen is None:
            return
        place = chosen - 3
        if chosen == 0:
            _arrive(talk, workspace, meeting_id, _ask_name(talk, workspace, meeting_id))
        elif chosen == 1:
            _apologise(talk, workspace, meeting_id, _ask_name(talk, workspace, meeting_id))
        elif chosen == 2:
            _share(talk, workspace, meeting_id)
        elif place < len(sitting):
            _act_on_seat(talk, workspace, meeting_id, sitting[place])
        else:
            name = absent[place - len(sitting)].name.show()
            _act_on_absent(talk, workspace, meeting_id, name)


def enter_paper(talk: Talk, workspace: Workspace, meeting_id: str) -> Turn | None:
    """Ask whose sheet it is and who types it in; `None` when nobody enters one."""
    present = seats(workspace, meeting_id)
    whose = _choose(talk, "A paper sheet: whose is it?", [seat_words(each) for each in present])
    if whose is None:
        return None
    others = [each for each in present if each.number != present[whose].number]
    talk.tell("", TYPING)
    who = _choose(talk, "Who types it in?", [*(seat_words(each) for each in others), SOMEBODY_ELSE])
    if who is None:
        return None
    name = others[who].name.show() if who < len(others) else talk.line("The name:")
    return begin_paper(talk, workspace, meeting_id, present[whose].number, name)


def begin_paper(
    talk: Talk, workspace: Workspace, meeting_id: str, number: int, entered_by: str
) -> Turn | None:
    """Begin a sheet, or say why that cannot be."""
    try:
        sheet = paper_sheet(workspace, meeting_id, number, entered_by)
        return Turn(workspace, meeting_id, number, sheet)
    except Refusal as refusal:
        talk.tell(problem_words(refusal, saving=False))
        return None


def _choose(talk: Talk, title: str, rows: Sequence[str]) -> int | None:
    return talk.choose(title, rows, f"Type 1 to {len(rows)} and press Enter, B to go back:")


def _ask_name(talk: Talk, workspace: Workspace, meeting_id: str) -> str:
    known = [each.name for each in expected_members(workspace, meeting_id)]
    if known:
        rows = [*(each.one_line() for each in known), SOMEBODY_ELSE]
        chosen = _choose(talk, "Who is it?", rows)
        if chosen is None:
            return ""
        if chosen < len(known):
            return known[chosen].show()
    return talk.line("The name (Enter alone goes back):")


def _arrive(talk: Talk, workspace: Workspace, meeting_id: str, name: str) -> None:
    if not name or not talk.attempt(
        lambda: needed_newcomer(workspace, meeting_id, name), saving=False
    ):
        return
    role = _ask_role(talk)
    group = _ask_group(talk, workspace, meeting_id) if role is not None else None
    if role is None or group is None:
        return

    def arrive() -> str:
        sitting = take_seat(workspace, meeting_id, name, role, group)
        return seated_words(workspace, meeting(workspace, meeting_id), sitting)

    talk.attempt(arrive)


def _apologise(talk: Talk, workspace: Workspace, meeting_id: str, name: str) -> None:
    def note() -> str:
        return f"Apologies noted: {note_apology(workspace, meeting_id, name).name.one_line()}."

    if name:
        talk.attempt(note)


def _act_on_seat(talk: Talk, workspace: Workspace, meeting_id: str, sitting: Seat) -> None:
    acts = acts_on(sitting)
    chosen = _choose(talk, f"{seat_words(sitting)}:", [ACTS[each] for each in acts])
    if chosen is None:
        return
    held, act, number = meeting(workspace, meeting_id), acts[chosen], sitting.number
    if act == "leave":
        talk.attempt(
            lambda: f"{presence_words(workspace, held, leave_seat(workspace, held.id, number))}."
        )
    elif act == "back":
        talk.attempt(
            lambda: (
                f"Back: {seated_words(workspace, held, return_to_seat(workspace, held.id, number))}"
            )
        )
    elif act == "apology":
        _apologise(talk, workspace, meeting_id, sitting.name.show())
    elif act == "group":
        group = _ask_group(talk, workspace, meeting_id)
        if group is not None:
            talk.attempt(
                lambda: seated_words(
                    workspace, held, change_seat(workspace, held.id, number, sub_group=group)
                )
            )
    else:
        role = _ask_role(talk)
        if role is not None:
            talk.attempt(
                lambda: seated_words(
                    workspace, held, change_seat(workspace, held.id, number, role=role)
                )
            )


def _act_on_absent(talk: Talk, workspace: Workspace, meeting_id: str, name: str) -> None:
    chosen = _choose(talk, "Note something:", [ACTS["come"], ACTS["withdraw"]])
    if chosen == 0:
        _arrive(talk, workspace, meeting_id, name)
    elif chosen == 1:

        def withdraw() -> str:
            withdraw_apology(workspace, meeting_id, name)
            return "The apologies are taken back."

        talk.attempt(withdraw)


def _ask_role(talk: Talk) -> str | None:
    roles = tuple(reversed(ROLES))
    chosen = _choose(talk, "In which role?", [each.capitalize() for each in roles])
    return None if chosen is None else roles[chosen]


def _ask_group(talk: Talk, workspace: Workspace, meeting_id: str) -> str | None:
    choices = group_choices(workspace, meeting_id)
    chosen = _choose(talk, "In which sub-group?", [words for _, words in choices])
    return None if chosen is None else choices[chosen][0]


def _share(talk: Talk, workspace: Workspace, meeting_id: str) -> None:
    talk.tell("", *group_lines(workspace, meeting_id))
    if _choose(talk, "Sub-groups.", [share_row(workspace, meeting_id)]) is None:
        return
    if talk.yes(share_question(workspace, meeting_id)):
        talk.attempt(lambda: shared_words(assign_to_sub_groups(workspace, meeting_id)))
