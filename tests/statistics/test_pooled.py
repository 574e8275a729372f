"""Pooled ratios and tests over strata, against independent programs and invented reversals."""

import math
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.statistics.homogeneity import (
    breslow_day_tarone,
    cochran_mantel_haenszel,
    equal_rate_ratios,
)
from reports.statistics.pooled import (
    NO_EVENTS,
    Kind,
    compare_pooled,
    pooled_rate_ratio,
    pooled_risk_ratio,
)
from reports.statistics.stratum import TwoGroups
from tests.statistics.consensus import MISSING, REFERENCE, assert_close, outputs, strata_of

needs_reference = pytest.mark.skipif(not REFERENCE.exists(), reason=MISSING)
every_set = pytest.mark.parametrize("entry", ["S01", "S03", "S05"])


def strata(rows: list[tuple[int, int, int, int]]) -> list[TwoGroups]:
    return [TwoGroups(f"area {place}", *row) for place, row in enumerate(rows, start=1)]


BERKELEY = strata(
    [
        (512, 825, 89, 108),
        (353, 560, 17, 25),
        (120, 325, 202, 593),
        (138, 417, 131, 375),
        (53, 191, 94, 393),
        (22, 373, 24, 341),
    ]
)


def said(entry: str, program: str, call: str) -> dict[str, float]:
    return cast("dict[str, float]", outputs(entry, program, call))


@needs_reference
@every_set
def test_the_chi_square_over_strata_is_the_agreed_one(entry: str) -> None:
    found = cochran_mantel_haenszel(strata(strata_of(entry)))
    wanted = said(entry, "R", "mantelhaen.test(A,correct=FALSE)")
    assert_close(
        (found.statistic, found.p_value, found.common),
        (wanted["chisq"], wanted["p"], wanted["or_mh"]),
    )


@needs_reference
@every_set
def test_homogeneity_is_that_of_both_programs(entry: str) -> None:
    found = breslow_day_tarone(strata(strata_of(entry)))
    for program, call, names in (
        ("DescTools", "DescTools::BreslowDayTest", ("chisq", "p")),
        ("statsmodels", "StratifiedTable", ("bd_tarone", "bd_tarone_p")),
    ):
        wanted = said(entry, program, call)
        assert_close((found.statistic, found.p_value), [wanted[name] for name in names])


@needs_reference
@every_set
def test_pooled_ratios_and_their_limits_are_the_agreed_ones(entry: str) -> None:
    table = strata(strata_of(entry))
    rate = pooled_rate_ratio(table)
    wanted = said(entry, "R", "Mantel-Haenszel rate ratio")
    assert_close(
        (rate.estimate, rate.low, rate.high),
        (wanted["rate_ratio_mh"], wanted["lower"], wanted["upper"]),
    )
    risk = pooled_risk_ratio(table)
    limits = cast("dict[str, list[float]]", outputs(entry, "epiR", "epiR::epi.2by2"))["rr_mh_wald"]
    assert_close((risk.estimate, risk.low, risk.high), limits)


def test_berkeley_is_reversed_and_may_not_be_pooled() -> None:
    found = compare_pooled(BERKELEY, Kind.RISK)
    assert found.crude.estimate == pytest.approx(1.467, abs=5e-4)
    assert found.pooled.estimate == pytest.approx(0.944905, rel=1e-5)
    assert found.homogeneity.statistic == pytest.approx(18.8255, rel=1e-5)
    assert found.reversed
    assert not found.may_be_pooled
    assert found.reason == (
        "The ratio is not the same in each part, so one figure would hide that."
    )


def test_opposite_effects_that_cancel_exactly_are_still_seen_to_differ() -> None:
    found = compare_pooled(strata([(30, 100, 10, 100), (10, 100, 30, 100)]), Kind.RISK)
    assert found.pooled.estimate == 1
    assert found.homogeneity.statistic == pytest.approx(25)
    assert not found.may_be_pooled
    assert not found.reversed


def test_strata_that_are_alike_may_be_pooled() -> None:
    alike = strata([(20, 100, 10, 100), (40, 100, 20, 100)])
    for kind in Kind:
        found = compare_pooled(alike, kind)
        assert found.may_be_pooled
        assert found.reason is None
        assert found.pooled.estimate == pytest.approx(2)


def test_one_stratum_gives_its_own_ratio_and_cannot_show_whether_strata_differ() -> None:
    found = compare_pooled(strata([(20, 100, 10, 100)]), Kind.RATE)
    assert found.pooled.estimate == pytest.approx(2)
    assert found.homogeneity.undefined is not None
    assert not found.may_be_pooled


def test_more_events_than_residents_can_be_pooled_as_rates_only() -> None:
    busy = strata([(300, 100, 90, 100), (120, 100, 45, 100)])
    assert compare_pooled(busy, Kind.RATE).pooled.estimate is not None
    with pytest.raises(ValueError, match="300 of 100 is not possible"):
        compare_pooled(busy, Kind.RISK)


def test_no_events_in_one_group_leave_one_finite_limit() -> None:
    none = strata([(0, 100, 5, 1000), (0, 200, 9, 1000)])
    found = pooled_rate_ratio(none)
    assert (found.estimate, found.low, found.method) == (0, 0, NO_EVENTS)
    assert found.high is not None
    chance = (1 + found.high / 10) ** -5 * (1 + found.high / 5) ** -9
    assert chance == pytest.approx(0.025)
    turned = pooled_rate_ratio([one.turned() for one in none])
    assert (turned.estimate, turned.high) == (None, None)
    assert turned.low == pytest.approx(1 / found.high)


def test_strata_without_events_or_without_a_group_say_nothing() -> None:
    assert pooled_rate_ratio(strata([(0, 10, 0, 20)])).undefined
    assert cochran_mantel_haenszel(strata([(0, 10, 0, 20)])).p_value is None
    assert breslow_day_tarone(strata([(0, 10, 0, 20), (3, 3, 7, 7)])).p_value is None
    with pytest.raises(ValueError, match="no strata"):
        compare_pooled([], Kind.RISK)


counts = st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
tables = st.lists(st.tuples(counts, counts).map(lambda pair: pair[0] + pair[1]), min_size=1)


@given(tables, st.sampled_from(Kind))
def test_swapping_the_groups_turns_the_pooled_ratio_over(
    rows: list[tuple[int, int, int, int]], kind: Kind
) -> None:
    pooled = pooled_rate_ratio if kind is Kind.RATE else pooled_risk_ratio
    one, other = pooled(strata(rows)), pooled([each.turned() for each in strata(rows)])
    if one.estimate and other.estimate and one.low and other.high:
        assert math.isclose(one.estimate * other.estimate, 1, rel_tol=1e-9)
        assert math.isclose(one.low * other.high, 1, rel_tol=1e-9)
        assert one.low <= one.estimate * (1 + 1e-12)
    compare_pooled(strata(rows), kind)


@given(tables)
def test_turned_groups_are_as_alike_as_before(rows: list[tuple[int, int, int, int]]) -> None:
    for test in (breslow_day_tarone, cochran_mantel_haenszel, equal_rate_ratios):
        one, other = test(strata(rows)), test([each.turned() for each in strata(rows)])
        if one.statistic is not None and other.statistic is not None:
            assert one.statistic == pytest.approx(other.statistic, rel=1e-6, abs=1e-6)
            assert one.p_value is not None
            assert 0 <= one.p_value <= 1


def test_a_small_cell_beside_millions_keeps_its_digits() -> None:
    # Solved with sixty digits by another program.
    rows = [(1_504_841, 7_695_254, 4, 4), (1, 18, 2, 278), (1, 16, 0, 84)]
    rows += [(2_094_340, 2_261_268, 39, 3_524_171)]
    found = breslow_day_tarone(strata(rows))
    assert math.isclose(found.statistic or 0, 4_729_493.069998, rel_tol=1e-6)
