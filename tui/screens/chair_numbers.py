"""Numbers for the chair: a month and the year so far, beside the same days of last year."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from reports.publication.figure_counts import of_periods
from reports.publication.publishable import panel_only
from scrutiny.theme_making import grouping_fields
from scrutiny.workspace import Workspace
from tui.figures.chair import ChairRequest, chair_answer
from tui.plain.figure_lines import figure_lines
from tui.plain.sentences import shown
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.choice_box import ChoiceBox
from tui.screens.page import Page
from tui.widgets.reading_pane import ReadingPane

_EDGES = 6
"""Columns that the edges of the box take."""


class ChairNumbersPage(Page):
    """Counts to read; raises `Refusal` when the list has no case."""

    PAGE = "chair_numbers"
    BINDINGS: ClassVar[list[BindingType]] = bindings("chair_numbers")

    def __init__(self, workspace: Workspace, panel_id: str) -> None:
        """Count all cases to the last month of the list."""
        super().__init__(workspace)
        self.panel = workspace.panel(panel_id)
        self.request = ChairRequest(panel_id)
        self._answer = chair_answer(workspace, self.request)

    def compose_body(self) -> ComposeResult:
        """Lay out the text."""
        yield ReadingPane("All cases of the list, beside the same days last year", "reading")

    def on_mount(self) -> None:
        """Fill it."""
        super().on_mount()
        self.query_one(ReadingPane).focus()

    def fill(self) -> None:
        """Write the title, and the counts for this width."""
        self.entitle("Numbers for the chair", shown(self.panel.name), "Office")
        if not self.size.width:
            return
        by = f" --by {self.request.field_id}" if self.request.field_id else ""
        notice = panel_only(of_periods(self._answer.counts, self._answer.page.title))
        lines = figure_lines((self._answer.page,), self.size.width - _EDGES, notice)
        same = f"  scrutiny figures counts --panel {self.panel.id} --month {self._answer.month}{by}"
        text = "\n".join([*lines, "The same as a command:", same])
        self.query_one(ReadingPane).read(Content(text))

    def action_count_by(self) -> None:
        """Ask by what to count."""
        fields = [each for each in grouping_fields(self.panel) if each.codelist is not None]
        ids = ["", *(each.id for each in fields)]

        def chosen(place: int | None) -> None:
            if place is not None:
                self.attempt(lambda: self._count(ids[place]), saving=False)

        rows = ("All cases together", *(shown(each.title) for each in fields))
        first = ids.index(self.request.field_id)
        self.app.push_screen(
            ChoiceBox("Count by", "Each value of which field?", rows, first), chosen
        )

    def _count(self, field_id: str) -> None:
        request = ChairRequest(self.panel.id, field_id=field_id)
        self._answer = chair_answer(self.workspace, request)
        self.request = request
        self.fill()

    def action_read_on(self) -> None:
        """Read on."""
        self.query_one(ReadingPane).scroll_page_down(animate=False)

    def action_read_back(self) -> None:
        """Read back."""
        self.query_one(ReadingPane).scroll_page_up(animate=False)

    def action_back(self) -> None:
        """Go back to where a meeting is prepared."""
        routes.to_prepare(self)
