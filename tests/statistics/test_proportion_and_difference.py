"""Shares and the points between them, against what independent programs say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.statistics.difference import difference
from reports.statistics.proportion import Interval, proportion
from tests.statistics.consensus import MISSING, REFERENCE, Table, agreed, assert_close
from tests.statistics.consensus import tables as reference_tables

needs_reference = pytest.mark.skipif(not REFERENCE.exists(), reason=MISSING)
every_table = pytest.mark.parametrize("table", reference_tables(), ids=lambda table: table.id)


@st.composite
def parts(draw: st.DrawFn) -> tuple[int, int]:
    whole = draw(st.integers(1, 300))
    return draw(st.integers(0, whole)), whole


@needs_reference
@every_table
def test_both_intervals_of_a_share_are_the_agreed_ones(table: Table) -> None:
    wilson = proportion(table.x1, table.n1, interval=Interval.WILSON)
    exact = proportion(table.x1, table.n1)
    wanted_wilson = agreed(table, "focal_proportion_wilson_ci")
    wanted_exact = agreed(table, "focal_proportion_exact_ci")
    assert wanted_wilson is not None
    assert wanted_exact is not None
    assert_close((wilson.low, wilson.high), wanted_wilson)
    assert_close((exact.low, exact.high), wanted_exact)


@needs_reference
@every_table
def test_the_interval_of_a_difference_is_the_agreed_one(table: Table) -> None:
    found = difference(*table.counts)
    wanted = agreed(table, "risk_diff_newcombe_ci")
    assert wanted is not None
    assert_close((found.low, found.high), wanted)


@pytest.mark.parametrize(
    ("table", "low", "high"),
    [
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((6, 7, 2, 7), 0.0582, 0.8062),
        ((5, 56, 0, 29), -0.0381, 0.1926),
        ((0, 10, 0, 20), -0.1611, 0.2775),
        ((10, 10, 0, 20), 0.6791, 1.0),
        ((10, 10, 0, 10), 0.6075, 1.0),
    ],
)
def test_the_seven_intervals_of_newcombe_1998_are_reproduced(
    table: tuple[int, int, int, int], low: float, high: float
) -> None:
    found = difference(*table)
    assert found.low == pytest.approx(low, abs=5e-5)
    assert found.high == pytest.approx(high, abs=5e-5)


@given(parts(), parts())
def test_swapping_the_groups_turns_the_sign(
    group: tuple[int, int], reference: tuple[int, int]
) -> None:
    one, other = difference(*group, *reference), difference(*reference, *group)
    assert one.low == pytest.approx(-(other.high or 0), abs=1e-12)
    assert one.estimate == pytest.approx(-(other.estimate or 0), abs=1e-12)


@given(parts(), st.sampled_from(Interval))
def test_the_interval_holds_the_share(part: tuple[int, int], interval: Interval) -> None:
    found = proportion(*part, interval=interval)
    assert found.low is not None
    assert found.estimate is not None
    assert found.high is not None
    assert -1e-12 <= found.low <= found.estimate + 1e-12
    assert found.estimate <= found.high + 1e-12 <= 1 + 2e-12
    assert found.method == interval.value


def test_a_share_of_no_cases_is_undefined_with_a_reason() -> None:
    assert proportion(0, 0).undefined == "There are no cases to take a share of."
    assert difference(0, 0, 1, 2).undefined == "One of the groups has no cases."


def test_a_part_greater_than_its_whole_is_refused() -> None:
    with pytest.raises(ValueError, match="3 of 2 is not possible"):
        proportion(3, 2)
    with pytest.raises(ValueError, match="3 of 2 is not possible"):
        difference(1, 2, 3, 2)
