"""Events per 1,000 residents."""

import math
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.statistics.count_limits import CountLimits
from reports.statistics.rate import rate


@pytest.mark.parametrize(
    ("events", "low", "high"),
    [
        # Poisson limits per 100, from the workbook of the national public health body.
        (1, 0.0253178, 5.571643),
        (5, 1.623486, 11.66833),
    ],
)
def test_the_limits_are_the_published_ones(events: int, low: float, high: float) -> None:
    found = rate(events, 100, per=100)
    assert found.low == pytest.approx(low, rel=1e-6)
    assert found.high == pytest.approx(high, rel=1e-6)


@given(st.integers(0, 3000), st.integers(1, 2_000_000))
def test_the_limits_leave_the_stated_share_in_each_tail(events: int, residents: int) -> None:
    from scipy.stats import poisson

    found = rate(events, residents)
    assert found.low is not None
    assert found.high is not None
    expected_high = found.high * residents / 1000
    assert math.isclose(float(poisson.cdf(events, expected_high)), 0.025, rel_tol=1e-6)
    if events:
        expected_low = found.low * residents / 1000
        assert math.isclose(float(poisson.sf(events - 1, expected_low)), 0.025, rel_tol=1e-6)
    else:
        assert found.low == 0


@given(st.integers(0, 3000), st.integers(1, 2_000_000))
def test_the_interval_holds_the_rate(events: int, residents: int) -> None:
    found = rate(events, residents)
    assert found.estimate == pytest.approx(1000 * events / residents)
    assert found.low is not None
    assert found.high is not None
    assert found.low <= (found.estimate or 0) < found.high


def test_more_events_than_residents_are_a_rate_all_the_same() -> None:
    assert rate(30, 20).estimate == 1500


def test_a_rate_of_nobody_is_undefined_with_a_reason() -> None:
    found = rate(3, 0)
    assert (found.estimate, found.low, found.high) == (None, None, None)
    assert found.undefined == "The population counts nobody in this group."


@pytest.mark.parametrize(("events", "residents"), [(-1, 10), (1, -10)])
def test_a_negative_count_is_refused(events: int, residents: int) -> None:
    with pytest.raises(ValueError, match="below zero"):
        rate(events, residents)


def test_a_rate_per_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="above zero"):
        rate(1, 10, per=0)


@pytest.mark.parametrize("confidence", [0, 1, 95])
def test_a_confidence_that_is_no_share_is_refused(confidence: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        rate(1, 10, confidence=confidence)


@pytest.mark.parametrize(
    ("events", "confidence", "low", "high", "method"),
    [
        (1, 0.95, 0.0253178, 5.571643, "exact Poisson"),
        (5, 0.95, 1.623486, 11.66833, "exact Poisson"),
        (20, 0.95, 12.21143, 30.88988, "Byar's approximation"),
        (65, 0.95, 50.1631877, 82.8491385, "Byar's approximation"),
        (65, 0.998, 42.8802615, 94.0002908, "Byar's approximation"),
    ],
)
def test_the_rates_of_the_public_health_workbooks_are_reproduced(
    events: int, confidence: float, low: float, high: float, method: str
) -> None:
    found = rate(events, 100, per=100, confidence=confidence, limits=CountLimits.OHID)
    assert found.low == pytest.approx(low, rel=1e-6)
    assert found.high == pytest.approx(high, rel=1e-6)
    assert found.method == method


def test_both_conventions_agree_below_ten_and_nearly_above() -> None:
    for events in range(200):
        exact, ohid = rate(events, 1000), rate(events, 1000, limits=CountLimits.OHID)
        assert ohid.high == pytest.approx(exact.high, rel=1e-12 if events < 10 else 2e-3)


def test_a_hundred_million_events_have_limits() -> None:
    found = rate(10**8, 10**9)
    assert found.low == pytest.approx(100 * (1 - 1.959964e-4), rel=1e-7)
    assert found.high == pytest.approx(100 * (1 + 1.959964e-4), rel=1e-7)


@given(st.integers(0, 5000), st.floats(1, 20))
def test_a_dispersion_widens_a_rate_and_moves_it_nowhere(events: int, dispersion: float) -> None:
    plain, wide = rate(events, 10_000), rate(events, 10_000, dispersion=dispersion)
    assert wide.estimate == plain.estimate
    assert wide.low is not None
    assert wide.high is not None
    assert wide.low <= (plain.low or 0) * (1 + 1e-9)
    assert wide.high >= (plain.high or 0) * (1 - 1e-9)


def test_a_dispersion_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        rate(5, 100, dispersion=0.9)


@pytest.mark.parametrize("count", [math.nan, math.inf, 2.5, "7", True, None])
def test_what_is_no_whole_number_is_no_count(count: object) -> None:
    with pytest.raises(ValueError, match="not a whole number"):
        rate(cast("int", count), 100)
