"""Records what a seat answers: each answer is saved as it is given, and can be undone.

Answers belong to a seat. Until the chair shows them all, a seat sees its own and nobody else's;
afterwards they are fixed.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scrutiny.errors import Refusal
from scrutiny.excluding import reason_words
from scrutiny.meetings.begun import PAPER
from scrutiny.meetings.cases import meeting_case
from scrutiny.meetings.forms import CaseForm, case_form
from scrutiny.meetings.meeting import Meeting, meeting, needed_open, panel_of, seat
from scrutiny.meetings.paper import closed_to_sheet, needed_open_to_sheet
from scrutiny.meetings.viewing import conflicts, is_assigned
from scrutiny.panels.definition import JUDGEMENT, Question
from scrutiny.panels.follow_ups import Codes
from scrutiny.preparing.members import needed_in_date
from scrutiny.text import OutsideText
from scrutiny.workspace import Workspace

NOTE = "note"
"""The seat's own note about a case."""
FLAG = "flag"
"""The seat's mark that a case should be talked about."""

Value = str | tuple[str, ...] | None
"""One option, several, or nothing."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A seat's reply to one question about one case."""

    question: str
    value: Value
    text: OutsideText
    """What was written; blank for a choice."""
    saved_at: str
    entered_by: str

    def is_given(self) -> bool:
        """Tell whether there is an answer at all."""
        return bool(self.value) or not self.text.is_blank()

    @property
    def codes(self) -> Codes:
        """What was chosen, as an earlier answer that a question may wait for."""
        if isinstance(self.value, tuple):
            return self.value
        return (self.value or "written",) if self.is_given() else ()


@dataclass(frozen=True, slots=True)
class Saved:
    """Something that is on the disk; only now may "saved" be shown."""

    at: str
    """UTC, from the commit's own event."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo took back."""

    case_id: str
    question: str
    """The question, `note`, `flag`, or `conflict`."""
    now: Answer | None
    """The answer that holds again; `None` when there is none."""
    at: str


def give_answer(
    workspace: Workspace,
    meeting_id: str,
    number: int,
    case_id: str,
    question_id: str,
    value: str | Sequence[str] | None,
    actor: str = "",
) -> Saved:
    """Save an answer: an option's code, several codes, a text, or `None` to clear it.

    `actor` names who typed it when that is not the seat itself, as for a paper sheet.
    Raises `Refusal` when the seat may not answer, or the answer is not one of the options.
    """
    # Checked inside the transaction, so that nothing slips in after a showing by another program.
    with workspace.write(actor or f"seat:{number}") as writing:
        held = _open_for_answers(workspace, meeting_id)
        _may_judge(workspace, held, number, case_id, actor)
        question = _question(workspace, held, number, case_id, question_id)
        chosen, text = _checked(question, question_id, value)
        writing.record(
            "answered",
            {
                "meeting": meeting_id,
                "seat": number,
                "case": case_id,
                "question": question_id,
                "value": list(chosen) if isinstance(chosen, tuple) else chosen,
                "passage": writing.passage(text) if text else None,
            },
        )
    return Saved(writing.saved)


def declare_conflict(
    workspace: Workspace, meeting_id: str, number: int, case_id: str, actor: str = ""
) -> Saved:
    """Save that a seat should not judge a case; from now on the case is hidden from it.

    Refused once the answers are shown: what the seat answered has been seen and counted by then.
    """
    with workspace.write(actor or f"seat:{number}") as writing:
        _open_for_answers(workspace, meeting_id)
        seat(workspace, meeting_id, number)
        meeting_case(workspace, meeting_id, case_id)
        needed_open_to_sheet(workspace, meeting_id, number, case_id, actor)
        writing.record(
            "conflict-declared", {"meeting": meeting_id, "seat": number, "case": case_id}
        )
    return Saved(writing.saved)


def undo(workspace: Workspace, meeting_id: str, number: int, actor: str = "") -> Undone | None:
    """Take back the last change of a seat; `None` when there is nothing left to undo.

    It reaches back to the seat's first answer of this meeting, also after a restart. From a paper
    sheet it reaches only what was entered from a sheet.
    """
    _open_for_answers(workspace, meeting_id)
    last = _last_change(workspace, meeting_id, number, actor)
    if last is None:
        return None
    case_id, question, hashed = last
    with workspace.write(actor or f"seat:{number}") as writing:
        if question == "conflict":
            writing.record(
                "conflict-withdrawn", {"meeting": meeting_id, "seat": number, "case": case_id}
            )
        else:
            writing.record(
                "answer-undone", {"meeting": meeting_id, "seat": number, "undoes": hashed}
            )
    now = answers_of(workspace, meeting_id, number, case_id).get(question)
    return Undone(case_id, question, now, writing.saved)


def _last_change(
    workspace: Workspace, meeting_id: str, number: int, actor: str
) -> tuple[str, str, str] | None:
    """Give case, question and hash of the last change that this actor may take back."""
    rows = workspace.rows(
        "SELECT a.event, a.case_id, a.question, e.hash, e.actor FROM answer_change AS a"
        " JOIN event AS e ON e.id = a.event"
        " WHERE a.meeting = ? AND a.seat = ? AND a.undone = 0"
        " UNION ALL SELECT c.event, c.case_id, 'conflict', e.hash, e.actor FROM conflict AS c"
        " JOIN event AS e ON e.id = c.event WHERE c.meeting = ? AND c.seat = ?"
        " ORDER BY 1 DESC",
        (meeting_id, number) * 2,
    )
    closed = closed_to_sheet(workspace, meeting_id, number, actor).cases
    for _, case_id, question, hashed, by in rows:
        if actor.startswith(PAPER) and (not by.startswith(PAPER) or case_id in closed):
            continue
        return case_id, question, hashed
    return None


def answers_of(
    workspace: Workspace, meeting_id: str, number: int, case_id: str
) -> Mapping[str, Answer]:
    """Give the answers of one seat about one case, by question.

    An answer to a question that is not asked, because of an earlier answer, is left out. It is
    still in the record, and counts again as soon as its question is asked again.
    """
    rows = workspace.rows(
        "SELECT question, value, passage, time, entered_by FROM answer_change"
        " WHERE meeting = ? AND seat = ? AND case_id = ? AND undone = 0 ORDER BY event",
        (meeting_id, number, case_id),
    )
    found = {row[0]: _answer(workspace, row) for row in rows}
    given = {question: answer for question, answer in found.items() if answer.is_given()}
    panel = panel_of(workspace, meeting(workspace, meeting_id))
    if not any(each.id in given for each in panel.follow_ups):
        return given
    asking = case_form(workspace, panel, case_id)
    asked = {each.id for each in asked_questions(asking, given)}
    passed = asking.waiting.keys() - asked
    return {question: answer for question, answer in given.items() if question not in passed}


def asked_questions(asking: CaseForm, answers: Mapping[str, Answer]) -> tuple[Question, ...]:
    """Give the questions that are asked about a case after these answers of one seat, in order."""
    return asking.asked({question: answer.codes for question, answer in answers.items()})


def _answer(workspace: Workspace, row: tuple[str, str | None, str | None, str, str]) -> Answer:
    question, value, passage, time, entered_by = row
    read = json.loads(value) if value else None
    return Answer(
        question,
        tuple(read) if isinstance(read, list) else read,
        workspace.passage(passage or ""),
        time,
        entered_by,
    )


def _open_for_answers(workspace: Workspace, meeting_id: str) -> Meeting:
    held = meeting(workspace, meeting_id)
    needed_open(held)
    if held.shown_at:
        raise Refusal(
            "The chair has shown the answers, so they are fixed now.",
            where=meeting_id,
            next_step="A change of mind belongs in what the panel agrees.",
        )
    return held


def _may_judge(workspace: Workspace, held: Meeting, number: int, case_id: str, actor: str) -> None:
    sitting = seat(workspace, held.id, number)
    needed_in_date(workspace, held.id, number)
    case = meeting_case(workspace, held.id, case_id)
    if not is_assigned(case, sitting):
        raise Refusal(f"This case is not assigned to seat {number}.", where=held.id)
    if case.unavailable:
        raise Refusal(
            f"This case could not be produced ({reason_words(case.unavailable)}).",
            where=case.reference,
        )
    if case_id in conflicts(workspace, held.id, number):
        raise Refusal(
            "You said that you should not judge this case.", next_step="Press U to undo that."
        )
    needed_open_to_sheet(workspace, held.id, number, case_id, actor)


def _question(
    workspace: Workspace, held: Meeting, number: int, case_id: str, question_id: str
) -> Question | None:
    if question_id in (NOTE, FLAG):
        return None
    asking = case_form(workspace, panel_of(workspace, held), case_id)
    question = next((each for each in asking.questions if each.id == question_id), None)
    if question is None:
        raise Refusal(f"'{question_id}' is not a question about this case.")
    if question_id in asking.waiting:
        answers = answers_of(workspace, held.id, number, case_id)
        if question not in asked_questions(asking, answers):
            raise Refusal(
                f"'{question_id}' is not asked here, because of an earlier answer.",
                next_step="Give or change the earlier answer first.",
            )
    return question


def _checked(
    question: Question | None, question_id: str, value: str | Sequence[str] | None
) -> tuple[Value, str]:
    if value is None or value == "" or value == ():
        return None, ""
    if question_id == FLAG:
        return "yes", ""
    if question is None or question.type == "text":
        return None, value if isinstance(value, str) else "\n".join(value)
    codes = (value,) if isinstance(value, str) else tuple(value)
    scale = question.scale
    allowed = [option.code for option in scale.for_seats()] if scale else []
    for code in codes:
        if code not in allowed:
            raise Refusal(
                f"'{code}' is not an answer to this question.",
                next_step=f"The answers are: {', '.join(allowed)}.",
            )
    if question.type == "several":
        return tuple(code for code in allowed if code in codes), ""
    if len(codes) > 1:
        raise Refusal("This question has one answer.", next_step="Choose one.")
    return codes[0], ""


def is_done(asking: CaseForm, answers: Mapping[str, Answer]) -> bool:
    """Tell whether every required question that is asked about a case has an answer."""
    return all(
        question.id in answers
        for question in asked_questions(asking, answers)
        if question.required or question.id == JUDGEMENT
    )
