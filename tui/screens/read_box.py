"""Shows a case again, over the page on which the panel agrees about it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from tui.screens.bindings import bindings
from tui.screens.box import Box
from tui.widgets.reading_pane import ReadingPane


class ReadBox(Box[None]):
    """Text that is read with Page Down and closed with Escape."""

    PAGE = "read_box"
    BINDINGS: ClassVar[list[BindingType]] = bindings("read_box")

    def __init__(self, title: str, content: Content) -> None:
        """Show this text."""
        super().__init__(title)
        self._content = content

    def compose_body(self) -> ComposeResult:
        """Lay out the text."""
        yield ReadingPane("Page Down to read on", "reading")

    def on_mount(self) -> None:
        """Fill the box."""
        pane = self.query_one(ReadingPane)
        pane.read(self._content)
        pane.focus()

    def action_read_on(self) -> None:
        """Read on."""
        self.query_one(ReadingPane).scroll_page_down(animate=False)

    def action_read_back(self) -> None:
        """Read back."""
        self.query_one(ReadingPane).scroll_page_up(animate=False)
