"""A box that stands while a long list is read: how far it has come, and Escape to stop it."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from scrutiny.importing.watching import Watch
from tui.screens.bindings import bindings
from tui.screens.box import Box
from tui.screens.page import Page
from tui.watching import Task

PATIENCE = 0.3
"""Seconds that a page waits before it shows the box: most lists are read by then."""
_LOOK = 0.2


OPENING = "Looking through the list …"


class WaitBox(Box[bool]):
    """Closes by itself when the work has ended."""

    PAGE = "wait_box"
    BINDINGS: ClassVar[list[BindingType]] = bindings("wait_box")

    def __init__(self, title: str, task: Task, begun: str = OPENING) -> None:
        """Watch this work; `begun` is said before it tells how far it has come."""
        super().__init__(title)
        self._work = task
        self._begun = begun

    def compose_body(self) -> ComposeResult:
        """Lay out the line that tells how far it has come."""
        yield Static(Content(self._told()), id="question", markup=False)

    def on_mount(self) -> None:
        """Look at the work five times a second."""
        self.set_interval(_LOOK, self._look)

    def _told(self) -> str:
        rows = self._work.rows
        return f"{rows:,} rows read so far." if rows else self._begun

    def _look(self) -> None:
        self.query_one("#question", Static).update(Content(self._told()))
        if self._work.done():
            self.dismiss(True)

    def action_stop_reading(self) -> None:
        """Ask the work to stop; the box closes once it has."""
        self._work.stop()
        self.say("Stopping …")

    def action_stop(self) -> None:
        """Do the same: the program ends only when nothing is half-done."""
        self.action_stop_reading()


def do_watched(
    page: Page,
    title: str,
    act: Callable[[Watch], object],
    then: Callable[[Task], None],
    begun: str = OPENING,
) -> None:
    """Do something that may take long; `then` is called on the page when it has ended.

    A fault of the program is raised there as if the page had done the work itself.
    """
    task = Task(act)

    def ended(_: bool | None = None) -> None:
        then(task)

    if task.done(PATIENCE):
        ended()
    else:
        page.app.push_screen(WaitBox(title, task, begun), ended)
