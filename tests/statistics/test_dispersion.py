"""Intervals that allow for repeated events, by simulation and against the exact ones."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.statistics.dispersion import (
    dispersed_rate_ratio,
    monthly_dispersion,
    ratio_dispersion,
    repeat_dispersion,
)
from reports.statistics.rate_ratio import rate_ratio

counts = st.integers(0, 400)
residents = st.integers(1, 100_000)


def stops(chance: random.Random, people: float) -> tuple[int, dict[int, int]]:
    """Stop people at random, each 1, 2, 3 … times with a mean of 1.6; count stops and people."""
    number, waited = 0, chance.expovariate(1)
    while waited < people:
        number += 1
        waited += chance.expovariate(1)
    each: dict[int, int] = {}
    for _ in range(number):
        times = 1
        while chance.random() < 0.375:
            times += 1
        each[times] = each.get(times, 0) + 1
    return sum(times * how_many for times, how_many in each.items()), each


def test_repeated_stops_break_the_exact_interval_and_not_the_widened_one() -> None:
    chance = random.Random(20260101)
    runs, exact, widened = 400, 0, 0
    for _ in range(runs):
        x1, people1 = stops(chance, 60)
        x2, people2 = stops(chance, 120)
        together = {k: people1.get(k, 0) + people2.get(k, 0) for k in people1 | people2}
        factor = repeat_dispersion(together).factor
        plain = rate_ratio(x1, 1000, x2, 1000)
        wide = dispersed_rate_ratio(x1, 1000, x2, 1000, factor)
        exact += (plain.low or 0) <= 0.5 <= (plain.high or 0)
        widened += (wide.low or 0) <= 0.5 <= (wide.high or 0)
    assert exact / runs < 0.88
    assert widened / runs > 0.93


@given(counts, residents, counts, residents)
def test_without_dispersion_it_is_the_exact_interval(x1: int, n1: int, x2: int, n2: int) -> None:
    one, other = dispersed_rate_ratio(x1, n1, x2, n2, 1.0), rate_ratio(x1, n1, x2, n2)
    assert (one.estimate, one.low, one.high) == pytest.approx(
        (other.estimate, other.low, other.high)
    )
    assert one.undefined == other.undefined


@given(counts, residents, counts, residents, st.floats(1, 20))
def test_it_is_never_narrower_holds_the_ratio_and_turns_over(
    x1: int, n1: int, x2: int, n2: int, factor: float
) -> None:
    wide = dispersed_rate_ratio(x1, n1, x2, n2, factor)
    plain = rate_ratio(x1, n1, x2, n2)
    assert wide.low is not None
    assert plain.low is not None
    assert wide.low <= plain.low * (1 + 1e-9)
    if plain.high is not None:
        assert wide.high is not None
        assert wide.high >= plain.high * (1 - 1e-9)
    turned = dispersed_rate_ratio(x2, n2, x1, n1, factor)
    if wide.low:
        assert turned.high == pytest.approx(1 / wide.low)
    assert wide.p_value == pytest.approx(turned.p_value)
    assert wide.p_value is not None
    if wide.p_value < 0.0499:
        assert wide.low > 1 or (wide.high is not None and wide.high < 1)
    if wide.p_value > 0.0501:
        assert wide.low <= 1
        assert wide.high is None or wide.high >= 1


def test_clustered_months_give_a_factor_and_level_ones_do_not() -> None:
    level = monthly_dispersion([[10, 12, 9, 11, 10, 8]])
    assert (level.factor, level.degrees_of_freedom) == (1.0, 5)
    bursts = monthly_dispersion([[0, 40, 0, 0, 38, 2], [10, 12, 9, 11, 10, 8]])
    assert bursts.degrees_of_freedom == 10
    assert bursts.factor > 10


def test_too_few_months_or_no_events_leave_it_unknown() -> None:
    for series in ([[1, 2, 3]], [[0] * 12], []):
        found = monthly_dispersion(series)
        assert found.factor == 1
        assert found.undefined


def test_a_dispersion_below_one_is_refused() -> None:
    for factor in (0.5, float("nan"), float("inf")):
        with pytest.raises(ValueError, match="at least 1"):
            dispersed_rate_ratio(1, 10, 2, 10, factor)


def test_next_to_no_events_bound_nothing_and_give_no_infinity() -> None:
    found = dispersed_rate_ratio(3, 1, 1_491_970, 1_491_970, 1e12)
    assert found.estimate == 3.0
    assert found.high is None


def test_months_in_which_both_groups_rise_together_leave_the_ratio_steady() -> None:
    level = [(10 * step, 40 * step) for step in (1, 3, 2, 5, 1, 4)]
    assert ratio_dispersion([level]).factor == 1.0


def test_the_ratio_s_dispersion_is_that_of_a_table_of_counts() -> None:
    from scipy.stats import chi2_contingency

    sides = [
        [(46, 324), (37, 321), (59, 324), (70, 385), (80, 436), (67, 377)],
        [(78, 617), (142, 723), (70, 599), (80, 551), (49, 377), (53, 440), (70, 488)],
    ]
    wanted = sum(chi2_contingency(side, correction=False).statistic for side in sides)
    found = ratio_dispersion(sides)
    assert found.degrees_of_freedom == 5 + 6
    assert found.statistic == pytest.approx(wanted)
    assert found.factor == pytest.approx(wanted / 11)


def test_few_months_or_a_group_without_events_tell_nothing_of_a_ratio() -> None:
    assert ratio_dispersion([[(3, 4)] * 5, [(0, 9)] * 8]).undefined
