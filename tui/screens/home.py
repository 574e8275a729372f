"""The first page: three big choices, and where the work was left off."""

from typing import ClassVar

from textual.binding import BindingType

from scrutiny.meetings.overview import LeftOff, meetings_in_hand
from tui.plain.sentences import left_off_words
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.menu_page import MenuPage

CHOICES = ("Go on with today's meeting", "Prepare a meeting", "Read a report")
_TOLD = 4


class HomePage(MenuPage):
    """Three choices."""

    PAGE = "home"
    BINDINGS: ClassVar[list[BindingType]] = bindings("home")

    def rows(self) -> tuple[str, ...]:
        """Give the three choices."""
        return CHOICES

    def fill(self) -> None:
        """Write the page."""
        self.entitle("scrutiny", "Everything stays on this computer")
        self.put("#above", "What do you want to do? Press a number, then Enter.\n")
        self.list_rows()
        self.attempt(self._tell_where, saving=False)

    def _tell_where(self) -> str:
        in_hand = meetings_in_hand(self.workspace)
        told = [each for left in in_hand[:_TOLD] for each in _lines(left)]
        if not in_hand:
            told = ["No meeting is open. Choose 2 to see how one is prepared."]
        elif len(in_hand) > _TOLD:
            told.append(f"… and {len(in_hand) - _TOLD} more meetings.")
        self.put("#below", "\n".join(["", "Where you left off:", *told]))
        return self.workspace.warning()

    def open_row(self, index: int) -> None:
        """Go where a choice leads."""
        if index == 0:
            routes.to_meetings(self)
        elif index == 1:
            routes.to_prepare(self)
        else:
            routes.to_information(self, "reports")


def _lines(left: LeftOff) -> tuple[str, str]:
    return f"  {left.name}", f"    {left_off_words(left)}"
