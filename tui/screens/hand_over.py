"""The blank page between two seats, so that nobody sees the last answer."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from scrutiny.workspace import Workspace
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.page import Page

PASS_ON = "Pass the computer to the next seat.\n\nNext seat: press Enter."


class HandOverPage(Page):
    """Nothing but one sentence."""

    PAGE = "hand_over"
    BINDINGS: ClassVar[list[BindingType]] = bindings("hand_over")

    def __init__(self, workspace: Workspace, meeting_id: str) -> None:
        """Stand between two seats of this meeting."""
        super().__init__(workspace)
        self._meeting_id = meeting_id

    def compose_body(self) -> ComposeResult:
        """Lay out the sentence."""
        yield Static(Content(PASS_ON), id="pass-on", markup=False)

    def action_next(self) -> None:
        """Ask who is judging."""
        routes.to_meeting(self, self._meeting_id)
