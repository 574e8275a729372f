"""What is protected stays hidden: against our own attack, and against trying every table."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.disclosure.attack import attack
from reports.disclosure.cells import HIDDEN, Figure
from reports.disclosure.grids import Grid, Table, Way, table_of
from reports.disclosure.protect import Protected, protect
from reports.disclosure.published import published_of
from reports.guards.refused import FigureRefused
from tests.disclosure.trying_all import every_table, ranges_by_trying

SMALL = Grid("Small", "cases", Way("rows", ("a", "b", "c")), Way("columns", ("x", "y")))
FOUR = Grid("Four", "cases", Way("rows", tuple("abcd")), Way("columns", tuple("wxyz")))
PLAIN = Grid("Outcome", "cases", Way("rows", ("arrest", "caution", "resolution", "none")))


def hidden_words(made: Protected) -> set[str]:
    return {each.what for each in made.hidden}


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.lists(st.integers(0, 3), min_size=2, max_size=2), min_size=3, max_size=3),
    st.integers(2, 3),
)
def test_no_hidden_count_is_found_by_trying_every_table(
    counts: list[list[int]], threshold: int
) -> None:
    table = table_of(SMALL, counts)
    made = protect([table], threshold)
    whole = table.counts[SMALL.whole]
    assert made.safe
    if SMALL.whole not in made.published.shown or whole > 9:
        return
    truth = ranges_by_trying(list(every_table(SMALL, whole)), made.published.shown)
    for cell in made.published.hidden:
        assert truth[cell][1] - truth[cell][0] >= 3


def test_random_tables_of_forty_cases_give_nothing_back() -> None:
    chance = random.Random(40)
    for _ in range(12):
        counts = [[0] * 4 for _ in range(4)]
        for _ in range(40):
            counts[chance.randrange(4)][chance.randrange(4)] += 1
        table = table_of(FOUR, counts)
        made = protect([table], 5)
        assert made.safe
        assert not [each for each in made.findings.ranges if each.determined]
        small = [cell for cell in FOUR.printed if 0 < table.counts[cell] < 5]
        assert not set(small) & set(made.published.shown)
        for row, cells in zip(made.tables[0].rows, FOUR.layout, strict=True):
            for text, cell in zip(row, cells, strict=True):
                assert text in (HIDDEN, str(table.counts[cell]))


def test_hiding_small_counts_alone_would_have_been_undone() -> None:
    table = table_of(FOUR, [[9, 8, 7, 3], [8, 7, 9, 8], [7, 9, 8, 7], [9, 9, 7, 8]])
    only = {cell: None if 0 < value < 5 else value for cell, value in table.counts.items()}
    assert not attack(published_of([FOUR], only)).safe
    assert protect([table], 5).safe


def test_hidden_cells_that_are_small_together_take_the_next_smallest() -> None:
    made = protect([table_of(PLAIN, [[2], [1], [9], [30]])])
    assert hidden_words(made) == {"arrest", "caution", "resolution"}
    kinds = {each.what: each.kind for each in made.hidden}
    assert kinds == {"arrest": "primary", "caution": "primary", "resolution": "secondary"}
    assert made.tables[0].rows == (("c",), ("c",), ("c",), ("30",), ("42",))


def test_crossed_tables_have_a_stricter_limit() -> None:
    counts = [[8, 30], [40, 50], [60, 70]]
    assert not protect([table_of(SMALL, counts)], 5).hidden
    assert "a, x" in hidden_words(protect([table_of(SMALL, counts)]))


def test_a_zero_is_hidden_where_a_whole_group_had_the_same_outcome() -> None:
    made = protect([table_of(SMALL, [[25, 0], [30, 40], [50, 60]])], 5)
    assert {"a, x", "a, y"} <= hidden_words(made)
    assert made.safe


def test_zeros_and_large_counts_are_printed_as_they_are() -> None:
    made = protect([table_of(PLAIN, [[0], [12], [9], [30]])])
    assert made.tables[0].rows == (("0",), ("12",), ("9",), ("30",), ("51",))
    assert not made.hidden


def test_a_figure_made_of_a_hidden_count_is_hidden_too() -> None:
    table = table_of(PLAIN, [[3], [7], [20], [30]])
    figures = [
        Figure(name, text, ((PLAIN.inner(name), 1),), ((PLAIN.whole, 1),))
        for name, text in (("arrest", "5.0"), ("none", "50.0"))
    ]
    made = protect([table], figures=figures)
    assert [each.text for each in made.figures] == [HIDDEN, "50.0"]
    assert [(each.what, each.kind) for each in made.hidden if each.kind == "ratio"] == [
        ("arrest", "ratio")
    ]
    assert made.safe


def test_a_percentage_of_fewer_than_twenty_cases_is_hidden() -> None:
    table = table_of(PLAIN, [[0], [5], [6], [8]])
    figure = Figure("caution", "26.3", ((PLAIN.inner("caution"), 1),), ((PLAIN.whole, 1),))
    made = protect([table], figures=[figure])
    assert made.figures[0].text == HIDDEN
    assert made.hidden[-1].why == "a percentage of fewer than 20 cases"


def test_tables_that_share_a_total_are_protected_together() -> None:
    by_sex = Grid("Sex", "cases", Way("sex", ("f", "m")), Way("columns", ("x", "y")))
    first = table_of(SMALL, [[3, 30], [20, 40], [30, 50]])
    second = table_of(by_sex, [[20, 60], [33, 60]])
    made = protect([first, second], 5)
    assert made.safe
    assert len(made.tables) == 2


def test_tables_that_disagree_are_refused_with_both_numbers() -> None:
    by_sex = Grid("Sex", "cases", Way("sex", ("f", "m")), Way("columns", ("x", "y")))
    with pytest.raises(FigureRefused, match=r"disagree on x: 53 and 54"):
        protect(
            [
                table_of(SMALL, [[3, 30], [20, 40], [30, 50]]),
                table_of(by_sex, [[21, 60], [33, 60]]),
            ]
        )


def test_a_small_step_from_the_report_before_is_hidden() -> None:
    before = protect([table_of(PLAIN, [[20], [30], [40], [50]])]).published
    made = protect([table_of(PLAIN, [[22], [37], [49], [60]])], previous=[before])
    assert "arrest" in hidden_words(made)
    assert made.safe
    added = {each.cell.words: each for each in made.findings.ranges if "added" in each.cell.of}
    assert added["arrest"].spread is not None
    assert added["arrest"].spread >= 3


def test_what_was_hidden_before_stays_hidden_by_the_next_report() -> None:
    before = protect([table_of(PLAIN, [[3], [7], [20], [30]])]).published
    made = protect([table_of(PLAIN, [[9], [14], [40], [60]])], previous=[before])
    assert made.safe
    for each in made.findings.ranges:
        assert each.safe(3)


def test_a_running_total_that_fell_is_refused() -> None:
    before = protect([table_of(PLAIN, [[20], [30], [40], [50]])]).published
    with pytest.raises(FigureRefused, match=r"arrest fell from 20 .* to 19"):
        protect([table_of(PLAIN, [[19], [37], [49], [60]])], previous=[before])


def test_what_is_not_safe_is_refused_by_name() -> None:
    made = protect([table_of(PLAIN, [[3], [7], [20], [30]])])
    assert made.needed_safe() is made
    values = {PLAIN.whole: 60, PLAIN.inner("none"): 57}
    values |= dict.fromkeys((PLAIN.inner(each) for each in ("caution", "resolution")), 0)
    told = published_of([PLAIN], {**values, PLAIN.inner("arrest"): None})
    with pytest.raises(FigureRefused, match=r"arrest: anyone can work out that it is 3"):
        replace(made, findings=attack(told)).needed_safe()


def test_a_threshold_below_one_is_refused() -> None:
    table: Table = table_of(PLAIN, [[3], [7], [20], [30]])
    with pytest.raises(ValueError, match="at least 1"):
        protect([table], 0)
