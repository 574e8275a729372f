"""Tables that share totals, and reports that follow each other, against trying every pair."""

from collections.abc import Iterable, Mapping
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.disclosure.cells import Cell
from reports.disclosure.grids import Grid, Table, Way, table_of
from reports.disclosure.protect import protect
from reports.disclosure.published import ADDED, Published, published_of, with_previous
from reports.disclosure.ranges import ranges_of
from reports.guards.refused import FigureRefused
from tests.disclosure.trying_all import every_table

PLAIN = Grid("Plain", "cases", Way("rows", ("a", "b", "c")))
BY_ROW = Grid("First", "cases", Way("row", ("a", "b")), Way("columns", ("x", "y")))
BY_SEX = Grid("Second", "cases", Way("sex", ("f", "m")), Way("columns", ("x", "y")))
Pair = tuple[Mapping[Cell, int], Mapping[Cell, int]]


@cache
def plain_tables(total: int) -> list[Table]:
    return list(every_table(PLAIN, total))


def outside(table: Table, hidden: set[Cell]) -> Published:
    return published_of(
        [table.grid],
        {cell: None if cell in hidden else value for cell, value in table.counts.items()},
    )


def agrees(counts: Mapping[Cell, int], published: Published) -> bool:
    return all(counts.get(cell, value) == value for cell, value in published.shown.items())


def extremes(found: Iterable[int]) -> tuple[int, int]:
    values = list(found)
    return min(values), max(values)


small_counts = st.lists(st.integers(0, 3), min_size=3, max_size=3)
some_cells = st.sets(st.sampled_from([PLAIN.inner(each) for each in "abc"]))


@settings(max_examples=50, deadline=None)
@given(small_counts, small_counts, some_cells, some_cells)
def test_the_report_before_is_read_as_trying_every_pair_reads_it(
    before: list[int], more: list[int], hidden_before: set[Cell], hidden_now: set[Cell]
) -> None:
    old = table_of(PLAIN, [[count] for count in before])
    new = table_of(PLAIN, [[a + b] for a, b in zip(before, more, strict=True)])
    published_before, published_now = outside(old, hidden_before), outside(new, hidden_now)
    pairs: list[Pair] = [
        (one.counts, other.counts)
        for one in plain_tables(sum(before))
        if agrees(one.counts, published_before)
        for other in plain_tables(sum(before) + sum(more))
        if agrees(other.counts, published_now)
        and all(other.counts[cell] >= count for cell, count in one.counts.items())
    ]
    for found in ranges_of(with_previous(published_now, [published_before])):
        cell = found.cell.among("cases")
        if found.cell.of == "cases":
            truth = extremes(pair[1][cell] for pair in pairs)
        elif found.cell.of.startswith(ADDED):
            truth = extremes(pair[1][cell] - pair[0][cell] for pair in pairs)
        else:
            truth = extremes(pair[0][cell] for pair in pairs)
        assert (found.low, found.high) == truth


@settings(max_examples=25, deadline=None)
@given(small_counts, small_counts, st.integers(2, 3))
def test_a_protected_report_after_a_protected_report_gives_nothing_back(
    before: list[int], more: list[int], threshold: int
) -> None:
    old = table_of(PLAIN, [[3 * count] for count in before])
    new = table_of(PLAIN, [[3 * a + b] for a, b in zip(before, more, strict=True)])
    first = protect([old], threshold)
    made = protect([new], threshold, [first.published])
    assert made.safe
    for cell, value in new.counts.items():
        step = value - old.counts[cell]
        if 0 < step < threshold and cell in first.published.shown:
            assert cell not in made.published.shown


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.lists(st.integers(0, 2), min_size=2, max_size=2), min_size=2, max_size=2),
    st.data(),
)
def test_two_tables_are_read_as_trying_every_pair_reads_them(
    counts: list[list[int]], data: st.DataObject
) -> None:
    first = table_of(BY_ROW, counts)
    columns = [sum(row[at] for row in counts) for at in (0, 1)]
    women = [data.draw(st.integers(0, total)) for total in columns]
    second = table_of(BY_SEX, [women, [a - b for a, b in zip(columns, women, strict=True)]])
    cells = sorted(BY_ROW.printed | BY_SEX.printed, key=lambda each: sorted(each.at))
    hidden = data.draw(st.sets(st.sampled_from([each for each in cells if each.at]), min_size=1))
    values = {
        cell: None if cell in hidden else count
        for cell, count in {**first.counts, **second.counts}.items()
    }
    published = published_of([BY_ROW, BY_SEX], values)
    total = sum(columns)
    shared = [BY_ROW.column_total("x"), BY_ROW.column_total("y")]
    pairs: list[Pair] = [
        (one.counts, other.counts)
        for one in every_table(BY_ROW, total)
        if agrees(one.counts, published)
        for other in every_table(BY_SEX, total)
        if agrees(other.counts, published)
        and all(one.counts[cell] == other.counts[cell] for cell in shared)
    ]
    for found in ranges_of(published):
        truth = extremes({**pair[0], **pair[1]}[found.cell] for pair in pairs)
        assert (found.low, found.high) == truth


def test_hidden_counts_that_no_whole_numbers_fit_are_refused() -> None:
    before = published_of([PLAIN], table_of(PLAIN, [[9], [9], [9]]).counts)
    now = outside(table_of(PLAIN, [[5], [6], [10]]), {PLAIN.inner("a"), PLAIN.inner("b")})
    with pytest.raises(FigureRefused, match="contradict each other"):
        ranges_of(with_previous(now, [before]))


def test_a_person_added_over_two_reports_is_not_given_away() -> None:
    oldest = protect([table_of(PLAIN, [[20], [30], [40]])]).published
    middle = protect([table_of(PLAIN, [[20], [30], [52]])], previous=[oldest]).published
    made = protect([table_of(PLAIN, [[21], [30], [60]])], previous=[middle, oldest])
    assert made.safe
    assert PLAIN.inner("a") in made.published.hidden


def test_reports_before_bind_each_other() -> None:
    oldest = published_of([PLAIN], table_of(PLAIN, [[20], [30], [40]]).counts)
    middle = outside(table_of(PLAIN, [[29], [41], [50]]), {PLAIN.inner("a"), PLAIN.inner("b")})
    whole = table_of(PLAIN, [[30], [42], [90]])
    now = outside(whole, {PLAIN.inner("b"), PLAIN.inner("c")})
    found = {each.cell: each for each in ranges_of(with_previous(now, [middle, oldest]))}
    earlier = [each for cell, each in found.items() if cell.words == "a"]
    assert (earlier[0].low, earlier[0].high) == (20, 30)
    nested = with_previous(now, [with_previous(middle, [oldest])])
    again = [each for each in ranges_of(nested) if each.cell.words == "a"]
    assert (again[0].low, again[0].high) == (20, 30)
