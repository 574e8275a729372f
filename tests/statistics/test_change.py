"""A change is worked out from its two counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.statistics.change import change


def test_a_fall_is_negative_in_both_figures() -> None:
    fell = change(1107, 1019)
    assert fell.difference == -88
    assert round(fell.percent or 0, 1) == -7.9


@given(st.integers(1, 10**9), st.integers(0, 10**9))
def test_the_per_cent_leads_back_to_the_count_after(before: int, after: int) -> None:
    found = change(before, after)
    assert found.percent is not None
    assert before * (1 + found.percent / 100) == pytest.approx(after, rel=1e-9, abs=1e-6)
    assert before + found.difference == after


def test_there_is_no_per_cent_change_from_nothing() -> None:
    found = change(0, 5)
    assert (found.difference, found.percent) == (5, None)
    assert found.undefined == "There is no per cent change from 0."


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="below zero"):
        change(3, -1)
