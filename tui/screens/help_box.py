"""The help page: what each key of the page below does, in sentences."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.key import Key
from tui.keys import ALSO, keys_for
from tui.screens.bindings import bindings
from tui.screens.box import Box
from tui.widgets.key_sentence import KeySentence
from tui.widgets.reading_pane import ReadingPane

_NOT_FROM_HERE = ("choose", "digit", "help")
"""What needs a number, or is open already."""


def sentence(key: Key) -> Content:
    """Write the help of a key, with the key in bold."""
    if not key.help.startswith(key.shown):
        return Content(key.help)
    return Content.styled(key.shown, "bold") + Content(key.help.removeprefix(key.shown))


class HelpBox(Box[None]):
    """Help that is read with Page Down and closed with Escape; a click on a line does it."""

    PAGE = "help_box"
    BINDINGS: ClassVar[list[BindingType]] = bindings("help_box")

    def __init__(self, page: str, first: Content, left_out: frozenset[str] = frozenset()) -> None:
        """Help with this page, but for some keys; `first` stands before the keys."""
        super().__init__("Help")
        self._page = page
        self._first = first
        self._left_out = left_out

    def compose_body(self) -> ComposeResult:
        """Lay out the sentences."""
        sentences = [
            KeySentence(sentence(key), "" if key.id in _NOT_FROM_HERE else key.id)
            for key in keys_for(self._page)
            if key.id not in self._left_out
        ]
        # The help of a question would say nothing as an empty line.
        first = [Static(Content("\n").join([self._first, Content("")]), markup=False)]
        first = first if self._first else []
        also = Static(Content("\n").join([Content(""), *map(Content, ALSO)]), markup=False)
        yield ReadingPane(
            "What the keys do (or click a line to do it)",
            "reading",
            Vertical(*first, *sentences, also),
        )

    def on_mount(self) -> None:
        """Give the keys to the sentences."""
        self.query_one(ReadingPane).focus()

    def on_key_sentence_clicked(self, event: KeySentence.Clicked) -> None:
        """Close the help, and do what was clicked."""

        async def do() -> None:
            await self.app.screen.run_action(f"screen.{event.action}")

        self.dismiss(None)
        self.app.call_later(do)

    def action_read_on(self) -> None:
        """Read on."""
        self.query_one(ReadingPane).scroll_page_down(animate=False)

    def action_read_back(self) -> None:
        """Read back."""
        self.query_one(ReadingPane).scroll_page_up(animate=False)
