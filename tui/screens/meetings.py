"""The choice of a meeting."""

from typing import ClassVar

from textual.binding import BindingType

from scrutiny.meetings.meeting import meetings
from scrutiny.meetings.overview import LeftOff, left_off
from scrutiny.workspace import Workspace
from tui.plain.sentences import left_off_words
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.menu_page import MenuPage


class MeetingsPage(MenuPage):
    """All meetings, the latest first."""

    PAGE = "meetings"
    BINDINGS: ClassVar[list[BindingType]] = bindings("meetings")

    def __init__(self, workspace: Workspace) -> None:
        """Look the meetings up."""
        super().__init__(workspace)
        self._meetings: tuple[LeftOff, ...] = tuple(
            left_off(workspace, each) for each in meetings(workspace)
        )

    def rows(self) -> tuple[str, ...]:
        """Give a line for each meeting."""
        return tuple(f"{each.name}. {left_off_words(each)}" for each in self._meetings)

    def fill(self) -> None:
        """Write the page."""
        self.entitle("Which meeting?")
        self.put(
            "#above",
            "Choose the meeting.\n"
            if self._meetings
            else "There is no meeting yet. The coordinator opens one with:\n\n"
            "  scrutiny meeting open --panel PANEL --date DATE",
        )
        self.list_rows()

    def open_row(self, index: int) -> None:
        """Open a meeting where it stands."""
        routes.to_meeting(self, self._meetings[index].meeting.id)

    def action_back(self) -> None:
        """Go back."""
        routes.to_home(self)
