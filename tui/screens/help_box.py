"""The help page: what each key of the page below does, in sentences."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from tui.keys import ALSO, Key, keys_for
from tui.screens.bindings import bindings
from tui.screens.box import Box
from tui.widgets.reading_pane import ReadingPane


def help_content(page: str) -> Content:
    """Write the help of a page."""
    keys = [_sentence(key) for key in keys_for(page)]
    also = [Content(sentence) for sentence in ALSO]
    return Content("\n").join([*keys, Content(""), *also])


def _sentence(key: Key) -> Content:
    if not key.help.startswith(key.shown):
        return Content(key.help)
    return Content.styled(key.shown, "bold") + Content(key.help.removeprefix(key.shown))


class HelpBox(Box[None]):
    """Help that is read with Page Down and closed with Escape."""

    PAGE = "help_box"
    BINDINGS: ClassVar[list[BindingType]] = bindings("help_box")

    def __init__(self, page: str) -> None:
        """Help with this page."""
        super().__init__("Help")
        self._page = page

    def compose_body(self) -> ComposeResult:
        """Lay out the sentences."""
        yield ReadingPane("What the keys do", "reading")

    def on_mount(self) -> None:
        """Fill the page."""
        pane = self.query_one(ReadingPane)
        pane.read(help_content(self._page))
        pane.focus()

    def action_read_on(self) -> None:
        """Read on."""
        self.query_one(ReadingPane).scroll_page_down(animate=False)

    def action_read_back(self) -> None:
        """Read back."""
        self.query_one(ReadingPane).scroll_page_up(animate=False)
