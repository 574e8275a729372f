"""A meeting prepared line by line: the same acts as on the screens, and the same record."""

from collections.abc import Callable, Sequence

from scrutiny.cases.opening import needed_no_judging
from scrutiny.draws import draws
from scrutiny.errors import Refusal
from scrutiny.frames import frames
from scrutiny.ledger import standing
from scrutiny.meetings.meeting import meeting, meetings, panel_of, seats
from scrutiny.meetings.words import meeting_words
from scrutiny.preparing.conflicts import conflict_check, declare, declared, withdraw
from scrutiny.preparing.tasks import DueTask, calendar, tick
from scrutiny.workspace import Workspace
from tui.desk import acts
from tui.desk.drawing import SEAL, seal_list
from tui.desk.opening import LIKE, NEW, open_like, open_new
from tui.desk.steps import checked_file, file_at
from tui.plain.acting import act
from tui.plain.ceremony import Ceremony
from tui.plain.ceremony_asking import ask_for_draw
from tui.plain.ceremony_words import frame_line
from tui.plain.new_list import NewList
from tui.plain.new_list_asking import ask_about_list
from tui.plain.people import people
from tui.plain.preparing_words import (
    NEAR,
    case_row,
    near_words,
    state_lines,
    task_row,
    task_words,
    tick_rows,
    tick_words,
)
from tui.plain.sentences import problem_words, seat_words, shown
from tui.plain.talk import Stopped, Talk

WEEKS = "Prepare a meeting, week by week: start here"
ALL = "Do something for this meeting"


def run_desk(
    workspace: Workspace,
    ask: Callable[[str], str],
    tell: Callable[[str], None],
    meeting_id: str | None = None,
) -> int:
    """Prepare meetings by asking and telling lines; gives the exit status."""
    talk = Talk(ask, tell)
    try:
        if meeting_id is not None:
            _weeks_of(talk, workspace, meeting(workspace, meeting_id).id)
        prepare(talk, workspace)
    except Stopped:
        talk.tell("", "Everything is saved. Start again to go on where you left off.")
    return 0


def prepare(talk: Talk, workspace: Workspace) -> None:
    """Choose what to do until B."""
    today = f"{workspace.now():%Y-%m-%d}"
    while True:
        rows = (WEEKS, acts.LIST.title, SEAL, acts.DRAW.title)
        chosen = _choose(talk, "Prepare a meeting.", rows)
        if chosen is None:
            return
        if chosen == 0:
            _weeks(talk, workspace)
        elif chosen == 3:
            _draw(talk, workspace)
        else:
            panel_id = _panel(talk, workspace)
            if panel_id and chosen == 1:
                _list(talk, workspace, panel_id)
            elif panel_id:
                _tell(talk, act(talk, seal_list(workspace, panel_id, today)))


def _weeks(talk: Talk, workspace: Workspace) -> None:
    while True:
        held = meetings(workspace)
        rows = [meeting_words(panel_of(workspace, each), each) for each in held]
        chosen = _choose(talk, "Which meeting?", (*rows, NEW, *((LIKE,) if held else ())))
        if chosen is None:
            return
        if chosen < len(held):
            _weeks_of(talk, workspace, held[chosen].id)
            continue
        opened = open_new if chosen == len(held) else open_like
        meeting_id = act(talk, opened(workspace))
        if meeting_id:
            _weeks_of(talk, workspace, meeting_id)


def _weeks_of(talk: Talk, workspace: Workspace, meeting_id: str) -> None:
    while True:
        found = calendar(workspace, meeting_id)
        name = meeting_words(panel_of(workspace, found.meeting), found.meeting)
        talk.tell("", f"{name}.", *state_lines(workspace, found))
        rows = (ALL, *(task_row(each) for each in found.tasks))
        chosen = _choose(talk, "The weeks of the meeting.", rows)
        if chosen is None:
            return
        if chosen:
            _task(talk, workspace, meeting_id, found.tasks[chosen - 1])
            continue
        group = _choose(talk, "About what?", [title for title, _ in acts.GROUPS])
        if group is not None:
            able = acts.GROUPS[group][1]
            place = _choose(talk, acts.GROUPS[group][0], [each.title for each in able])
            if place is not None:
                _do(talk, workspace, meeting_id, able[place])


def _task(talk: Talk, workspace: Workspace, meeting_id: str, task: DueTask) -> None:
    able = acts.BY_TASK.get(task.task.id, ())
    talk.tell("", task_words(task))
    rows = (*(each.title for each in able), *tick_rows(task))
    place = _choose(talk, f"{shown(task.task.title)}.", rows) if rows else None
    if place is None:
        return
    if place < len(able):
        _do(talk, workspace, meeting_id, able[place])
        return

    def do() -> str:
        after = tick(workspace, meeting_id, task.task.id, done=not task.done)
        return tick_words(next(one for one in after.tasks if one.task.id == task.task.id))

    talk.attempt(do)


def _do(talk: Talk, workspace: Workspace, meeting_id: str, chosen: acts.Act) -> None:
    if chosen.steps is not None:
        _tell(talk, act(talk, chosen.steps(workspace, meeting_id)))
    elif chosen is acts.LIST:
        _list(talk, workspace, meeting(workspace, meeting_id).panel)
    elif chosen is acts.DRAW:
        _draw(talk, workspace)
    elif chosen is acts.HERE:
        people(talk, workspace, meeting_id)
    else:
        _near(talk, workspace, meeting_id)


def _list(talk: Talk, workspace: Workspace, panel_id: str) -> None:
    """Look at a list that the force sent, and store it; not while members judge."""
    talk.tell("", "Which file is it? Write its name with the folder.")
    while True:
        text = talk.line("Type it and press Enter, B alone to go back:")
        if text.casefold() == "b":
            return
        if not checked_file(text):
            break
        talk.tell(checked_file(text))

    def ask() -> None:
        needed_no_judging(workspace)
        ask_about_list(NewList(workspace, panel_id, file_at(text)), talk.line, talk.telling)

    talk.attempt(ask, saving=False)


def _near(talk: Talk, workspace: Workspace, meeting_id: str) -> None:
    """Ask one member after the other which cases are too near."""
    try:
        check = conflict_check(workspace, meeting_id)
    except Refusal as refusal:
        talk.tell(problem_words(refusal, saving=False))
        return
    while True:
        sitting = seats(workspace, meeting_id)
        who = _choose(talk, "Who is asked?", [seat_words(each) for each in sitting])
        if who is None:
            return
        number = sitting[who].number
        talk.tell("", NEAR.replace("Press Enter on", "Type the number of"))
        while True:
            mine = declared(workspace, meeting_id, number)
            rows = [case_row(each, each.case_id in mine) for each in check.cases]
            place = _choose(talk, f"Seat {number}: which cases are too near?", rows)
            if place is None:
                break
            each = check.cases[place]
            near = each.case_id not in mine

            def note(at: int = each.number, seat: int = number, near: bool = near) -> None:
                if near:
                    declare(workspace, meeting_id, seat, [at])
                else:
                    withdraw(workspace, meeting_id, seat, at)

            if talk.attempt(note):
                talk.tell(near_words(each, near))


def _draw(talk: Talk, workspace: Workspace) -> None:
    sealed = tuple(reversed(frames(workspace)))
    made = draws(workspace)
    if not sealed:
        talk.tell("No list is sealed yet. Seal one first.")
        return
    rows = [
        frame_line(
            each,
            workspace.panel(each.panel).name,
            [draw for draw in made if draw.frame.id == each.id],
            standing(workspace, each),
        )
        for each in sealed
    ]
    place = _choose(talk, "From which sealed list?", rows)
    if place is None:
        return
    ceremony = Ceremony(workspace, sealed[place].id)

    def draw() -> str:
        if not ask_for_draw(ceremony, talk.line, talk.telling):
            return "Nothing was drawn."
        return f"Drawn: {ceremony.draw().id}. Next: bring its cases to the meeting."

    talk.attempt(draw)


def _panel(talk: Talk, workspace: Workspace) -> str:
    ids = workspace.panel_ids()
    if len(ids) == 1:
        return ids[0]
    names = [shown(workspace.panel(each).name) for each in ids]
    place = _choose(talk, "For which panel?", names)
    return "" if place is None else ids[place]


def _choose(talk: Talk, title: str, rows: Sequence[str]) -> int | None:
    return talk.choose(title, rows, f"Type 1 to {len(rows)} and press Enter, B to go back:")


def _tell(talk: Talk, said: str) -> None:
    if said:
        talk.tell("", said)
