"""A box for one line, such as a name: Enter keeps it, Escape closes without it."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from scrutiny.errors import Refusal
from tui.plain.sentences import problem_words
from tui.screens.bindings import bindings
from tui.screens.box import Box

_LONGEST = 200


class LineBox(Box[bool]):
    """Gives True when `take` took the line; it may say why not, or raise `Refusal`."""

    PAGE = "line_box"
    BINDINGS: ClassVar[list[BindingType]] = bindings("line_box")

    def __init__(
        self, title: str, question: str, take: Callable[[str], str | None], text: str = ""
    ) -> None:
        """Ask this, starting with a cleaned text; the cleaned question may have several lines."""
        super().__init__(title)
        self._text = text
        self._question = question
        self._take = take

    def compose_body(self) -> ComposeResult:
        """Lay out the question and the line."""
        yield Static(Content(self._question), id="question", markup=False)
        line = Input(self._text, max_length=_LONGEST, select_on_focus=True)
        line.cursor_blink = False
        yield line

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(Input).focus()

    def on_input_submitted(self) -> None:
        """Keep it with Enter."""
        self.action_take()

    def action_take(self) -> None:
        """Keep and close, or say why that cannot be."""
        try:
            why_not = self._take(self.query_one(Input).value)
        except Refusal as refusal:
            self.say(problem_words(refusal, saving=False))
            return
        if why_not:
            self.say(why_not)
        else:
            self.dismiss(True)
