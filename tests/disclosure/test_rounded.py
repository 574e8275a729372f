"""Rounding to 5 is attacked too."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reports.disclosure.grids import Grid, Way, table_of
from reports.disclosure.rounded import rounded_count, rounded_tables

GRID = Grid("Crossed", "cases", Way("rows", ("a", "b")), Way("columns", ("x", "y")))


@given(st.integers(0, 10**6))
def test_a_rounded_count_is_at_most_two_away(count: int) -> None:
    assert rounded_count(count) % 5 == 0
    assert abs(rounded_count(count) - count) <= 2


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.integers(0, 30), min_size=2, max_size=2), min_size=2, max_size=2))
def test_the_truth_lies_in_every_range(counts: list[list[int]]) -> None:
    table = table_of(GRID, counts)
    shown, findings = rounded_tables([table])
    for each in findings.ranges:
        assert each.low <= table.counts[each.cell]
        assert each.high is None or table.counts[each.cell] <= each.high
        assert abs(shown[each.cell] - table.counts[each.cell]) <= 2


def test_rounded_totals_can_give_parts_away() -> None:
    plain = Grid("Plain", "cases", Way("rows", tuple("abcd")))
    shown, findings = rounded_tables([table_of(plain, [[2], [2], [2], [2]])])
    assert shown[plain.whole] == 10
    assert "a: anyone can work out that it is 2." in findings.problems
