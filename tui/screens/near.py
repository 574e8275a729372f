"""Asks each member in turn which cases are too near, by month, area and sort and nothing else."""

from typing import ClassVar

from textual.binding import BindingType

from scrutiny.meetings.meeting import Seat, meeting, panel_of, seats
from scrutiny.meetings.words import meeting_words
from scrutiny.preparing.conflicts import conflict_check, declare, declared, withdraw
from scrutiny.workspace import Workspace
from tui.plain.preparing_words import NEAR, case_row, near_words
from tui.plain.sentences import seat_words
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.menu_page import MenuPage


class NearPage(MenuPage):
    """First who is asked, then the cases."""

    PAGE = "near"
    BINDINGS: ClassVar[list[BindingType]] = bindings("near")

    def __init__(self, workspace: Workspace, meeting_id: str, asked: Seat | None = None) -> None:
        """Look up the cases of the meeting and who sits there."""
        super().__init__(workspace)
        held = meeting(workspace, meeting_id)
        self._meeting_id = meeting_id
        self._heading = meeting_words(panel_of(workspace, held), held)
        self._asked = asked
        self._check = conflict_check(workspace, meeting_id)
        self._seats = seats(workspace, meeting_id)

    def rows(self) -> tuple[str, ...]:
        """Give a line for each member, or for each case."""
        if self._asked is None:
            return tuple(seat_words(each) for each in self._seats)
        mine = declared(self.workspace, self._meeting_id, self._asked.number)
        return tuple(case_row(each, each.case_id in mine) for each in self._check.cases)

    def fill(self) -> None:
        """Write the page."""
        if self._asked is None:
            self.entitle("Which cases are too near?", self._heading)
            self.put(
                "#above",
                "Choose your name. Then pass the computer on to the next member.\n"
                if self._seats
                else "Nobody has a seat yet. Seat the members first.\n",
            )
        else:
            self.entitle(f"Seat {self._asked.number}: which cases are too near?", self._heading)
            self.put("#above", f"{NEAR}\n")
        self.list_rows()

    def open_row(self, index: int) -> None:
        """Choose who is asked, or tick a case."""
        if self._asked is None:
            routes.to_near(self, self._meeting_id, self._seats[index])
        else:
            self.attempt(lambda: self._mark(index))
            self.fill()

    def _mark(self, index: int) -> str:
        assert self._asked is not None
        number, each = self._asked.number, self._check.cases[index]
        if each.case_id in declared(self.workspace, self._meeting_id, number):
            withdraw(self.workspace, self._meeting_id, number, each.number)
            return near_words(each, near=False)
        declare(self.workspace, self._meeting_id, number, [each.number])
        return near_words(each, near=True)

    def action_back(self) -> None:
        """Go back to the names, then to the weeks."""
        if self._asked is None:
            routes.to_weeks(self, self._meeting_id)
        else:
            routes.to_near(self, self._meeting_id)
