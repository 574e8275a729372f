"""What the seats answered alone, case by case and without seats: for figures of agreement.

Only answers that decide are counted. "Cannot tell", a wish for more papers and a declared conflict
are missing answers and no category: members who could not tell have not agreed about the case.
"""

import json
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from scrutiny.meetings.answering import answers_of
from scrutiny.meetings.cases import MeetingCase, meeting_cases
from scrutiny.meetings.concluding import needed_shown
from scrutiny.meetings.meeting import Seat, meeting, panel_of, seats
from scrutiny.meetings.viewing import is_assigned
from scrutiny.panels.definition import JUDGEMENT, Option, Question
from scrutiny.workspace import Workspace

_LEAST_OPTIONS = 2


@dataclass(frozen=True, slots=True)
class CaseAnswers:
    """The deciding answers to one question about one case."""

    case: MeetingCase
    by_group: Mapping[str, Mapping[str, int]]
    """How many seats of each sub-group gave each answer; the group of a seat without one is ''."""

    @property
    def counts(self) -> Mapping[str, int]:
        """How many seats gave each answer."""
        whole: Counter[str] = Counter()
        for counts in self.by_group.values():
            whole.update(counts)
        return whole


@dataclass(frozen=True, slots=True)
class QuestionAnswers:
    """The deciding answers to one question."""

    question: Question
    options: tuple[Option, ...]
    """Every answer that decides, in the order of the scale."""
    ordered: bool
    """Whether these stand from one end to the other."""
    cases: tuple[CaseAnswers, ...]
    """Cases with at least one such answer."""
    members: int
    """Seats that gave at least one of them."""
    undecided: int
    """Answers that could not decide."""


def first_answers(
    workspace: Workspace, meeting_id: str, kinds: Collection[str]
) -> tuple[QuestionAnswers, ...]:
    """Give the first answers about the cases of some kinds, by question; refused until shown.

    Questions in words, and those that take several answers, are left out: they cannot be compared.
    The judgement is the last.
    """
    held = meeting(workspace, meeting_id)
    needed_shown(held)
    present = {each.number: each for each in seats(workspace, meeting_id)}
    cases = {
        each.case_id: each
        for each in meeting_cases(workspace, meeting_id)
        if each.kind in kinds and not each.unavailable
    }
    given = _given(workspace, meeting_id)
    return tuple(
        _about(question, given, cases, present)
        for question in panel_of(workspace, held).questions
        if question.type == "choice"
        and question.scale is not None
        and (question.id == JUDGEMENT or len(question.scale.deciding()) >= _LEAST_OPTIONS)
    )


def _given(workspace: Workspace, meeting_id: str) -> Mapping[tuple[str, str, int], str]:
    """Give the last answer by question, case and seat, without those of declared conflicts.

    Nor with an answer to a question that is not asked, because of an earlier answer of that seat.
    """
    rows = workspace.rows(
        "SELECT a.question, a.case_id, a.seat, a.value FROM answer_change AS a"
        " LEFT JOIN conflict AS c USING (meeting, seat, case_id)"
        " WHERE a.meeting = ? AND a.undone = 0 AND c.event IS NULL ORDER BY a.event",
        (meeting_id,),
    )
    last = {(question, case, seat): value for question, case, seat, value in rows}
    read = {key: json.loads(value) for key, value in last.items() if value}
    waiting = {each.id for each in panel_of(workspace, meeting(workspace, meeting_id)).follow_ups}

    def counts(question: str, case_id: str, number: int) -> bool:
        if question not in waiting:
            return True
        return question in answers_of(workspace, meeting_id, number, case_id)

    return {key: value for key, value in read.items() if isinstance(value, str) and counts(*key)}


def _about(
    question: Question,
    given: Mapping[tuple[str, str, int], str],
    cases: Mapping[str, MeetingCase],
    present: Mapping[int, Seat],
) -> QuestionAnswers:
    scale = question.scale
    options = scale.deciding() if scale else ()
    codes = {each.code for each in options}
    found: dict[str, dict[str, Counter[str]]] = {}
    members: set[int] = set()
    undecided = 0
    for (asked, case_id, number), code in given.items():
        case, seat = cases.get(case_id), present.get(number)
        if asked != question.id or case is None or seat is None or not is_assigned(case, seat):
            continue
        if code not in codes:
            undecided += 1
            continue
        members.add(number)
        found.setdefault(case_id, {}).setdefault(seat.sub_group, Counter())[code] += 1
    return QuestionAnswers(
        question=question,
        options=options,
        ordered=scale is not None and scale.ordered,
        cases=tuple(
            CaseAnswers(case, dict(sorted(found[case_id].items())))
            for case_id, case in cases.items()
            if case_id in found
        ),
        members=len(members),
        undecided=undecided,
    )
