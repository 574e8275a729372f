"""The list of all cases with how far each is; a number, or a click, goes there."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from tui.screens.bindings import bindings
from tui.screens.box import Box
from tui.widgets.choice_list import Choice, ChoiceList


class GoToBox(Box[int]):
    """Gives the number of the case to go to."""

    PAGE = "go_to_box"
    BINDINGS: ClassVar[list[BindingType]] = bindings("go_to_box")

    def __init__(self, rows: tuple[str, ...], number: int) -> None:
        """List these cases, the cursor on the one with this number."""
        super().__init__("Go to a case: type its number, then Enter")
        self._rows = rows
        self._number = number
        self._typed = ""

    def compose_body(self) -> ComposeResult:
        """Lay out the list."""
        choices = tuple(Choice(row, str(n)) for n, row in enumerate(self._rows, start=1))
        with VerticalScroll(id="scroll", can_focus=False):
            yield ChoiceList(*choices)

    def on_mount(self) -> None:
        """Put the cursor where the person is."""
        choices = self.query_one(ChoiceList)
        choices.focus()
        self.call_after_refresh(self._move, self._number)

    def _move(self, number: int) -> None:
        self.query_one(ChoiceList).cursor = max(1, min(number, len(self._rows))) - 1

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Go to the case that was clicked."""
        self.dismiss(event.index + 1)

    def action_digit(self, digit: int) -> None:
        """Take one more digit of the number."""
        typed = self._typed + str(digit)
        if int(typed) > len(self._rows):
            typed = str(digit)
        self._typed = typed
        self.say(f"Case {typed}")
        if int(typed):
            self._move(int(typed))

    def action_open(self) -> None:
        """Go to the case with the cursor."""
        self.dismiss(self.query_one(ChoiceList).cursor + 1)
