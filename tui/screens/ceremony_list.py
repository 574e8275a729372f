"""First step of a draw: the sealed list, its digest to read aloud, and its control totals."""

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from tui.plain.ceremony import Ceremony
from tui.plain.ceremony_sentences import before_words, sealed_lines, total_lines
from tui.plain.ceremony_words import READ_ALOUD, digest_lines, heading
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.ceremony_page import CeremonyPage, ask_to_stop
from tui.widgets.reading_pane import ReadingPane


class ListPage(CeremonyPage):
    """The sealed list."""

    PAGE = "ceremony_list"
    BINDINGS: ClassVar[list[BindingType]] = bindings("ceremony_list")

    def __init__(self, ceremony: Ceremony) -> None:
        """Show the list that the ceremony draws from."""
        super().__init__(ceremony.workspace)
        self._ceremony = ceremony

    def below(self) -> str:
        """Give the title of the text below."""
        return "Cases by month, and cases left out"

    def tell_below(self) -> None:
        """Write the control totals."""
        self.query_one(ReadingPane).read(Content("\n".join(total_lines(self._ceremony))))

    def fill(self) -> None:
        """Write the page."""
        sealed = self._ceremony.sealed
        self.entitle("The sealed list", right="Step 1 of 4")
        digest = "\n".join(f"  {line}" for line in digest_lines(sealed.digest))
        parts = [
            Content.styled(heading(sealed), "bold"),
            Content("\n".join(sealed_lines(sealed))),
            Content("\nThe digest of the list:\n"),
            Content.styled(digest, "bold"),
            Content(f"\n{READ_ALOUD}"),
        ]
        self.aloud(sealed.id, Content("\n").join(parts))
        see = " Press C to see its cases." if self._ceremony.last else ""
        self.say(before_words(self._ceremony) + see)

    def action_next_step(self) -> None:
        """Go on to the plan."""
        routes.to_plan(self, self._ceremony)

    def action_cases_drawn(self) -> None:
        """Show the cases of the last draw from this list."""
        if self._ceremony.last is None:
            self.say("Nothing has been drawn from this list yet.")
        else:
            routes.to_drawn(self, self._ceremony.last)

    def action_stop(self) -> None:
        """Ask once, and stop."""
        ask_to_stop(self)

    def action_back(self) -> None:
        """Go back to all sealed lists."""
        routes.to_frames(self)
