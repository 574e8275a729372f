"""Asks whose paper sheet is entered and who types it in, then opens the judging page for it."""

from typing import ClassVar

from textual.binding import BindingType

from scrutiny.meetings.meeting import Seat, meeting, panel_of, seats
from scrutiny.meetings.words import meeting_words
from scrutiny.workspace import Workspace
from tui.plain.people_words import SOMEBODY_ELSE, TYPING
from tui.plain.sentences import seat_words
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.menu_page import MenuPage


class PapersPage(MenuPage):
    """Two questions, one after the other."""

    PAGE = "papers"
    BINDINGS: ClassVar[list[BindingType]] = bindings("papers")

    def __init__(self, workspace: Workspace, meeting_id: str, whose: Seat | None = None) -> None:
        """Ask whose sheet it is; with a seat, ask who types."""
        super().__init__(workspace)
        held = meeting(workspace, meeting_id)
        self._meeting_id = meeting_id
        self._heading = meeting_words(panel_of(workspace, held), held)
        self._whose = whose
        self._seats = tuple(
            each
            for each in seats(workspace, meeting_id)
            if not whose or each.number != whose.number
        )

    def rows(self) -> tuple[str, ...]:
        """Give a line for each seat, and one for somebody who has none."""
        names = tuple(seat_words(each) for each in self._seats)
        return (*names, SOMEBODY_ELSE) if self._whose else names

    def fill(self) -> None:
        """Write the page."""
        if self._whose is None:
            self.entitle("A paper sheet: whose is it?", self._heading)
            self.put("#above", "Choose the member who wrote the sheet.\n")
        else:
            self.entitle(f"A paper sheet of seat {self._whose.number}", self._heading)
            self.put("#above", f"The sheet of {seat_words(self._whose)}. {TYPING}\n")
        self.list_rows()

    def open_row(self, index: int) -> None:
        """Take the answer."""
        if self._whose is None:
            routes.to_papers(self, self._meeting_id, self._seats[index])
        elif index < len(self._seats):
            self._enter(self._seats[index].name.show())
        else:
            self._ask_name()

    def _enter(self, entered_by: str) -> None:
        assert self._whose is not None
        routes.to_sheet(self, self._meeting_id, self._whose.number, entered_by)

    def _ask_name(self) -> None:
        from tui.screens.line_box import LineBox

        typed: list[str] = []

        def take(name: str) -> str:
            typed[:] = [name]
            return "" if name.strip() else "Problem: who enters the sheet must be named."

        def taken(kept: bool | None) -> None:
            if kept:
                self._enter(typed[0])

        self.app.push_screen(
            LineBox("Who types the sheet in?", "Type the name, then press Enter.", take), taken
        )

    def action_back(self) -> None:
        """Go back one question, then to the seats."""
        if self._whose is None:
            routes.to_seats(self, self._meeting_id)
        else:
            routes.to_papers(self, self._meeting_id)
