"""Everything a document about a meeting may use, gathered once, as one frozen value."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from scrutiny.findings.tracker import Tracked, tracker
from scrutiny.meetings.answering import Answer, answers_of
from scrutiny.meetings.approving import Approval, approvals
from scrutiny.meetings.cases import DRAWN, MeetingCase, meeting_cases
from scrutiny.meetings.concluding import Conclusion, Spread, conclusions, spread
from scrutiny.meetings.earlier import EarlierFinding, earlier_findings
from scrutiny.meetings.first_answers import QuestionAnswers, first_answers
from scrutiny.meetings.footage import FootageTotal, footage_total
from scrutiny.meetings.meeting import Meeting, Member, Seat, apologies, meeting, panel_of, seats
from scrutiny.meetings.observing import Finding, Observation, findings, observations
from scrutiny.meetings.report_texts import report_texts
from scrutiny.meetings.responding import Response, responses
from scrutiny.meetings.results import ThemeResult, theme_results
from scrutiny.meetings.viewing import CaseView, case_for_panel, conflicts, is_assigned
from scrutiny.panels.definition import Panel, Question
from scrutiny.populations import force_areas
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class QuestionTally:
    """The first answers of all seats to one question, over the drawn cases that it was asked of."""

    question: Question
    counts: Mapping[str, int]
    """Answers by option code; a text question has none."""
    answered: int
    """Answers given, over seats and cases."""
    cases: int
    """Cases that have at least one answer."""


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """One case of the meeting with all that was said of it."""

    case: MeetingCase
    view: CaseView
    spread: Spread | None
    """`None` until the answers are shown."""
    conclusions: tuple[Conclusion, ...]
    """One, or one for each sub-group that judged it."""
    observations: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """A whole meeting."""

    meeting: Meeting
    panel: Panel
    force_area: str
    """The name of the police force area."""
    seats: tuple[Seat, ...]
    seats_that_answered: int
    """Seats with at least one answer that counts: see `_counted_answers`."""
    apologies: tuple[Member, ...]
    themes: tuple[ThemeResult, ...]
    cases: tuple[CaseRecord, ...]
    questions: tuple[QuestionTally, ...]
    first_answers: tuple[QuestionAnswers, ...]
    """What was answered alone about the drawn cases, without seats; none until they are shown."""
    calibration: tuple[QuestionAnswers, ...]
    """The same of the calibration cases."""
    observations: tuple[Observation, ...]
    findings: tuple[Finding, ...]
    responses: Mapping[str, Response]
    """The force's latest answers to these findings, by number; an open one is not there."""
    tracked: tuple[Tracked, ...]
    """Where each of these findings stands."""
    earlier: tuple[EarlierFinding, ...]
    """Findings of the panel's earlier meetings, the oldest first."""
    footage: FootageTotal
    """What was watched."""
    approvals: tuple[Approval, ...]
    """Who has approved the report, and which content of it."""
    texts: Mapping[str, str]
    """What the office wrote in place of paragraphs of the report."""
    events: int
    """Events in the log when this was gathered."""
    head: str
    """Head of the log then."""
    written_at: datetime


def meeting_record(workspace: Workspace, meeting_id: str) -> MeetingRecord:
    """Gather a meeting."""
    held = meeting(workspace, meeting_id)
    panel = panel_of(workspace, held)
    agreed = conclusions(workspace, meeting_id)
    seen = observations(workspace, meeting_id)
    cases = tuple(
        CaseRecord(
            case=case,
            view=case_for_panel(workspace, meeting_id, case.case_id),
            spread=spread(workspace, meeting_id, case.case_id) if held.shown_at else None,
            conclusions=tuple(each for each in agreed if each.case_id == case.case_id),
            observations=tuple(each for each in seen if each.case_id == case.case_id),
        )
        for case in meeting_cases(workspace, meeting_id)
    )
    present = seats(workspace, meeting_id)
    answers = tuple(_counted_answers(workspace, held, panel, cases, present))
    slug = workspace.setting("force_area")
    sent = findings(workspace, meeting_id)
    answered = responses(workspace)
    return MeetingRecord(
        meeting=held,
        panel=panel,
        force_area=force_areas().get(slug, slug),
        seats=present,
        seats_that_answered=len({each.seat for each in answers}),
        apologies=apologies(workspace, meeting_id),
        themes=theme_results(workspace, meeting_id),
        cases=cases,
        questions=_tallies(panel, _of_the_draw(answers, cases)) if held.shown_at else (),
        first_answers=_first_answers(workspace, held, DRAWN),
        calibration=_first_answers(workspace, held, ("calibration",)),
        observations=seen,
        findings=sent,
        responses={each.number: answered[each.number] for each in sent if each.number in answered},
        tracked=tracker(workspace, meeting_id=meeting_id),
        earlier=earlier_findings(workspace, held),
        footage=footage_total(workspace, meeting_id),
        approvals=approvals(workspace, meeting_id),
        texts=report_texts(workspace, meeting_id),
        events=workspace.events(),
        head=workspace.head(),
        written_at=workspace.now(),
    )


def _first_answers(
    workspace: Workspace, held: Meeting, kinds: Sequence[str]
) -> tuple[QuestionAnswers, ...]:
    return first_answers(workspace, held.id, kinds) if held.shown_at else ()


@dataclass(frozen=True, slots=True)
class _CountedAnswer:
    seat: int
    case_id: str
    answer: Answer


def _counted_answers(
    workspace: Workspace,
    held: Meeting,
    panel: Panel,
    cases: Sequence[CaseRecord],
    present: Sequence[Seat],
) -> Iterator[_CountedAnswer]:
    """Give the answers that count, by the rule of `spread`: those of seats that judge a case.

    A case that could not be produced has none, nor has a seat that declared a conflict for it.
    """
    asked = {each.id for each in panel.questions}
    for seat in present:
        hidden = conflicts(workspace, held.id, seat.number)
        for record in cases:
            case = record.case
            if case.unavailable or case.case_id in hidden or not is_assigned(case, seat):
                continue
            answers = answers_of(workspace, held.id, seat.number, case.case_id)
            for question_id, answer in answers.items():
                if question_id in asked:
                    yield _CountedAnswer(seat.number, case.case_id, answer)


def _of_the_draw(
    answers: Sequence[_CountedAnswer], cases: Sequence[CaseRecord]
) -> Sequence[_CountedAnswer]:
    """Leave out what was chosen or practised: added to what was drawn it would tilt every share."""
    drawn = {each.case.case_id for each in cases if each.case.kind in DRAWN}
    return [each for each in answers if each.case_id in drawn]


def _tallies(panel: Panel, answers: Sequence[_CountedAnswer]) -> tuple[QuestionTally, ...]:
    found = []
    for question in panel.questions:
        mine = [each for each in answers if each.answer.question == question.id]
        counts: Counter[str] = Counter()
        for each in mine:
            value = each.answer.value
            chosen = value if isinstance(value, tuple) else (value,)
            counts.update(code for code in chosen if code)
        if mine:
            cases = {each.case_id for each in mine}
            found.append(QuestionTally(question, dict(counts), len(mine), len(cases)))
    return tuple(found)
