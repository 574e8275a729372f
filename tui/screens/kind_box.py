"""Asks of which kind an observation is, before it is written."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from scrutiny.meetings.words import kind_words
from scrutiny.panels.definition import OBSERVATION_KINDS, Panel
from tui.screens.bindings import bindings
from tui.screens.box import Box
from tui.widgets.choice_list import Choice, ChoiceList


class KindBox(Box[str]):
    """Gives a kind of observation."""

    PAGE = "kind_box"
    BINDINGS: ClassVar[list[BindingType]] = bindings("kind_box")

    def __init__(self, panel: Panel, about: str) -> None:
        """Ask in the words of this panel."""
        super().__init__("An observation")
        self._panel = panel
        self._about = about

    def compose_body(self) -> ComposeResult:
        """Lay out the kinds."""
        yield Static(Content(f"{self._about} Of which kind is it?"), id="question", markup=False)
        yield ChoiceList(
            *(
                Choice(kind_words(self._panel, kind), str(n))
                for n, kind in enumerate(OBSERVATION_KINDS, start=1)
            )
        )

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Take the kind that was clicked."""
        self.dismiss(OBSERVATION_KINDS[event.index])

    def action_choose(self, number: int) -> None:
        """Move to the kind with this number."""
        if number <= len(OBSERVATION_KINDS):
            self.query_one(ChoiceList).cursor = number - 1

    def action_open(self) -> None:
        """Take the kind with the cursor."""
        self.dismiss(OBSERVATION_KINDS[self.query_one(ChoiceList).cursor])
