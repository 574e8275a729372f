"""The sentences that people typed: tick those that may go out, one by one."""

from typing import ClassVar

from textual.binding import BindingType

from scrutiny.workspace import Workspace
from tui.plain.publishing_words import NOTHING_TYPED, READ_BY, TICKING, sentence_row
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.menu_page import MenuPage
from tui.sentences import listed_sentences, turned
from tui.widgets.choice_list import Choice, ChoiceList


class TickPage(MenuPage):
    """A list of sentences with their ticks."""

    PAGE = "tick"
    BINDINGS: ClassVar[list[BindingType]] = bindings("tick")

    def __init__(self, workspace: Workspace, meeting_id: str) -> None:
        """Look the sentences up; nobody has said yet who reads them."""
        super().__init__(workspace)
        self._meeting_id = meeting_id
        self._sentences = listed_sentences(workspace, meeting_id)
        self._reader = ""
        self.started_with = TICKING if self._sentences else ""

    def rows(self) -> tuple[str, ...]:
        """Give a line for each sentence."""
        return tuple(sentence_row(each) for each in self._sentences)

    def list_rows(self) -> None:
        """Write the list with its ticks."""
        marks = ["[x]" if each.ticked else "[ ]" for each in self._sentences]
        self.query_one(ChoiceList).show(
            tuple(
                Choice(row, str(n) if n <= 9 else "", mark)
                for n, (row, mark) in enumerate(zip(self.rows(), marks, strict=True), start=1)
            )
        )

    def fill(self) -> None:
        """Write the page."""
        self.entitle("Which sentences may be published?", right="Office")
        self.put("#above", "" if self._sentences else NOTHING_TYPED)
        self.list_rows()
        ticked = sum(each.ticked for each in self._sentences)
        self.tell_progress(
            f"{ticked} of {len(self._sentences)} ticked", ticked, len(self._sentences), ""
        )

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Tick with Space too; a click is answered for every menu."""
        if not event.by_mouse:
            self.open_row(event.index)

    def open_row(self, index: int) -> None:
        """Tick a sentence or take its tick back; the first time ask who reads."""
        if self._reader:
            self._change(index)
            return
        from tui.screens.line_box import LineBox

        def take(typed: str) -> str:
            self._reader = typed.strip()
            return "" if self._reader else "Problem: who reads the sentences must be named."

        def taken(kept: bool | None) -> None:
            if kept:
                self._change(index)

        self.app.push_screen(LineBox("Who reads them?", READ_BY, take), taken)

    def _change(self, index: int) -> None:
        each = self._sentences[index]

        self.attempt(lambda: turned(self.workspace, self._meeting_id, each, self._reader))
        self._sentences = listed_sentences(self.workspace, self._meeting_id)
        self.fill()

    def action_back(self) -> None:
        """Go back to the ways of publishing."""
        routes.to_publish(self, self._meeting_id)
