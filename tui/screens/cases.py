"""The whole imported list of a panel, for the office: walked, searched, and opened case by case.

It holds no more rows than fit on the page. While members judge it does not open at all.
"""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from scrutiny.cases.browsing import Browsing
from scrutiny.cases.filtering import CaseFilter
from scrutiny.cases.opening import needed_no_judging
from scrutiny.workspace import Workspace
from tui.plain.case_list import (
    filter_words,
    found_words,
    opened_lines,
    opened_warning,
    row_lines,
)
from tui.plain.excluding import Excluding
from tui.plain.sentences import shown
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.page import Page
from tui.widgets.window_list import WindowList


class CasesPage(Page):
    """One window over the list; raises `Refusal` while members judge."""

    PAGE = "cases"
    BINDINGS: ClassVar[list[BindingType]] = bindings("cases")

    def __init__(self, workspace: Workspace, panel_id: str) -> None:
        """Begin at the first case."""
        super().__init__(workspace)
        needed_no_judging(workspace)
        self.walk = Browsing(workspace, panel_id)

    def compose_body(self) -> ComposeResult:
        """Lay out what is looked for, and the list."""
        yield Static(Content(""), id="above", markup=False)
        yield WindowList(lambda first, many: row_lines(self.walk.rows(first, many)))

    def on_mount(self) -> None:
        """Give the keys to the list."""
        super().on_mount()
        self.query_one(WindowList).focus()

    def mark(self) -> None:
        """Write the title of the list."""
        rows = self.query_one(WindowList)
        self.mark_focus(rows, "Cases, in the order of their references", rows)

    def fill(self) -> None:
        """Write the page."""
        walk = self.walk
        self.entitle("The whole list", shown(walk.listing.panel.name), "Office")
        self.put("#above", f" Shown: {filter_words(walk.listing.panel, walk.filter)}")
        self.query_one(WindowList).stand(walk.number, walk.count)
        at = f"Row {walk.number:,}: " if walk.count else ""
        self.tell_progress(
            f"{at}{found_words(walk)}", walk.number * bool(walk.count), walk.count, ""
        )

    def on_window_list_moved(self, event: WindowList.Moved) -> None:
        """Go on or back."""
        self._go(event.steps)

    def on_window_list_opened(self, event: WindowList.Opened) -> None:
        """Go to the row that was clicked, and open it."""
        self._go(event.number - self.walk.number)
        self.action_open()

    def action_page_on(self) -> None:
        """Go one page on."""
        self._go(self.query_one(WindowList).room)

    def action_page_back(self) -> None:
        """Go one page back."""
        self._go(-self.query_one(WindowList).room)

    def action_first(self) -> None:
        """Go to the first case."""
        self._go(-self.walk.count)

    def action_last(self) -> None:
        """Go to the last case."""
        self._go(self.walk.count)

    def _go(self, steps: int) -> None:
        self.walk.move(steps)
        self.say("")
        self.fill()

    def action_open(self) -> None:
        """Open the case that the mark is at; it is told in the log."""
        from tui.screens.read_box import ReadBox

        def open_it() -> None:
            needed_no_judging(self.workspace)
            case = self.walk.open()
            if case is None:
                return
            warning = opened_warning(case)
            parts = [Content.styled(f"Warning: {warning}\n", "bold")] if warning else []
            for line in opened_lines(case):
                parts.append(Content.styled(f"{line.title}: ", "bold") + Content(line.text))
            self.app.push_screen(ReadBox(case.reference.one_line(), Content("\n").join(parts)))

        self.attempt(open_it, saving=False)

    def action_jump(self) -> None:
        """Ask where to go."""
        from tui.screens.line_box import LineBox

        hint = f"A reference or part of one, or a row number from 1 to {self.walk.count:,}."
        self.app.push_screen(LineBox("Go to", hint, self.walk.go_to), lambda _: self._go(0))

    def action_filter(self) -> None:
        """Ask what to find."""
        from tui.screens.filter_box import FilterBox

        self.app.push_screen(
            FilterBox(self.workspace, self.walk.listing.panel, self.walk.filter, self._look_for),
            lambda _: self._go(0),
        )

    def action_exclude(self) -> None:
        """Ask why the case is kept out of later draws, or take that back."""
        from tui.screens.ask_box import AskBox
        from tui.screens.choice_box import ChoiceBox

        case = self.walk.current
        if case is None or case.state == "erased":
            self.say("There is no case here that could be drawn.")
            return
        excluding = Excluding(self.workspace, self.walk.panel_id, case.reference)

        def answered(answer: str | None) -> None:
            if answer == "yes":
                self._do(excluding.take_back)

        def chosen(index: int | None) -> None:
            if index is not None:
                self._do(lambda: excluding.exclude(index))

        if excluding.excluded:
            self.app.push_screen(
                AskBox(excluding.question(), ("N", "no", "No"), ("Y", "yes", "Yes, take it back")),
                answered,
            )
        else:
            self.app.push_screen(
                ChoiceBox("Exclude", excluding.question(), excluding.rows()), chosen
            )

    def _do(self, act: Callable[[], str]) -> None:
        if self.attempt(act):
            self.walk.forget()
            self.fill()

    def _look_for(self, chosen: CaseFilter) -> None:
        self.walk.look_for(chosen)
        self._go(0)
        self._look_on()

    def _look_on(self) -> None:
        # One slice at a time, so that keys pressed meanwhile are answered between two of them.
        if not self.walk.finished and self.is_attached:
            self.walk.look_on()
            self.fill()
            self.set_timer(0.001, self._look_on)

    def action_back(self) -> None:
        """Go back to where a meeting is prepared."""
        routes.to_prepare(self)
