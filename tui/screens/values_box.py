"""A box in which several lines can be chosen: Space or a click marks one, Enter keeps them all."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.screens.bindings import bindings
from tui.screens.box import Box
from tui.widgets.choice_list import Choice, ChoiceList


class ValuesBox(Box[tuple[int, ...]]):
    """Gives the places of the chosen lines, from 0, in their order."""

    PAGE = "values_box"
    BINDINGS: ClassVar[list[BindingType]] = bindings("values_box")

    def __init__(self, title: str, question: str, rows: tuple[str, ...]) -> None:
        """Ask this about cleaned lines; none is chosen yet."""
        super().__init__(title)
        self._question = question
        self._rows = rows
        self._chosen: set[int] = set()

    def compose_body(self) -> ComposeResult:
        """Lay out the question and the lines."""
        yield Static(Content(self._question), id="question", markup=False)
        with VerticalScroll(id="scroll", can_focus=False):
            yield ChoiceList(*self._choices())

    def _choices(self) -> tuple[Choice, ...]:
        return tuple(
            Choice(row, str(n + 1) if n < 9 else "", "[x]" if n in self._chosen else "[ ]")
            for n, row in enumerate(self._rows)
        )

    def on_mount(self) -> None:
        """Give the keys to the list."""
        self.query_one(ChoiceList).focus()

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Mark the line, or take its mark away."""
        self._turn(event.index)

    def action_choose(self, number: int) -> None:
        """Mark the line with this number, or take its mark away."""
        if number <= len(self._rows):
            self.query_one(ChoiceList).cursor = number - 1
            self._turn(number - 1)

    def _turn(self, index: int) -> None:
        self._chosen ^= {index}
        self.query_one(ChoiceList).show(self._choices(), index)
        self.say("")

    def action_take(self) -> None:
        """Keep the chosen lines."""
        if self._chosen:
            self.dismiss(tuple(sorted(self._chosen)))
        else:
            self.say("Nothing is chosen yet: press Space, or click a line.")
