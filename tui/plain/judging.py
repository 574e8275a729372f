"""The whole meeting line by line: no colour, no redrawing, no boxes; for screen readers too.

The same functions of the domain as the screens, so the same record.
"""

from collections.abc import Callable
from typing import NoReturn

from scrutiny.errors import Refusal
from scrutiny.meetings.meeting import Meeting, meeting, meetings, panel_of, seat_named, seats
from scrutiny.meetings.overview import left_off
from scrutiny.meetings.paper import paper_sheet
from scrutiny.meetings.turn import Turn
from scrutiny.meetings.words import meeting_words
from scrutiny.workspace import Workspace
from tui.plain.chair import chair
from tui.plain.people import enter_paper, people
from tui.plain.people_words import PAPER, WHO_IS_HERE, kept_words
from tui.plain.seat import judge
from tui.plain.sentences import left_off_words, problem_words, seat_words
from tui.plain.talk import Stopped, Talk

_BLANK = "\n" * 40
_CHAIR = "The chair's part: show the answers, agree, close"


def run_plain(
    workspace: Workspace,
    ask: Callable[[str], str],
    tell: Callable[[str], None],
    meeting_id: str | None = None,
    seat: str | None = None,
    entered_by: str | None = None,
) -> int:
    """Run a meeting by asking and telling lines; gives the exit status.

    With a `seat` the computer stays with that seat; with `entered_by` too, its paper sheet is
    entered.

    `ask` shows a prompt and gives what was typed; when it raises `EOFError` the meeting stops, and
    everything is saved. Raises `Refusal` when the meeting or the seat named is not there.
    """
    workspace.wait_briefly()
    talk = Talk(ask, tell)
    try:
        held = meeting(workspace, meeting_id) if meeting_id else _choose_meeting(talk, workspace)
        if held is None:
            talk.tell("There is no meeting yet. The coordinator opens one with:")
            talk.tell("scrutiny meeting open --panel PANEL --date DATE")
            return 1
        talk.tell(meeting_words(panel_of(workspace, held), held) + ".")
        if seat is not None:
            number = seat_named(workspace, held.id, seat).number
            if entered_by is None:
                _keep(talk, workspace, held.id, number)
            sheet = paper_sheet(workspace, held.id, number, entered_by or "")
            judge(talk, Turn(workspace, held.id, number, sheet))
            talk.tell(_BLANK)
        _pass_round(talk, workspace, held.id)
    except Stopped:
        talk.tell("", "Everything is saved. Start again to go on where you left off.")
    return 0


def _choose_meeting(talk: Talk, workspace: Workspace) -> Meeting | None:
    held = meetings(workspace)
    if not held:
        return None
    in_hand = [each for each in held if not each.closed_at]
    if len(in_hand) == 1:
        return in_hand[0]
    lefts = [left_off(workspace, each) for each in held]
    while True:
        chosen = talk.choose(
            "Which meeting?",
            [f"{each.name}. {left_off_words(each)}" for each in lefts],
            f"Type 1 to {len(held)} and press Enter, Q to stop:",
        )
        if chosen is not None:
            return held[chosen]


def _pass_round(talk: Talk, workspace: Workspace, meeting_id: str) -> None:
    while True:
        held = meeting(workspace, meeting_id)
        if held.closed_at:
            chair(talk, workspace, meeting_id)
            return
        if held.shown_at:
            chair(talk, workspace, meeting_id)
            if not meeting(workspace, meeting_id).closed_at:
                raise Stopped
            return
        present = seats(workspace, meeting_id)
        chosen = talk.choose(
            "Who is judging?",
            [*(seat_words(each) for each in present), _CHAIR, WHO_IS_HERE, PAPER],
            f"Type 1 to {len(present) + 3} and press Enter, Q to stop:",
        )
        if chosen is None:
            continue
        if chosen == len(present) + 1:
            people(talk, workspace, meeting_id)
            continue
        if chosen == len(present):
            chair(talk, workspace, meeting_id)
            if meeting(workspace, meeting_id).closed_at:
                return
            continue
        if chosen == len(present) + 2:
            turn = enter_paper(talk, workspace, meeting_id)
        else:
            turn = _turn(talk, workspace, meeting_id, present[chosen].number)
        if turn is None:
            continue
        judge(talk, turn)
        # What a seat typed must not stand there for the next one to read.
        talk.tell(_BLANK, "Pass the computer to the next seat.")
        talk.tell("What was typed can still be found further up: clear this window if you can.")


def _turn(talk: Talk, workspace: Workspace, meeting_id: str, number: int) -> Turn | None:
    try:
        return Turn(workspace, meeting_id, number)
    except Refusal as refusal:
        talk.tell(problem_words(refusal, saving=False))
        return None


def _keep(talk: Talk, workspace: Workspace, meeting_id: str, number: int) -> NoReturn:
    """Stay with one seat: no way leads to another but stopping."""
    while True:
        judge(talk, Turn(workspace, meeting_id, number))
        talk.tell(_BLANK, kept_words(number))
        talk.ask(f"Press Enter when seat {number} goes on, Q to stop:")
