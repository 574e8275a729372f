from dataclasses import replace
from pathlib import Path

import pytest

from reports.judgement_figures import SEVERAL_DRAWS, judgement_figures
from sampling.hypergeometric import equal_tailed
from scrutiny.draws import DrawMade
from scrutiny.meetings.record import MeetingRecord
from scrutiny.panels.definition import Option
from tests.reports.building import Wanted, build

Built = tuple[MeetingRecord, tuple[DrawMade, ...]]


def test_the_drugs_theme_of_december_2017_comes_out_as_it_was_published(tmp_path: Path) -> None:
    codes = ["1"] * 6 + ["2"] * 9 + ["3"] * 7
    record, _ = build(tmp_path, Wanted(size=22, reserves=0, conclusions=codes))
    figures = judgement_figures(record)
    assert [row.count for row in figures.rows] == [6, 9, 7, 0]
    assert [row.percent for row in figures.rows] == [27.3, 40.9, 31.8, 0.0]
    assert figures.of == sum(row.count for row in figures.rows) == 22
    assert figures.note == ""


def test_the_rows_of_a_single_draw_have_its_range_as_shares(held: Built) -> None:
    figures = judgement_figures(held[0])
    exact = equal_tailed(3, 6, 58)
    assert (figures.rows[0].low, figures.rows[0].high) == (exact.low / 58, exact.high / 58)


def test_cases_beside_the_draw_are_counted_apart(held: Built) -> None:
    figures = judgement_figures(held[0])
    assert figures.of == 6
    (beside,) = figures.beside
    assert (beside.kind, beside.brought, beside.concluded) == ("directed", 1, 1)
    assert beside.counts == {"3": 1}


def test_a_case_that_could_not_be_produced_is_counted_and_its_reserve_came_in(
    held: Built,
) -> None:
    figures = judgement_figures(held[0])
    assert (figures.unavailable, figures.waiting) == (1, 0)
    assert figures.themes[0].stop == 7


def test_several_draws_have_a_plain_tally_and_a_range_each(two_themes: Built) -> None:
    figures = judgement_figures(two_themes[0])
    assert figures.of == 6
    assert figures.note == SEVERAL_DRAWS
    assert {row.low for row in figures.rows} == {None}
    assert [theme.read for theme in figures.themes] == [3, 3]
    assert all(row.low is not None for theme in figures.themes for row in theme.rows)


def test_cases_read_out_of_turn_take_the_range_from_the_tally(tmp_path: Path) -> None:
    # The second case of the draw is not concluded, so all later ones are out of turn.
    record, _ = build(tmp_path, Wanted(conclusions=("1", "", "3", "1", "2", "1")))
    figures = judgement_figures(record)
    assert (figures.waiting, figures.of, figures.themes[0].read) == (1, 5, 1)
    assert len(figures.in_no_range) == 4
    assert {row.low for row in figures.rows} == {None}
    assert "See the theme for its own." in figures.note


def test_before_the_answers_are_shown_there_is_nothing_to_count(waiting: Built) -> None:
    figures = judgement_figures(waiting[0])
    assert figures.of == 0
    assert [row.percent for row in figures.rows] == [None] * 4
    assert figures.note == "No drawn case is concluded yet."
    assert figures.waiting == 6


def test_sub_groups_that_differ_are_named(held: Built) -> None:
    record = held[0]
    cases = list(record.cases)
    place = next(i for i, each in enumerate(cases) if each.conclusions)
    one = cases[place].conclusions[0]
    other = Option("3", "Inappropriate", adverse=True)
    both = (replace(one, sub_group="A"), replace(one, sub_group="B", option=other))
    cases[place] = replace(cases[place], conclusions=both)
    figures = judgement_figures(replace(record, cases=tuple(cases)))
    assert figures.split == (cases[place].case.reference,)
    assert figures.of == 6


def test_a_conclusion_that_the_scale_does_not_have_is_refused(held: Built) -> None:
    record = held[0]
    cases = list(record.cases)
    place = next(i for i, each in enumerate(cases) if each.conclusions)
    odd = replace(cases[place].conclusions[0], option=Option("9", "Unheard of"))
    cases[place] = replace(cases[place], conclusions=(odd,))
    with pytest.raises(ValueError, match="The parts add up to 5, not to the whole of 6"):
        judgement_figures(replace(record, cases=tuple(cases)))
