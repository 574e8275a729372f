"""How alike the members of a meeting judged, question by question, and sub-group beside sub-group.

It works on counts of answers; no member can be told from another. A sub-group in which only one
member answered is not shown apart, because its figure would be that member's answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from reports.statistics.agreement import Agreement, agreement
from scrutiny.meetings.concluding import Conclusion
from scrutiny.meetings.first_answers import CaseAnswers, QuestionAnswers
from scrutiny.panels.definition import JUDGEMENT, Option, Question

_LEAST_IN_GROUP = 2


@dataclass(frozen=True, slots=True)
class QuestionAgreement:
    """How alike members answered one question."""

    question: Question
    agreement: Agreement
    undecided: int
    """Answers that could not decide; they are in none of the measures."""


@dataclass(frozen=True, slots=True)
class GroupSpread:
    """What one sub-group said of a calibration case."""

    group: str
    """Empty for members without a sub-group."""
    judged: int
    counts: Mapping[str, int] | None
    """Answers by option code; `None` when too few answered to be shown apart."""
    conclusion: str
    """The label of what the sub-group concluded; empty when it concluded nothing of its own."""


@dataclass(frozen=True, slots=True)
class CalibrationCase:
    """A case that all sub-groups judged."""

    reference: str
    options: tuple[Option, ...]
    groups: tuple[GroupSpread, ...]
    agreeing_pairs: int
    """Pairs of answers from two different sub-groups that are the same."""
    pairs: int
    """All such pairs."""


def question_agreements(questions: Sequence[QuestionAnswers]) -> tuple[QuestionAgreement, ...]:
    """Measure each question; the judgement comes first."""
    found = [
        QuestionAgreement(
            each.question,
            agreement(
                [_answers(case.counts) for case in each.cases],
                [option.code for option in each.options],
                each.members,
                ordered=each.ordered,
            ),
            each.undecided,
        )
        for each in questions
    ]
    return tuple(sorted(found, key=lambda each: each.question.id != JUDGEMENT))


def calibration_cases(
    questions: Sequence[QuestionAnswers], concluded: Sequence[Conclusion]
) -> tuple[CalibrationCase, ...]:
    """Compare the sub-groups on each calibration case that at least two of them judged."""
    judgement = next((each for each in questions if each.question.id == JUDGEMENT), None)
    if judgement is None:
        return ()
    return tuple(
        _calibration(each, judgement.options, concluded)
        for each in judgement.cases
        if len(each.by_group) >= _LEAST_IN_GROUP
    )


def _calibration(
    case: CaseAnswers, options: tuple[Option, ...], concluded: Sequence[Conclusion]
) -> CalibrationCase:
    labels = {
        each.sub_group: each.option.label for each in concluded if each.case_id == case.case.case_id
    }
    groups = []
    for group, counts in case.by_group.items():
        judged = sum(counts.values())
        told = dict(counts) if judged >= _LEAST_IN_GROUP else None
        groups.append(GroupSpread(group, judged, told, labels.get(group, "") if group else ""))
    between = list(combinations([each.counts for each in groups if each.counts is not None], 2))
    return CalibrationCase(
        reference=case.case.reference,
        options=options,
        groups=tuple(groups),
        agreeing_pairs=sum(
            count * other.get(code, 0) for one, other in between for code, count in one.items()
        ),
        pairs=sum(sum(one.values()) * sum(other.values()) for one, other in between),
    )


def _answers(counts: Mapping[str, int]) -> list[str]:
    return [code for code, count in counts.items() for _ in range(count)]
