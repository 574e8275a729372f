"""Where figures of the whole list are asked for: panel, groups, residents and period."""

from typing import ClassVar

from textual.binding import BindingType

from scrutiny.workspace import Workspace
from tui.figures.choosing import PARTS, Choosing
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.menu_page import MenuPage

_NAMES = {
    "panel": "Panel",
    "field": "Groups",
    "reference": "Compared with",
    "population": "Residents",
    "period": "Period",
    "show": "Show",
}
SHOW = "Show the figures"


class FiguresMenuPage(MenuPage):
    """One line for each choice, and one to go on."""

    PAGE = "figures_menu"
    BINDINGS: ClassVar[list[BindingType]] = bindings("figures_menu")

    def __init__(self, workspace: Workspace, choosing: Choosing | None = None) -> None:
        """Begin with choices, or take up those that were made."""
        super().__init__(workspace)
        self.choosing = choosing or Choosing(workspace)

    def rows(self) -> tuple[str, ...]:
        """Give a line for each choice."""
        told = [
            f"{_NAMES[part] + ':':15}{' '.join(self.choosing.words(part).split())}"
            for part in PARTS
        ]
        return (*told, SHOW)

    def first_row(self) -> int:
        """Begin at the line that goes on."""
        return len(PARTS)

    def fill(self) -> None:
        """Write the page."""
        self.entitle("Figures of the whole list", right="Office")
        self.put(
            "#above",
            "Every case of the list is counted, never the cases that the panel read.\n"
            "Enter on a line changes it. The last line shows the figures.\n",
        )
        self.list_rows()
        self.put("#below", "")

    def open_row(self, index: int) -> None:
        """Change a choice, or go on."""
        if index == len(PARTS):
            routes.to_figures(self, self.choosing)
            return
        self._ask(PARTS[index])

    def _ask(self, part: str) -> None:
        from tui.screens.choice_box import ChoiceBox

        offer = self.choosing.offer(part)
        lines = tuple(" ".join(each.split()) for each in offer.lines)

        def chosen(place: int | None) -> None:
            if place is not None:
                self.choosing.choose(part, offer.values[place])
                self.fill()

        now = self.choosing.words(part)
        first = offer.lines.index(now) if now in offer.lines else 0
        self.app.push_screen(ChoiceBox(_NAMES[part], "Choose one.", lines, first), chosen)

    def action_back(self) -> None:
        """Go back to the page on which a meeting is prepared."""
        routes.to_prepare(self)
