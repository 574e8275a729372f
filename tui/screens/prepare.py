"""Where a meeting is prepared: the way to the draw in public, and the commands for the rest."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from scrutiny.workspace import Workspace
from tui.plain.sentences import shown
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.choice_box import ChoiceBox
from tui.screens.information import InformationPage
from tui.screens.page import Page
from tui.widgets.choice_list import Choice, ChoiceList

DRAW = "Draw cases in public"
WEEKS = "The weeks of a meeting: what is next, and conflicts"
FIGURES = "Figures of the whole list"
THEME = "Make a theme, and see what it finds"
NEW_LIST = "Look at a list that the force sent, and store it"
NUMBERS = "Numbers for the chair, beside last year"


class PreparePage(InformationPage):
    """The commands that prepare a meeting, and the ways to go."""

    PAGE = "prepare"
    BINDINGS: ClassVar[list[BindingType]] = bindings("prepare")

    def __init__(self, workspace: Workspace) -> None:
        """Tell what prepares a meeting."""
        super().__init__(workspace, "prepare")
        self._panels = workspace.panel_ids()
        names = [shown(workspace.panel(each).name) for each in self._panels]
        ways = (f"See the whole list: {name}" for name in names)
        self._rows = (DRAW, *ways, FIGURES, THEME, NEW_LIST, NUMBERS, WEEKS)

    def compose_body(self) -> ComposeResult:
        """Lay out the way to go above the text."""
        with VerticalScroll(id="asked", can_focus=False):
            yield ChoiceList(
                *(Choice(row, str(n) if n <= 9 else "") for n, row in enumerate(self._rows, 1))
            )
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
        """Move the mark to the line with this number."""
        there = number <= len(self._rows)
        self.say("" if there else f"Choose 1 to {min(9, len(self._rows))}.")
        if there:
            self.query_one(ChoiceList).cursor = number - 1

    def action_open(self) -> None:
        """Open the line with the mark."""
        self._open(self.query_one(ChoiceList).cursor)

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Open what was clicked; Space only moves the mark."""
        if event.by_mouse:
            self._open(event.index)

    def _open(self, index: int) -> None:
        if index == 0:
            routes.to_frames(self)
        elif self._rows[index] == WEEKS:
            routes.to_weeks(self)
        elif self._rows[index] == FIGURES:
            routes.to_figures_menu(self)
        elif self._rows[index] == THEME:
            self._for_panel("Make a theme", routes.to_theme)
        elif self._rows[index] == NEW_LIST:
            self._new_list()
        elif self._rows[index] == NUMBERS:
            self._for_panel("Numbers for the chair", routes.to_chair_numbers)
        else:
            routes.to_cases(self, self._panels[index - 1])

    def _for_panel(self, title: str, go: Callable[[Page, str], None]) -> None:
        names = tuple(shown(self.workspace.panel(each).name) for each in self._panels)

        def chosen(place: int | None) -> None:
            if place is not None:
                go(self, self._panels[place])

        if len(names) == 1:
            chosen(0)
            return
        self.app.push_screen(ChoiceBox(title, "For which panel?", names), chosen)

    def _new_list(self) -> None:
        """Ask which panel the list is for, where there are several, and which file it is."""

        def chosen(index: int | None) -> None:
            if index is not None:
                self._ask_file(self._panels[index])

        if len(self._panels) == 1:
            chosen(0)
        else:
            names = tuple(shown(self.workspace.panel(each).name) for each in self._panels)
            box = ChoiceBox("A list from the force", "Which panel is the list for?", names)
            self.app.push_screen(box, chosen)

    def _ask_file(self, panel_id: str) -> None:
        from tui.plain.new_list import NewList
        from tui.screens.line_box import LineBox

        found: list[Path] = []

        def take(text: str) -> str | None:
            path = Path(text.strip().strip("'\"")).expanduser()
            if not text.strip() or not path.is_file():
                return "There is no such file. Copy its whole name, with the folder."
            found[:] = [path]
            return None

        def closed(taken: bool | None) -> None:
            if taken:
                routes.to_new_list(self, NewList(self.workspace, panel_id, found[0]))

        question = "Which file is it? Write its name with the folder, or drop the file here."
        self.app.push_screen(LineBox("A list from the force", question, take), closed)
