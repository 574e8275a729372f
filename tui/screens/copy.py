"""Shows what will be published, one page after the other, just as it will stand in the copy."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from scrutiny.workspace import Workspace
from tui.plain.publishing_words import pages, publishing
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.page import Page
from tui.widgets.reading_pane import ReadingPane


class CopyPage(Page):
    """One page of the copy for the public."""

    PAGE = "copy"
    BINDINGS: ClassVar[list[BindingType]] = bindings("copy")

    def __init__(self, workspace: Workspace, meeting_id: str) -> None:
        """Begin at its first page."""
        super().__init__(workspace)
        self._meeting_id = meeting_id
        self._pages = pages(publishing(workspace, meeting_id))
        self._at = 0

    def compose_body(self) -> ComposeResult:
        """Lay out the page."""
        yield ReadingPane("", "reading")

    def on_mount(self) -> None:
        """Give the keys to the text."""
        super().on_mount()
        self.query_one(ReadingPane).focus()

    def fill(self) -> None:
        """Write the page."""
        title, lines = self._pages[self._at]
        count = len(self._pages)
        self.entitle("What will be published", right="Office")
        pane = self.query_one(ReadingPane)
        pane.entitle(title)
        pane.read(Content("\n".join(lines).strip("\n")))
        self.tell_progress(f"Page {self._at + 1} of {count}", self._at + 1, count, "")

    def _turn(self, steps: int) -> None:
        wanted = self._at + steps
        if 0 <= wanted < len(self._pages):
            self._at = wanted
            self.say("")
            self.fill()
        else:
            self.say("This is the last page." if steps > 0 else "This is the first page.")

    def action_turn(self) -> None:
        """Turn to the next page."""
        self._turn(1)

    def action_turn_back(self) -> None:
        """Turn to the page before."""
        self._turn(-1)

    def action_read_on(self) -> None:
        """Read on."""
        self.query_one(ReadingPane).scroll_page_down(animate=False)

    def action_read_back(self) -> None:
        """Read back."""
        self.query_one(ReadingPane).scroll_page_up(animate=False)

    def action_back(self) -> None:
        """Go back to the ways of publishing."""
        routes.to_publish(self, self._meeting_id)
