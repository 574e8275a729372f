"""Where figures are asked for: which figure, of which panel, groups, residents and period."""

from typing import ClassVar

from textual.binding import BindingType

from scrutiny.errors import Refusal
from scrutiny.workspace import Workspace
from tui.figures.choosing import Choosing
from tui.figures.chosen import Chosen, reading_of_files
from tui.figures.parts import NAMES, OWN
from tui.plain.figures_asking import SHOW, row_words, told_above
from tui.plain.sentences import problem_words, shown
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.menu_page import MenuPage
from tui.screens.wait_box import do_watched
from tui.watching import Task
from tui.widgets.choice_list import ChoiceList

READING = "Looking through the files …"


class FiguresMenuPage(MenuPage):
    """One line for each choice, and one to go on."""

    PAGE = "figures_menu"
    BINDINGS: ClassVar[list[BindingType]] = bindings("figures_menu")

    def __init__(self, workspace: Workspace, choosing: Choosing | None = None) -> None:
        """Begin with choices, or take up those that were made."""
        super().__init__(workspace)
        self.choosing = choosing or Choosing(workspace)

    def rows(self) -> tuple[str, ...]:
        """Give a line for each choice."""
        return (*(row_words(row) for row in self.choosing.rows()), SHOW)

    def first_row(self) -> int:
        """Begin at the line that goes on."""
        return len(self.choosing.rows())

    def fill(self) -> None:
        """Write the page."""
        self.entitle("Figures of the whole list", right="Office")
        self.put("#above", f"{told_above(self.choosing)}\n")
        self.list_rows()
        self.put("#below", "")

    def open_row(self, index: int) -> None:
        """Change a choice, or go on."""
        rows = self.choosing.rows()
        if index < len(rows):
            self._ask(rows[index].part)
            return
        if self.choosing.kind == "forces":
            self._read_files()
            return
        self.call_after_refresh(routes.to_figures, self, self.choosing)

    def _read_files(self) -> None:
        """Read the files beside the screen, and open their figures once they are read."""
        made: list[Chosen] = []
        try:
            read = reading_of_files(self.choosing)
        except Refusal as refusal:
            self.say(problem_words(refusal, saving=False))
            return

        def ended(task: Task) -> None:
            if isinstance(task.error, Refusal):
                self.say(problem_words(task.error, saving=False))
            elif task.error is not None:
                raise task.error
            elif task.stopped:
                self.say("Stopped. No figures were made.")
            else:
                routes.to_figures(self, self.choosing, made[0])

        do_watched(
            self, "Reading the files", lambda watch: made.append(read(watch)), ended, READING
        )

    def _ask(self, part: str) -> None:
        from tui.screens.choice_box import ChoiceBox

        offer = self.choosing.offer(part)
        if not offer.values:
            self._write(part)
            return

        def chosen(place: int | None) -> None:
            if place is None:
                return
            value = offer.values[place]
            if value == OWN:
                self._write(part)
            elif self.choosing.is_valued(part, value):
                self._ask_values(part, value)
            else:
                self._take(part, value)

        now = self.choosing.value(part).partition("=")[0]
        first = offer.values.index(now) if now in offer.values else 0
        lines = tuple(shown(each) for each in offer.lines)
        question = self.choosing.question(part)
        self.app.push_screen(ChoiceBox(NAMES[part], question, lines, first), chosen)

    def _ask_values(self, part: str, field_id: str) -> None:
        """Ask which answers of a field count."""
        from tui.screens.values_box import ValuesBox

        offer = self.choosing.values_of(field_id)

        def chosen(places: tuple[int, ...] | None) -> None:
            if places:
                self._take(part, "\n".join(offer.values[place] for place in places))

        lines = tuple(shown(each) for each in offer.lines)
        question = "Which of these count? Any of several makes the case count."
        self.app.push_screen(ValuesBox(NAMES[part], question, lines), chosen)

    def _write(self, part: str) -> None:
        from tui.screens.line_box import LineBox

        def take(text: str) -> str | None:
            self.choosing.choose(part, text)
            return None

        def closed(taken: bool | None) -> None:
            if taken:
                self.fill()

        question = self.choosing.line_question(part)
        self.app.push_screen(LineBox(NAMES[part], question, take), closed)

    def _take(self, part: str, value: str) -> None:
        def take() -> None:
            self.choosing.choose(part, value)

        self.attempt(take, saving=False)
        self.fill()
        choices = self.query_one(ChoiceList)
        choices.cursor = min(choices.cursor, len(choices.choices) - 1)

    def action_back(self) -> None:
        """Go back to the page on which a meeting is prepared."""
        routes.to_prepare(self)
