"""Shows figures of the whole list: a table, charts in plain characters, and what they say."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from scrutiny.workspace import Workspace
from tui.figures.choosing import Choosing
from tui.figures.chosen import chosen_figures
from tui.figures.command_words import command_line
from tui.figures.parts import KINDS
from tui.plain.figure_lines import figure_lines
from tui.plain.sentences import shown
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.page import Page
from tui.widgets.reading_pane import ReadingPane

_EDGES = 6
"""Columns that the edges of the box take."""


class FiguresPage(Page):
    """Figures to read; raises `Refusal` when they cannot be given."""

    PAGE = "figures"
    BINDINGS: ClassVar[list[BindingType]] = bindings("figures")

    def __init__(self, workspace: Workspace, choosing: Choosing) -> None:
        """Work the figures out."""
        super().__init__(workspace)
        self._choosing = choosing
        self._chosen = chosen_figures(choosing)
        self._width = 0

    def compose_body(self) -> ComposeResult:
        """Lay out the text."""
        yield ReadingPane(self._chosen.above, "reading")

    def on_mount(self) -> None:
        """Fill it."""
        super().on_mount()
        self.query_one(ReadingPane).focus()

    def fill(self) -> None:
        """Write the title, and the text for this width."""
        self.entitle("Figures of the whole list", shown(KINDS[self._choosing.kind]), "Office")
        if self._width == self.size.width or not self.size.width:
            return
        self._width = self.size.width
        lines = figure_lines(self._chosen.pages, self._width - _EDGES, self._chosen.notice)
        same = ("The same as a command:", f"  {shown(command_line(self._choosing))}")
        self.query_one(ReadingPane).read(Content("\n".join([*lines, *same])))

    def action_back(self) -> None:
        """Go back to the choices."""
        routes.to_figures_menu(self, self._choosing)

    def action_read_on(self) -> None:
        """Read on."""
        self.query_one(ReadingPane).scroll_page_down(animate=False)

    def action_read_back(self) -> None:
        """Read back."""
        self.query_one(ReadingPane).scroll_page_up(animate=False)
