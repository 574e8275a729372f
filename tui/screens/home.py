"""The first page: three big choices, and where the work was left off."""

from typing import ClassVar

from textual.binding import BindingType

from scrutiny.meetings.meeting import meeting, panel_of
from scrutiny.meetings.overview import LeftOff, meetings_in_hand
from scrutiny.meetings.words import meeting_words
from tui.plain.people_words import kept_words
from tui.plain.sentences import left_off_words, next_words, seat_words
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.keeping import kept_to
from tui.screens.menu_page import MenuPage

CHOICES = ("Go on with today's meeting", "Prepare a meeting", "Read a report")
_TOLD = 3


class HomePage(MenuPage):
    """Three choices."""

    PAGE = "home"
    BINDINGS: ClassVar[list[BindingType]] = bindings("home")

    def rows(self) -> tuple[str, ...]:
        """Give the three choices; to a computer that is kept to a seat, only its own."""
        kept = kept_to(self)
        return CHOICES if kept is None else (f"Go on judging: seat {kept[1].number}",)

    def fill(self) -> None:
        """Write the page."""
        self.entitle("scrutiny", "Everything stays on this computer")
        self.put("#above", "What do you want to do? Press a number, then Enter.\n")
        self.list_rows()
        self.attempt(self._tell_kept if kept_to(self) else self._tell_where, saving=False)

    def _tell_where(self) -> str:
        in_hand = meetings_in_hand(self.workspace)
        told = [each for left in in_hand[:_TOLD] for each in _lines(left)]
        if not in_hand:
            told = ["No meeting is open. Choose 2 to see how one is prepared."]
        elif len(in_hand) > _TOLD:
            told.append(f"… and {len(in_hand) - _TOLD} more meetings.")
        self.put("#below", "\n".join(["", "Where you left off:", *told]))
        return self.workspace.warning()

    def _tell_kept(self) -> str:
        kept = kept_to(self)
        assert kept is not None
        held = meeting(self.workspace, kept[0])
        name = meeting_words(panel_of(self.workspace, held), held)
        told = [name, seat_words(kept[1]), "", kept_words(kept[1].number)]
        if held.shown_at or held.closed_at:
            told.append("The answers are shown, so judging alone is over. Talk with the others.")
        self.put("#below", "\n".join(["", *told]))
        return self.workspace.warning()

    def open_row(self, index: int) -> None:
        """Go where a choice leads."""
        kept = kept_to(self)
        if kept is not None:
            routes.to_judge(self, kept[0], kept[1].number)
        elif index == 0:
            routes.to_meetings(self)
        elif index == 1:
            routes.to_prepare_first(self)
        else:
            routes.to_reports(self)


def _lines(left: LeftOff) -> tuple[str, str, str]:
    return f"  {left.name}", f"    {left_off_words(left)}", f"    {next_words(left)}"
