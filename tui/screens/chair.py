"""The chair's part: how far the seats are, and the ways to show, agree, observe and close."""

from typing import ClassVar

from textual.binding import BindingType

from scrutiny.meetings.closing import close_meeting, not_agreed, signers
from scrutiny.meetings.meeting import Meeting, meeting, panel_of
from scrutiny.meetings.overview import LeftOff, left_off
from scrutiny.meetings.progress import progress
from scrutiny.meetings.words import meeting_words
from scrutiny.workspace import Workspace
from tui.plain.people_words import PAPER, WHO_IS_HERE, closing_words
from tui.plain.sentences import (
    HOW_ALIKE,
    closed_words,
    left_off_words,
    next_words,
    show_words,
)
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.menu_page import MenuPage

ROWS = (
    "Show the answers to all",
    "Talk, and agree on each case",
    "Agree at once the cases on which all said the same",
    "Observations",
    "Close the meeting",
    HOW_ALIKE,
    f"{WHO_IS_HERE} (press W)",
    f"{PAPER} (press E)",
)


class ChairPage(MenuPage):
    """What the chair can do now."""

    PAGE = "chair"
    BINDINGS: ClassVar[list[BindingType]] = bindings("chair")

    def __init__(self, workspace: Workspace, meeting_id: str) -> None:
        """Look the meeting up."""
        super().__init__(workspace)
        self._held: Meeting = meeting(workspace, meeting_id)
        self._heading = meeting_words(panel_of(workspace, self._held), self._held)

    def rows(self) -> tuple[str, ...]:
        """Give the ways to go, each with why it is not open yet."""
        held = self._held
        if held.closed_at:
            return ("See the observations", HOW_ALIKE)
        late = " (done)" if held.shown_at else ""
        early = "" if held.shown_at else " (after the answers are shown)"
        return (
            ROWS[0] + late,
            ROWS[1] + early,
            ROWS[2] + early,
            ROWS[3],
            ROWS[4] + early,
            ROWS[5] + early,
            ROWS[6],
            *(() if held.shown_at else ROWS[7:]),
        )

    def fill(self) -> None:
        """Write the page."""
        self.entitle("The chair's part", self._heading)
        left = left_off(self.workspace, self._held)
        told = f"{left_off_words(left)}\n{self._next(left)}"
        if self._held.closed_at:
            told = closed_words(self._held)
        self.put("#above", f"{told}\n")
        late = ("paper", "people") if self._held.closed_at else ("paper",)
        self.leave_out(*(late if self._held.shown_at or self._held.closed_at else ()))
        self.list_rows()

    def _next(self, left: LeftOff) -> str:
        if left.stage != "judging" or not (left.seats and left.cases):
            return next_words(left)
        return show_words(progress(self.workspace, self._held.id))

    def first_row(self) -> int:
        """Stand at what comes next in the meeting."""
        if not self._held.shown_at or self._held.closed_at:
            return 0
        left = left_off(self.workspace, self._held)
        return 1 if left.agreed < left.cases else 4

    def open_row(self, index: int) -> None:
        """Go where a line leads, when it is open."""
        held = self._held
        if held.closed_at:
            closed = (routes.to_observations, routes.to_agreement)
            closed[index](self, held.id)
        elif index == 0 and held.shown_at:
            self.say("The answers are shown already. Choose 2 to agree on each case.")
        elif index == 0:
            routes.to_show(self, held.id)
        elif index == 3:
            routes.to_observations(self, held.id)
        elif index == 6:
            self.action_people()
        elif index == 7:
            self.action_paper()
        elif not held.shown_at:
            self.say("The answers are still hidden. Show them first: choose 1.")
        elif index == 1:
            routes.to_agree(self, held.id)
        elif index == 2:
            routes.to_alike(self, held.id)
        elif index == 5:
            routes.to_agreement(self, held.id)
        else:
            self._close()

    def _close(self) -> None:
        from tui.screens.ask_box import AskBox
        from tui.screens.line_box import LineBox

        able = signers(self.workspace, self._held.id)
        asked = closing_words(not_agreed(self.workspace, self._held.id), able)

        def close(name: str) -> None:
            self._held = close_meeting(self.workspace, self._held.id, name)

        def closed(kept: bool | None) -> None:
            if kept:
                self.say("The meeting is closed.")
                self.fill()

        def answered(answer: str | None) -> None:
            if answer == "yes" and self.attempt(lambda: close("")):
                closed(True)

        if able:
            self.app.push_screen(LineBox("Close the meeting", asked, close), closed)
            return
        self.app.push_screen(
            AskBox(asked, ("N", "no", "No, not yet"), ("Y", "yes", "Yes, close the meeting")),
            answered,
        )

    def action_people(self) -> None:
        """Open the page of who is here."""
        if self._held.closed_at:
            self.say("This meeting is closed.")
        else:
            routes.to_attendance(self, self._held.id)

    def action_paper(self) -> None:
        """Enter a paper sheet."""
        if self._held.shown_at:
            self.say("The answers are shown, so no paper sheet can be entered any more.")
        else:
            routes.to_papers(self, self._held.id)

    def action_back(self) -> None:
        """Go back to the seats, or to all meetings when judging is over."""
        if self._held.shown_at or self._held.closed_at:
            routes.to_all_meetings(self)
        else:
            routes.to_seats(self, self._held.id)
