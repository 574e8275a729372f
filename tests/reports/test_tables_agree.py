"""The tally of a meeting and the tallies of its themes never contradict each other."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.draft import draft
from reports.html import html
from reports.judgement_figures import judgement_figures
from scrutiny.draws import DrawMade, make_draw
from scrutiny.errors import Refusal
from scrutiny.meetings.cases import bring_case, bring_draw, mark_unavailable, meeting_cases
from scrutiny.meetings.concluding import conclude, show_answers
from scrutiny.meetings.meeting import open_meeting, take_seat
from scrutiny.meetings.record import MeetingRecord, meeting_record
from scrutiny.plans import Plan
from scrutiny.sealing import seal
from scrutiny.seeding import SeedGiven
from scrutiny.workspace import Workspace
from tests.reports.building import SEED, Wanted, an_office
from tests.reports.pages import Page

Built = tuple[MeetingRecord, tuple[DrawMade, ...]]
CASES = 30


@dataclass(frozen=True)
class Plotted:
    """A meeting of two themes that share cases, with everything that can go out of order."""

    sizes: tuple[int, int]
    reserves: int
    directed_before: tuple[int, ...]
    directed_after: tuple[int, ...]
    missing: tuple[int, ...]
    """Places of the meeting whose case cannot be produced."""
    most: int | None
    """How many cases of each draw are brought."""
    codes: tuple[str, ...]
    """Conclusions by place; a blank leaves the case unread."""


@st.composite
def plotted(draw: Any) -> Plotted:
    numbers = st.lists(st.integers(1, CASES - 2), max_size=4, unique=True).map(tuple)
    return Plotted(
        sizes=(draw(st.integers(1, 8)), draw(st.integers(1, 6))),
        reserves=draw(st.integers(0, 3)),
        directed_before=draw(numbers),
        directed_after=draw(numbers),
        missing=draw(st.lists(st.integers(0, 9), max_size=3, unique=True).map(tuple)),
        most=draw(st.none() | st.integers(0, 4)),
        codes=tuple(draw(st.lists(st.sampled_from(["", "1", "2", "3"]), min_size=20, max_size=20))),
    )


@contextmanager
def office() -> Iterator[Workspace]:
    with (
        TemporaryDirectory() as folder,
        an_office(Path(folder), Wanted(cases=CASES)) as workspace,
    ):
        yield workspace


def held_as(workspace: Workspace, plan: Plotted) -> MeetingRecord:
    frames = [
        seal(workspace, "small", Plan(theme=theme, size=size, reserves=plan.reserves))
        for theme, size in zip(("drugs", "town"), plan.sizes, strict=True)
    ]
    draws = [make_draw(workspace, each.id, SeedGiven(SEED)) for each in frames]
    held = open_meeting(workspace, "small", "2017-12-06").id
    take_seat(workspace, held, "Ada", "chair")
    _direct(workspace, held, plan.directed_before)
    for each in draws:
        bring_draw(workspace, held, each.id, plan.most)
    _direct(workspace, held, plan.directed_after)
    for place in plan.missing:
        cases = meeting_cases(workspace, held)
        if place < len(cases) and not cases[place].unavailable:
            mark_unavailable(workspace, held, cases[place].reference, "not-produced")
    show_answers(workspace, held, "A rehearsal.")
    for case, code in zip(meeting_cases(workspace, held), plan.codes, strict=False):
        if code and not case.unavailable:
            conclude(workspace, held, case.case_id, code, "Seen.")
    return meeting_record(workspace, held)


def _direct(workspace: Workspace, held: str, numbers: tuple[int, ...]) -> None:
    for number in numbers:
        # One that is there already stays as it is.
        try:
            bring_case(workspace, held, f"SD-{number:03d}", "directed")
        except Refusal:
            continue


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(plotted())
def test_the_tally_and_the_themes_of_any_meeting_agree(plan: Plotted) -> None:
    with office() as workspace:
        record = held_as(workspace, plan)
    figures = judgement_figures(record)
    tallied = {
        each.case.case_id: each.conclusions[0].option.code
        for each in record.cases
        if each.conclusions and each.case.kind in ("random", "reserve")
    }
    assert Counter(tallied.values()) == Counter(
        {row.code: row.count for row in figures.rows if row.count}
    )
    ranged: set[str] = set()
    for result, theme in zip(record.themes, figures.themes, strict=True):
        own = Counter(tallied[each] for each in result.used)
        assert {row.code: row.count for row in theme.rows if row.count} == dict(own)
        assert theme.read <= theme.planned
        ranged.update(result.used)
    references = {each.case.case_id: each.case.reference for each in record.cases}
    outside = {references[each] for each in tallied if each not in ranged}
    assert set(figures.in_no_range) == outside
    said = Page(html(draft(record, figures))).seen()
    assert ("Counted here but in no range" in said) is bool(outside)


def test_a_case_chosen_on_purpose_is_in_neither_table_though_it_comes_next() -> None:
    with office() as workspace:
        frame = seal(workspace, "small", Plan(theme="drugs", size=4, reserves=2))
        third = make_draw(workspace, frame.id, SeedGiven(SEED)).selected[2]
        held = open_meeting(workspace, "small", "2017-12-06").id
        take_seat(workspace, held, "Ada", "chair")
        bring_draw(workspace, held, "D1", most=2)
        kind = bring_case(workspace, held, third.reference, "directed").kind
        show_answers(workspace, held, "A rehearsal.")
        for case in meeting_cases(workspace, held):
            conclude(workspace, held, case.case_id, "1", "Seen.")
        record = meeting_record(workspace, held)
    figures = judgement_figures(record)
    assert kind == "directed"
    assert figures.of == figures.themes[0].read == 2
    assert [each.concluded for each in figures.beside] == [1]
    assert third.case_id not in record.themes[0].used


def test_a_case_read_out_of_turn_is_named() -> None:
    plan = Plotted((4, 1), 0, (), (), (), None, codes=("1", "", "2", "3"))
    with office() as workspace:
        record = held_as(workspace, plan)
    figures = judgement_figures(record)
    third = record.cases[2].case.reference
    assert third in figures.in_no_range
    said = Page(html(draft(record, figures))).seen()
    assert f"Counted here but in no range: {third}" in said
    assert "read out of turn." in said


def test_tables_that_contradict_each_other_are_refused(held: Built) -> None:
    record = held[0]
    theme = record.themes[0]
    counts = {"1": 6}
    torn = replace(theme, strata=(replace(theme.strata[0], counts=counts),))
    with pytest.raises(ValueError, match="Draw D1 counts other conclusions than the tally"):
        judgement_figures(replace(record, themes=(torn,)))
    cases = tuple(replace(each, conclusions=()) for each in record.cases)
    with pytest.raises(ValueError, match="Draw D1 counts 6 cases, of which the tally"):
        judgement_figures(replace(record, cases=cases))
