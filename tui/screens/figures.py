"""Shows figures of the whole list: a table, charts in plain characters, and what they say."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from scrutiny.workspace import Workspace
from tui.figures.choosing import Choosing
from tui.figures.chosen import Chosen, chosen_figures
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
_PROTECTED = "What of it may be published"
_WHERE = "Where to? A name that ends in .xlsx or .csv, with its folder."


class FiguresPage(Page):
    """Figures to read; raises `Refusal` when they cannot be given."""

    PAGE = "figures"
    BINDINGS: ClassVar[list[BindingType]] = bindings("figures")

    def __init__(
        self, workspace: Workspace, choosing: Choosing, chosen: Chosen | None = None
    ) -> None:
        """Work the figures out, where they are not given."""
        super().__init__(workspace)
        self._choosing = choosing
        self._chosen = chosen or chosen_figures(choosing)
        self._pages = self._chosen.pages
        self._protected = False
        self._width = 0

    def compose_body(self) -> ComposeResult:
        """Lay out the text."""
        yield ReadingPane(self._chosen.above, "reading")

    def on_mount(self) -> None:
        """Fill it."""
        super().on_mount()
        self.query_one(ReadingPane).focus()

    @property
    def _notice(self) -> str:
        return "" if self._protected else self._chosen.notice

    def fill(self) -> None:
        """Write the title, and the text for this width."""
        self.entitle("Figures of the whole list", shown(KINDS[self._choosing.kind]), "Office")
        if self._width == self.size.width or not self.size.width:
            return
        self._width = self.size.width
        lines = figure_lines(self._pages, self._width - _EDGES, self._notice)
        command = command_line(self._choosing)
        if self._protected:
            command = f"{command.removesuffix(' --chart')} --for-publication"
        pane = self.query_one(ReadingPane)
        pane.entitle(_PROTECTED if self._protected else self._chosen.above)
        pane.read(Content("\n".join([*lines, "The same as a command:", f"  {shown(command)}"])))

    def action_protected(self) -> None:
        """Show what may be published, or everything again."""

        def turn() -> None:
            pages = self._chosen.pages if self._protected else self._chosen.published()
            self._protected, self._pages, self._width = not self._protected, pages, 0

        self.attempt(turn, saving=False)
        self.fill()

    def action_write_file(self) -> None:
        """Ask for a name, and write what is shown."""
        from tui.figures.files import write_figures
        from tui.screens.line_box import LineBox

        wrote: list[Path] = []

        def take(text: str) -> str | None:
            path = Path(text.strip().strip("'\"")).expanduser()
            write_figures(self._pages, path, self._notice)
            wrote.append(path)
            return None

        def closed(taken: bool | None) -> None:
            if taken:
                self.say(f"Written: {shown(str(wrote[-1]))}")

        self.app.push_screen(LineBox("Write", _WHERE, take), closed)

    def action_back(self) -> None:
        """Go back to the choices."""
        routes.to_figures_menu(self, self._choosing)

    def action_read_on(self) -> None:
        """Read on."""
        self.query_one(ReadingPane).scroll_page_down(animate=False)

    def action_read_back(self) -> None:
        """Read back."""
        self.query_one(ReadingPane).scroll_page_up(animate=False)
