"""How far each seat has come, without a word of what anyone answered."""

from collections.abc import Mapping
from dataclasses import dataclass

from scrutiny.meetings.answering import FLAG, Answer, answers_of, is_done
from scrutiny.meetings.cases import MeetingCase
from scrutiny.meetings.forms import CaseForm, case_form
from scrutiny.meetings.meeting import Seat, meeting, panel_of, seats
from scrutiny.meetings.viewing import conflicts, seat_cases
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class QueuedCase:
    """A case in the queue of a seat."""

    case: MeetingCase
    state: str
    """`done`, `begun`, `not begun`, or `conflict`."""
    flagged: bool


@dataclass(frozen=True, slots=True)
class SeatProgress:
    """How many of its cases a seat has done; a declared conflict counts as done."""

    seat: Seat
    done: int
    of: int

    @property
    def finished(self) -> bool:
        """Whether nothing is left to do."""
        return self.done == self.of

    @property
    def waited_for(self) -> bool:
        """Whether the panel waits for this seat: nobody waits for one that left early."""
        return self.seat.present and not self.finished


def state_of(asking: CaseForm, answers: Mapping[str, Answer]) -> str:
    """Tell how far a case is: `done`, `begun` or `not begun`."""
    if is_done(asking, answers):
        return "done"
    return "begun" if any(each.id in answers for each in asking.questions) else "not begun"


def queue(workspace: Workspace, meeting_id: str, number: int) -> tuple[QueuedCase, ...]:
    """Give the cases of a seat in order, each with how far it is."""
    panel = panel_of(workspace, meeting(workspace, meeting_id))
    hidden = conflicts(workspace, meeting_id, number)
    queued = []
    for case in seat_cases(workspace, meeting_id, number):
        answers = answers_of(workspace, meeting_id, number, case.case_id)
        asking = case_form(workspace, panel, case.case_id)
        state = "conflict" if case.case_id in hidden else state_of(asking, answers)
        queued.append(QueuedCase(case, state, FLAG in answers))
    return tuple(queued)


def progress(workspace: Workspace, meeting_id: str) -> tuple[SeatProgress, ...]:
    """Give the progress of every seat."""
    found = []
    for each in seats(workspace, meeting_id):
        queued = queue(workspace, meeting_id, each.number)
        done = sum(1 for case in queued if case.state in ("done", "conflict"))
        found.append(SeatProgress(each, done, len(queued)))
    return tuple(found)
