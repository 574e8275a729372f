"""Where a meeting is prepared: its weeks, lists, themes, seals, draws and figures."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType

from scrutiny.workspace import Workspace
from tui.desk.drawing import SEAL, seal_list
from tui.plain.sentences import shown
from tui.screens import routes
from tui.screens.acting import act
from tui.screens.bindings import bindings
from tui.screens.page import Page
from tui.screens.ways_page import WaysPage

WEEKS = "Prepare a meeting, week by week: start here"
NEW_LIST = "Look at a list that the force sent, and store it"
THEME = "Make a theme, and see what it finds"
DRAW = "Draw cases in public"
FIGURES = "Figures of the whole list"
NUMBERS = "Numbers for the chair, beside last year"


class PreparePage(WaysPage):
    """The ways to go, in the order of the work."""

    PAGE = "prepare"
    BINDINGS: ClassVar[list[BindingType]] = bindings("prepare")

    def __init__(self, workspace: Workspace) -> None:
        """Tell what prepares a meeting."""
        self._panels = workspace.panel_ids()
        names = [shown(workspace.panel(each).name) for each in self._panels]
        lists = (f"See the whole list: {name}" for name in names)
        super().__init__(
            workspace,
            "prepare",
            (WEEKS, NEW_LIST, THEME, SEAL, DRAW, NUMBERS, FIGURES, *lists),
        )

    def open_way(self, index: int) -> None:
        """Go where a line leads."""
        ways: tuple[Callable[[], None], ...] = (
            lambda: routes.to_weeks(self),
            lambda: new_list(self),
            lambda: for_panel(self, "Make a theme", lambda each: routes.to_theme(self, each)),
            self._seal,
            lambda: routes.to_frames(self),
            lambda: for_panel(self, NUMBERS, lambda each: routes.to_chair_numbers(self, each)),
            lambda: routes.to_figures_menu(self),
            *(partial(routes.to_cases, self, each) for each in self._panels),
        )
        ways[index]()

    def _seal(self) -> None:
        today = f"{self.workspace.now():%Y-%m-%d}"
        for_panel(self, SEAL, lambda each: act(self, seal_list(self.workspace, each, today)))


def for_panel(page: Page, title: str, go: Callable[[str], None]) -> None:
    """Ask which panel it is for, where there are several."""
    from tui.screens.choice_box import ChoiceBox

    ids = page.workspace.panel_ids()
    names = tuple(shown(page.workspace.panel(each).name) for each in ids)

    def chosen(place: int | None) -> None:
        if place is not None:
            go(ids[place])

    if len(ids) == 1:
        go(ids[0])
    else:
        page.app.push_screen(ChoiceBox(title, "For which panel?", names), chosen)


def new_list(page: Page, panel_id: str = "") -> None:
    """Ask which file the force sent, and for which panel where that is not known."""
    from tui.desk.steps import checked_file, file_at
    from tui.plain.new_list import NewList
    from tui.screens.line_box import LineBox

    if not panel_id:
        for_panel(page, "A list from the force", lambda each: new_list(page, each))
        return
    found: list[Path] = []

    def take(text: str) -> str:
        found[:] = [file_at(text)]
        return checked_file(text)

    def closed(taken: bool | None) -> None:
        if taken:
            routes.to_new_list(page, NewList(page.workspace, panel_id, found[0]))

    question = "Which file is it? Write its name with the folder, or drop the file here."
    page.app.push_screen(LineBox("A list from the force", question, take), closed)
