"""The weeks around a meeting: what is to be done on which day, what is done, and what is late.

Days are counted from the day of the meeting. What the record shows to be done is ticked by it; all
else is ticked by hand. Such a tick is an event, and so is taking it back.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from scrutiny.errors import Refusal
from scrutiny.meetings.meeting import Meeting, meeting, panel_of
from scrutiny.panels.preparing import Task
from scrutiny.preparing.proving import Proof, proof_of
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class DueTask:
    """One task of one meeting."""

    task: Task
    day: str
    """The day on which it is due."""
    done: bool
    done_at: str
    """When it was done or ticked off (UTC); empty while it is not, or where nothing had to be."""
    late: bool
    """Whether it is not done, its day is over, and it can still be done in time for something."""
    passed: bool
    """Whether the meeting was held without it."""
    proof: Proof | None
    """What the record shows of it; `None` when it says nothing."""

    @property
    def by_hand(self) -> bool:
        """Whether somebody ticked it off and the record does not show it."""
        return self.done and not (self.proof and self.proof.done)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The tasks of one meeting in the order of their days."""

    meeting: Meeting
    today: str
    tasks: tuple[DueTask, ...]

    @property
    def next(self) -> DueTask | None:
        """The first task that is not done; none of before a meeting that is closed."""
        return next((each for each in self.tasks if not each.done and not each.passed), None)

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
        proof = proof_of(workspace, held, task.id)
        proved = proof is not None and proof.done
        at = proof.at if proof and proved else done.get(task.id, "")
        is_done = proved or task.id in done
        passed = not is_done and bool(held.closed_at) and task.weeks <= 0
        late = not is_done and day < today and not passed
        tasks.append(DueTask(task, day, is_done, at, late, passed, proof))
    # The order of the panel file holds within a day.
    return Calendar(held, today, tuple(sorted(tasks, key=lambda each: each.day)))


def tick(workspace: Workspace, meeting_id: str, task_id: str, done: bool = True) -> Calendar:
    """Tick a task off, or take the tick back; what the record shows cannot be taken back."""
    found = {each.task.id: each for each in calendar(workspace, meeting_id).tasks}
    if task_id not in found:
        raise Refusal(
            f"There is no task '{task_id}'.",
            where=meeting_id,
            next_step=f"The tasks are: {', '.join(found)}.",
        )
    each = found[task_id]
    if not done and each.done and not each.by_hand and each.proof:
        raise Refusal(
            f"The record shows that this is done: {each.proof.words.one_line()}.",
            where=meeting_id,
            next_step="Only a tick by hand can be taken back.",
        )
    if each.done != done:
        with workspace.write() as writing:
            writing.record("task-ticked", {"meeting": meeting_id, "task": task_id, "done": done})
    return calendar(workspace, meeting_id)
