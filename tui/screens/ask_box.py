"""Asks one question before something that cannot be taken back; the safe answer stands first."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from tui.screens.bindings import bindings
from tui.screens.box import Box
from tui.widgets.choice_list import Choice, ChoiceList


class AskBox(Box[str]):
    """A question and its answers, each `(letter, result, words)`; the first is the safe one."""

    PAGE = "ask_box"
    BINDINGS: ClassVar[list[BindingType]] = bindings("ask_box")

    def __init__(self, question: str, *answers: tuple[str, str, str]) -> None:
        """Ask this; the cleaned question may have several lines."""
        super().__init__("Please answer")
        self._question = question
        self._answers = answers

    def compose_body(self) -> ComposeResult:
        """Lay out the question and its answers."""
        yield Static(Content(self._question), id="question", markup=False)
        yield ChoiceList(*(Choice(words, letter) for letter, _, words in self._answers))

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Give the answer that was clicked."""
        self.dismiss(self._answers[event.index][1])

    def action_answer(self) -> None:
        """Give the answer with the cursor."""
        self.dismiss(self._answers[self.query_one(ChoiceList).cursor][1])

    def action_yes(self) -> None:
        """Answer yes."""
        self._answer("yes")

    def action_no(self) -> None:
        """Answer no."""
        self._answer("no")

    def action_pass_on(self) -> None:
        """Pass the computer on, where that is an answer."""
        self._answer("pass_on")

    def action_close(self) -> None:
        """Give the safe answer."""
        self.dismiss(self._answers[0][1])

    def action_stop(self) -> None:
        """Do nothing: the question stands already."""

    def _answer(self, result: str) -> None:
        if any(result == each for _, each, _ in self._answers):
            self.dismiss(result)
