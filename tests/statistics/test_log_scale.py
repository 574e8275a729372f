"""Limits on the log scale: a tiny chance keeps its digits, and no limit is an infinity."""

import math

from reports.statistics.log_scale import log_limits
from reports.statistics.pooled import Kind, compare_pooled, pooled_risk_ratio
from reports.statistics.ratio_change import ratio_change
from reports.statistics.standardised_ranges import RangedBand, ranged_ratio
from reports.statistics.stratum import TwoGroups


def test_a_tiny_chance_is_not_nought() -> None:
    # The upper tail of the normal at 10 is 7.619853024160527e-24.
    assert math.isclose(log_limits(10.0, 1.0, 0.025).p_value, 1.5239706048321e-23, rel_tol=1e-9)


def test_strata_that_say_almost_nothing_have_no_upper_limit_and_do_not_fail() -> None:
    strata = [
        TwoGroups("East", 1, 9_000_000, 0, 1),
        TwoGroups("West", 0, 1, 1, 9_000_000),
    ]
    found = compare_pooled(strata, Kind.RATE).pooled
    assert found.estimate == 1.0
    assert (found.low, found.high) == (0.0, None)


def test_a_huge_dispersion_gives_no_infinity() -> None:
    counts = (1, 10, 1, 10)
    found = ratio_change(counts, counts, dispersion=1e12).change
    assert (found.estimate, found.low, found.high) == (1.0, 0.0, None)


def test_all_of_all_in_each_stratum_is_no_certainty() -> None:
    strata = [TwoGroups("East", 4, 4, 5, 5), TwoGroups("West", 2, 2, 3, 3)]
    found = pooled_risk_ratio(strata)
    assert found.estimate is None
    assert found.low is None
    assert found.high is None
    assert found.undefined


def test_residents_within_limits_that_say_nothing_bound_nothing() -> None:
    wide = [RangedBand(10, 1, 1_000_000)]
    found = ranged_ratio(wide, wide, [1])
    assert math.isclose(found.least or 0, 1e-6)
    assert math.isclose(found.most or 0, 1e6)
    assert (found.low, found.high) == (0.0, None)
