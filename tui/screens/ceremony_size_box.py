"""Asks how many cases are read, and how many reserves, where the sealed plan does not say it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from scrutiny.errors import Refusal
from tui.plain.ceremony import Ceremony
from tui.plain.sentences import problem_words
from tui.screens.bindings import bindings
from tui.screens.box import Box
from tui.widgets.digit_line import DigitLine

_MOST_DIGITS = 7


class SizeBox(Box[bool]):
    """Takes the two numbers; gives True when they are kept."""

    PAGE = "ceremony_size_box"
    BINDINGS: ClassVar[list[BindingType]] = bindings("ceremony_size_box")

    def __init__(self, ceremony: Ceremony) -> None:
        """Start with what was said before."""
        super().__init__("How many cases?")
        self._ceremony = ceremony
        plan = ceremony.plan
        self._cases_line = DigitLine(_MOST_DIGITS, value=str(plan.size or ""))
        self._reserves_line = DigitLine(_MOST_DIGITS, value=str(plan.reserves or ""))

    def compose_body(self) -> ComposeResult:
        """Lay out the two numbers."""
        most = self._ceremony.sealed.size
        yield Static(
            Content(f"How many cases are read? A number from 1 to {most:,}, then Enter."),
            markup=False,
        )
        yield self._cases_line
        if self._ceremony.sealed.plan.reserves is None:
            each = " for each stratum" if self._ceremony.stratified else ""
            yield Static(
                Content(
                    f"\nHow many reserves{each}? A reserve is read only when a case cannot be"
                    " produced. Nothing typed means none."
                ),
                markup=False,
            )
            yield self._reserves_line

    def on_mount(self) -> None:
        """Ask for the number of cases first."""
        self._cases_line.focus()

    def action_take(self) -> None:
        """Go from the first number to the second, then keep both, or say what does not fit."""
        if not self._cases_line.value:
            self.say("Problem: type how many cases are read.")
            return
        if self._cases_line.has_focus and self._reserves_line.is_mounted:
            self._reserves_line.focus()
            return
        reserves = int(self._reserves_line.value or 0) if self._reserves_line.is_mounted else None
        try:
            self._ceremony.choose_size(int(self._cases_line.value), reserves)
        except Refusal as refusal:
            self.say(problem_words(refusal, saving=False))
            self._cases_line.focus()
            return
        self.dismiss(True)
