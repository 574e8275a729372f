"""Where the chair sees how far each seat is, and shows the answers to all. It asks once."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from scrutiny.meetings.concluding import show_answers
from scrutiny.meetings.progress import SeatProgress, progress
from scrutiny.workspace import Workspace
from tui.plain.sentences import SHOW_QUESTION, seat_progress_words, show_words, shown
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.page import Page
from tui.widgets.choice_list import Choice, ChoiceList
from tui.widgets.reading_pane import ReadingPane


class ShowPage(Page):
    """The progress of the seats, and one decision."""

    PAGE = "show"
    BINDINGS: ClassVar[list[BindingType]] = bindings("show")

    def __init__(self, workspace: Workspace, meeting_id: str) -> None:
        """Look up how far the seats are."""
        super().__init__(workspace)
        self._meeting_id = meeting_id
        self._progress: tuple[SeatProgress, ...] = progress(workspace, meeting_id)
        self._reason = ""

    def compose_body(self) -> ComposeResult:
        """Lay out the seats and the decision."""
        yield ReadingPane("How far the seats are", "reading")
        with VerticalScroll(id="asked", can_focus=False):
            yield Static(Content(""), id="question", markup=False)
            yield ChoiceList(
                Choice("Show the answers to all", "S"),
                Choice("Write why you go on although not all have finished", "N"),
            )

    def on_mount(self) -> None:
        """Give the keys to the decision."""
        super().on_mount()
        lines = [seat_progress_words(each) for each in self._progress]
        self.query_one(ReadingPane).read(Content("\n".join(lines)))
        self.query_one(ChoiceList).focus()

    def mark(self) -> None:
        """Write the title of the decision's box."""
        self.mark_focus(self.query_one("#asked"), "The chair", self.query_one(ChoiceList))

    def fill(self) -> None:
        """Write the page."""
        self.entitle("Show the answers to all", right="Chair")
        told = show_words(self._progress)
        if self._reason:
            told += f"\nWhy: {shown(self._reason)}"
        self.put("#question", told)
        here = [each for each in self._progress if each.seat.present]
        finished, of = sum(1 for each in here if each.finished), len(here)
        self.tell_progress(f"{finished} of {of} seats finished", finished, of, "")

    def action_reason(self) -> None:
        """Write why the chair goes on."""
        from tui.screens.text_box import TextBox

        def keep(text: str) -> None:
            self._reason = text.strip()

        hint = "Not all have finished. Why does the panel go on? This is recorded."
        self.app.push_screen(
            TextBox("Why you go on", hint, self._reason, keep), lambda _: self.fill()
        )

    def action_show_answers(self) -> None:
        """Ask once, and show."""
        from tui.screens.ask_box import AskBox

        if any(each.waited_for for each in self._progress) and not self._reason:
            self.say("Not everyone has finished. Press N to write why you go on, then S.")
            return

        def answered(answer: str | None) -> None:
            if answer == "yes" and self.attempt(self._show):
                routes.to_agree(self, self._meeting_id, "The answers are shown and fixed.")

        self.app.push_screen(
            AskBox(
                SHOW_QUESTION,
                ("N", "no", "No, not yet"),
                ("Y", "yes", "Yes, show the answers to all"),
            ),
            answered,
        )

    def _show(self) -> None:
        show_answers(self.workspace, self._meeting_id, self._reason)

    def action_open(self) -> None:
        """Do what the mark stands at."""
        self._do(self.query_one(ChoiceList).cursor)

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Do what was clicked; Space only moves the mark."""
        if event.by_mouse:
            self._do(event.index)

    def _do(self, index: int) -> None:
        if index == 0:
            self.action_show_answers()
        else:
            self.action_reason()

    def action_back(self) -> None:
        """Go back to the chair's part."""
        routes.to_chair(self, self._meeting_id)

    def action_read_on(self) -> None:
        """Read on."""
        self.query_one(ReadingPane).scroll_page_down(animate=False)

    def action_read_back(self) -> None:
        """Read back."""
        self.query_one(ReadingPane).scroll_page_up(animate=False)
