"""Where a meeting is prepared: the way to the draw in public, and the commands for the rest."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from scrutiny.workspace import Workspace
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.information import InformationPage
from tui.widgets.choice_list import Choice, ChoiceList


class PreparePage(InformationPage):
    """The commands that prepare a meeting, and one way to go."""

    PAGE = "prepare"
    BINDINGS: ClassVar[list[BindingType]] = bindings("prepare")

    def __init__(self, workspace: Workspace) -> None:
        """Tell what prepares a meeting."""
        super().__init__(workspace, "prepare")

    def compose_body(self) -> ComposeResult:
        """Lay out the way to go above the text."""
        with VerticalScroll(id="asked", can_focus=False):
            yield ChoiceList(Choice("Draw cases in public", "1"))
        yield from super().compose_body()

    def focus_first(self) -> None:
        """Give the keys to the way to go."""
        self.query_one(ChoiceList).focus()

    def mark(self) -> None:
        """Write the title of the box with the way to go."""
        self.mark_focus(
            self.query_one("#asked"), "What do you want to do?", self.query_one(ChoiceList)
        )

    def action_choose(self, number: int) -> None:
        """Say which number there is."""
        self.say("" if number == 1 else "Choose 1.")

    def action_open(self) -> None:
        """Open the draw."""
        routes.to_frames(self)

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Open what was clicked; Space only moves the mark."""
        if event.by_mouse:
            routes.to_frames(self)
