"""A list that the force sent: what is wrong with it, before anything of it is stored."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from scrutiny.cases.opening import needed_no_judging
from scrutiny.errors import Refusal
from scrutiny.importing.watching import Watch
from tui.plain.new_list import NewList
from tui.plain.new_list_lines import CELLS, DECISIONS
from tui.plain.new_list_lines import DATES as DATES_WRITTEN
from tui.plain.sentences import problem_words, shown
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.menu_page import MenuPage
from tui.screens.wait_box import do_watched
from tui.watching import Task

_MOST_POINTS = 7
READ = "Read all that is wrong with it"
COLUMNS = "See how its columns are read, and correct it"
WORDS = "See what its words mean, and say what is not known"
DATES = "Say which dates you asked for"
TOTALS = "Compare with totals from a second source"
WRITTEN = "Say how its dates are written"
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
        self.call_after_refresh(self._look_first)

    def _look_first(self) -> None:
        if not self.new.looked and not self.new.stopped:
            self._look()

    def _look(self) -> None:
        def ended(task: Task) -> None:
            self.fill()
            if task.error is not None:
                raise task.error

        do_watched(self, "Reading the list", self.new.look, ended)

    def rows(self) -> tuple[str, ...]:
        """Give what can be done."""
        return (READ, COLUMNS, WORDS, DATES, TOTALS, CELLS, WRITTEN, WRITE, STORE)

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
        if not self.new.looked:
            self._look()
            return
        (
            self._read,
            self._columns,
            self._words,
            self._dates,
            self._totals,
            self._cells,
            self._written,
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

    def _words(self) -> None:
        if self.new.columns is None:
            self.say("The list has no header that can be read.")
        else:
            routes.to_words(self, self.new)

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

        sheets = self.new.sheets
        if not sheets:
            self.say("This list is not a workbook, so there is nothing of that sort to decide.")
            return

        def chosen(index: int | None) -> None:
            if index is None:
                return
            if index < len(sheets):
                self.new.decide(sheet=sheets[index].name)
            else:
                about, how, _ = DECISIONS[index - len(sheets)]
                self.new.decide(**{about: how})
            self._look()

        rows = (*self.new.sheet_rows(), *(words for *_, words in DECISIONS))
        self.app.push_screen(ChoiceBox("Workbook", "What shall be done?", rows), chosen)

    def _written(self) -> None:
        from tui.screens.choice_box import ChoiceBox

        def chosen(index: int | None) -> None:
            if index is not None and self.attempt(lambda: self.new.write_dates_as(index)):
                self._look()

        rows = tuple(words for _, words in DATES_WRITTEN)
        self.app.push_screen(ChoiceBox("Dates", "How does the list write dates?", rows), chosen)

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

        question = self.new.store_question()
        if not question:
            self.say("The list cannot be read, so it cannot be stored.")
            return

        def answered(answer: str | None) -> None:
            if answer == "yes":
                do_watched(self, "Storing the list", store, ended)

        def store(watch: Watch) -> None:
            self.new.store(watch)

        def ended(task: Task) -> None:
            if isinstance(task.error, Refusal):
                self.say(problem_words(task.error, saving=True))
            elif task.error is not None:
                raise task.error
            else:
                self.say("Stopped. Nothing was stored." if task.stopped else self.new.stored)
            self.fill()

        self.app.push_screen(
            AskBox(question, ("N", "no", "No, not yet"), ("Y", "yes", "Yes, store them")), answered
        )

    def action_back(self) -> None:
        """Go back to where a meeting is prepared."""
        routes.to_prepare(self)
