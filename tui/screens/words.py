"""What the words of a list mean: each word that is no code itself, to be given a meaning."""

from typing import ClassVar

from textual.binding import BindingType

from tui.plain.new_list import NewList
from tui.plain.sentences import shown
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.menu_page import MenuPage


class WordsPage(MenuPage):
    """One line a word; opening one asks what it means."""

    PAGE = "words"
    BINDINGS: ClassVar[list[BindingType]] = bindings("words")

    def __init__(self, new: NewList) -> None:
        """Go on with a list on its way in."""
        super().__init__(new.workspace)
        self.new = new

    def rows(self) -> tuple[str, ...]:
        """Give the words."""
        return self.new.word_rows()

    def fill(self) -> None:
        """Write the page."""
        self.entitle("What its words mean", shown(self.new.panel.name), "Office")
        self.put(
            "#above",
            "Each word that is no code itself, how many cells say it, and what it is read as."
            " Press Enter on one that is wrong or not known.\n"
            if self.rows()
            else "Every code, date and number of the list can be read as it is written.\n",
        )
        self.list_rows()

    def open_row(self, index: int) -> None:
        """Ask what the word means."""
        from tui.screens.choice_box import ChoiceBox

        def chosen(row: int | None) -> None:
            if row is not None:
                self.attempt(lambda: self.new.mean(index, row))
                self.fill()

        title = self.rows()[index].split("  →  ")[0]
        rows, now = self.new.meaning_rows(index), self.new.meaning_of(index)
        self.app.push_screen(ChoiceBox(title, "What does this word mean?", rows, now), chosen)

    def action_back(self) -> None:
        """Go back to the list, and look at it again."""
        routes.to_new_list(self, self.new)
