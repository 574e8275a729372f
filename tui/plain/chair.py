"""The chair's part, line by line: show, agree, dissent, observe, close."""

from scrutiny.errors import Refusal
from scrutiny.meetings.agreeing import Agreeing
from scrutiny.meetings.cases import meeting_cases
from scrutiny.meetings.closing import close_meeting, not_agreed, signers
from scrutiny.meetings.concluding import show_answers
from scrutiny.meetings.meeting import meeting, panel_of
from scrutiny.meetings.observing import observations, observe
from scrutiny.meetings.overview import left_off
from scrutiny.meetings.progress import progress
from scrutiny.workspace import Workspace
from tui.plain.agree import agree
from tui.plain.agreement import agreement_lines, meeting_agreement
from tui.plain.findings import WHAT_BECAME, findings
from tui.plain.observing import ask_observation
from tui.plain.people import people
from tui.plain.people_words import WHO_IS_HERE, closing_words
from tui.plain.publishing import publish
from tui.plain.sentences import (
    HOW_ALIKE,
    SHOW_QUESTION,
    closed_words,
    counted,
    left_off_words,
    next_words,
    observation_words,
    saved_words,
    seat_progress_words,
    show_words,
    shown,
)
from tui.plain.talk import Talk

_ROWS = (
    "Show the answers to all",
    "Talk, and agree on each case",
    "Agree at once the cases on which all said the same",
    "Read the observations",
    "Write an observation about the meeting",
    "Close the meeting",
    HOW_ALIKE,
    WHO_IS_HERE,
    WHAT_BECAME,
)


def chair(talk: Talk, workspace: Workspace, meeting_id: str) -> None:
    """Let the chair work until B; raises `Stopped` when the chair stops."""
    while True:
        held = meeting(workspace, meeting_id)
        if held.closed_at:
            talk.tell("", *closed_words(held).splitlines(), "", f"{HOW_ALIKE}.")
            _how_alike(talk, workspace, meeting_id)
            if talk.yes("Publish its report now?"):
                publish(talk, workspace, meeting_id)
            return
        left = left_off(workspace, held)
        talk.tell("", left_off_words(left), next_words(left))
        done = " (done)" if held.shown_at else ""
        chosen = talk.choose(
            "The chair's part.",
            [_ROWS[0] + done, *_ROWS[1:]],
            f"Type 1 to {len(_ROWS)} and press Enter, B to go back:",
        )
        if chosen is None:
            return
        if chosen in (1, 2, 5, 6) and not held.shown_at:
            talk.tell("The answers are still hidden. Show them first: type 1.")
        elif chosen == 0:
            _show(talk, workspace, meeting_id)
        elif chosen == 1:
            _walk(talk, workspace, meeting_id)
        elif chosen == 2:
            _alike(talk, workspace, meeting_id)
        elif chosen == 3:
            _read(talk, workspace, meeting_id)
        elif chosen == 4:
            _observe(talk, workspace, meeting_id)
        elif chosen == 6:
            _how_alike(talk, workspace, meeting_id)
        elif chosen == 7:
            people(talk, workspace, meeting_id)
        elif chosen == 8:
            findings(talk, workspace)
        else:
            _close(talk, workspace, meeting_id)


def _show(talk: Talk, workspace: Workspace, meeting_id: str) -> None:
    if meeting(workspace, meeting_id).shown_at:
        talk.tell("The answers are shown already. Type 2 to agree on each case.")
        return
    done = progress(workspace, meeting_id)
    talk.tell("", *(seat_progress_words(each) for each in done), show_words(done))
    reason = ""
    if any(each.waited_for for each in done):
        reason = talk.line("Why does the panel go on? Enter alone waits for them:")
        if not reason:
            return
    if talk.yes(SHOW_QUESTION):

        def show() -> str:
            show_answers(workspace, meeting_id, reason)
            return "The answers are shown and fixed."

        talk.attempt(show)


def _walk(talk: Talk, workspace: Workspace, meeting_id: str) -> None:
    try:
        agreeing = Agreeing(workspace, meeting_id)
    except Refusal as refusal:
        talk.tell(f"Problem: {refusal.what} {refusal.next_step}".strip())
        return
    agree(talk, agreeing)


def _alike(talk: Talk, workspace: Workspace, meeting_id: str) -> None:
    agreeing = Agreeing(workspace, meeting_id)
    if agreeing.together and talk.yes(
        f"{counted(agreeing.together, 'case')} agreed at once before. Take them all back?"
    ):
        talk.attempt(lambda: f"{counted(agreeing.withdraw_alike(), 'case')} not agreed now.")
        return
    several = agreeing.alike()
    if not several:
        talk.tell("There is no open case on which all said the same.")
        return
    for each, option in several:
        talk.tell(f"{shown(each.case.reference)}: {shown(option.label)} (all {each.judged})")
    if talk.yes(f"Agree all of these {len(several)}?"):

        def agree_all() -> str:
            number = agreeing.agree_alike()
            return f"{counted(number, 'case')} agreed. {saved_words(agreeing.saved_at)}."

        talk.attempt(agree_all)


def _how_alike(talk: Talk, workspace: Workspace, meeting_id: str) -> None:
    talk.tell(*agreement_lines(meeting_agreement(workspace, meeting_id)))


def _read(talk: Talk, workspace: Workspace, meeting_id: str) -> None:
    panel = panel_of(workspace, meeting(workspace, meeting_id))
    references = {each.case_id: each.reference for each in meeting_cases(workspace, meeting_id)}
    seen = observations(workspace, meeting_id)
    talk.tell("", f"{counted(len(seen), 'observation')}.")
    for each in seen:
        talk.tell(observation_words(panel, each, references.get(each.case_id, "")))


def _observe(talk: Talk, workspace: Workspace, meeting_id: str) -> None:
    panel = panel_of(workspace, meeting(workspace, meeting_id))
    said = ask_observation(talk, panel)
    if said is not None:
        kind, text = said

        def save() -> str:
            observe(workspace, meeting_id, kind, text)
            return "The observation is saved."

        talk.attempt(save)


def _close(talk: Talk, workspace: Workspace, meeting_id: str) -> None:
    able = signers(workspace, meeting_id)
    asked = closing_words(not_agreed(workspace, meeting_id), able)
    name = ""
    if able:
        talk.tell("", *asked.splitlines())
        name = talk.line("Your name (Enter alone leaves the meeting open):")
        if not name:
            return
    elif not talk.yes(asked):
        return

    def close() -> str:
        close_meeting(workspace, meeting_id, name)
        return "The meeting is closed."

    talk.attempt(close, saving=False)
