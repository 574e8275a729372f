"""How the columns of a list are read: each header, its field and its first values, to correct."""

from typing import ClassVar

from textual.binding import BindingType

from tui.plain.new_list import NewList
from tui.plain.sentences import shown
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.menu_page import MenuPage


class ColumnsPage(MenuPage):
    """One line a column; opening one asks which field it fills."""

    PAGE = "columns"
    BINDINGS: ClassVar[list[BindingType]] = bindings("columns")

    def __init__(self, new: NewList) -> None:
        """Go on with a list on its way in."""
        super().__init__(new.workspace)
        self.new = new

    def rows(self) -> tuple[str, ...]:
        """Give the columns."""
        return self.new.column_rows()

    def fill(self) -> None:
        """Write the page."""
        self.entitle("How its columns are read", shown(self.new.panel.name), "Office")
        self.put(
            "#above",
            "Each column of the list, the field that it fills, and its first values."
            " Press Enter on one that is wrong.\n",
        )
        self.list_rows()

    def open_row(self, index: int) -> None:
        """Ask which field the column fills."""
        from tui.screens.choice_box import ChoiceBox

        assert self.new.columns is not None
        column = self.new.columns.columns[index]
        if column.use == "personal":
            self.say("This column says who a person is. It is never read.")
            return

        def chosen(row: int | None) -> None:
            if row is not None:
                self.attempt(lambda: self.new.assign(index, row))
                self.fill()

        self.app.push_screen(
            ChoiceBox(
                shown(column.title)[:40],
                "Which field does this column fill?",
                self.new.field_rows(index),
                self.new.field_of(index),
            ),
            chosen,
        )

    def action_back(self) -> None:
        """Go back to the list, and look at it again."""
        routes.to_new_list(self, self.new)
