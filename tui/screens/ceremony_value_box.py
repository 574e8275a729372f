"""Takes one line of text: a public value, or what that value is called."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from tui.screens.bindings import bindings
from tui.screens.box import Box


class ValueBox(Box[str]):
    """Gives what one person typed."""

    PAGE = "ceremony_value_box"
    BINDINGS: ClassVar[list[BindingType]] = bindings("ceremony_value_box")

    def __init__(self, title: str, asked: str, problem_of: Callable[[str], str]) -> None:
        """Ask this; `problem_of` says in words what is wrong with what was typed."""
        super().__init__(title)
        self._asked = asked
        self._problem_of = problem_of

    def compose_body(self) -> ComposeResult:
        """Lay out the question and the line to write on."""
        yield Static(Content(self._asked), id="question", markup=False)
        line = Input()
        line.cursor_blink = False
        yield line

    def on_mount(self) -> None:
        """Write at once."""
        self.query_one(Input).focus()

    def on_input_submitted(self) -> None:
        """Keep what was typed."""
        self.action_take()

    def action_take(self) -> None:
        """Give the text, or say what is wrong with it."""
        typed = self.query_one(Input).value
        problem = self._problem_of(typed)
        if problem:
            self.say(f"Problem: {problem}")
        else:
            self.dismiss(typed)
