"""The weeks around a meeting: what is to be done on which day, what is done, and what is late.

Days are counted from the day of the meeting. A tick is an event, and so is taking it back.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from scrutiny.errors import Refusal
from scrutiny.meetings.meeting import Meeting, meeting, panel_of
from scrutiny.panels.preparing import Task
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class DueTask:
    """One task of one meeting."""

    task: Task
    day: str
    """The day on which it is due."""
    done_at: str
    """When it was ticked off (UTC); empty while it is not."""
    late: bool
    """Whether it is not done and its day is over."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The tasks of one meeting in the order of their days."""

    meeting: Meeting
    today: str
    tasks: tuple[DueTask, ...]

    @property
    def next(self) -> DueTask | None:
        """The first task that is not done."""
        return next((each for each in self.tasks if not each.done_at), None)

    @property
    def late(self) -> int:
        """How many are late."""
        return sum(each.late for each in self.tasks)


def calendar(workspace: Workspace, meeting_id: str) -> Calendar:
    """Give the calendar of a meeting."""
    held = meeting(workspace, meeting_id)
    today = f"{workspace.now():%Y-%m-%d}"
    done = dict(workspace.rows("SELECT task, time FROM task_done WHERE meeting = ?", (meeting_id,)))
    tasks = []
    for task in panel_of(workspace, held).preparing.tasks:
        day = (date.fromisoformat(held.day) + timedelta(weeks=task.weeks)).isoformat()
        at = done.get(task.id, "")
        tasks.append(DueTask(task, day, at, late=not at and day < today))
    # The order of the panel file holds within a day.
    return Calendar(held, today, tuple(sorted(tasks, key=lambda each: each.day)))


def tick(workspace: Workspace, meeting_id: str, task_id: str, done: bool = True) -> Calendar:
    """Tick a task off, or take the tick back."""
    found = {each.task.id: each for each in calendar(workspace, meeting_id).tasks}
    if task_id not in found:
        raise Refusal(
            f"There is no task '{task_id}'.",
            where=meeting_id,
            next_step=f"The tasks are: {', '.join(found)}.",
        )
    if bool(found[task_id].done_at) != done:
        with workspace.write() as writing:
            writing.record("task-ticked", {"meeting": meeting_id, "task": task_id, "done": done})
    return calendar(workspace, meeting_id)
