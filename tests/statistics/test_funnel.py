"""Control limits, against a public program and against the intervals that they turn round."""

from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.statistics.funnel import (
    NARROW,
    WIDE,
    Area,
    Position,
    rate_funnel,
    rate_limits,
    share_funnel,
    share_limits,
)
from reports.statistics.proportion import Interval, proportion
from reports.statistics.rate import rate
from tests.statistics.consensus import MISSING, REFERENCE, assert_close, outputs

needs_reference = pytest.mark.skipif(not REFERENCE.exists(), reason=MISSING)


@needs_reference
def test_the_limits_of_shares_are_those_of_the_public_health_program() -> None:
    wanted = cast(
        "dict[str, list[float]]", outputs("U01", "PHEindicatormethods", "calculate_funnel_limits")
    )
    average = 0.141122
    for place, cases in enumerate(wanted["Population"]):
        for level, name in ((NARROW, "2s"), (WIDE, "3s")):
            published = [wanted[f"{side}_{name}_limit"][place] for side in ("lower", "upper")]
            found = share_limits(average, cases, level)
            assert found[0] * 100 == pytest.approx(published[0], abs=2e-3)
            assert found[1] * 100 == pytest.approx(published[1], abs=2e-3)


@given(st.integers(0, 60), st.integers(1, 60), st.floats(0.02, 0.98))
def test_a_share_lies_outside_when_its_wilson_interval_leaves_out_the_average(
    events: int, cases: int, average: float
) -> None:
    events = min(events, cases)
    low, high = share_limits(average, cases, NARROW)
    wilson = proportion(events, cases, interval=Interval.WILSON)
    assert wilson.low is not None
    assert wilson.high is not None
    outside = not low <= events / cases <= high
    nearest = min(abs(wilson.low - average), abs(wilson.high - average))
    assert nearest < 1e-9 or outside == (not wilson.low <= average <= wilson.high)


@settings(max_examples=60)
@given(st.integers(0, 60), st.floats(0.01, 60))
def test_a_rate_lies_outside_when_its_exact_interval_leaves_out_the_average(
    events: int, average: float
) -> None:
    for level in (NARROW, WIDE):
        low, high = rate_limits(average, 1, level)
        exact = rate(events, 1, per=1, confidence=level)
        assert exact.low is not None
        assert exact.high is not None
        nearest = min(abs(exact.low - average), abs(exact.high - average))
        outside = not low <= events <= high
        assert nearest < 1e-6 or outside == (not exact.low <= average <= exact.high)


def test_huge_counts_have_limits_close_to_the_square_root() -> None:
    low, high = rate_limits(0.5, 200_000_000, NARROW)
    assert_close((low * 2e8, high * 2e8), (1e8 - 1.96e4, 1e8 + 1.96e4), relative=1e-6)


def test_overdispersion_is_reported_and_widens_only_when_asked() -> None:
    areas = [Area(f"area {n}", x, 1000) for n, x in enumerate((10, 60, 15, 55, 20, 50, 12, 58))]
    for funnel in (share_funnel, rate_funnel):
        plain, wide = funnel(areas), funnel(areas, widen=True)
        assert plain.dispersion == wide.dispersion > 5
        assert plain.outside_998 > wide.outside_998
        assert wide.areas[0].high_95 > plain.areas[0].high_95
        assert "widened" in wide.method
        assert plain.expected_95 == pytest.approx(0.4)
        assert plain.expected_998 == pytest.approx(0.016)


def test_one_wild_area_of_twenty_does_not_drive_the_dispersion() -> None:
    areas = [Area(f"area {n}", 50, 1000) for n in range(19)] + [Area("wild", 300, 1000)]
    assert share_funnel(areas).dispersion < 4


def test_the_areas_keep_their_order_and_an_empty_one_has_no_value() -> None:
    found = share_funnel([Area("West", 5, 10), Area("Nowhere", 0, 0), Area("East", 5, 10)])
    assert [row.name for row in found.areas] == ["West", "Nowhere", "East"]
    assert found.areas[1].position is Position.EMPTY
    assert found.expected_95 == pytest.approx(0.1)


def test_nothing_counted_has_no_funnel() -> None:
    assert share_funnel([]).undefined == "There are no cases."
    assert rate_funnel([Area("Nowhere", 0, 0)]).undefined == "The population counts nobody."
    with pytest.raises(ValueError, match="Nowhere has events but nobody resident"):
        rate_funnel([Area("Nowhere", 3, 0), Area("East", 5, 10)])


def test_none_or_all_of_the_kind_lie_on_the_average() -> None:
    for events in (0, 10):
        found = share_funnel([Area("East", events, 10), Area("West", events, 10)])
        assert {row.position for row in found.areas} == {Position.WITHIN}
    assert rate_funnel([Area("East", 0, 10)]).areas[0].position is Position.WITHIN
