"""The pause: one calm sentence over a blank screen. Nobody is asked why, and nothing is noted."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from scrutiny.workspace import Workspace
from tui.plain.beside import support_words
from tui.screens.bindings import bindings
from tui.screens.page import Page

CALM = "Take your time. Nothing hurries you.\n\nTo go on: press Enter."


class PausePage(Page):
    """Lies over the page that was in hand, and goes away without a trace."""

    PAGE = "pause"
    BINDINGS: ClassVar[list[BindingType]] = bindings("pause")

    def __init__(self, workspace: Workspace) -> None:
        """Pause in a workspace, whose panels say where support is."""
        super().__init__(workspace)
        self._support = support_words(workspace)

    def compose_body(self) -> ComposeResult:
        """Lay out the sentence."""
        yield Static(Content(CALM), id="pass-on", markup=False)
        yield Static(Content(f"\n{self._support}"), id="support", markup=False)

    def action_next(self) -> None:
        """Go back to exactly where one was."""
        self.dismiss()
