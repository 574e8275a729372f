"""A published change is worked out again, and points are not per cent."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.guards.published_change import change_words, check_change, share_step
from reports.sentences import rounded


def test_the_newspaper_of_1019_complaints() -> None:
    found = check_change(after=1019, difference=-88, percent="-12")
    assert (found.change.before, found.change.after) == (1107, 1019)
    assert found.problems == ("Published as -12 %, but 1,107 to 1,019 is -7.9 %.",)
    assert "a fall of 7.9 %" in change_words(found)


@given(st.integers(1, 10**6), st.integers(0, 10**6), st.integers(0, 2))
def test_a_change_that_was_rounded_rightly_agrees(before: int, after: int, places: int) -> None:
    exact = Decimal(100 * (after - before)) / before
    sign = "-" if exact < 0 else ""
    text = sign + rounded(abs(exact), places).replace(",", "")
    found = check_change(before=before, after=after, difference=after - before, percent=text)
    assert found.agrees


@given(st.integers(1, 5000), st.integers(0, 5000), st.integers(-5000, 5000))
def test_a_difference_that_is_not_one_is_told(before: int, after: int, difference: int) -> None:
    found = check_change(before=before, after=after, difference=difference)
    assert found.agrees == (difference == after - before)


def test_a_rise_published_as_a_fall_does_not_agree() -> None:
    assert not check_change(before=100, after=150, percent="-50").agrees
    assert check_change(before=100, after=150, percent="+50").agrees


def test_one_count_is_not_enough() -> None:
    with pytest.raises(ValueError, match="Give two"):
        check_change(after=1019, percent="-12")
    with pytest.raises(ValueError, match="below zero"):
        check_change(after=10, difference=88)


def test_there_is_no_per_cent_from_nothing() -> None:
    assert check_change(before=0, after=5, percent="100").problems == (
        "Published as +100 %, but there is no per cent change from 0.",
    )


def test_body_worn_video_rose_by_points_not_per_cent() -> None:
    step = share_step("52%", "90 per cent")
    assert step.points == 38
    assert round(step.percent or 0, 1) == 73.1
    assert step.sentence.startswith("From 52 % to 90 %: 38 percentage points more, not 38 per cent")


def test_the_digits_may_hide_whether_anything_changed() -> None:
    assert "at all" in share_step("50.6", "51").sentence
    assert "no change" in share_step("50", "50").sentence
    with pytest.raises(ValueError, match="more than 100"):
        share_step("50", "101")
