"""Tells in plain words which commands prepare a meeting or write a report, and what is there."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from scrutiny.workspace import Workspace
from tui.plain.guidance import guidance
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.page import Page
from tui.widgets.reading_pane import ReadingPane

_TITLES = {"prepare": "Prepare a meeting", "reports": "Read a report"}


class InformationPage(Page):
    """Text to read."""

    PAGE = "information"
    BINDINGS: ClassVar[list[BindingType]] = bindings("information")

    def __init__(self, workspace: Workspace, topic: str) -> None:
        """Tell about `prepare` or `reports`."""
        super().__init__(workspace)
        self._topic = topic
        self._lines = guidance(workspace, topic)

    def compose_body(self) -> ComposeResult:
        """Lay out the text."""
        yield ReadingPane(_TITLES[self._topic], "reading")

    def on_mount(self) -> None:
        """Fill it."""
        super().on_mount()
        pane = self.query_one(ReadingPane)
        pane.read(Content("\n".join(self._lines)))
        self.focus_first()

    def focus_first(self) -> None:
        """Give the keys to the text."""
        self.query_one(ReadingPane).focus()

    def fill(self) -> None:
        """Write the title."""
        self.entitle(_TITLES[self._topic])

    def action_back(self) -> None:
        """Go back."""
        routes.to_home(self)

    def action_read_on(self) -> None:
        """Read on."""
        self.query_one(ReadingPane).scroll_page_down(animate=False)

    def action_read_back(self) -> None:
        """Read back."""
        self.query_one(ReadingPane).scroll_page_up(animate=False)
