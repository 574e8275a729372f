"""Asks how many did not agree, and why."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from tui.screens.bindings import bindings
from tui.screens.box import Box
from tui.widgets.writing_area import WritingArea


class DissentBox(Box[bool]):
    """Takes a number and a reason through `keep`, which may say why not; gives True when kept."""

    PAGE = "dissent_box"
    BINDINGS: ClassVar[list[BindingType]] = bindings("dissent_box")

    def __init__(self, most: int, count: int, reason: str, keep: Callable[[int, str], str]) -> None:
        """Start with what was entered before."""
        super().__init__("Dissent")
        self._most = most
        self._count = count
        self._reason = reason
        self._keep = keep

    def compose_body(self) -> ComposeResult:
        """Lay out the number and the reason."""
        asked = f"How many did not agree? A number from 0 to {self._most}, then Enter."
        yield Static(Content(asked), id="question", markup=False)
        number = Input(str(self._count), type="integer", max_length=3, select_on_focus=True)
        number.cursor_blink = False
        yield number
        yield WritingArea(self._reason)

    def on_mount(self) -> None:
        """Ask for the number first."""
        self.query_one(Input).focus()

    def on_descendant_focus(self) -> None:
        """Mark the part that has the keys, without colour."""
        for part, title in (
            (self.query_one(Input), "How many"),
            (self.query_one(WritingArea), "Why? In their own words, without names"),
        ):
            part.border_title = Content(f"> {title}" if part.has_focus else title)

    def on_input_submitted(self) -> None:
        """Go on to the reason."""
        self.query_one(WritingArea).focus()

    def action_keep(self) -> None:
        """Keep both and close, or say what does not fit."""
        typed = self.query_one(Input).value.strip() or "0"
        if not typed.isdecimal():
            self.say("Problem: write the number in digits, such as 1.")
            return
        why_not = self._keep(int(typed), self.query_one(WritingArea).text)
        if why_not:
            self.say(f"Problem: {why_not}")
        else:
            self.dismiss(True)
