"""What the judging page does beside answers: footage, private notes, help, and going on at once."""

from collections.abc import Callable

from textual.content import Content

from scrutiny.meetings.turn import Turn
from scrutiny.panels.definition import Question
from tui.plain.beside import (
    HIDDEN,
    MINUTES_HINT,
    MINUTES_TITLE,
    NOTHING_KEPT,
    REFER_DONE,
    REFER_HINT,
    REFER_TITLE,
    footage_step,
    minutes_step,
    refer_step,
)
from tui.plain.sentences import shown
from tui.screens.page import Page


class BesidePage(Page):
    """The part of the judging page that gives no answer."""

    def __init__(self, turn: Turn) -> None:
        """Go on with a seat's turn."""
        super().__init__(turn.workspace)
        self.turn = turn

    def _goes_on(self, question: Question, number: int) -> bool:
        from tui.app import ScrutinyApp

        able = number <= len(self.turn.options) and not self.turn.covered
        able = able and question.type == "choice"
        return able and isinstance(self.app, ScrutinyApp) and self.app.at_once

    def _hidden(self) -> bool:
        """Tell, also to the person, whether the case in hand is hidden from the seat."""
        hidden = self.turn.view is None
        if hidden:
            self.say(HIDDEN)
        return hidden

    def _covered(self) -> bool:
        covered = self.turn.covered
        if covered:
            self.say("Press Enter to read the case first.")
        return covered

    async def action_at_once(self) -> None:
        """Change whether a judgement goes on by itself."""
        from tui.app import ScrutinyApp

        await self.app.run_action("app.change_at_once")
        on = isinstance(self.app, ScrutinyApp) and self.app.at_once
        self.say(
            "From now on the next case comes as soon as you judge. U takes it back, A changes this."
            if on
            else "From now on your judgement waits for Enter."
        )

    def action_footage(self) -> None:
        """Note that watching footage begins or pauses."""
        if self._hidden():
            return
        self.attempt(lambda: footage_step(self.turn))
        self.fill()

    def action_minutes(self) -> None:
        """Type in how long footage was watched."""
        if self._hidden() or self._covered():
            return
        self._open_box(MINUTES_TITLE, MINUTES_HINT, lambda text: minutes_step(self.turn, text))

    def action_refer(self) -> None:
        """Write a private note."""
        if self._hidden() or self._covered():
            return
        turn = self.turn
        case_id, number = turn.case.case.case_id, turn.seat.number

        def keep(text: str) -> str:
            return refer_step(turn.workspace, turn.meeting.id, case_id, text, number, turn.actor)

        self._open_box(REFER_TITLE, REFER_HINT, keep, REFER_DONE)

    def _open_box(
        self, title: str, hint: str, save: Callable[[str], str], done: str = "Kept."
    ) -> None:
        from tui.screens.text_box import TextBox

        written: list[str] = []

        def keep(text: str) -> str:
            written.append(text.strip())
            return save(text)

        def closed(kept: bool | None) -> None:
            self.say(done if kept and written[-1] else NOTHING_KEPT)
            self.fill()

        self.app.push_screen(TextBox(title, hint, "", keep), closed)

    def help_first(self) -> Content:
        """Give the help of the question in hand."""
        question = self.turn.question
        if question is None or self.turn.covered or not question.help:
            return Content("")
        asked = Content.styled(shown(question.text), "bold")
        return Content("\n").join([asked, Content(shown(question.help))])
