"""Tells the chair how alike the members judged alone, in plain words; nobody is named."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from scrutiny.workspace import Workspace
from tui.plain.agreement import agreement_lines, meeting_agreement
from tui.plain.sentences import HOW_ALIKE
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.page import Page
from tui.widgets.reading_pane import ReadingPane


class AgreementPage(Page):
    """Sentences to read; raises `Refusal` while the answers are hidden."""

    PAGE = "agreement"
    BINDINGS: ClassVar[list[BindingType]] = bindings("agreement")

    def __init__(self, workspace: Workspace, meeting_id: str) -> None:
        """Measure the meeting."""
        super().__init__(workspace)
        self._meeting_id = meeting_id
        self._lines = tuple(agreement_lines(meeting_agreement(workspace, meeting_id)))

    def compose_body(self) -> ComposeResult:
        """Lay out the text."""
        yield ReadingPane("What members said alone, before they talked", "reading")

    def on_mount(self) -> None:
        """Fill it."""
        super().on_mount()
        pane = self.query_one(ReadingPane)
        pane.read(Content("\n".join(self._lines)))
        pane.focus()

    def fill(self) -> None:
        """Write the title."""
        self.entitle(HOW_ALIKE, right="Chair")

    def action_back(self) -> None:
        """Go back to the chair's part."""
        routes.to_chair(self, self._meeting_id)

    def action_read_on(self) -> None:
        """Read on."""
        self.query_one(ReadingPane).scroll_page_down(animate=False)

    def action_read_back(self) -> None:
        """Read back."""
        self.query_one(ReadingPane).scroll_page_up(animate=False)
