"""The attack finds exactly what can be found, and never calls safe what is not."""

from dataclasses import replace
from functools import cache
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.disclosure.attack import attack, place_words
from reports.disclosure.cells import Cell, Figure
from reports.disclosure.grids import Grid, Table, Way, table_of
from reports.disclosure.published import Published, published_of, with_previous
from reports.disclosure.ranges import ranges_of
from reports.disclosure.thresholds import Thresholds
from reports.guards.refused import FigureRefused
from tests.disclosure.trying_all import every_table, ranges_by_trying

CROSSED = Grid("Crossed", "cases", Way("rows", ("a", "b", "c")), Way("columns", ("x", "y")))
PLAIN = Grid("Plain", "cases", Way("rows", ("a", "b", "c")))


@cache
def tables_with(grid: Grid, total: int) -> list[Table]:
    return list(every_table(grid, total))


@st.composite
def hidden_tables(draw: st.DrawFn) -> tuple[Table, frozenset[Cell]]:
    counts = draw(
        st.lists(st.lists(st.integers(0, 2), min_size=2, max_size=2), min_size=3, max_size=3)
    )
    table = table_of(CROSSED, counts)
    cells = sorted(CROSSED.printed - {CROSSED.whole}, key=lambda each: sorted(each.at))
    return table, frozenset(draw(st.sets(st.sampled_from(cells), min_size=1)))


def outside(table: Table, hidden: frozenset[Cell]) -> Published:
    return published_of(
        [table.grid],
        {cell: None if cell in hidden else value for cell, value in table.counts.items()},
    )


@settings(max_examples=60, deadline=None)
@given(hidden_tables())
def test_its_ranges_are_those_of_trying_every_table(made: tuple[Table, frozenset[Cell]]) -> None:
    table, hidden = made
    published = outside(table, hidden)
    truth = ranges_by_trying(tables_with(CROSSED, table.counts[CROSSED.whole]), published.shown)
    for found in ranges_of(published):
        assert (found.low, found.high) == truth[found.cell]
        assert found.proved
        assert found.determined == (truth[found.cell][0] == truth[found.cell][1])


@settings(max_examples=40, deadline=None)
@given(hidden_tables(), st.integers(1, 4))
def test_safe_is_said_only_when_every_range_is_wide(
    made: tuple[Table, frozenset[Cell]], width: int
) -> None:
    table, hidden = made
    published = outside(table, hidden)
    truth = ranges_by_trying(tables_with(CROSSED, table.counts[CROSSED.whole]), published.shown)
    narrow = [cell for cell in hidden if truth[cell][1] - truth[cell][0] < width]
    findings = attack(published, width=width)
    assert findings.safe == (not narrow)
    assert len(findings.problems) == len(narrow)


@settings(max_examples=40, deadline=None)
@given(hidden_tables(), st.integers(0, 1))
def test_a_printed_percentage_tells_what_trying_every_table_tells(
    made: tuple[Table, frozenset[Cell]], places: int
) -> None:
    from reports.sentences import rounded

    table, hidden = made
    over, under = CROSSED.inner("a", "x"), CROSSED.row_total("a")
    if not table.counts[under]:
        return
    text = rounded(100 * table.counts[over] / table.counts[under], places)
    figure = Figure("a, x", text, ((over, 1),), ((under, 1),))
    published = replace(outside(table, hidden), figures=(figure,))
    fitting = [
        each
        for each in tables_with(CROSSED, table.counts[CROSSED.whole])
        if each.counts[under]
        and rounded(100 * each.counts[over] / each.counts[under], places) == text
    ]
    truth = ranges_by_trying(fitting, published.shown)
    for found in ranges_of(published):
        # Of nobody there is no percentage; the rule allows for it, so the range may be wider there.
        low, high = truth[found.cell]
        assert found.low <= low
        assert found.high is None or found.high >= high
        if table.counts[under] and under not in hidden:
            assert (found.low, found.high) == (low, high)


def test_a_rate_over_residents_gives_its_count_away() -> None:
    cell = PLAIN.inner("a")
    hidden = {cell: None, PLAIN.inner("b"): None, PLAIN.inner("c"): 40, PLAIN.whole: 60}
    published = published_of([PLAIN], hidden)
    assert attack(published).safe
    rate = Figure("rate of a", "0.74", ((cell, 1),), (), constant=9_460, scale=1000)
    findings = attack(replace(published, figures=(rate,)))
    assert findings.problems == (
        "a: anyone can work out that it is 7.",
        "b: anyone can work out that it is 13.",
    )


def test_a_ratio_of_rates_gives_its_counts_away() -> None:
    focal, base = PLAIN.inner("a"), PLAIN.inner("b")
    values = {focal: None, base: 400, PLAIN.inner("c"): None, PLAIN.whole: 600}
    published = published_of([PLAIN], values)
    ratio = Figure("ratio", "7.6", ((focal, 1_491_970),), ((base, 30_923),), scale=1)
    found = {each.cell.words: each for each in ranges_of(replace(published, figures=(ratio,)))}
    exact = [count for count in range(601) if 7.55 <= (count / 30_923) / (400 / 1_491_970) < 7.65]
    assert [found["a"].low, found["a"].high] == [exact[0], exact[-1]]


def test_a_mean_gives_its_counts_away() -> None:
    cells = [PLAIN.inner(each) for each in "abc"]
    values: dict[Cell, int | None] = {PLAIN.whole: 40, **dict.fromkeys(cells)}
    mean = Figure(
        "mean rating",
        "1.03",
        tuple(zip(cells, (1, 2, 3), strict=True)),
        tuple((cell, 1) for cell in cells),
        scale=1,
    )
    published = replace(published_of([PLAIN], values), figures=(mean,))
    found = {each.cell.words: (each.low, each.high) for each in ranges_of(published)}
    assert found == {"a": (39, 39), "b": (1, 1), "c": (0, 0)}


def test_two_tables_of_the_same_cases_are_read_together() -> None:
    by_sex = Grid("Sex", "cases", Way("sex", ("f", "m")), Way("columns", ("x", "y")))
    first = table_of(CROSSED, [[9, 4], [8, 7], [6, 6]]).counts
    second = dict(table_of(by_sex, [[10, 9], [13, 8]]).counts)
    gone = {CROSSED.column_total("x"), CROSSED.column_total("y"), CROSSED.inner("a", "x")}
    gone |= {CROSSED.inner("a", "y"), CROSSED.row_total("a"), CROSSED.whole}
    alone: dict[Cell, int | None] = {**first, **dict.fromkeys(gone)}
    assert attack(published_of([CROSSED], alone)).safe
    together: dict[Cell, int | None] = {**second, **alone}
    together |= {cell: second[cell] for cell in second if cell in gone}
    findings = attack(published_of([CROSSED, by_sex], together))
    assert not findings.safe
    assert "a, x: anyone can work out that it is 9." in findings.problems


def test_last_quarters_report_gives_a_hidden_count_away() -> None:
    before = published_of([PLAIN], table_of(PLAIN, [[20], [30], [40]]).counts)
    values = {
        PLAIN.inner("a"): None,
        PLAIN.inner("b"): None,
        PLAIN.inner("c"): 50,
        PLAIN.whole: 102,
    }
    now = published_of([PLAIN], values)
    assert attack(now).safe
    found = attack(with_previous(now, [before]))
    assert {place_words(each.cell): (each.low, each.high) for each in found.ranges} == {
        "a": (20, 22),
        "b": (30, 32),
        "a (added since the report before)": (0, 2),
        "b (added since the report before)": (0, 2),
    }
    assert found.problems[0] == (
        "a: anyone can work out that it lies from 20 to 22, a range narrower than 3."
    )
    assert found.problems[3].startswith("b (added since the report before): anyone can work out")


def test_a_small_printed_count_and_a_small_step_are_findings() -> None:
    before = published_of([PLAIN], table_of(PLAIN, [[20], [30], [40]]).counts)
    now = published_of([PLAIN], table_of(PLAIN, [[21], [30], [4]]).counts)
    apart = attack(now, thresholds=Thresholds())
    assert apart.problems == ("c: the count 4 is printed, and it is below 5.",)
    later = published_of([PLAIN], table_of(PLAIN, [[21], [30], [50]]).counts)
    joined = attack(with_previous(later, [before]), thresholds=Thresholds())
    assert joined.problems == ("a: 21 now and 20 in the report before give away that 1 was added.",)


def test_saying_that_every_hidden_count_is_small_tells_more() -> None:
    values = {PLAIN.inner("a"): None, PLAIN.inner("b"): None, PLAIN.inner("c"): 40, PLAIN.whole: 48}
    published = published_of([PLAIN], values)
    assert attack(published).safe
    announced = attack(replace(published, small=4))
    assert announced.problems == (
        "a: anyone can work out that it is 4.",
        "b: anyone can work out that it is 4.",
    )


def test_numbers_that_contradict_each_other_are_refused() -> None:
    values = {PLAIN.inner("a"): None, PLAIN.inner("b"): 30, PLAIN.inner("c"): 40, PLAIN.whole: 60}
    with pytest.raises(FigureRefused, match=r"contradict each other: the parts of the total"):
        attack(published_of([PLAIN], values))


def test_what_cannot_be_proved_in_time_is_refused() -> None:
    values: dict[Cell, int | None] = {
        PLAIN.whole: 60,
        **{PLAIN.inner(each): None for each in "abc"},
    }
    findings = attack(published_of([PLAIN], values), seconds=0.0)
    assert not findings.safe
    assert all("not proved safe in the time allowed" in each for each in findings.problems)


def test_after_a_few_searches_without_an_answer_no_other_is_begun(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import scipy.optimize

    begun = []

    def too_slow(*arguments: object, **options: object) -> SimpleNamespace:
        begun.append(1)
        return SimpleNamespace(x=None, fun=None, status=1)

    monkeypatch.setattr(scipy.optimize, "milp", too_slow)
    grid = Grid("Long", "cases", Way("rows", tuple("abcdefghij")))
    values: dict[Cell, int | None] = {
        grid.whole: 60,
        **dict.fromkeys(grid.inner(each) for each in "abcdefghij"),
    }
    findings = attack(published_of([grid], values))
    assert len(begun) == 5
    assert len(findings.problems) == 10


def test_nothing_hidden_is_nothing_to_find() -> None:
    table = table_of(CROSSED, [[20, 30], [40, 50], [60, 70]])
    findings = attack(outside(table, frozenset()), thresholds=Thresholds())
    assert findings.safe
    assert findings.ranges == ()
