"""The cases of one seat in their order, with its own answers, kept in step with what is saved."""

from collections.abc import Mapping
from dataclasses import replace

from scrutiny.errors import Refusal
from scrutiny.meetings.answering import FLAG, Answer, answers_of
from scrutiny.meetings.begun import PAPER
from scrutiny.meetings.paper import PaperSheet, closed_to_sheet
from scrutiny.meetings.progress import queue, state_of
from scrutiny.meetings.viewing import CaseView, case_for_seat, conflicts
from scrutiny.workspace import Workspace


class SeatQueue:
    """What one seat has before it; a place is counted from 0.

    A paper sheet has only the cases that it may touch, and sees only the answers given on paper.
    """

    def __init__(
        self, workspace: Workspace, meeting_id: str, number: int, sheet: PaperSheet | None
    ) -> None:
        """Read the cases of the seat; raises `Refusal` when there is none to judge."""
        self._workspace = workspace
        self._meeting_id = meeting_id
        self._number = number
        self._sheet = sheet
        self._actor = sheet.actor if sheet else ""
        self._views: dict[str, CaseView] = {}
        cases = queue(workspace, meeting_id, number)
        if not cases:
            raise Refusal(
                f"No case is assigned to seat {number} yet.",
                next_step="Bring the cases to this meeting, or share them between the sub-groups.",
            )
        closed = closed_to_sheet(workspace, meeting_id, number, self._actor)
        self.closed_words = closed.words([each.case.case_id for each in cases])
        self.cases = [each for each in cases if each.case.case_id not in closed.cases]
        if not self.cases:
            raise Refusal(f"There is nothing left to enter for seat {number}. {self.closed_words}")

    @property
    def begun(self) -> bool:
        """Whether anything was answered or declared yet."""
        return any(each.state != "not begun" for each in self.cases)

    @property
    def done(self) -> int:
        """How many are done; a declared conflict is."""
        return sum(1 for each in self.cases if each.state in ("done", "conflict"))

    @property
    def flagged(self) -> int:
        """How many are flagged."""
        return sum(1 for each in self.cases if each.flagged)

    def first_not_done(self) -> int:
        """Give the first place where something is left to do; one past the last when nothing is."""
        waiting = (n for n, each in enumerate(self.cases) if each.state not in ("done", "conflict"))
        return next(waiting, len(self.cases))

    def following(self, place: int) -> int:
        """Give the next place; after the last case, the first where something is left to do."""
        return place + 1 if place + 1 < len(self.cases) else self.first_not_done()

    def place_of(self, case_id: str) -> int | None:
        """Find a case; `None` when it is not among those of the seat."""
        places = (n for n, each in enumerate(self.cases) if each.case.case_id == case_id)
        return next(places, None)

    def view_of(self, place: int) -> CaseView | None:
        """Give what the seat may see of a case; `None` when it declared a conflict."""
        queued = self.cases[place]
        return None if queued.state == "conflict" else self._opened(queued.case.case_id)

    def answers_of(self, place: int) -> Mapping[str, Answer]:
        """Give the seat's answers; to a sheet, never what was given on the screen meanwhile."""
        case_id = self.cases[place].case.case_id
        found = answers_of(self._workspace, self._meeting_id, self._number, case_id)
        if self._sheet is None:
            return found
        return {each: one for each, one in found.items() if one.entered_by.startswith(PAPER)}

    def recount(self, place: int) -> Mapping[str, Answer]:
        """Read again how far a case is, after something was saved; gives the answers."""
        queued, answers = self.cases[place], self.answers_of(place)
        case_id = queued.case.case_id
        hidden = case_id in conflicts(self._workspace, self._meeting_id, self._number)
        state = "conflict" if hidden else state_of(self._opened(case_id).asking, answers)
        self.cases[place] = replace(queued, state=state, flagged=FLAG in answers)
        return answers

    def _opened(self, case_id: str) -> CaseView:
        if case_id not in self._views:
            self._views[case_id] = case_for_seat(
                self._workspace, self._meeting_id, self._number, case_id, self._actor
            )
        return self._views[case_id]
