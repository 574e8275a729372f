"""The weeks of a meeting: what is next, what is late, and a tick for what is done."""

from typing import ClassVar

from textual.binding import BindingType

from scrutiny.meetings.meeting import Meeting, meetings, panel_of
from scrutiny.meetings.words import meeting_words
from scrutiny.preparing.tasks import Calendar, calendar, tick
from scrutiny.workspace import Workspace
from tui.plain.preparing_words import CONFLICTS, TICKING, state_lines, task_row, tick_words
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.menu_page import MenuPage


class WeeksPage(MenuPage):
    """The tasks of one meeting; without one, the choice of a meeting."""

    PAGE = "weeks"
    BINDINGS: ClassVar[list[BindingType]] = bindings("weeks")

    def __init__(self, workspace: Workspace, meeting_id: str = "") -> None:
        """Look up the meeting, or all that can be chosen."""
        super().__init__(workspace)
        self._held: tuple[Meeting, ...] = meetings(workspace)
        self._calendar: Calendar | None = calendar(workspace, meeting_id) if meeting_id else None

    def rows(self) -> tuple[str, ...]:
        """Give a line for each task, after the way to the conflicts; or one for each meeting."""
        if self._calendar is None:
            return tuple(self._words(each) for each in self._held)
        return (CONFLICTS, *(task_row(each) for each in self._calendar.tasks))

    def first_row(self) -> int:
        """Begin at the task that is next."""
        if self._calendar is None or self._calendar.next is None:
            return 0
        return 1 + self._calendar.tasks.index(self._calendar.next)

    def fill(self) -> None:
        """Write the page."""
        if self._calendar is None:
            self.entitle("The weeks of which meeting?")
            none = "There is no meeting yet. Open one: scrutiny meeting open --help\n"
            self.put("#above", "Choose a meeting.\n" if self._held else none)
        else:
            self.entitle("The weeks of a meeting", self._words(self._calendar.meeting))
            lines = state_lines(self.workspace, self._calendar)
            self.put("#above", "\n".join(lines))
            self.put("#below", TICKING)
        self.list_rows()

    def _words(self, held: Meeting) -> str:
        return meeting_words(panel_of(self.workspace, held), held)

    def open_row(self, index: int) -> None:
        """Open a meeting, the page about conflicts, or tick a task."""
        if self._calendar is None:
            routes.to_weeks(self, self._held[index].id)
        elif index == 0:
            routes.to_near(self, self._calendar.meeting.id)
        else:
            self.attempt(lambda: self._tick(index - 1))
            self.fill()

    def _tick(self, place: int) -> str:
        assert self._calendar is not None
        each = self._calendar.tasks[place]
        held = self._calendar.meeting.id
        self._calendar = tick(self.workspace, held, each.task.id, done=not each.done_at)
        return tick_words(self._calendar.tasks[place])

    def action_back(self) -> None:
        """Go back to the choice of a meeting, then to the page of preparing."""
        if self._calendar is None or len(self._held) == 1:
            routes.to_prepare(self)
        else:
            routes.to_weeks(self)
