"""The page on which a seat judges: the case, one question, the number keys. All is saved at once.

It owns no rule: every step is one of `scrutiny.meetings.turn.Turn`.
"""

from contextlib import suppress
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from scrutiny.errors import Refusal
from scrutiny.meetings.answering import NOTE
from scrutiny.meetings.turn import Turn
from scrutiny.meetings.words import answer_words
from tui.plain.people_words import sheet_words
from tui.plain.sentences import (
    ALONE,
    CONFLICT_LONG,
    STOP,
    kind_of_case,
    progress_words,
    saved_words,
    shown,
)
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.judge_beside import BesidePage
from tui.screens.keeping import kept_to
from tui.screens.page import WIDE
from tui.widgets.choice_list import Choice, ChoiceList
from tui.widgets.content import case_content, warning_content
from tui.widgets.reading_pane import ReadingPane
from tui.widgets.wrapping import wrapped

PASS_ON = "Pass the computer to the next seat"
_ROOM = 12
"""Lines of a question at 80 by 24 before its help is left to the help key."""
_STATES = {"done": "done", "begun": "begun", "not begun": "not done", "conflict": "not yours"}
_SOURCES = {
    "record": " - from the written record",
    "footage": " - from the footage (V notes that you watch)",
}
_ABOUT_A_CASE = ("note", "flag", "footage", "minutes", "refer", "conflict")
_WHAT_NEXT = (
    "You judge all {of} cases on your own first. Nobody sees your answers until the chair shows"
    " them. You can change any answer until then: press B to go back."
)


class JudgePage(BesidePage):
    """One seat, one case, one question."""

    PAGE = "judge"
    BINDINGS: ClassVar[list[BindingType]] = bindings("judge")

    def __init__(self, turn: Turn) -> None:
        """Go on with a seat's turn."""
        super().__init__(turn)
        self.started_with = turn.greeting()
        self._read: tuple[int, bool, bool] | None = None
        self._asked: tuple[int, int, bool] | None = None

    def compose_body(self) -> ComposeResult:
        """Lay out the case, the question, and on a wide window the note and what comes next."""
        with Container(id="body"):
            yield ReadingPane("The case", "case")
            with Vertical(id="side"):
                with VerticalScroll(id="asked", can_focus=False):
                    yield Static(Content(""), id="question", markup=False)
                    yield ChoiceList()
                yield Static(Content(""), id="note-box", markup=False)
                yield Static(Content(""), id="next-box", markup=False)
        yield Static(Content(""), id="note", markup=False)

    def on_mount(self) -> None:
        """Give the keys to the answers."""
        super().on_mount()
        self.query_one("#next-box").border_title = Content("What happens next")
        self.query_one(ChoiceList).focus()

    def fill(self) -> None:
        """Write everything."""
        turn = self.turn
        if turn.at_end:
            return
        whose, short = ALONE, "YOUR OWN VIEW"
        if turn.sheet:
            whose, short = sheet_words(turn.sheet), "PAPER SHEET"
        self.entitle(
            f"Case {turn.place + 1} of {turn.of}    {shown(turn.case.case.reference)}",
            whose,
            ("Flagged    " if turn.case.flagged else "") + f"Seat {turn.seat.number}",
            short=short,
        )
        self._fill_case()
        self._fill_question()
        self._fill_note()
        # What would be noted about a case that is hidden from the seat.
        self.leave_out(*(_ABOUT_A_CASE if turn.view is None else ()))
        self.put("#next-box", _WHAT_NEXT.format(of=turn.of))
        self.tell_progress(
            progress_words(turn.done, turn.of), turn.done, turn.of, saved_words(turn.saved_at)
        )

    def _fill_note(self) -> None:
        hidden = self.turn.view is None
        note = self.turn.answers.get(NOTE)
        told = note.text.one_line() if note else "none yet. Press N to add one."
        line = f" Note: {wrapped(told, max(60, self.size.width - 10))[0]}"
        self.put("#note", Content("" if hidden else line))
        box = self.query_one("#note-box")
        box.border_title = Content("Your note" if hidden else "Your note (press N)")
        none = "(none)" if hidden else "(none yet)"
        self.put("#note-box", note.text.show() if note and not hidden else none)

    def _fill_case(self) -> None:
        turn = self.turn
        now = (turn.place, turn.covered, turn.view is None)
        if now == self._read:
            return
        self._read = now
        pane = self.query_one(ReadingPane)
        kind = kind_of_case(turn.case.case.kind)
        long = turn.view is not None and not turn.covered
        head = "The case (Page Down to read on)" if long else "The case"
        pane.entitle(head + (f" - {kind}" if kind else ""))
        if turn.view is None:
            pane.read(Content("You said that you should not judge this case, so it is hidden."))
        else:
            pane.read(warning_content(turn.view) if turn.covered else case_content(turn.view, True))

    def _fill_question(self) -> None:
        turn, choices = self.turn, self.query_one(ChoiceList)
        question = turn.question
        if question is None:
            self.put("#question", "Press Enter for the next case, or U to undo.")
            choices.show((Choice(CONFLICT_LONG, "0", "(x)"),), 0)
            self.mark()
            return
        if turn.covered:
            self.put("#question", "The questions come after the warning.")
            choices.show((Choice(CONFLICT_LONG, "0", "( )"),), 0)
            self.mark()
            return
        value = turn.answer.value if turn.answer else None
        held = value if isinstance(value, tuple) else (value,)
        several = question.type == "several"
        on, off = ("[x]", "[ ]") if several else ("(x)", "( )")
        rows = [
            Choice(shown(option.label), str(n), on if option.code in held else off)
            for n, option in enumerate(turn.options, start=1)
        ]
        if question.type == "text":
            written = answer_words(question, turn.answer) if turn.answer else "nothing written yet"
            rows = [Choice(f"Write your answer: {written}", "1")]
        chosen = [n for n, option in enumerate(turn.options) if option.code in held]
        asked = (turn.place, turn.step, turn.covered)
        cursor = chosen[0] if chosen and not several else None
        if asked != self._asked:
            cursor = chosen[0] if chosen else 0
        self._asked = asked
        rows.append(Choice(CONFLICT_LONG, "0", "( )"))
        self.put("#question", self._question_text(len(rows)))
        choices.show(tuple(rows), cursor)
        self.mark()

    def _question_text(self, rows: int) -> Content:
        question = self.turn.question
        assert question is not None
        width = max(20, self.query_one("#asked").size.width or 76)
        parts = [Content.styled(shown(question.text), "bold")]
        extra = [shown(question.help)] if question.help else []
        if question.type == "several":
            extra.append("A number marks or clears an answer. Then press Enter.")
        if not question.required and self.turn.answer is None:
            extra.append("You may leave this one: press Enter.")
        told = " ".join(extra)
        lines = len(wrapped(shown(question.text), width)) + len(wrapped(told, width)) + rows
        if told and (lines <= _ROOM or self.size.width >= WIDE):
            parts.append(Content(told))
        return Content("\n").join(parts)

    def mark(self) -> None:
        """Write the title of the question's box."""
        turn = self.turn
        title = "This case"
        if turn.question is not None and not turn.covered:
            title = f"Question {turn.step + 1} of {len(turn.questions)}"
        if turn.sheet:
            title += f" - {sheet_words(turn.sheet)}"
        elif turn.question is not None and not turn.covered:
            title += _SOURCES.get(turn.question.source, "")
        self.mark_focus(self.query_one("#asked"), title, self.query_one(ChoiceList))

    def _do(self, done: bool) -> None:
        self.fill()
        if done and self.turn.at_end:
            from tui.screens.end import EndPage

            self.app.switch_screen(EndPage(self.turn))

    def action_choose(self, number: int) -> None:
        """Choose an answer; it is saved at once."""
        question = self.turn.question
        if question is not None and question.type == "text" and not self.turn.covered:
            if number == 1:
                self._write()
            else:
                self.say("Press 1 to write your answer.")
            return
        choices = self.query_one(ChoiceList)
        if number <= len(self.turn.options) and not self.turn.covered:
            choices.cursor = number - 1
        last = self.turn.step + 1 >= len(self.turn.questions)
        saved = self.attempt(lambda: self.turn.choose_and_go_on(number))
        if saved and last and question is not None and self._goes_on(question, number):
            self.action_next()
            return
        self.fill()
        choices.focus()

    def action_conflict(self) -> None:
        """Say that this seat should not judge the case."""
        self.attempt(self.turn.declare)
        self.fill()

    def action_next(self) -> None:
        """Go on."""
        turn = self.turn
        question = turn.question
        waits = question is not None and question.required and turn.answer is None
        if question is not None and question.type == "text" and waits and not turn.covered:
            self._write()
            return
        self._do(self.attempt(turn.forward))
        self.query_one(ChoiceList).focus()

    def action_back(self) -> None:
        """Go back."""
        first = self.turn.place == 0 and self.turn.step == 0

        def back() -> str:
            self.turn.back()
            return "This is your first case." if first else ""

        self.attempt(back, saving=False)
        self.fill()

    def action_undo(self) -> None:
        """Take the last change back."""
        self.attempt(self.turn.undo)
        self.fill()

    def action_flag(self) -> None:
        """Mark the case, or take the mark away."""
        if self._hidden():
            return
        self.attempt(self.turn.flag)
        self.fill()

    def action_note(self) -> None:
        """Write a note."""
        from tui.screens.text_box import TextBox

        if self._hidden():
            return
        note = self.turn.answers.get(NOTE)
        self.app.push_screen(
            TextBox(
                f"Your note on case {self.turn.place + 1}",
                "Write what you want to remember or to say. No names, please.",
                note.text.show() if note else "",
                self.turn.write_note,
            ),
            self._written,
        )

    def _write(self) -> None:
        from tui.screens.text_box import TextBox

        question = self.turn.question
        assert question is not None
        self.app.push_screen(
            TextBox(
                f"Question {self.turn.step + 1}",
                " ".join(part for part in (shown(question.text), shown(question.help)) if part),
                self.turn.answer.text.show() if self.turn.answer else "",
                self.turn.write,
            ),
            self._written,
        )

    def _written(self, kept: bool | None) -> None:
        self.say("Kept." if kept else "")
        self.fill()

    def action_go_to(self) -> None:
        """Go to a case by its number."""
        from tui.screens.go_to_box import GoToBox

        def go(number: int | None) -> None:
            if number is not None:
                self.attempt(lambda: self.turn.go(number))
                self.fill()

        self.app.push_screen(GoToBox(case_rows(self.turn), self.turn.place + 1), go)

    def action_read_on(self) -> None:
        """Read on in the case."""
        self.query_one(ReadingPane).scroll_page_down(animate=False)

    def action_read_back(self) -> None:
        """Read back in the case."""
        self.query_one(ReadingPane).scroll_page_up(animate=False)

    def action_hand_over(self) -> None:
        """Pass the computer on."""
        if self.attempt(self.turn.leave):
            routes.to_hand_over(self, self.turn.meeting.id)

    def action_stop(self) -> None:
        """Ask once: stop, or pass the computer on."""
        from tui.screens.ask_box import AskBox

        def answered(answer: str | None) -> None:
            if answer == "yes":
                self._leave_for_good()
            elif answer == "pass_on":
                self.action_hand_over()

        saved = STOP
        if self.turn.unsaved:
            saved = "Problem: your last answer is NOT SAVED. Stop all the same?"
        self.app.push_screen(
            AskBox(
                saved,
                ("N", "no", "No, go on judging"),
                ("H", "pass_on", PASS_ON if kept_to(self) is None else "Blank the screen"),
                ("Y", "yes", "Yes, stop the program"),
            ),
            answered,
        )

    def _leave_for_good(self) -> None:
        # Someone who stops because nothing can be saved must still be able to stop.
        with suppress(Refusal):
            self.turn.leave()
        self.app.exit()

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Choose the line that was clicked, or that Space chose."""
        last = len(event.source.choices) - 1
        if event.index == last:
            self.action_conflict()
        else:
            self.action_choose(event.index + 1)


def case_rows(turn: Turn) -> tuple[str, ...]:
    """List the cases of a seat with how far each is."""
    return tuple(
        f"{shown(each.case.reference)}: {_STATES[each.state]}"
        + (", flagged" if each.flagged else "")
        for each in turn.queue
    )
