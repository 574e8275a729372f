from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.content import Document
from reports.html import html
from reports.judgement_blocks import theme_blocks
from reports.theme_figures import theme_figures
from reports.theme_sentences import (
    how_to_read,
    range_text,
    reading_sentences,
    theme_sentences,
)
from sampling.hypergeometric import equal_tailed, one_sided_upper
from sampling.strata import StratumCounts
from sampling.stratified import max_p
from tests.reports.pages import Page
from tests.reports.theme_results import OPTIONS, Counts, theme_result


@st.composite
def whole_themes(draw: Any) -> Counts:
    counts = {code: draw(st.integers(0, 12)) for code in ("1", "2", "3")}
    missing = draw(st.integers(0, 5))
    unread = draw(st.integers(0, 60))
    size = max(1, sum(counts.values()) + missing + unread)
    return Counts(size, counts, missing)


@settings(deadline=None)
@given(whole_themes())
def test_a_range_never_contradicts_the_cases_that_were_read(counts: Counts) -> None:
    theme = theme_figures(theme_result(counts), OPTIONS)
    assert sum(row.count for row in theme.rows) == theme.read
    for row in (*theme.rows, theme.concern):
        if row.low is not None and row.high is not None:
            assert row.count <= row.low <= row.high <= theme.size - (row.of - row.count)


@settings(deadline=None)
@given(whole_themes())
def test_the_worst_case_is_never_better_than_what_was_found(counts: Counts) -> None:
    theme = theme_figures(theme_result(counts), OPTIONS)
    assert (theme.worst is None) == (counts.unavailable == 0)
    if theme.worst and theme.worst.high is not None and theme.concern.high is not None:
        assert theme.worst.of == counts.read + counts.unavailable
        assert theme.worst.count == theme.concern.count + counts.unavailable
        assert theme.worst.high >= theme.concern.high


def test_the_range_of_a_theme_is_the_exact_one_for_drawing_without_replacement() -> None:
    theme = theme_figures(theme_result(Counts(200, {"1": 17, "3": 3})), OPTIONS)
    exact = equal_tailed(3, 20, 200)
    assert (theme.rows[2].low, theme.rows[2].high) == (exact.low, exact.high) == (8, 73)
    assert theme.method == "exact hypergeometric, equal-tailed"


def test_another_confidence_gives_another_range() -> None:
    theme = theme_figures(theme_result(Counts(200, {"1": 17, "3": 3})), OPTIONS, 0.9)
    exact = equal_tailed(3, 20, 200, 0.9)
    assert (theme.rows[2].low, theme.rows[2].high) == (exact.low, exact.high)


def test_none_found_is_told_with_a_limit_on_one_side() -> None:
    theme = theme_figures(theme_result(Counts(200, {"1": 20})), OPTIONS)
    assert theme.concern.at_most == one_sided_upper(0, 20, 200) == 26
    said = " ".join(theme_sentences(theme))
    assert "None of the 20 cases read raised concern." in said
    assert "as many as 26 of all 200 could" in said


def test_when_all_were_read_there_is_nothing_left_to_chance() -> None:
    theme = theme_figures(theme_result(Counts(12, {"1": 10, "3": 2})), OPTIONS)
    assert theme.census
    assert (theme.rows[2].low, theme.rows[2].high) == (2, 2)
    assert theme_sentences(theme) == (
        "All 12 cases of this list were read, so there is no uncertainty from sampling.",
    )
    assert range_text(theme.rows[2], theme.size) == "2 of 12"


def test_one_case_read_is_told_to_say_nothing_of_the_others() -> None:
    theme = theme_figures(theme_result(Counts(45, {"3": 1})), OPTIONS)
    assert theme_sentences(theme) == (
        "One case was read; it raised concern. That says nothing about the other 44.",
    )
    theme = theme_figures(theme_result(Counts(2, {"1": 1})), OPTIONS)
    assert theme_sentences(theme) == (
        "One case was read; it raised no concern. That says nothing about the other one.",
    )


@pytest.mark.parametrize("read", range(1, 9))
def test_a_range_needs_five_cases_read_or_all_of_them(read: int) -> None:
    theme = theme_figures(theme_result(Counts(45, {"1": read})), OPTIONS)
    few = read < 5
    said = " ".join(theme_sentences(theme))
    assert ("says nothing about the other" in said) is few
    assert ("could." in said) is not few
    assert (range_text(theme.rows[0], theme.size) == "too few to say") is few
    pages = Page(html(Document("x", "en-GB", "", tuple(theme_blocks(theme, concern=True)))))
    assert ("How the ranges were found" in pages.seen()) is not few
    all_read = theme_figures(theme_result(Counts(read, {"1": read})), OPTIONS)
    assert "no uncertainty from sampling" in theme_sentences(all_read)[0]
    assert range_text(all_read.rows[0], read) == f"{read} of {read}"


def test_nothing_read_gives_no_range_and_says_so() -> None:
    theme = theme_figures(theme_result(Counts(40)), OPTIONS)
    assert [row.low for row in theme.rows] == [None, None, None]
    assert theme_sentences(theme) == ("No case was read, so nothing can be said about all cases.",)
    assert range_text(theme.rows[0], theme.size) == "cannot be said"


def test_missing_cases_are_counted_as_if_they_had_raised_concern() -> None:
    theme = theme_figures(theme_result(Counts(200, {"1": 17, "3": 3}, unavailable=2)), OPTIONS)
    exact = equal_tailed(5, 22, 200)
    assert theme.worst is not None
    assert (theme.worst.count, theme.worst.of) == (5, 22)
    assert (theme.worst.low, theme.worst.high) == (exact.low, exact.high)
    said = " ".join(theme_sentences(theme))
    assert "if each of the 2 missing cases had raised concern, that would be 5 of 22" in said


def test_strata_are_weighed_by_their_size() -> None:
    strata = (
        Counts(120, {"1": 16, "3": 4}, name="North"),
        Counts(60, {"1": 9, "3": 1}, name="South"),
        Counts(20, {"1": 7, "3": 3}, name="Coast"),
    )
    theme = theme_figures(theme_result(*strata), OPTIONS)
    exact = max_p([StratumCounts(each.counts["3"], each.read, each.size) for each in strata])
    assert (theme.rows[2].low, theme.rows[2].high) == (exact.low, exact.high) == (16, 66)
    assert [each.rows[2].of for each in theme.strata] == [20, 10, 10]
    assert "Each range weighs a stratum by how many cases it has" in " ".join(
        theme_sentences(theme)
    )


def test_a_stratum_of_which_nothing_was_read_takes_the_range_of_the_whole_away() -> None:
    strata = (Counts(120, {"1": 16, "3": 4}, name="North"), Counts(60, name="South"))
    theme = theme_figures(theme_result(*strata), OPTIONS)
    assert theme.rows[2].low is None
    assert theme.no_range == (
        'No case of "South" was read, so there is no range for all cases together.'
    )
    assert theme.strata[0].rows[2].low == equal_tailed(4, 20, 120).low


def test_cases_read_out_of_turn_are_told() -> None:
    theme = theme_figures(theme_result(Counts(40, {"1": 3}, out_of_turn=2)), OPTIONS)
    assert "2 cases further down the draw were read out of turn" in reading_sentences(theme)[1]


def test_parts_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(ValueError, match="The parts add up to 2, not to the whole of 3"):
        theme_figures(theme_result(Counts(40, {"1": 2, "unheard of": 1})), OPTIONS)


def test_strata_that_do_not_make_the_frame_are_refused() -> None:
    from dataclasses import replace

    whole = theme_result(Counts(40, {"1": 2}))
    torn = replace(whole, strata=theme_result(Counts(39, {"1": 2})).strata)
    with pytest.raises(ValueError, match="The strata add up to 39, not to the frame of 40"):
        theme_figures(torn, OPTIONS)


def test_the_explanation_of_ranges_names_their_level() -> None:
    assert "at least 95 of 100 ranges" in how_to_read(0.95)
    assert "at least 99.5 of 100 ranges" in how_to_read(0.995)
