"""Asks who is judging. Tells nothing of what anyone answered, nor who has finished."""

from typing import ClassVar

from textual.binding import BindingType

from scrutiny.meetings.meeting import Seat, meeting, panel_of, seats
from scrutiny.meetings.words import meeting_words
from scrutiny.workspace import Workspace
from tui.plain.sentences import seat_words
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.menu_page import MenuPage


class SeatsPage(MenuPage):
    """The members of the meeting, and the chair's part."""

    PAGE = "seats"
    BINDINGS: ClassVar[list[BindingType]] = bindings("seats")

    def __init__(self, workspace: Workspace, meeting_id: str) -> None:
        """Look up who sits at the meeting."""
        super().__init__(workspace)
        held = meeting(workspace, meeting_id)
        self._meeting_id = meeting_id
        self._heading = meeting_words(panel_of(workspace, held), held)
        self._seats: tuple[Seat, ...] = seats(workspace, meeting_id)

    def rows(self) -> tuple[str, ...]:
        """Give a line for each seat, and one for the chair's part."""
        return (
            *(seat_words(each) for each in self._seats),
            "The chair's part: show the answers, agree, close (press C)",
        )

    def fill(self) -> None:
        """Write the page."""
        self.entitle("Who is judging?", self._heading)
        self.put(
            "#above",
            "Choose your name. You see only your own answers, and nobody sees yours.\n"
            if self._seats
            else "Nobody has a seat yet. The coordinator seats the members first.\n",
        )
        self.list_rows()

    def open_row(self, index: int) -> None:
        """Open the cases of a seat, or the chair's part."""
        if index < len(self._seats):
            routes.to_judge(self, self._meeting_id, self._seats[index].number)
        else:
            self.action_chair()

    def action_chair(self) -> None:
        """Open the chair's part."""
        routes.to_chair(self, self._meeting_id)

    def action_back(self) -> None:
        """Go back to all meetings."""
        routes.to_all_meetings(self)
