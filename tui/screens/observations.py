"""The observations of a meeting: read them, add one about the meeting, take the last one back."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from scrutiny.meetings.cases import meeting_cases
from scrutiny.meetings.meeting import meeting, panel_of
from scrutiny.meetings.observing import Observation, observations, observe
from scrutiny.meetings.withdrawing import withdraw_observation
from scrutiny.workspace import Workspace
from tui.plain.sentences import observation_words
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.observing import ask_observation
from tui.screens.page import Page
from tui.widgets.reading_pane import ReadingPane


class ObservationsPage(Page):
    """What the panel wants to say."""

    PAGE = "observations"
    BINDINGS: ClassVar[list[BindingType]] = bindings("observations")

    def __init__(self, workspace: Workspace, meeting_id: str) -> None:
        """Look the observations up."""
        super().__init__(workspace)
        self._held = meeting(workspace, meeting_id)
        self._panel = panel_of(workspace, self._held)
        self._references = {
            each.case_id: each.reference for each in meeting_cases(workspace, meeting_id)
        }
        self._seen: tuple[Observation, ...] = observations(workspace, meeting_id)

    def compose_body(self) -> ComposeResult:
        """Lay out the list."""
        yield ReadingPane("What the panel wants to say", "reading")

    def on_mount(self) -> None:
        """Give the keys to the list."""
        super().on_mount()
        self.query_one(ReadingPane).focus()

    def fill(self) -> None:
        """Write the page."""
        self.entitle("Observations", right="Chair")
        lines = [
            observation_words(self._panel, each, self._references.get(each.case_id, ""))
            for each in self._seen
        ]
        told = "\n\n".join(lines) or "None yet. Press O to write one about the meeting as a whole."
        self.query_one(ReadingPane).read(Content(told))

    def _again(self) -> None:
        self._seen = observations(self.workspace, self._held.id)
        self.fill()

    def action_observe(self) -> None:
        """Write one about the meeting as a whole."""
        if self._held.closed_at:
            self.say("The meeting is closed, so nothing is added.")
            return

        def done() -> None:
            self.attempt(self._again, saving=False)

        ask_observation(
            self,
            self._panel,
            "About the meeting as a whole.",
            lambda kind, text: observe(self.workspace, self._held.id, kind, text),
            done,
        )

    def action_undo(self) -> None:
        """Take the last one back."""
        if not self._seen:
            self.say("There is nothing to undo.")
            return

        def withdraw() -> str:
            withdraw_observation(self.workspace, self._held.id, self._seen[-1].id)
            self._again()
            return "The last observation is taken back."

        self.attempt(withdraw)

    def action_back(self) -> None:
        """Go back to the chair's part."""
        routes.to_chair(self, self._held.id)

    def action_read_on(self) -> None:
        """Read on."""
        self.query_one(ReadingPane).scroll_page_down(animate=False)

    def action_read_back(self) -> None:
        """Read back."""
        self.query_one(ReadingPane).scroll_page_up(animate=False)
