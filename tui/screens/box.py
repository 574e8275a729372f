"""What all boxes share: they lie over a page, close with Escape, and never leave the program."""

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.keys import line_for
from tui.widgets.key_line import KeyLine

Result = TypeVar("Result")


class Box(ModalScreen[Result]):
    """One box; gives its result to the page below when it closes."""

    PAGE: ClassVar[str]
    """Its name in the list of keys."""

    def __init__(self, title: str) -> None:
        """Stand under this title."""
        super().__init__()
        self._head = title

    def compose(self) -> ComposeResult:
        """Lay out the frame around the box's own body."""
        with Vertical(id="box") as frame:
            frame.border_title = Content(f"> {self._head}")
            yield from self.compose_body()
            yield Static(Content(""), id="message", markup=False)
            yield KeyLine(line_for(self.PAGE))

    def compose_body(self) -> ComposeResult:
        """Lay out what is particular to the box."""
        yield from ()

    def say(self, sentence: str) -> None:
        """Write the message line of the box."""
        self.query_one("#message", Static).update(Content(sentence))

    def action_close(self) -> None:
        """Close without a result."""
        self.dismiss(None)

    def action_stop(self) -> None:
        """Close the box first; the page below then asks whether to stop."""
        self.dismiss(None)
        self.app.call_later(self._ask_below)

    async def _ask_below(self) -> None:
        await self.app.screen.run_action("screen.stop")
