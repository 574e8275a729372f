"""A list that the force sent: what is wrong with it, before anything of it is stored."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from scrutiny.cases.opening import needed_no_judging
from tui.plain.new_list import HIDDEN, MERGED, NewList
from tui.plain.sentences import shown
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.menu_page import MenuPage

_MOST_POINTS = 8
READ = "Read all that is wrong with it"
COLUMNS = "See how its columns are read, and correct it"
DATES = "Say which dates you asked for"
TOTALS = "Compare with totals from a second source"
CELLS = "Decide about hidden and merged cells of a workbook"
WRITE = "Write the page for the force's analyst"
STORE = "Store the list"


class NewListPage(MenuPage):
    """The list in short, and what can be done with it."""

    PAGE = "new_list"
    BINDINGS: ClassVar[list[BindingType]] = bindings("new_list")

    def __init__(self, new: NewList) -> None:
        """Go on with a list on its way in; raises `Refusal` while members judge."""
        super().__init__(new.workspace)
        needed_no_judging(new.workspace)
        self.new = new

    def on_mount(self) -> None:
        """Show the page at once, and read the list after that."""
        super().on_mount()
        if self.new.columns is None and not self.new.refused:
            self.call_after_refresh(self._look_first)

    def _look_first(self) -> None:
        if self.new.columns is None and not self.new.refused:
            self._look()

    def _look(self) -> None:
        self.new.look()
        self.fill()

    def rows(self) -> tuple[str, ...]:
        """Give what can be done."""
        return (READ, COLUMNS, DATES, TOTALS, CELLS, WRITE, STORE)

    def fill(self) -> None:
        """Write what was found in short."""
        self.entitle("A list from the force", shown(self.new.panel.name), "Office")
        points = self.new.points()
        more = len(points) - _MOST_POINTS
        told = points[:_MOST_POINTS] + ([f"- and {more} more: press 1"] if more > 0 else [])
        self.put("#above", "\n".join((f"{shown(self.new.path.name)}", *told, "")))
        self.list_rows()
        below = self.new.stored or "Nothing is stored before you choose to store it."
        self.put("#below", f"\n{below}")

    def open_row(self, index: int) -> None:
        """Do what the line says."""
        self._look_first()
        (
            self._read,
            self._columns,
            self._dates,
            self._totals,
            self._cells,
            self._write,
            self._store,
        )[index]()

    def _read(self) -> None:
        from tui.screens.read_box import ReadBox

        lines = self.new.page_lines(max(self.size.width - 10, 60))
        self.app.push_screen(ReadBox("What is wrong with the list", Content("\n".join(lines))))

    def _columns(self) -> None:
        if self.new.columns is None:
            self.say("The list has no header that can be read.")
        else:
            routes.to_columns(self, self.new)

    def _line(self, title: str, question: str, take: Callable[[str], str | None]) -> None:
        from tui.screens.line_box import LineBox

        def closed(taken: bool | None) -> None:
            if taken:
                self._look()

        self.app.push_screen(LineBox(title, question, take), closed)

    def _dates(self) -> None:
        question = "The first and the last day, as 2026-01-01 to 2026-03-31. Blank: all dates."
        self._line("Dates", question, self.new.ask_for)

    def _totals(self) -> None:
        question = (
            "Months, or all, with their counts, as: 2026-01=412; 2026-02=388; all=800."
            "\nBlank takes them away."
        )
        self._line("Totals", question, self.new.control)

    def _cells(self) -> None:
        from tui.screens.choice_box import ChoiceBox

        def chosen(index: int | None) -> None:
            if index is None:
                return
            if index < len(HIDDEN):
                self.new.decide(hidden=HIDDEN[index][0])
            else:
                self.new.decide(merged=MERGED[index - len(HIDDEN)][0])
            self._look()

        rows = tuple(words for _, words in (*HIDDEN, *MERGED))
        self.app.push_screen(ChoiceBox("Workbook", "What shall be done?", rows), chosen)

    def _write(self) -> None:
        from tui.screens.line_box import LineBox

        question = "The file to write. Its ending decides: .html .docx .pdf .md"
        box = LineBox("Page for the force", question, self.new.write_page, "list-quality.docx")

        def closed(written: bool | None) -> None:
            if written:
                self.say("The page is written. It names rows by number, and nobody.")

        self.app.push_screen(box, closed)

    def _store(self) -> None:
        from tui.screens.ask_box import AskBox

        if self.new.quality is None:
            self.say("The list cannot be read, so it cannot be stored.")
            return
        found = self.new.quality
        aside = f" {found.set_aside:,} rows are set aside." if found.set_aside else ""
        question = f"Store {found.cases:,} cases?{aside}"

        def answered(answer: str | None) -> None:
            if answer == "yes" and self.attempt(self.new.store):
                self.fill()

        self.app.push_screen(
            AskBox(question, ("N", "no", "No, not yet"), ("Y", "yes", "Yes, store them")), answered
        )

    def action_back(self) -> None:
        """Go back to where a meeting is prepared."""
        routes.to_prepare(self)
