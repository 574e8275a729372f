"""A box for a note, a reason, an answer in words: Escape keeps what was written.

The box stays open, with the text in it, until that text is saved.
"""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from scrutiny.errors import Refusal
from tui.plain.sentences import problem_words
from tui.screens.bindings import bindings
from tui.screens.box import Box
from tui.widgets.writing_area import WritingArea


class TextBox(Box[bool]):
    """Writes a text through `save`; gives True when it is kept."""

    PAGE = "text_box"
    BINDINGS: ClassVar[list[BindingType]] = bindings("text_box")

    def __init__(self, title: str, hint: str, text: str, save: Callable[[str], str | None]) -> None:
        """Start with this cleaned text; `save` may say why not yet, or raise `Refusal`."""
        super().__init__(title)
        self._hint = hint
        self._text = text
        self._save = save

    def compose_body(self) -> ComposeResult:
        """Lay out the hint and the box to write in."""
        yield Static(
            Content(f"{self._hint} Escape keeps it and closes."), id="question", markup=False
        )
        yield WritingArea(self._text)

    def on_mount(self) -> None:
        """Write at once."""
        self.query_one(WritingArea).focus()

    def action_keep(self) -> None:
        """Keep and close, or say why that cannot be."""
        if self._kept():
            self.dismiss(True)

    def action_stop(self) -> None:
        """Keep first; then the page below asks whether to stop."""
        if self._kept():
            super().action_stop()

    def _kept(self) -> bool:
        try:
            why_not = self._save(self.query_one(WritingArea).text)
        except Refusal as refusal:
            self.say(problem_words(refusal, saving=True) + " Your text is still here.")
            return False
        self.say(why_not or "")
        return not why_not
