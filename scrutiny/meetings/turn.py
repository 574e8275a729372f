"""One seat's turn at the computer: which case and which question lie before it, and what came next.

Every front end walks through a meeting with this, so that the same answers leave the same record.
It never shows a seat anything but its own answers, and moves on only when everything is saved.
"""

from collections.abc import Mapping, Sequence

from scrutiny.errors import Refusal
from scrutiny.meetings.answering import (
    FLAG,
    NOTE,
    Answer,
    Value,
    asked_questions,
    declare_conflict,
    give_answer,
    undo,
)
from scrutiny.meetings.footage import end_viewing, viewer_of, viewing_of
from scrutiny.meetings.meeting import meeting, needed_open, panel_of, seat
from scrutiny.meetings.paper import PaperSheet
from scrutiny.meetings.progress import QueuedCase
from scrutiny.meetings.seat_queue import SeatQueue
from scrutiny.meetings.viewing import CaseView
from scrutiny.meetings.words import answer_words, choose_words, duration_words
from scrutiny.panels.definition import JUDGEMENT, Option, Question
from scrutiny.preparing.members import needed_in_date
from scrutiny.workspace import Workspace


class Turn:
    """Where one seat is, and the steps it can take from there.

    Steps give a sentence for the person, or nothing to say; what could not be saved is a `Refusal`.
    """

    def __init__(
        self, workspace: Workspace, meeting_id: str, number: int, sheet: PaperSheet | None = None
    ) -> None:
        """Begin at the first case that is not done; raises `Refusal` when nothing can be judged.

        With a `sheet` of this seat every step is one of whoever enters it, and only the cases are
        there that the sheet may touch.
        """
        self.workspace = workspace
        self.meeting = meeting(workspace, meeting_id)
        needed_open(self.meeting)
        if self.meeting.shown_at:
            raise Refusal(
                "The chair has shown the answers, so judging alone is over.",
                next_step="Open the chair's part to agree on each case.",
            )
        self.seat = seat(workspace, meeting_id, number)
        self.panel = panel_of(workspace, self.meeting)
        needed_in_date(workspace, meeting_id, number)
        self.sheet = sheet
        self.actor = sheet.actor if sheet else ""
        self._queue = SeatQueue(workspace, meeting_id, number, sheet)
        self.saved_at = ""
        self.unsaved = False
        self.place = 0
        self.step = 0
        self.view: CaseView | None = None
        self.answers: Mapping[str, Answer] = {}
        self._past_warning: set[str] = set()
        self.begun = self._queue.begun
        self._arrive(self._queue.first_not_done())

    @property
    def queue(self) -> Sequence[QueuedCase]:
        """The cases of this seat in their order, each with how far it is."""
        return self._queue.cases

    @property
    def at_end(self) -> bool:
        """Whether the last case is behind."""
        return self.place >= len(self.queue)

    @property
    def case(self) -> QueuedCase:
        """The case in hand; the last one at the end."""
        return self.queue[min(self.place, len(self.queue) - 1)]

    @property
    def of(self) -> int:
        """How many cases this seat has."""
        return len(self.queue)

    @property
    def done(self) -> int:
        """How many are done; a declared conflict is."""
        return self._queue.done

    @property
    def flagged(self) -> int:
        """How many are flagged."""
        return self._queue.flagged

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that are asked about the case in hand; none when it is not the seat's."""
        return asked_questions(self.view.asking, self.answers) if self.view else ()

    @property
    def question(self) -> Question | None:
        """The question in hand."""
        return self.questions[self.step] if self.view else None

    @property
    def options(self) -> tuple[Option, ...]:
        """What may be chosen, in the order of the number keys."""
        scale = self.question.scale if self.question else None
        return scale.for_seats() if scale else ()

    @property
    def answer(self) -> Answer | None:
        """What this seat has answered to the question in hand."""
        return self.answers.get(self.question.id) if self.question else None

    @property
    def covered(self) -> bool:
        """Whether a content warning stands before the case."""
        view = self.view
        return bool(view and view.warnings) and self.case.case.case_id not in self._past_warning

    def greeting(self) -> str:
        """Say where the seat goes on."""
        if self.sheet:
            going_on = self.begun and not self.at_end
            told = f"Case {self.place + 1} of the sheet is next." if going_on else ""
            return f"{self._queue.closed_words} {told}".strip()
        if not self.begun:
            return ""
        if self.at_end:
            return "Welcome back. All your cases are done."
        return f"Welcome back. Case {self.place + 1} is next."

    def leave(self) -> str:
        """End a viewing of footage that is going on, because the seat leaves the case; says so."""
        if self.sheet is not None or self.view is None or self.at_end:
            return ""
        case_id, number = self.case.case.case_id, self.seat.number
        if end_viewing(self.workspace, self.meeting.id, number, case_id) is None:
            return ""
        viewer = viewer_of(self.seat)
        seen = viewing_of(self.workspace, self.meeting.id, case_id, viewer).seconds
        return f"The viewing of case {self.place + 1} ended: {duration_words(seen)} so far."

    def uncover(self) -> None:
        """Read on after the content warning."""
        self._past_warning.add(self.case.case.case_id)

    def choose(self, number: int) -> str:
        """Choose the option with this number; where several fit, choose it or take it back."""
        question, options = self.question, self.options
        if self.covered:
            return "Press Enter to read the case first."
        if question is None or not options:
            return ""
        if not 1 <= number <= len(options):
            return choose_words(len(options))
        code = options[number - 1].code
        before = self.answer.value if self.answer else None
        value: Value = code
        if question.type == "several":
            held = before if isinstance(before, tuple) else ()
            value = tuple(
                each.code for each in options if (each.code in held) != (each.code == code)
            )
        elif before == code:
            self.unsaved = False
            return ""
        self._give(question.id, value)
        return ""

    def choose_and_go_on(self, number: int) -> str:
        """Choose, and go on by itself after a first answer; the last question waits for `forward`.

        So each question before the judgement takes one key, and nobody leaves a case unawares. An
        answer that is changed stays in view.
        """
        question, at = self.question, (self.place, self.step)
        first = question is not None and question.type == "choice" and self.answer is None
        said = self.choose(number)
        answer = self.answer
        if not first or said or answer is None or question is None:
            return said
        if at != (self.place, self.step) or self.step + 1 >= len(self.questions):
            return said
        asked = self.step + 1
        return self.forward() or (
            f"Question {asked}: '{answer_words(question, answer)}'. B goes back to it."
        )

    def write(self, text: str) -> None:
        """Save the text of the question in hand."""
        if self.question is not None:
            self._write(self.question.id, text)

    def write_note(self, text: str) -> None:
        """Save this seat's own note on the case."""
        self._write(NOTE, text)

    def flag(self) -> str:
        """Mark the case to be talked about, or take the mark away."""
        if self.view is None or self.at_end:
            return ""
        on = FLAG not in self.answers
        self._give(FLAG, "yes" if on else None)
        return "Flagged: the panel will talk about this case." if on else "The flag is gone."

    def declare(self) -> str:
        """Say that this seat should not judge the case."""
        if self.at_end or self.case.state == "conflict":
            return ""
        self.leave()
        with _Unsaved(self):
            saved = declare_conflict(
                self.workspace,
                self.meeting.id,
                self.seat.number,
                self.case.case.case_id,
                self.actor,
            )
        self.saved_at = saved.at
        self._recount(self.place)
        self._arrive(self.place)
        return "Noted. This case is hidden from you. Press Enter for the next one, U to undo."

    def undo(self) -> str:
        """Take back the last change, go to where it was, and say what holds now."""
        taken = undo(self.workspace, self.meeting.id, self.seat.number, self.actor)
        if taken is None:
            return "There is nothing to undo."
        self.unsaved = False
        self.saved_at = taken.at
        place = self._queue.place_of(taken.case_id)
        if place is None:
            return "Undone."
        self._recount(place)
        self._arrive(place)
        return self._undone_words(taken.question, taken.now)

    def forward(self) -> str:
        """Go on to the next question, then to the next case; says why when that must wait."""
        if self.at_end:
            return ""
        if self.unsaved:
            return "Your last answer is not saved. Give it again before you go on."
        if self.covered:
            self.uncover()
            return ""
        question = self.question
        if question is not None and question.id not in self.answers and _needed(question):
            return choose_words(len(self.options))
        if question is not None and self.step + 1 < len(self.questions):
            self.step += 1
        else:
            return self._move(self._queue.following(self.place))
        return ""

    def back(self) -> None:
        """Go back one question, or to the case before."""
        self.unsaved = False
        if not self.at_end and self.step > 0:
            self.step -= 1
        elif self.place > 0:
            self._move(self.place - 1)
            self.step = max(len(self.questions) - 1, 0)

    def go(self, number: int) -> str:
        """Go to a case by its number in this seat's list, from 1."""
        if self.unsaved:
            return "Your last answer is not saved. Give it again before you go on."
        if not 1 <= number <= len(self.queue):
            return f"There is no case {number}. Your cases are 1 to {len(self.queue)}."
        return self._move(number - 1)

    def _move(self, place: int) -> str:
        """Go to another case, and say what was still going on at the one before."""
        left = self.leave() if place != self.place else ""
        self._arrive(place)
        return left

    def _give(self, question_id: str, value: Value) -> None:
        with _Unsaved(self):
            saved = give_answer(
                self.workspace,
                self.meeting.id,
                self.seat.number,
                self.case.case.case_id,
                question_id,
                value,
                self.actor,
            )
        self.saved_at = saved.at
        self._recount(self.place)

    def _write(self, question_id: str, text: str) -> None:
        before = self.answers.get(question_id)
        if text.strip() != (before.text.show().strip() if before else ""):
            self._give(question_id, text.strip())

    def _recount(self, place: int) -> None:
        answers = self._queue.recount(place)
        if place == self.place:
            self.answers = answers

    def _arrive(self, place: int) -> None:
        if place >= len(self.queue):
            self.place, self.step, self.view, self.answers = len(self.queue), 0, None, {}
            return
        view, answers = self._queue.view_of(place), self._queue.answers_of(place)
        asked = asked_questions(view.asking, answers) if view else ()
        waiting = [n for n, each in enumerate(asked) if _needed(each) and each.id not in answers]
        self.place, self.view, self.answers = place, view, answers
        self.step = waiting[0] if waiting else 0

    def _undone_words(self, question_id: str, now: Answer | None) -> str:
        case = f"case {self.place + 1}"
        if question_id == "conflict":
            return f"Undone: you may judge {case} again."
        if question_id == NOTE:
            return f"Undone: the note on {case} is as it was before."
        if question_id == FLAG:
            return f"Undone: {case} is {'flagged' if now else 'not flagged'} now."
        for step, question in enumerate(self.questions):
            if question.id == question_id:
                self.step = step
                asked = f"{case}, question {step + 1}," if len(self.questions) > 1 else case
                if now is None:
                    return f"Undone: {asked} has no answer now."
                return f"Undone: {asked} is '{answer_words(question, now)}' again."
        return "Undone."


class _Unsaved:
    """Marks the turn as unsaved until what is inside has been saved."""

    def __init__(self, turn: Turn) -> None:
        self.turn = turn

    def __enter__(self) -> None:
        self.turn.unsaved = True

    def __exit__(self, problem: object, *_: object) -> None:
        self.turn.unsaved = problem is not None


def _needed(question: Question) -> bool:
    return question.required or question.id == JUDGEMENT
