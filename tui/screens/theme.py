"""Where the coordinator makes a theme: picks fields and values, and sees at once what that finds.

It shows counts and never a case. While members judge it does not open at all.
"""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from scrutiny.cases.asking import Period
from scrutiny.cases.opening import needed_no_judging
from scrutiny.panels.definition import Condition
from scrutiny.panels.earlier import condition_fields
from scrutiny.theme_draft import ThemeDraft
from scrutiny.theme_making import add_theme, grouping_fields, try_theme
from scrutiny.workspace import Workspace
from tui.plain.sentences import shown
from tui.plain.themes import beside_lines
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.choice_box import ChoiceBox
from tui.screens.line_box import LineBox
from tui.screens.page import Page
from tui.screens.theme_parts import ask_part
from tui.widgets.choice_list import Choice, ChoiceList
from tui.widgets.reading_pane import ReadingPane


class ThemePage(Page):
    """One theme on its way; raises `Refusal` while members judge."""

    PAGE = "make_theme"
    BINDINGS: ClassVar[list[BindingType]] = bindings("make_theme")

    def __init__(self, workspace: Workspace, panel_id: str) -> None:
        """Begin with every case."""
        super().__init__(workspace)
        needed_no_judging(workspace)
        self.panel = workspace.panel(panel_id)
        self.draft = ThemeDraft(condition_fields(self.panel), panel_id)
        self._by = ""

    def compose_body(self) -> ComposeResult:
        """Lay out the parts above what they find."""
        with VerticalScroll(id="asked", can_focus=False):
            yield ChoiceList()
        yield ReadingPane("What it finds", "reading")

    def on_mount(self) -> None:
        """Give the keys to the parts."""
        super().on_mount()
        self.query_one(ChoiceList).focus()
        self._find()

    def mark(self) -> None:
        """Write the title of the parts."""
        box = self.query_one("#asked")
        self.mark_focus(box, "What must a case have?", self.query_one(ChoiceList))

    def fill(self) -> None:
        """Write the page."""
        self.entitle("Make a theme", shown(self.panel.name), "Office")
        rows = [*(shown(line) for line in self.draft.lines()), *self._ways()]
        self.query_one(ChoiceList).show(
            tuple(Choice(row, str(n) if n <= 9 else "") for n, row in enumerate(rows, start=1))
        )

    def _ways(self) -> tuple[str, ...]:
        field = self.panel.field(self._by) or next(iter(grouping_fields(self.panel)), None)
        return (
            "Add a field",
            "Type the condition yourself",
            f"Groups: {shown(field.title) if field else 'none'}",
            "Keep it as a theme",
        )

    def on_resize(self, event: events.Resize) -> None:
        """Fit what is found to the width."""
        super().on_resize(event)
        self._find()

    def _find(self) -> None:
        def found() -> None:
            trial = try_theme(self.workspace, self.panel.id, self.draft.text, Period(), self._by)
            width = max(self.size.width, 80) - 4
            pane = self.query_one(ReadingPane)
            pane.read(Content("\n".join(beside_lines(trial, width))))

        self.attempt(found, saving=False)
        self.fill()

    def action_choose(self, number: int) -> None:
        """Move the mark to the line with this number."""
        choices = self.query_one(ChoiceList)
        if number <= len(choices.choices):
            choices.cursor = number - 1
            self.say("")

    def action_open(self) -> None:
        """Do what the line with the mark says."""
        self._open(self.query_one(ChoiceList).cursor)

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Do what the line that was clicked says; Space only moves the mark."""
        if event.by_mouse:
            self._open(event.index)

    def _open(self, index: int) -> None:
        lines = len(self.draft.lines())
        if index < lines:
            self._change(index)
        elif index == lines:
            ask_part(self, self.draft, self._find)
        elif index == lines + 1:
            self._type()
        elif index == lines + 2:
            self._choose_groups()
        else:
            self._keep()

    def _change(self, number: int) -> None:
        ways = ["Take it out"]
        if number and not self.draft.typed:
            ways += ["Join it with 'and'", "Join it with 'or'"]

        def chosen(place: int | None) -> None:
            if place == 0:
                self.draft.take_out(number)
            elif place is not None:
                self.draft.join(number, ("and", "or")[place - 1])
            self._find()

        told = shown(self.draft.lines()[number])
        self.app.push_screen(ChoiceBox("This line", told, tuple(ways)), chosen)

    def _type(self) -> None:
        def take(text: str) -> str:
            self.draft.type_in(text)
            return ""

        hint = 'Such as: age_range is "10-17" and (outcome is blank or area is "North")'
        self.app.push_screen(
            LineBox("Type the condition", hint, take, shown(self.draft.text)), self._typed
        )

    def _typed(self, kept: bool | None) -> None:
        self._find()

    def _choose_groups(self) -> None:
        fields = grouping_fields(self.panel)
        ids = [each.id for each in fields]

        def chosen(place: int | None) -> None:
            if place is not None:
                before, self._by = self._by, ids[place]
                self._find_or_go_back(before)

        rows = tuple(shown(each.title) for each in fields)
        first = ids.index(self._by) if self._by in ids else 0
        self.app.push_screen(ChoiceBox("Groups", "Count by which field?", rows, first), chosen)

    def _find_or_go_back(self, before: str) -> None:
        def found() -> None:
            try_theme(self.workspace, self.panel.id, self.draft.text, Period(), self._by)

        if self.attempt(found, saving=False):
            self._find()
        else:
            self._by = before
            self.fill()

    def _keep(self) -> None:
        if not self.draft.text:
            self.say("Add a field first: a theme needs a condition.")
            return

        def take(title: str) -> str:
            if not title.strip():
                return "Say in a few words what the theme holds."
            titles.append(title)
            return ""

        def asked(kept: bool | None) -> None:
            if kept:
                rows = ("No, only when it is chosen", "Yes, every meeting looks at it")
                self.app.push_screen(
                    ChoiceBox("Standing theme", "Does it come to every meeting?", rows),
                    lambda place: self._save(titles[-1], place),
                )

        titles: list[str] = []
        hint = "What does the theme hold? A few words, as they should stand in the report."
        self.app.push_screen(LineBox("Keep it as a theme", hint, take), asked)

    def _save(self, title: str, place: int | None) -> None:
        if place is None:
            return

        def keep() -> str:
            theme = Condition("", title, self.draft.text, standing=place == 1)
            self.panel = add_theme(self.workspace, self.panel.id, theme)
            added = self.panel.themes[-1]
            return (
                f"Saved the theme '{shown(added.title)}' ({added.id}). The panel's file is version"
                f" {shown(self.panel.version)} now."
            )

        self.attempt(keep)

    def action_read_on(self) -> None:
        """Read on in what was found."""
        self.query_one(ReadingPane).scroll_page_down(animate=False)

    def action_read_back(self) -> None:
        """Read back in what was found."""
        self.query_one(ReadingPane).scroll_page_up(animate=False)

    def action_back(self) -> None:
        """Go back to where a meeting is prepared."""
        routes.to_prepare(self)
