"""A box with a question and some lines to choose from."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.screens.bindings import bindings
from tui.screens.box import Box
from tui.widgets.choice_list import Choice, ChoiceList


class ChoiceBox(Box[int]):
    """Gives the place of the chosen line, from 0."""

    PAGE = "choice_box"
    BINDINGS: ClassVar[list[BindingType]] = bindings("choice_box")

    def __init__(self, title: str, question: str, rows: tuple[str, ...], first: int = 0) -> None:
        """Ask this about cleaned lines; the mark stands at line `first`."""
        super().__init__(title)
        self._question = question
        self._rows = rows
        self._first = first

    def compose_body(self) -> ComposeResult:
        """Lay out the question and the lines."""
        yield Static(Content(self._question), id="question", markup=False)
        with VerticalScroll(id="scroll", can_focus=False):
            yield ChoiceList(
                *(
                    Choice(row, str(n) if n <= 9 else "")
                    for n, row in enumerate(self._rows, start=1)
                )
            )

    def on_mount(self) -> None:
        """Put the mark where the likely answer is."""
        choices = self.query_one(ChoiceList)
        choices.focus()
        choices.cursor = self._first

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Take the line that was clicked."""
        self.dismiss(event.index)

    def action_choose(self, number: int) -> None:
        """Move to the line with this number."""
        if number <= len(self._rows):
            self.query_one(ChoiceList).cursor = number - 1

    def action_open(self) -> None:
        """Take the line with the mark."""
        self.dismiss(self.query_one(ChoiceList).cursor)
