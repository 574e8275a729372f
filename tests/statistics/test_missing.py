"""What unrecorded people could do to a ratio."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.statistics.missing import Side, missing_bounds
from reports.statistics.rate_ratio import rate_ratio

counts = st.integers(0, 5000)
residents = st.integers(1, 2_000_000)


def test_the_bounds_of_a_real_force_and_year() -> None:
    bounds = missing_bounds(760, 30_923, 4_853, 1_491_970, 2_467)
    assert bounds.low == pytest.approx(5.009, abs=0.001)
    assert bounds.high == pytest.approx(32.086, abs=0.01)
    assert (bounds.tipping_side, bounds.tipping_share) == (Side.REFERENCE, None)


@given(counts, residents, st.integers(1, 5000), residents, counts, st.data())
def test_any_way_to_share_them_out_lies_within_the_bounds(
    x1: int, n1: int, x2: int, n2: int, unrecorded: int, data: st.DataObject
) -> None:
    to_group = data.draw(st.integers(0, unrecorded))
    to_reference = data.draw(st.integers(0, unrecorded - to_group))
    bounds = missing_bounds(x1, n1, x2, n2, unrecorded)
    ratio = (x1 + to_group) / (x2 + to_reference) * n2 / n1
    assert bounds.low is not None
    assert bounds.high is not None
    assert bounds.low * (1 - 1e-9) <= ratio <= bounds.high * (1 + 1e-9)


@given(counts, residents, st.integers(1, 5000), residents)
def test_with_nobody_missing_both_bounds_are_the_ratio(x1: int, n1: int, x2: int, n2: int) -> None:
    bounds = missing_bounds(x1, n1, x2, n2, 0)
    assert bounds.low == bounds.high == pytest.approx(rate_ratio(x1, n1, x2, n2).estimate)


@given(counts, residents, counts, residents, st.integers(1, 5000))
def test_the_tipping_share_makes_the_rates_equal(
    x1: int, n1: int, x2: int, n2: int, unrecorded: int
) -> None:
    bounds = missing_bounds(x1, n1, x2, n2, unrecorded)
    if bounds.tipping_share is None:
        low, high = bounds.low, bounds.high
        reached = low is not None and low < 1 and (high is None or high > 1)
        assert not reached or bounds.tipping_side is None
        return
    moved = bounds.tipping_share * unrecorded
    assert 0 < bounds.tipping_share <= 1
    to_group = moved if bounds.tipping_side is Side.GROUP else 0
    to_reference = moved if bounds.tipping_side is Side.REFERENCE else 0
    assert (x1 + to_group) / n1 == pytest.approx((x2 + to_reference) / n2, rel=1e-9)


def test_without_events_in_the_reference_group_nothing_bounds_from_above() -> None:
    bounds = missing_bounds(3, 10, 0, 10, 6)
    assert (bounds.low, bounds.high) == (0.5, None)
    assert missing_bounds(3, 10, 0, 10, 0).undefined


def test_a_group_of_nobody_has_no_bounds() -> None:
    assert missing_bounds(3, 0, 4, 10, 6).undefined


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="unrecorded is below zero"):
        missing_bounds(1, 1, 1, 1, -1)
