"""The weeks of a meeting: what is next, what is late, and the way to do each task."""

from typing import ClassVar

from textual.binding import BindingType

from scrutiny.meetings.meeting import Meeting, meetings, panel_of
from scrutiny.meetings.words import meeting_words
from scrutiny.preparing.tasks import Calendar, DueTask, calendar, tick
from scrutiny.workspace import Workspace
from tui.desk import acts
from tui.desk.opening import LIKE, NEW, open_like, open_new
from tui.plain.preparing_words import (
    OPENING,
    state_lines,
    task_row,
    task_words,
    tick_rows,
    tick_words,
)
from tui.plain.sentences import shown
from tui.screens import routes
from tui.screens.acting import act
from tui.screens.bindings import bindings
from tui.screens.keeping import prepare_meeting
from tui.screens.menu_page import MenuPage
from tui.screens.prepare import new_list
from tui.widgets.choice_list import ChoiceList

ALL = "Do something for this meeting"


class WeeksPage(MenuPage):
    """The tasks of one meeting; without one, the choice of a meeting."""

    PAGE = "weeks"
    BINDINGS: ClassVar[list[BindingType]] = bindings("weeks")

    def __init__(self, workspace: Workspace, meeting_id: str = "") -> None:
        """Look up the meeting, or all that can be chosen."""
        super().__init__(workspace)
        self.started_with = OPENING if meeting_id else ""
        self._held: tuple[Meeting, ...] = meetings(workspace)
        self._first = (NEW, *((LIKE,) if self._held else ()))
        self._calendar: Calendar | None = calendar(workspace, meeting_id) if meeting_id else None

    def on_mount(self) -> None:
        """Keep in mind which meeting is prepared, so that other pages lead back to it."""
        prepare_meeting(self, self._calendar.meeting.id if self._calendar else "")
        super().on_mount()

    def rows(self) -> tuple[str, ...]:
        """Give a line for each task after the one for everything; or one for each meeting."""
        if self._calendar is None:
            return (*(self._words(each) for each in self._held), *self._first)
        return (ALL, *(task_row(each) for each in self._calendar.tasks))

    def first_row(self) -> int:
        """Begin at the task that is next."""
        if self._calendar is None or self._calendar.next is None:
            return 0
        return 1 + self._calendar.tasks.index(self._calendar.next)

    def fill(self) -> None:
        """Write the page."""
        if self._calendar is None:
            self.entitle("The weeks of which meeting?")
            self.put("#above", "Choose a meeting, or open one.\n")
        else:
            held = self._calendar.meeting
            self._calendar = calendar(self.workspace, held.id)
            self.entitle("The weeks of a meeting", self._words(held))
            self.put("#above", "\n".join(state_lines(self.workspace, self._calendar)))
        self.list_rows()

    def _words(self, held: Meeting) -> str:
        return meeting_words(panel_of(self.workspace, held), held)

    def open_row(self, index: int) -> None:
        """Open a meeting, or ask what to do about a task; what was said before is over."""
        self.say("")
        if self._calendar is None:
            self._open_meeting(index)
        elif index == 0:
            self._ask_group()
        else:
            self._ask_task(self._calendar.tasks[index - 1])

    def _open_meeting(self, index: int) -> None:
        if index < len(self._held):
            routes.to_weeks(self, self._held[index].id)
            return
        opened = open_new if self._first[index - len(self._held)] == NEW else open_like

        def done(meeting_id: str) -> None:
            routes.to_weeks(self, meeting_id)

        act(self, opened(self.workspace), done)

    def _ask_group(self) -> None:
        from tui.screens.choice_box import ChoiceBox

        def chosen(place: int | None) -> None:
            if place is not None:
                title, able = acts.GROUPS[place]
                self._ask(title.partition(":")[0], "What do you want to do?", able)

        rows = tuple(title for title, _ in acts.GROUPS)
        self.app.push_screen(ChoiceBox(ALL, "About what?", rows), chosen)

    def _ask_task(self, each: DueTask) -> None:
        able = acts.BY_TASK.get(each.task.id, ())
        self._ask(shown(each.task.title), task_words(each), able, each)

    def _ask(
        self, title: str, question: str, able: tuple[acts.Act, ...], task: DueTask | None = None
    ) -> None:
        from tui.screens.choice_box import ChoiceBox

        ticks = tick_rows(task) if task else ()
        rows = (*(each.title for each in able), *ticks)

        def chosen(place: int | None) -> None:
            if place is None:
                return
            if place < len(able):
                self._do(able[place])
            elif task is not None:
                self.attempt(lambda: self._tick(task))
                self.fill()

        first = len(able) if task and task.done and ticks else 0
        self.app.push_screen(ChoiceBox(title, question, rows, first), chosen)

    def _do(self, chosen: acts.Act) -> None:
        assert self._calendar is not None
        held = self._calendar.meeting
        if chosen.steps is not None:
            act(self, chosen.steps(self.workspace, held.id), self._done)
        elif chosen is acts.LIST:
            new_list(self, held.panel)
        elif chosen is acts.DRAW:
            routes.to_frames(self)
        elif chosen is acts.HERE:
            routes.to_attendance(self, held.id)
        else:
            routes.to_near(self, held.id)

    def _done(self, said: str) -> None:
        self.query_one(ChoiceList).cursor = self.first_row()
        self.say(said)

    def _tick(self, each: DueTask) -> str:
        assert self._calendar is not None
        self._calendar = tick(
            self.workspace, self._calendar.meeting.id, each.task.id, done=not each.done
        )
        after = next(one for one in self._calendar.tasks if one.task.id == each.task.id)
        return tick_words(after)

    def action_back(self) -> None:
        """Go back to the choice of a meeting, then to the page of preparing."""
        if self._calendar is None:
            routes.to_prepare_first(self)
        else:
            routes.to_weeks(self)
