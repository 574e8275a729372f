"""Standardised rates, against two programs and against their own definition."""

import math
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.statistics.count_limits import CountLimits
from reports.statistics.standardised import (
    Band,
    direct_rate,
    direct_ratio,
    indirect_ratio,
    standardised_ratio,
)
from reports.statistics.standardised_ranges import RangedBand, ranged_ratio
from tests.statistics.consensus import MISSING, REFERENCE, assert_close, bands_of, outputs

needs_reference = pytest.mark.skipif(not REFERENCE.exists(), reason=MISSING)

OWN = [Band(120, 5_200), Band(340, 4_300), Band(200, 6_100), Band(100, 15_323)]
STANDARD = [165_200, 144_300, 206_100, 1_007_293]


@needs_reference
@pytest.mark.parametrize("entry", ["D01", "D03", "D05"])
@pytest.mark.parametrize(
    ("program", "call", "limits"),
    [
        ("PHEindicatormethods", "calculate_dsr", CountLimits.OHID),
        ("R", "Dobson explicit", CountLimits.EXACT),
    ],
)
def test_the_rate_is_that_of_both_programs_each_with_its_limits(
    entry: str, program: str, call: str, limits: CountLimits
) -> None:
    rows, standard = bands_of(entry)
    found = direct_rate([Band(*row) for row in rows], standard, limits=limits)
    wanted = cast("dict[str, float]", outputs(entry, program, call))
    assert_close(
        (found.estimate, found.low, found.high), (wanted["dsr"], wanted["lower"], wanted["upper"])
    )
    assert ("Byar" in found.method) == (limits is CountLimits.OHID)


def test_below_ten_events_a_standardised_rate_is_refused() -> None:
    found = direct_rate([Band(0, 300), Band(1, 250), Band(5, 410)], [20, 25, 22])
    assert (found.estimate, found.low, found.high) == (None, None, None)
    assert found.undefined == "Only 6 events: a standardised rate needs at least 10."


def test_below_ten_events_the_ratio_is_the_indirect_one() -> None:
    own = [Band(3, 400), Band(4, 600)]
    other = [Band(300, 40_000), Band(900, 60_000)]
    found = standardised_ratio(own, other)
    assert found.expected == pytest.approx(400 * 300 / 40_000 + 600 * 900 / 60_000)
    assert found.ratio.estimate == pytest.approx(7 / 12)
    assert found.ratio.method.startswith("indirect")
    assert direct_ratio(own, other).ratio.estimate is None
    assert found.crude == pytest.approx((7 / 1000) / (1200 / 100_000))


def test_the_exact_limits_of_the_indirect_ratio_are_those_of_the_observed_count() -> None:
    found = indirect_ratio([Band(760, 1000)], [Band(135_083, 1_000_000)])
    assert_close(
        (found.ratio.estimate, found.ratio.low, found.ratio.high), (5.62618, 5.23324, 6.04081)
    )


def test_the_ratio_joins_both_variances_on_the_log_scale() -> None:
    other = [Band(150, 40_000), Band(900, 60_000)]
    own = [Band(60, 400), Band(40, 600)]
    standard = [1.0, 2.0]
    rates = [(60 / 400 + 2 * 40 / 600) / 3, (150 / 40_000 + 2 * 900 / 60_000) / 3]
    variances = [
        (60 / 400**2 + 4 * 40 / 600**2) / 9,
        (150 / 40_000**2 + 4 * 900 / 60_000**2) / 9,
    ]
    error = math.sqrt(sum(v / r**2 for v, r in zip(variances, rates, strict=True)))
    found = direct_ratio(own, other, standard).ratio
    assert found.estimate == pytest.approx(rates[0] / rates[1])
    assert found.low == pytest.approx(rates[0] / rates[1] * math.exp(-1.959964 * error), rel=1e-6)


def test_a_standard_that_is_not_given_is_both_populations_together() -> None:
    other = [Band(1500, 160_000), Band(1200, 140_000), Band(1400, 200_000), Band(753, 991_970)]
    assert direct_ratio(OWN, other) == direct_ratio(OWN, other, STANDARD)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(50, 5000)), min_size=1, max_size=6))
def test_bands_as_large_as_the_standard_leave_the_crude_rate(rows: list[tuple[int, int]]) -> None:
    bands = [Band(*row) for row in rows]
    found = direct_rate(bands, [band.residents for band in bands])
    events, residents = sum(x for x, _ in rows), sum(n for _, n in rows)
    if events < 10:
        assert found.estimate is None
        return
    assert found.estimate == pytest.approx(1000 * events / residents)
    assert found.low is not None
    assert found.high is not None
    assert found.low < (found.estimate or 0) < found.high


@given(st.integers(2, 1000))
def test_only_the_proportions_of_the_standard_matter(times: int) -> None:
    one, other = direct_rate(OWN, STANDARD), direct_rate(OWN, [times * w for w in STANDARD])
    assert (one.estimate, one.low, one.high) == pytest.approx(
        (other.estimate, other.low, other.high)
    )


@pytest.mark.parametrize(
    ("bands", "standard", "message"),
    [
        ([], [], "Each band needs a weight"),
        ([Band(1, 10)], [1.0, 2.0], "Each band needs a weight"),
        ([Band(1, 0)], [1.0], "Band 1 has nobody resident"),
        ([Band(20, 100)], [-1.0], "standard population of -1"),
        ([Band(20, 100)], [math.nan], "standard population of nan"),
    ],
)
def test_what_does_not_fit_is_refused(
    bands: list[Band], standard: list[float], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        direct_rate(bands, standard)


def test_nothing_expected_has_no_indirect_ratio() -> None:
    found = indirect_ratio([Band(3, 100)], [Band(0, 1000)])
    assert found.ratio.undefined == "At the reference group's rates no event is expected."


@given(
    st.lists(
        st.tuples(
            st.integers(5, 60), st.integers(0, 60), *(st.integers(100, 9_000) for _ in range(4))
        ),
        min_size=1,
        max_size=5,
    ),
    st.data(),
)
def test_bounds_hold_the_ratio_and_interval_of_any_residents_inside_the_limits(
    rows: list[tuple[int, int, int, int, int, int]], data: st.DataObject
) -> None:
    own, other, ranged, base, standard = [], [], [], [], []
    for events, reference, low, more, other_low, other_more in rows:
        ranged.append(RangedBand(events, low, low + more))
        base.append(RangedBand(reference, other_low, other_low + other_more))
        own.append(Band(events, data.draw(st.integers(low, low + more))))
        other.append(Band(reference, data.draw(st.integers(other_low, other_low + other_more))))
        standard.append(float(data.draw(st.integers(1, 9_000))))
    found = ranged_ratio(ranged, base, standard)
    exact = direct_ratio(own, other, standard).ratio
    if exact.estimate is None:
        assert found.undefined
        return
    assert found.least is not None
    assert found.most is not None
    assert found.low is not None
    assert found.high is not None
    assert exact.low is not None
    assert exact.high is not None
    slack = 1 + 1e-9
    assert found.least <= exact.estimate * slack
    assert exact.estimate <= found.most * slack
    assert found.low <= exact.low * slack
    assert exact.high <= found.high * slack


def test_a_band_in_which_there_may_be_nobody_leaves_the_ratio_open_above() -> None:
    found = ranged_ratio([RangedBand(12, 0, 100)], [RangedBand(50, 1_000, 1_100)], [1.0])
    assert found.least == pytest.approx(12 / 100 / (50 / 1_000))
    assert (found.most, found.low, found.high) == (None, 0.0, None)
    few = ranged_ratio([RangedBand(3, 10, 100)], [RangedBand(50, 1_000, 1_100)], [1.0])
    assert (
        few.undefined == "3 and 50 events: a ratio of standardised rates needs at least 10 in each."
    )
