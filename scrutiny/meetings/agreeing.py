"""The chair's walk through the cases after the answers are shown: what is agreed, and dissent.

Every front end uses this, so that the same conclusions leave the same record. A conclusion is saved
in one step, with its reason and its dissent; until then it is a draft and is called one.
"""

from dataclasses import dataclass, replace

from scrutiny.errors import Refusal
from scrutiny.meetings.cases import MeetingCase
from scrutiny.meetings.concluding import (
    Agreed,
    Conclusion,
    Spread,
    conclude,
    conclude_together,
    conclusions,
    order_of_talk,
    reason_needed,
)
from scrutiny.meetings.meeting import meeting, panel_of, seats
from scrutiny.meetings.observing import Observation, observe
from scrutiny.meetings.viewing import CaseView, case_for_panel, is_assigned
from scrutiny.meetings.withdrawing import agreed_together, withdraw_conclusion, withdraw_together
from scrutiny.panels.definition import Option
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Draft:
    """What the chair has entered about a case and not yet saved."""

    option: Option | None = None
    reason: str = ""
    dissent: int = 0
    dissent_reason: str = ""


NOTHING_TO_UNDO = "There is nothing to undo on this case."


class Agreeing:
    """Where the chair is in the order of talk, and the steps from there."""

    def __init__(self, workspace: Workspace, meeting_id: str) -> None:
        """Begin at the first case that is not agreed; raises `Refusal` before the showing."""
        self.workspace = workspace
        self.meeting = meeting(workspace, meeting_id)
        self.panel = panel_of(workspace, self.meeting)
        self.talk: tuple[Spread, ...] = order_of_talk(workspace, meeting_id)
        if not self.talk:
            raise Refusal("This meeting has no case to agree on.", where=meeting_id)
        self.options: tuple[Option, ...] = self.panel.judgement_scale.for_conclusions()
        self.saved_at = ""
        self.place = 0
        self.draft = Draft()
        self._seats = seats(workspace, meeting_id)
        self._views: dict[str, CaseView] = {}
        self._agreed: dict[str, Conclusion] = {}
        self._load()
        self._arrive(self._first_not_agreed())

    @property
    def at_end(self) -> bool:
        """Whether the last case is behind."""
        return self.place >= len(self.talk)

    @property
    def shown(self) -> Spread:
        """What the seats said of the case in hand."""
        return self.talk[min(self.place, len(self.talk) - 1)]

    @property
    def view(self) -> CaseView:
        """The case in hand, as the panel sees it together."""
        case_id = self.shown.case.case_id
        if case_id not in self._views:
            self._views[case_id] = case_for_panel(self.workspace, self.meeting.id, case_id)
        return self._views[case_id]

    @property
    def agreed(self) -> int:
        """How many cases are agreed."""
        return len(self._agreed)

    @property
    def left(self) -> int:
        """How many are still to be agreed."""
        return len(self.talk) - self.agreed

    @property
    def saved(self) -> bool:
        """Whether what stands on the screen is what was saved."""
        return self.draft == self._drafted(self.conclusion)

    @property
    def conclusion(self) -> Conclusion | None:
        """What was agreed about the case in hand."""
        return self._agreed.get(self.shown.case.case_id)

    @property
    def reason_wanted(self) -> str:
        """Why the drafted conclusion needs a reason; empty when it needs none."""
        return reason_needed(self.shown, self.draft.option) if self.draft.option else ""

    @property
    def most_dissent(self) -> int:
        """How many seats may at most have dissented from the case in hand."""
        able = sum(1 for each in self._seats if is_assigned(self.shown.case, each))
        return max(able - self.shown.conflicted - 1, 0)

    def is_agreed(self, case: MeetingCase) -> bool:
        """Tell whether a case is agreed."""
        return case.case_id in self._agreed

    def choose(self, number: int) -> str:
        """Draft the conclusion with this number."""
        if not 1 <= number <= len(self.options):
            return f"Choose 1 to {len(self.options)}."
        self.draft = replace(self.draft, option=self.options[number - 1])
        return ""

    def give_reason(self, text: str) -> None:
        """Draft the reason."""
        self.draft = replace(self.draft, reason=text.strip())

    def give_dissent(self, count: int, text: str) -> str:
        """Draft how many did not agree, and why."""
        if not 0 <= count <= self.most_dissent:
            return (
                f"{count} cannot have dissented here: at most {self.most_dissent}."
                " If most did not agree, conclude otherwise."
            )
        self.draft = replace(self.draft, dissent=count, dissent_reason=text.strip())
        return ""

    def save(self) -> str:
        """Save the draft and go on; says what is missing, or raises `Refusal` when not saved.

        From a case that was saved just now it goes to the next open one, past those that were
        agreed at once; from a case that was only looked at, to the one after it.
        """
        if self.at_end:
            return ""
        if self.draft.option is None:
            return f"Choose 1 to {len(self.options)} first."
        if self.reason_wanted and not self.draft.reason:
            return f"Write why first (press N), because {self.reason_wanted}."
        if not self.saved:
            case = self.shown.case
            self.saved_at = conclude(
                self.workspace,
                self.meeting.id,
                case.case_id,
                self.draft.option.code,
                self.draft.reason,
                self.draft.dissent,
                self.draft.dissent_reason,
                concluding_group(case),
            ).at
            self._load()
            self._arrive(self._first_not_agreed(after=self.place))
            return ""
        following = self.place + 1
        self._arrive(following if following < len(self.talk) else self._first_not_agreed())
        return ""

    def withdraw(self) -> str:
        """Take back what was agreed about the case in hand, or clear its draft."""
        if self.at_end:
            return ""
        if not self.saved or self.conclusion is None:
            empty = self.draft == Draft()
            self.draft = self._drafted(self.conclusion)
            return NOTHING_TO_UNDO if empty else "What was not saved is gone."
        case = self.shown.case
        self.saved_at = withdraw_conclusion(
            self.workspace, self.meeting.id, case.case_id, concluding_group(case)
        ).at
        self._load()
        self._arrive(self.place)
        return "Undone: this case is not agreed now."

    def back(self) -> None:
        """Go back to the case before, in the order of talk."""
        if self.place > 0:
            self._arrive(self.place - 1)

    def go(self, number: int) -> str:
        """Go to a case by its number in the order of talk, from 1."""
        if not 1 <= number <= len(self.talk):
            return f"There is no case {number}. The cases are 1 to {len(self.talk)}."
        self._arrive(number - 1)
        return ""

    def observe(self, kind: str, text: str, about_case: bool) -> Observation:
        """Save an observation, about the case in hand or about the meeting as a whole."""
        reference = self.shown.case.reference if about_case and not self.at_end else ""
        return observe(self.workspace, self.meeting.id, kind, text, reference)

    def alike(self) -> tuple[tuple[Spread, Option], ...]:
        """Give the open cases on which all who judged said the same, each with that conclusion.

        A flagged case, and one whose conclusion needs a reason, is talked about on its own.
        """
        found = []
        for each in self.talk:
            if self.is_agreed(each.case) or not each.unanimous or each.flagged:
                continue
            option = next(
                count.option for count in each.counts if count.option.code == each.commonest[0]
            )
            if option in self.options and not reason_needed(each, option):
                found.append((each, option))
        return tuple(found)

    def agree_alike(self) -> int:
        """Save the common answer of every case in `alike` in one step; gives how many."""
        several = [
            Agreed(each.case.case_id, option.code, sub_group=concluding_group(each.case))
            for each, option in self.alike()
        ]
        if several:
            self.saved_at = conclude_together(self.workspace, self.meeting.id, several).at
            self._load()
            self._arrive(self._first_not_agreed())
        return len(several)

    @property
    def together(self) -> int:
        """How many cases can be taken back together, because they were agreed at once."""
        return len(agreed_together(self.workspace, self.meeting.id))

    def withdraw_alike(self) -> int:
        """Take back all that was last agreed at once; gives how many cases are open again."""
        count, saved = withdraw_together(self.workspace, self.meeting.id)
        self.saved_at = saved.at
        self._load()
        self._arrive(self._first_not_agreed())
        return count

    def _load(self) -> None:
        self._agreed = {}
        talked = {each.case.case_id for each in self.talk}
        for each in conclusions(self.workspace, self.meeting.id):
            if each.case_id in talked:
                self._agreed.setdefault(each.case_id, each)

    def _arrive(self, place: int) -> None:
        self.place = min(place, len(self.talk))
        self.draft = Draft() if self.at_end else self._drafted(self.conclusion)

    def _drafted(self, conclusion: Conclusion | None) -> Draft:
        if conclusion is None:
            return Draft()
        return Draft(
            conclusion.option,
            conclusion.reason.show(),
            conclusion.dissent,
            conclusion.dissent_reason.show(),
        )

    def _first_not_agreed(self, after: int = -1) -> int:
        waiting = [n for n, each in enumerate(self.talk) if not self.is_agreed(each.case)]
        later = [n for n in waiting if n > after]
        return (later or waiting or [len(self.talk)])[0]


def concluding_group(case: MeetingCase) -> str:
    """Name the sub-group that concludes a case; empty when the whole panel does."""
    groups = [each for each in case.assigned if each.startswith("group:")]
    if len(case.assigned) == 1 and groups:
        return groups[0].removeprefix("group:")
    return ""
