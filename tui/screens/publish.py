"""Publishing the report of a meeting: see it, tick, approve, make the copy, let it out."""

from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from scrutiny.meetings.meeting import meeting, panel_of
from scrutiny.meetings.words import meeting_words
from scrutiny.publishing.summaries import write_summary
from scrutiny.workspace import Workspace
from tui.approval import approve_draft
from tui.plain.publishing_words import (
    ASKED_MAKE,
    ASKED_RELEASE,
    CHAIR,
    COORDINATOR,
    HELD,
    KEPT,
    MAKE,
    NO_MEETING,
    RELEASE,
    SEE,
    TICK,
    WHICH_CASE,
    WRITE,
    WRITE_HINT,
    WROTE_BY,
    Publishing,
    case_rows,
    closed_meetings,
    held_back,
    publishing,
    state_lines,
    way_rows,
)
from tui.publication import make_copy, release_copy
from tui.screens import routes
from tui.screens.asking import ask_lines
from tui.screens.bindings import bindings
from tui.screens.menu_page import MenuPage


class PublishPage(MenuPage):
    """The ways of one meeting; without one, the choice of a meeting."""

    PAGE = "publish"
    BINDINGS: ClassVar[list[BindingType]] = bindings("publish")

    def __init__(self, workspace: Workspace, meeting_id: str = "") -> None:
        """Look up how far it is, or which meetings are closed."""
        super().__init__(workspace)
        self._held = closed_meetings(workspace)
        if not meeting_id and len(self._held) == 1:
            meeting_id = self._held[0].id
        self._now: Publishing | None = publishing(workspace, meeting_id) if meeting_id else None

    def rows(self) -> tuple[str, ...]:
        """Give a line for each way, or for each meeting."""
        if self._now is None:
            return tuple(self._words(each.id) for each in self._held)
        return way_rows(self._now)

    def _words(self, meeting_id: str) -> str:
        held = meeting(self.workspace, meeting_id)
        return meeting_words(panel_of(self.workspace, held), held)

    def fill(self) -> None:
        """Write the page."""
        if self._now is None:
            self.entitle("Publish the report of which meeting?", right="Office")
            self.put("#above", "Choose a meeting.\n" if self._held else NO_MEETING)
        else:
            self.entitle("Publish the report", self._words(self._now.meeting), "Office")
            self.put("#above", "\n".join(state_lines(self._now)) + "\n")
        self.list_rows()

    def open_row(self, index: int) -> None:
        """Choose the meeting, or go the way."""
        if self._now is None:
            routes.to_publish(self, self._held[index].id)
        elif index == SEE:
            routes.to_copy(self, self._now.meeting)
        elif index == HELD:
            self._read_held_back(self._now)
        elif index == WRITE:
            self._write(self._now)
        elif index == TICK:
            routes.to_tick(self, self._now.meeting)
        elif index in (CHAIR, COORDINATOR):
            self._approve(self._now, "chair" if index == CHAIR else "coordinator")
        elif index == MAKE:
            self._make(self._now)
        elif index == RELEASE:
            self._release(self._now)

    def _read_held_back(self, now: Publishing) -> None:
        from tui.screens.read_box import ReadBox

        lines = Content("\n\n".join(held_back(now)))
        self.app.push_screen(ReadBox("What is held back, and why", lines))

    def _again(self, meeting_id: str) -> None:
        self._now = publishing(self.workspace, meeting_id)
        self.fill()

    def _write(self, now: Publishing) -> None:
        from tui.screens.choice_box import ChoiceBox
        from tui.screens.text_box import TextBox

        cases = case_rows(self.workspace, now.meeting)
        kept: list[str] = []

        def chosen(place: int | None) -> None:
            if place is not None:
                case_id, reference = cases[place]
                ask_lines(self, reference, (WROTE_BY,), lambda said: write(case_id, said[0]))

        def write(case_id: str, name: str) -> None:
            def keep(text: str) -> str:
                if text.strip():
                    write_summary(self.workspace, now.meeting, case_id, text, name)
                    kept.append(case_id)
                return ""

            def closed(_: bool | None) -> None:
                self._again(now.meeting)
                self.say(KEPT if kept else "Nothing was done.")

            self.app.push_screen(TextBox("What was seen", WRITE_HINT, "", keep), closed)

        rows = tuple(reference for _, reference in cases)
        self.app.push_screen(ChoiceBox("What was seen", WHICH_CASE, rows), chosen)

    def _approve(self, now: Publishing, role: str) -> None:
        def done(said: list[str]) -> None:
            def act() -> str:
                approve_draft(self.workspace, now.meeting, role, said[0])
                return f"Approved as {role}."

            self.attempt(act)
            self._again(now.meeting)

        asked = f"Your name; you approve the draft of the report as {role}, as it stands now."
        ask_lines(self, f"Approve as {role}", (asked,), done)

    def _make(self, now: Publishing) -> None:
        def done(said: list[str]) -> None:
            def act() -> str:
                path = Path(said[1]).expanduser()
                made = make_copy(self.workspace, now.wanted, path, said[0])
                return f"Wrote {path}; {made.made.safe.hidden} counts are hidden. It is a draft."

            self.attempt(act)
            self._again(now.meeting)

        ask_lines(self, "Make the copy", ASKED_MAKE, done, ("", f"{now.meeting}-copy.pdf"))

    def _release(self, now: Publishing) -> None:
        def done(said: list[str]) -> None:
            def act() -> str:
                path = Path(said[2]).expanduser()
                made = release_copy(self.workspace, now.meeting, path, said[1], said[0])
                return f"Released {path}. sha256 {made.sha256[:16]}…"

            self.attempt(act)
            self._again(now.meeting)

        texts = ("", "", f"{now.meeting}-report.pdf")
        ask_lines(self, "Release the copy", ASKED_RELEASE, done, texts)

    def action_back(self) -> None:
        """Go back to the choice of a meeting, then to the reports."""
        if self._now is None or len(self._held) == 1:
            routes.to_reports(self)
        else:
            routes.to_publish(self)
