"""No table holds an answer that does not count: of a conflict, of a missing or a chosen case."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from reports.draft import draft
from reports.html import html
from reports.judgement_figures import judgement_figures
from scrutiny.draws import make_draw
from scrutiny.meetings.answering import declare_conflict, give_answer
from scrutiny.meetings.cases import (
    MeetingCase,
    bring_case,
    bring_draw,
    mark_unavailable,
    meeting_cases,
)
from scrutiny.meetings.concluding import show_answers
from scrutiny.meetings.meeting import open_meeting, take_seat
from scrutiny.meetings.record import MeetingRecord, meeting_record
from scrutiny.plans import Plan
from scrutiny.sealing import seal
from scrutiny.seeding import SeedGiven
from scrutiny.workspace import Workspace
from tests.reports.building import SEED, Wanted, an_office
from tests.reports.pages import Page


@dataclass(frozen=True)
class Sitting:
    workspace: Workspace
    meeting: str
    cases: tuple[MeetingCase, ...]

    def answer(self, seat: int, place: int, code: str) -> None:
        case_id = self.cases[place].case_id
        give_answer(self.workspace, self.meeting, seat, case_id, "judgement", code)

    def shown(self) -> MeetingRecord:
        show_answers(self.workspace, self.meeting, "A rehearsal.")
        return meeting_record(self.workspace, self.meeting)


@pytest.fixture
def sitting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sitting]:
    """Three seats and three cases, judged by nobody yet."""
    with an_office(tmp_path_factory.mktemp("counts"), Wanted()) as office:
        frame = seal(office, "small", Plan(theme="drugs", size=3, reserves=0))
        draw = make_draw(office, frame.id, SeedGiven(SEED))
        held = open_meeting(office, "small", "2017-12-06").id
        for name in ("Ada", "Ben", "Cyd"):
            take_seat(office, held, name)
        bring_draw(office, held, draw.id)
        yield Sitting(office, held, meeting_cases(office, held))


def test_answers_given_before_a_conflict_was_declared_are_in_no_table(sitting: Sitting) -> None:
    sitting.answer(1, 0, "1")
    sitting.answer(2, 0, "3")
    declare_conflict(sitting.workspace, sitting.meeting, 2, sitting.cases[0].case_id)
    (tally,) = sitting.shown().questions
    assert (tally.counts, tally.answered, tally.cases) == ({"1": 1}, 1, 1)


def test_answers_about_a_case_that_could_not_be_produced_are_in_no_table(sitting: Sitting) -> None:
    sitting.answer(1, 0, "3")
    sitting.answer(1, 1, "1")
    mark_unavailable(sitting.workspace, sitting.meeting, sitting.cases[0].reference, "not-produced")
    (tally,) = sitting.shown().questions
    assert (tally.counts, tally.answered, tally.cases) == ({"1": 1}, 1, 1)


@pytest.mark.parametrize("kind", ["directed", "calibration"])
def test_answers_about_a_case_that_was_chosen_are_in_no_table(sitting: Sitting, kind: str) -> None:
    drawn = {each.reference for each in sitting.cases}
    chosen = next(f"SD-{place:03}" for place in range(1, 60) if f"SD-{place:03}" not in drawn)
    added = bring_case(sitting.workspace, sitting.meeting, chosen, kind)
    give_answer(sitting.workspace, sitting.meeting, 2, added.case_id, "judgement", "3")
    sitting.answer(1, 0, "1")
    record = sitting.shown()
    (tally,) = record.questions
    assert (tally.counts, tally.answered, tally.cases) == ({"1": 1}, 1, 1)
    assert record.seats_that_answered == 2


def test_the_tally_of_judgements_is_the_sum_of_the_spreads(sitting: Sitting) -> None:
    for seat, place, code in ((1, 0, "1"), (2, 0, "3"), (3, 1, "2"), (1, 2, "1")):
        sitting.answer(seat, place, code)
    declare_conflict(sitting.workspace, sitting.meeting, 3, sitting.cases[1].case_id)
    record = sitting.shown()
    (tally,) = record.questions
    assert tally.answered == sum(each.spread.judged for each in record.cases if each.spread) == 3


def test_members_who_answered_are_told_from_those_who_only_sat_there(sitting: Sitting) -> None:
    sitting.answer(1, 0, "1")
    sitting.answer(2, 1, "1")
    declare_conflict(sitting.workspace, sitting.meeting, 2, sitting.cases[1].case_id)
    record = sitting.shown()
    assert record.seats_that_answered == 1
    said = Page(html(draft(record, judgement_figures(record)))).seen()
    assert "3 members were seated; 1 answered. Nobody sent apologies." in said


def test_without_any_answer_no_table_is_promised(sitting: Sitting) -> None:
    record = sitting.shown()
    said = Page(html(draft(record, judgement_figures(record)))).seen()
    assert "No member answered a question about a case that was drawn." in said
    assert "These are the answers that members gave alone" not in said
