"""Asks what to find in a list: reference, theme, month, words; each takes effect at once."""

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from scrutiny.cases.asking import ALL_CASES, theme_of
from scrutiny.cases.filtering import CaseFilter
from scrutiny.cases.listing import cases_by_month
from scrutiny.panels.definition import Panel
from scrutiny.workspace import Workspace
from tui.plain.case_list import month_rows
from tui.plain.sentences import shown
from tui.screens.bindings import bindings
from tui.screens.box import Box
from tui.screens.choice_box import ChoiceBox
from tui.screens.line_box import LineBox
from tui.widgets.choice_list import Choice, ChoiceList


class FilterBox(Box[None]):
    """Gives every new filter to `look_for`, which may raise `Refusal`."""

    PAGE = "filter_box"
    BINDINGS: ClassVar[list[BindingType]] = bindings("filter_box")

    def __init__(
        self,
        workspace: Workspace,
        panel: Panel,
        chosen: CaseFilter,
        look_for: Callable[[CaseFilter], None],
    ) -> None:
        """Start with what is looked for now."""
        super().__init__("Find cases")
        self._workspace = workspace
        self._panel = panel
        self._chosen = chosen
        self._look_for = look_for

    def compose_body(self) -> ComposeResult:
        """Lay out the parts of the filter."""
        asked = "What must a case have? Enter changes a line, Escape shows what was found."
        yield Static(Content(asked), id="question", markup=False)
        yield ChoiceList(*self._rows())

    def on_mount(self) -> None:
        """Give the keys to the list."""
        self.query_one(ChoiceList).focus()

    def _rows(self) -> tuple[Choice, ...]:
        theme = theme_of(self._panel, self._chosen.theme)
        told = (
            f"Part of the reference: {shown(self._chosen.reference) or 'any'}",
            f"Theme: {shown(theme.title)}",
            f"Month: {shown(self._chosen.month) or 'any'}",
            f"Words in the case: {shown(self._chosen.words) or 'any'}",
            "Show all cases again",
        )
        return tuple(Choice(row, str(n)) for n, row in enumerate(told, start=1))

    def action_choose(self, number: int) -> None:
        """Move to the line with this number."""
        if number <= len(self._rows()):
            self.query_one(ChoiceList).cursor = number - 1

    def action_open(self) -> None:
        """Change the line with the mark."""
        self._change(self.query_one(ChoiceList).cursor)

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Change the line that was clicked; Space only moves the mark."""
        if event.by_mouse:
            self._change(event.index)

    def _change(self, index: int) -> None:
        if index == 0:
            hint = "Type part of a reference, then Enter. An empty line means any."
            self._ask_line("Reference", hint, "reference")
        elif index == 1:
            rows = [shown(each.title) for each in (ALL_CASES, *self._panel.themes)]
            ids = ["", *(each.id for each in self._panel.themes)]
            first = ids.index(self._chosen.theme)
            self._pick("Theme", rows, first, lambda at: replace(self._chosen, theme=ids[at]))
        elif index == 2:
            months = cases_by_month(self._workspace, self._panel.id)
            rows = ["Any month", *month_rows(months)]
            names = ["", *(month for month, _ in months)]
            first = names.index(self._chosen.month)
            self._pick("Month", rows, first, lambda at: replace(self._chosen, month=names[at]))
        elif index == 3:
            hint = (
                "Type words that must all stand in the case, then Enter. An empty line means any."
            )
            self._ask_line("Words", hint, "words")
        else:
            self._find(CaseFilter())

    def _ask_line(self, title: str, hint: str, part: str) -> None:
        def keep(text: str) -> str:
            self._find(_with(self._chosen, part, text))
            return ""

        before = self._chosen.reference if part == "reference" else self._chosen.words
        self.app.push_screen(LineBox(title, hint, keep, shown(before)))

    def _pick(
        self, title: str, rows: list[str], first: int, made: Callable[[int], CaseFilter]
    ) -> None:
        def picked(place: int | None) -> None:
            if place is not None:
                self._find(made(place))

        self.app.push_screen(ChoiceBox(title, "Which one?", tuple(rows), first), picked)

    def _find(self, chosen: CaseFilter) -> None:
        self._look_for(chosen)
        self._chosen = chosen
        self.query_one(ChoiceList).show(self._rows())


def _with(chosen: CaseFilter, part: str, text: str) -> CaseFilter:
    if part == "reference":
        return replace(chosen, reference=text)
    return replace(chosen, words=text)
