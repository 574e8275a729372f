"""Takes the 20 digits of the dice from one person; they are hidden again once they are kept."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from sampling.seeds import LEAST_DICE
from tui.screens.bindings import bindings
from tui.screens.box import Box
from tui.widgets.digit_line import DigitLine


class DigitsBox(Box[str]):
    """Gives the digits that one person typed."""

    PAGE = "ceremony_digits_box"
    BINDINGS: ClassVar[list[BindingType]] = bindings("ceremony_digits_box")

    def __init__(self, who: str, problem_of: Callable[[str], str]) -> None:
        """Ask this person; `problem_of` says in words what is wrong with a seed."""
        super().__init__(f"{who}: type the {LEAST_DICE} digits")
        self._problem_of = problem_of

    def compose_body(self) -> ComposeResult:
        """Lay out the line of digits."""
        yield Static(
            Content("Read them from the dice, from left to right. Backspace rubs one out.\n"),
            markup=False,
        )
        yield DigitLine(LEAST_DICE, LEAST_DICE)

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(DigitLine).focus()

    def on_digit_line_changed(self) -> None:
        """Say when all digits are there."""
        full = len(self.query_one(DigitLine).value) == LEAST_DICE
        self.say("All are typed. Compare them with the dice, then press Enter." if full else "")

    def action_take(self) -> None:
        """Give the digits, or say what is wrong with them."""
        seed = self.query_one(DigitLine).value
        if len(seed) < LEAST_DICE:
            self.say(f"{LEAST_DICE - len(seed)} still to type.")
            return
        problem = self._problem_of(seed)
        if problem:
            self.say(f"Problem: {problem}")
        else:
            self.dismiss(seed)
