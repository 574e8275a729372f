"""The full-screen application: opens the workspace, shows the first page, and never shows a crash.

This module is the first to import Textual. It owns no rule: pages call the domain.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual.app import App
from textual.binding import Binding, BindingType

from scrutiny.clock import Clock, system_clock
from scrutiny.errors import Refusal
from scrutiny.incidents import keep_incident
from scrutiny.meetings.meeting import Meeting, meeting, seat_named
from scrutiny.preferences import at_once_file, keep, kept, preferences_file
from scrutiny.text import clean
from scrutiny.workspace import Workspace
from tui.plain.crash import crash_words
from tui.screens.box import Box
from tui.screens.home import HomePage
from tui.screens.keeping import KeepsSeat
from tui.screens.page import WIDE, Page
from tui.theme import DARK, THEMES, other

_LOOK_SECONDS = 2


class ScrutinyApp(App[None], KeepsSeat, inherit_bindings=False):
    """All pages over one open workspace."""

    CSS_PATH = "app.tcss"
    TITLE = "scrutiny"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - the library's type
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "say_how_to_stop", show=False, system=True)
    ]

    def __init__(self, workspace: Workspace, first: Page, preferences: Path | None = None) -> None:
        """Begin with this page; the theme is kept in the file `preferences`, if any."""
        super().__init__()
        self.workspace = workspace
        workspace.wait_briefly()
        self.animation_level = "none"
        self._first = first
        self.in_a_terminal = False
        """Whether a person's terminal is there, which may go away."""
        self._preferences = preferences
        for theme in THEMES:
            self.register_theme(theme)
        liked = kept(preferences)
        self.at_once = kept(at_once_file(preferences)) == "yes"
        """Whether the judging page goes on as soon as one answer is chosen."""
        # Without colour the library's terminal themes are black on black, so ours always stands.
        self.theme = liked if liked in {each.name for each in THEMES} else DARK

    async def on_mount(self) -> None:
        """Show the first page, and look now and then whether anybody can still see it."""
        await self.push_screen(self._first)
        if self.in_a_terminal:
            self.set_interval(_LOOK_SECONDS, self._end_without_terminal)

    def _end_without_terminal(self) -> None:
        # A window that was closed does not always tell the program so. Everything is saved, and
        # there is nobody left to tell: so it ends as a closed window ends every program.
        stream = sys.__stdin__
        if os.name == "posix" and stream is not None and not stream.isatty():
            # Whoever started the program may have told it to outlive its window; it has no use.
            signal.signal(signal.SIGHUP, signal.SIG_DFL)
            os.kill(os.getpid(), signal.SIGHUP)

    def action_change_theme(self) -> None:
        """Change between light and dark, and keep it for next time."""
        self.theme = other(self.theme)
        keep(self._preferences, self.theme)

    def action_change_at_once(self) -> None:
        """Change whether a choice goes on by itself, and keep it for next time."""
        self.at_once = not self.at_once
        keep(at_once_file(self._preferences), "yes" if self.at_once else "no")

    def action_say_how_to_stop(self) -> None:
        """Say how to stop; Ctrl+C is for copying here."""
        screen = self.screen
        if isinstance(screen, (Page, Box)):
            screen.say("To stop, press Ctrl+Q.")

    def _fatal_error(self) -> None:
        # The library would print every variable, and with them the text of cases.
        if not self._exit_renderables:
            told = crash_words(keep_incident(self._exception))
            self._exit_renderables.append(Text(clean(told)))
        self._close_messages_no_wait()


def first_page(
    workspace: Workspace, meeting_id: str | None, seat: str | None, entered_by: str | None = None
) -> Page:
    """Choose the page to begin with; raises `Refusal` when the meeting or seat is not there.

    With `entered_by` it is the paper sheet of the seat, typed in by this person.
    """
    from scrutiny.meetings.paper import paper_sheet
    from scrutiny.meetings.turn import Turn

    if meeting_id is None and seat is None:
        return HomePage(workspace)
    held = meeting_meant(workspace, meeting_id)
    if held.shown_at or held.closed_at:
        from tui.screens.chair import ChairPage

        return ChairPage(workspace, held.id)
    if seat is None:
        from tui.screens.seats import SeatsPage

        return SeatsPage(workspace, held.id)
    from tui.screens.judge import JudgePage

    number = seat_named(workspace, held.id, seat).number
    sheet = None if entered_by is None else paper_sheet(workspace, held.id, number, entered_by)
    turn = Turn(workspace, held.id, number, sheet)
    if turn.at_end:
        from tui.screens.end import EndPage

        return EndPage(turn)
    return JudgePage(turn)


def meeting_meant(workspace: Workspace, meeting_id: str | None) -> Meeting:
    """Give the meeting named, or the only one in hand; raises `Refusal` when that is not clear."""
    from scrutiny.meetings.overview import meetings_in_hand

    if meeting_id is not None:
        return meeting(workspace, meeting_id)
    in_hand = meetings_in_hand(workspace)
    if len(in_hand) != 1:
        raise Refusal(
            "It is not clear which meeting is meant.",
            next_step="Name it with --meeting MEETING.",
        )
    return in_hand[0].meeting


def kept_app(workspace: Workspace, meeting_id: str | None, seat: str) -> ScrutinyApp:
    """Make the application that stays with one seat; raises `Refusal` when it is not there."""
    held = meeting_meant(workspace, meeting_id)
    sitting = seat_named(workspace, held.id, seat)
    over = held.shown_at or held.closed_at
    first = HomePage(workspace) if over else first_page(workspace, held.id, seat)
    app = ScrutinyApp(workspace, first, preferences_file())
    app.kept_to = (held.id, sitting)
    return app


def run_screens(
    workspace_path: Path,
    meeting_id: str | None = None,
    seat: str | None = None,
    clock: Clock = system_clock,
    entered_by: str | None = None,
) -> int:
    """Run the screens on a workspace until the person stops; gives the exit status.

    With a seat the computer stays with it, unless its paper sheet is entered. Raises `Refusal` when
    the workspace, the meeting or the seat cannot be opened.
    """
    if seat is not None and entered_by is None:
        with Workspace.open(workspace_path, clock) as workspace:
            app = kept_app(workspace, meeting_id, seat)
            app.in_a_terminal = True
            app.run()
            return app.return_code or 0
    return _run(
        workspace_path,
        lambda workspace: first_page(workspace, meeting_id, seat, entered_by),
        clock,
    )


def run_ceremony(workspace_path: Path, frame_id: str, clock: Clock = system_clock) -> int:
    """Run the screens from the draw of a sealed list on; gives the exit status.

    Raises `Refusal` when the workspace cannot be opened or there is no such list.
    """
    from tui.plain.ceremony import Ceremony
    from tui.screens.ceremony_list import ListPage

    return _run(workspace_path, lambda workspace: ListPage(Ceremony(workspace, frame_id)), clock)


def run_preparing(workspace_path: Path, meeting_id: str | None, clock: Clock = system_clock) -> int:
    """Run the screens from the page that prepares a meeting on; gives the exit status.

    Raises `Refusal` when the workspace cannot be opened or there is no such meeting.
    """
    from tui.screens.prepare import PreparePage
    from tui.screens.weeks import WeeksPage

    return _run(
        workspace_path,
        lambda workspace: (
            WeeksPage(workspace, meeting_id) if meeting_id else PreparePage(workspace)
        ),
        clock,
    )


def _run(workspace_path: Path, first: Callable[[Workspace], Page], clock: Clock) -> int:
    with Workspace.open(workspace_path, clock) as workspace:
        app = ScrutinyApp(workspace, first(workspace), preferences_file())
        app.in_a_terminal = True
        app.run()
        return app.return_code or 0
