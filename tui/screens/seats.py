"""Asks who is judging. Tells nothing of what anyone answered, nor who has finished."""

from typing import ClassVar

from textual.binding import BindingType

from scrutiny.meetings.meeting import Seat, meeting, panel_of, seats
from scrutiny.meetings.overview import left_off
from scrutiny.meetings.words import meeting_words
from scrutiny.workspace import Workspace
from tui.plain.people_words import PAPER, WHO_IS_HERE
from tui.plain.sentences import next_words, seat_words
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
        self._left = left_off(workspace, held)
        self._heading = meeting_words(panel_of(workspace, held), held)
        self._seats: tuple[Seat, ...] = seats(workspace, meeting_id)

    def rows(self) -> tuple[str, ...]:
        """Give a line for each seat, and the other ways to go."""
        return (
            *(seat_words(each) for each in self._seats),
            "The chair's part: show the answers, agree, close (press C)",
            f"{WHO_IS_HERE} (press W)",
            f"{PAPER} (press E)",
        )

    def fill(self) -> None:
        """Write the page."""
        self.entitle("Who is judging?", self._heading)
        self.put(
            "#above",
            "Choose your name. You see only your own answers, and nobody sees yours.\n"
            if self._seats
            else "Nobody has a seat yet. Press W to seat the members.\n",
        )
        self.list_rows()
        self.put("#below", f"\n{next_words(self._left)}")

    def open_row(self, index: int) -> None:
        """Open the cases of a seat, or another way to go."""
        others = (self.action_chair, self.action_people, self.action_paper)
        if index < len(self._seats):
            routes.to_judge(self, self._meeting_id, self._seats[index].number)
        else:
            others[index - len(self._seats)]()

    def action_chair(self) -> None:
        """Open the chair's part."""
        routes.to_chair(self, self._meeting_id)

    def action_people(self) -> None:
        """Open the page of who is here."""
        routes.to_attendance(self, self._meeting_id)

    def action_paper(self) -> None:
        """Enter a paper sheet."""
        routes.to_papers(self, self._meeting_id)

    def action_back(self) -> None:
        """Go back to all meetings."""
        routes.to_all_meetings(self)
