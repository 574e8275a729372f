"""Many ratios at once: the same as one at a time, with the coverage that the guide demands."""

import math
from collections.abc import Callable
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.statistics.chance import chi_square
from reports.statistics.many_ratios import Table, rate_ratios, risk_ratios
from reports.statistics.rate_ratio import rate_ratio
from reports.statistics.ratio_limits import exact_limits, score_limits
from reports.statistics.risk_ratio import risk_ratio

Numbers = npt.NDArray[np.float64]
sizes = st.one_of(st.integers(1, 60), st.integers(1, 10**9), st.sampled_from([1, 2, 10**8]))


@st.composite
def parts(draw: st.DrawFn) -> tuple[int, int]:
    whole = draw(sizes)
    part = st.one_of(st.integers(0, whole), st.sampled_from([0, 1, whole - 1, whole]))
    return draw(part), whole


tables = st.tuples(parts(), parts()).map(lambda pair: (*pair[0], *pair[1]))
levels = st.sampled_from([0.5, 0.9, 0.95, 0.998, 0.9999])


@given(st.lists(tables, max_size=8), levels)
def test_many_at_once_are_the_same_as_one_at_a_time(rows: list[Table], level: float) -> None:
    for many, one in ((rate_ratios, rate_ratio), (risk_ratios, risk_ratio)):
        for found, row in zip(many(rows, confidence=level), rows, strict=True):
            alone = one(*row, confidence=level)
            assert (found.estimate, found.method) == (alone.estimate, alone.method)
            assert (found.undefined, found.confidence) == (alone.undefined, level)
            for ours, other in ((found.low, alone.low), (found.high, alone.high)):
                assert (ours is None) == (other is None)
                assert math.isclose(ours or 0, other or 0, rel_tol=1e-12)


@settings(max_examples=200)
@given(tables, levels)
def test_edges_of_any_size_have_limits_around_the_ratio(row: Table, level: float) -> None:
    x1, n1, x2, n2 = row
    for found, other in (
        (risk_ratio(*row, confidence=level), risk_ratio(x2, n2, x1, n1, confidence=level)),
        (rate_ratio(*row, confidence=level), rate_ratio(x2, n2, x1, n1, confidence=level)),
    ):
        assert found.low is not None
        assert math.isfinite(found.low)
        assert (found.low > 0) == (x1 > 0)
        assert (found.high is None) == (x2 == 0)
        if found.estimate is not None:
            assert found.high is not None
            assert math.isfinite(found.high)
            assert found.low <= found.estimate * (1 + 1e-12)
            assert found.estimate <= found.high * (1 + 1e-12)
        if found.low > 0:
            assert other.high is not None
            assert found.low * other.high == pytest.approx(1, rel=1e-8)
        assert found.p_value is not None
        assert 0 <= found.p_value <= 1
        assert found.p_value == pytest.approx(other.p_value, rel=1e-5, abs=1e-300)


@given(tables)
def test_more_confidence_never_makes_an_interval_narrower(row: Table) -> None:
    for ratio in (rate_ratio, risk_ratio):
        found = [ratio(*row, confidence=level) for level in (0.5, 0.9, 0.95, 0.998)]
        lows = [each.low or 0 for each in found]
        highs = [math.inf if each.high is None else each.high for each in found]
        assert all(b <= a * (1 + 1e-9) for a, b in pairwise(lows))
        assert all(b >= a * (1 - 1e-9) for a, b in pairwise(highs))


@settings(max_examples=150)
@given(tables)
def test_the_score_interval_leaves_out_1_exactly_when_the_score_test_rejects(row: Table) -> None:
    """At a ratio of 1 the score test is the chi-square without correction."""
    p_value = chi_square(*row).p_value
    found = risk_ratio(*row)
    if p_value is None or abs(p_value - 0.05) < 1e-6:
        return
    left_out = (found.low or 0) > 1 or (found.high is not None and found.high < 1)
    assert left_out == (p_value < 0.05)


@settings(max_examples=150)
@given(tables)
def test_the_exact_interval_never_contradicts_twice_the_smaller_tail(row: Table) -> None:
    from scipy.special import bdtr, bdtrc

    x1, n1, x2, n2 = row
    if x1 + x2 > 10**6:
        return
    share = n1 / (n1 + n2)
    below = float(bdtr(x1, x1 + x2, share))
    above = 1.0 if x1 == 0 else float(bdtrc(x1 - 1, x1 + x2, share))
    found = rate_ratio(*row)
    left_out = (found.low or 0) > 1 or (found.high is not None and found.high < 1)
    if abs(min(above, below) - 0.025) > 1e-7:
        assert left_out == (min(above, below) < 0.025)


@pytest.mark.parametrize("whole", [1, 2, 10, 10**4, 10**8])
def test_both_groups_at_100_per_cent_are_the_same_with_a_limit_on_each_side(whole: int) -> None:
    found = risk_ratio(whole, whole, whole, whole)
    assert found.estimate == 1
    assert found.p_value == 1
    assert found.low is not None
    # The score of a ratio below 1 is n(1 - ratio)/ratio: both shares are then known exactly.
    assert whole * (1 - found.low) / found.low == pytest.approx(3.841459, rel=1e-6)


def test_no_tables_give_no_ratios() -> None:
    assert rate_ratios([]) == risk_ratios([]) == ()
    assert rate_ratios([(3, 0, 5, 10)])[0].undefined


def chances(count: int, share: float) -> Numbers:
    from scipy.special import gammaln

    places = np.arange(count + 1)
    logs = gammaln(count + 1) - gammaln(places + 1) - gammaln(count - places + 1)
    logs = logs + places * math.log(share) + (count - places) * math.log1p(-share)
    return np.asarray(np.exp(logs), dtype=np.float64)


def covered(
    limits: Callable[[Numbers], tuple[Numbers, Numbers]],
    own: Numbers,
    other: Numbers,
    bases: tuple[float, float],
    first: tuple[int, int],
    ratio: float,
) -> float:
    """Add up the chances of all tables whose interval holds the true ratio."""
    x1, x2 = np.meshgrid(
        np.arange(len(own)) + first[0], np.arange(len(other)) + first[1], indexing="ij"
    )
    rows = np.empty((x1.size, 4), dtype=np.float64)
    rows[:, 0], rows[:, 1] = x1.ravel(), bases[0]
    rows[:, 2], rows[:, 3] = x2.ravel(), bases[1]
    low, high = limits(rows)
    held = (low <= ratio * (1 + 1e-12)) & (high >= ratio * (1 - 1e-12))
    return float((np.outer(own, other).ravel() * held).sum())


@pytest.mark.parametrize(
    ("n1", "n2", "share", "ratio", "score", "poisson"),
    [
        (20, 400, 0.10, 1.0, 0.963, 0.991),
        (20, 400, 0.10, 2.0, 0.953, 0.986),
        (10, 60, 0.25, 1.0, 0.954, 0.996),
        (10, 60, 0.25, 2.5, 0.948, 0.998),
        (8, 40, 0.10, 1.0, 0.957, 0.995),
    ],
)
def test_intervals_of_shares_hold_the_truth_as_often_as_the_guide_says(
    n1: int, n2: int, share: float, ratio: float, score: float, poisson: float
) -> None:
    own, other = chances(n1, share * ratio), chances(n2, share)
    bases, first = (float(n1), float(n2)), (0, 0)
    found = covered(lambda rows: score_limits(rows, 0.95), own, other, bases, first, ratio)
    assert found == pytest.approx(score, abs=1e-3)
    found = covered(lambda rows: exact_limits(rows, 0.025), own, other, bases, first, ratio)
    assert found == pytest.approx(poisson, abs=1e-3)


def poisson_chances(mean: float) -> tuple[Numbers, int]:
    from scipy.special import gammaln

    first, last = max(0, int(mean - 7 * mean**0.5)), int(mean + 8 * mean**0.5 + 10)
    places = np.arange(first, last + 1)
    logs = places * math.log(mean) - mean - gammaln(places + 1)
    return np.asarray(np.exp(logs), dtype=np.float64), first


@pytest.mark.parametrize(
    ("own_mean", "other_mean", "ratio", "exact"),
    [
        (2, 100, 1.0, 0.986),
        (5, 100, 2.5, 0.974),
        (5, 20, 12.5, 0.974),
        (10, 1000, 0.5, 0.968),
        (30, 1000, 1.5, 0.960),
    ],
)
def test_intervals_of_rates_hold_the_truth_as_often_as_the_guide_says(
    own_mean: int, other_mean: int, ratio: float, exact: float
) -> None:
    own, own_first = poisson_chances(own_mean)
    other, other_first = poisson_chances(other_mean)
    bases = (own_mean / ratio, float(other_mean))
    found = covered(
        lambda rows: exact_limits(rows, 0.025), own, other, bases, (own_first, other_first), ratio
    )
    assert found == pytest.approx(exact, abs=1e-3)
    assert found >= 0.95


@pytest.mark.parametrize("level", [1e-300, 1e-9, 0.001, 0.999999, 1 - 1e-15])
@pytest.mark.parametrize(
    "row", [(1, 1, 0, 1), (0, 1, 1, 1), (1, 1, 1, 1), (3, 12, 0, 10), (10**15, 10**15, 1, 10**15)]
)
def test_levels_at_the_ends_of_the_line_neither_fail_nor_hang(row: Table, level: float) -> None:
    for found in (
        risk_ratio(*row, confidence=level),
        rate_ratio(*row, confidence=level),
        rate_ratio(*row, confidence=level, mid_p=True),
    ):
        assert found.low is not None
        assert math.isfinite(found.low)
        assert found.high is None or math.isfinite(found.high)
