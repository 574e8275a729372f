"""The choice of a sealed list to draw from, the latest first."""

from typing import ClassVar

from textual.binding import BindingType

from scrutiny.draws import draws
from scrutiny.frames import frames
from scrutiny.ledger import standing
from scrutiny.workspace import Workspace
from tui.plain.ceremony_words import frame_line
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.menu_page import MenuPage


class FramesPage(MenuPage):
    """All sealed lists, each with what was drawn from it."""

    PAGE = "ceremony_frames"
    BINDINGS: ClassVar[list[BindingType]] = bindings("ceremony_frames")

    def __init__(self, workspace: Workspace) -> None:
        """Look the sealed lists up."""
        super().__init__(workspace)
        made = draws(workspace)
        self._frames = tuple(reversed(frames(workspace)))
        self._rows = tuple(
            frame_line(
                each,
                workspace.panel(each.panel).name,
                [draw for draw in made if draw.frame.id == each.id],
                standing(workspace, each),
            )
            for each in self._frames
        )

    def rows(self) -> tuple[str, ...]:
        """Give a line for each sealed list."""
        return self._rows

    def fill(self) -> None:
        """Write the page."""
        self.entitle("Draw cases in public")
        self.put(
            "#above",
            "From which sealed list? Press its number, then Enter.\n"
            if self._frames
            else "No list is sealed yet. The coordinator seals one, before the meeting, with:\n\n"
            "  scrutiny seal --panel PANEL --theme THEME",
        )
        self.list_rows()

    def open_row(self, index: int) -> None:
        """Begin the draw at a sealed list."""
        routes.to_ceremony(self, self._frames[index].id)

    def action_back(self) -> None:
        """Go back."""
        routes.to_prepare(self)
