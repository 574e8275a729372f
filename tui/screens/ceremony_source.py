"""Asks where the seed comes from, when the sealed plan does not say it."""

from typing import ClassVar

from textual.binding import BindingType

from tui.plain.ceremony import Ceremony
from tui.plain.ceremony_words import SOURCES
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.ceremony_page import ask_to_stop
from tui.screens.menu_page import MenuPage


class SourcePage(MenuPage):
    """Three sources of a seed."""

    PAGE = "ceremony_source"
    BINDINGS: ClassVar[list[BindingType]] = bindings("ceremony_source")

    def __init__(self, ceremony: Ceremony) -> None:
        """Ask for the source of the seed of this ceremony."""
        super().__init__(ceremony.workspace)
        self._ceremony = ceremony

    def rows(self) -> tuple[str, ...]:
        """Give the sources."""
        return tuple(SOURCES.values())

    def fill(self) -> None:
        """Write the page."""
        self.entitle("Where the seed comes from", right="Step 3 of 4")
        self.put(
            "#above",
            "The seed decides which cases are read. Where does it come from?\n\n"
            "Dice are best: everyone in the room can see that nobody chose it.\n",
        )
        self.list_rows()

    def open_row(self, index: int) -> None:
        """Take a source and go on to the seed."""
        self._ceremony.choose_source(tuple(SOURCES)[index])
        routes.to_seed(self, self._ceremony)

    def action_stop(self) -> None:
        """Ask once, and stop."""
        ask_to_stop(self)

    def action_back(self) -> None:
        """Go back to the plan."""
        routes.to_plan(self, self._ceremony)
