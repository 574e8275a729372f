"""The page after a seat's last case: look back, or pass the computer on."""

from typing import ClassVar

from textual.binding import BindingType

from scrutiny.meetings.turn import Turn
from tui.plain.people_words import sheet_done_words, sheet_words
from tui.plain.sentences import finished_words, progress_words, saved_words
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.keeping import kept_to
from tui.screens.menu_page import MenuPage

_ROWS = (
    "Look back over your answers",
    "Pass the computer to the next seat",
    "The chair's part: show the answers, agree, close",
)


class EndPage(MenuPage):
    """All cases of a seat are done."""

    PAGE = "end"
    BINDINGS: ClassVar[list[BindingType]] = bindings("end")

    def __init__(self, turn: Turn) -> None:
        """End this turn, or go back into it."""
        super().__init__(turn.workspace)
        self.turn = turn
        self.started_with = turn.greeting() if turn.sheet else ""

    def rows(self) -> tuple[str, ...]:
        """Give the ways to go."""
        return (_ROWS[0], "Blank the screen") if kept_to(self) else _ROWS

    def fill(self) -> None:
        """Write the page."""
        turn = self.turn
        told = finished_words(turn.of, turn.flagged)
        if turn.sheet:
            told = f"{sheet_words(turn.sheet)}. {sheet_done_words(turn.of, turn.flagged)}"
        self.entitle("All done", right=f"Seat {turn.seat.number}")
        self.put(
            "#above",
            f"{told}\n\nYou can change any answer until the chair shows them all.\n",
        )
        self.list_rows()
        self.tell_progress(
            progress_words(turn.done, turn.of), turn.done, turn.of, saved_words(turn.saved_at)
        )

    def open_row(self, index: int) -> None:
        """Go where a line leads."""
        if index == 0:
            if self.attempt(lambda: self.turn.go(1), saving=False):
                self._judge("")
        elif index == 1:
            self.action_hand_over()
        else:
            self.action_chair()

    def action_chair(self) -> None:
        """Open the chair's part."""
        routes.to_chair(self, self.turn.meeting.id)

    def action_back(self) -> None:
        """Go back to the last case."""

        def back() -> None:
            self.turn.back()

        if self.attempt(back, saving=False):
            self._judge("")

    def action_undo(self) -> None:
        """Take the last change back, and go to where it was."""
        said: list[str] = []

        def undo() -> str:
            said.append(self.turn.undo())
            return said[0]

        if self.attempt(undo) and not self.turn.at_end:
            self._judge(said[0])

    def action_go_to(self) -> None:
        """Go to a case by its number."""
        from tui.screens.go_to_box import GoToBox
        from tui.screens.judge import case_rows

        def go(number: int | None) -> None:
            if number is not None and self.attempt(lambda: self.turn.go(number)):
                self._judge("")

        self.app.push_screen(GoToBox(case_rows(self.turn), 1), go)

    def action_hand_over(self) -> None:
        """Pass the computer on."""
        routes.to_hand_over(self, self.turn.meeting.id)

    def _judge(self, said: str) -> None:
        from tui.screens.judge import JudgePage

        page = JudgePage(self.turn)
        page.started_with = said
        self.app.switch_screen(page)
