"""Last step of a draw: the cases in ticket order, and the papers that prove it.

However long the order is, only a window of it is laid out.
"""

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from scrutiny.draws import DrawMade
from scrutiny.workspace import Workspace
from tui.plain.ceremony_papers import write_papers
from tui.plain.ceremony_sentences import drawn_lines
from tui.plain.ceremony_words import STRATA_HIDDEN, heading
from tui.plain.order_lines import order_lines
from tui.plain.sentences import shown
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.ceremony_page import CeremonyPage
from tui.screens.keeping import preparing
from tui.widgets.reading_pane import ReadingPane

_WINDOW = 200


class DrawnPage(CeremonyPage):
    """The cases of a draw."""

    PAGE = "ceremony_drawn"
    BINDINGS: ClassVar[list[BindingType]] = bindings("ceremony_drawn")

    def __init__(self, workspace: Workspace, made: DrawMade) -> None:
        """Show this draw."""
        super().__init__(workspace)
        self._made = made
        self._start = 0
        panel, stratify = workspace.panel(made.frame.panel), made.frame.plan.stratify
        field = panel.field(stratify) if stratify else None
        # Where members judge without knowing a field, the projector must not tell it either.
        self._hides_stratum = panel.blind and field is not None and field.blind

    def below(self) -> str:
        """Give the title of the text below."""
        return "The cases in the order of their tickets"

    def fill(self) -> None:
        """Write the page."""
        made = self._made
        self.entitle(f"Draw {made.id}", heading(made.frame), "Step 4 of 4")
        first, *others = drawn_lines(made)
        if self._hides_stratum:
            others.append(STRATA_HIDDEN)
        self.aloud(
            f"Draw {made.number} of {made.of_draws}",
            Content("\n").join(
                [Content.styled(first, "bold"), *(Content(each) for each in others)]
            ),
        )
        self._read()

    def _read(self) -> None:
        count = len(self._made.selected)
        stop = min(self._start + _WINDOW, count)
        pane = self.query_one(ReadingPane)
        pane.entitle(
            self.below()
            if count <= _WINDOW
            else f"{self.below()}: {self._start + 1:,} to {stop:,} of {count:,}"
        )
        # Two edges and a space within each.
        lines = order_lines(
            self._made, self._start, stop, self.size.width - 4, not self._hides_stratum
        )
        pane.read(Content("\n".join(lines)))

    def action_read_on(self) -> None:
        """Read on; at the end of a window the next one comes."""
        pane = self.query_one(ReadingPane)
        more = self._start + _WINDOW < len(self._made.selected)
        if more and pane.scroll_y >= pane.max_scroll_y:
            self._start += _WINDOW
            self._read()
        else:
            super().action_read_on()

    def action_read_back(self) -> None:
        """Read back; at the beginning of a window the one before comes."""
        pane = self.query_one(ReadingPane)
        if self._start and pane.scroll_y <= 0:
            self._start -= _WINDOW
            self._read()
        else:
            super().action_read_back()

    def action_proof(self) -> None:
        """Write the proof sheet and the record, and say where."""

        def write() -> str:
            sheet, record = write_papers(self.workspace, self._made)
            folder = shown(str(sheet.parent))
            return f"Written: {sheet.name} and {record.name}, in the folder {folder}"

        self.attempt(write)

    def action_back(self) -> None:
        """Go back to the meeting that is prepared, or to all sealed lists."""
        if preparing(self):
            routes.to_prepare(self)
        else:
            routes.to_frames(self)
