"""How alike members judged, in the lines that the screens, the plain mode and the command share."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reports.agreement_figures import (
    CalibrationCase,
    QuestionAgreement,
    calibration_cases,
    question_agreements,
)
from reports.agreement_sentences import PRACTICE, agreement_sentences, calibration_sentences
from reports.sentences import percentage
from scrutiny.meetings.cases import DRAWN
from scrutiny.meetings.concluding import conclusions
from scrutiny.meetings.first_answers import first_answers
from scrutiny.workspace import Workspace
from tui.plain.sentences import shown


@dataclass(frozen=True, slots=True)
class MeetingAgreement:
    """All figures of agreement of one meeting."""

    kinds: tuple[str, ...]
    """The kinds of case that the questions are measured on."""
    questions: tuple[QuestionAgreement, ...]
    """The judgement first."""
    practice: tuple[CalibrationCase, ...]


def meeting_agreement(
    workspace: Workspace, meeting_id: str, also: Sequence[str] = ()
) -> MeetingAgreement:
    """Measure a meeting: its drawn cases, and those of the kinds named; refused until shown."""
    kinds = (*DRAWN, *dict.fromkeys(also))
    return MeetingAgreement(
        kinds,
        question_agreements(first_answers(workspace, meeting_id, kinds)),
        calibration_cases(
            first_answers(workspace, meeting_id, ("calibration",)),
            conclusions(workspace, meeting_id),
        ),
    )


def agreement_lines(made: MeetingAgreement) -> Iterator[str]:
    """Tell them in lines, the plain shares first; nobody is named."""
    judgement, *others = made.questions
    yield f"{shown(judgement.question.text)} What members said alone, about {_cases(made)}:"
    yield ""
    yield from agreement_sentences(judgement)
    asked = [each for each in others if each.agreement.simple.pairs]
    if asked:
        yield ""
        yield "The other questions, by how often two members gave the same answer:"
    for each in asked:
        simple = each.agreement.simple
        alike = percentage(simple.agreeing_pairs, simple.pairs)
        yield f"  {shown(each.question.text)} {alike}"
    if made.practice:
        yield ""
        yield f"Calibration. {PRACTICE}"
    for case in made.practice:
        yield from calibration_sentences(case)


def _cases(made: MeetingAgreement) -> str:
    beside = [each for each in made.kinds if each not in DRAWN]
    return f"the drawn cases and the {' and '.join(beside)} ones" if beside else "the drawn cases"
