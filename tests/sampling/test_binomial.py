from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampling.binomial import clopper_pearson, wilson
from tests.sampling.reference import reference_numbers


@st.composite
def samples(make: st.DrawFn) -> tuple[int, int]:
    read = make(st.integers(1, 80))
    return make(st.integers(0, read)), read


def tail(seen: int, read: int, rate: float) -> float:
    exact = Fraction(rate)
    return float(
        sum(comb(read, x) * exact**x * (1 - exact) ** (read - x) for x in range(seen, read + 1))
    )


def test_every_reference_row_is_reproduced() -> None:
    for row in reference_numbers("binomial_intervals"):
        sample = (row["x"], row["n"])
        assert clopper_pearson(*sample) == pytest.approx(row["clopper_pearson"], abs=5e-7)
        assert wilson(*sample) == pytest.approx(row["wilson"], abs=5e-7)


def test_the_upper_bound_after_nothing_was_seen_is_reproduced() -> None:
    for row in reference_numbers("discovery_zero_seen"):
        # One-sided at a level is two-sided with twice as much left over.
        two_sided = round(1 - 2 * (1 - row["level"]), 10)
        _, high = clopper_pearson(0, row["n"], two_sided)
        assert high == pytest.approx(row["binomial_upper"], abs=5e-7)


@given(samples(), st.sampled_from([0.8, 0.9, 0.95, 0.99]))
def test_each_exact_limit_leaves_its_tail(sample: tuple[int, int], confidence: float) -> None:
    seen, read = sample
    low, high = clopper_pearson(seen, read, confidence)
    half = (1 - confidence) / 2
    if seen > 0:
        assert tail(seen, read, low) == pytest.approx(half, rel=1e-6)
    if seen < read:
        assert 1 - tail(seen + 1, read, high) == pytest.approx(half, rel=1e-6)


@given(samples(), st.sampled_from([0.8, 0.95, 0.99]))
def test_limits_stay_in_order_between_nought_and_one(
    sample: tuple[int, int], confidence: float
) -> None:
    seen, read = sample
    for rule in (clopper_pearson, wilson):
        low, high = rule(seen, read, confidence)
        assert 0 <= low <= seen / read <= high <= 1
        mirrored = rule(read - seen, read, confidence)
        assert mirrored == pytest.approx((1 - high, 1 - low), abs=1e-9)


def test_nothing_read_leaves_everything_possible() -> None:
    assert clopper_pearson(0, 0) == wilson(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize("sample", [(3, 2), (-1, 2), (0, -1)])
def test_counts_that_do_not_fit_are_refused(sample: tuple[int, int]) -> None:
    for rule in (clopper_pearson, wilson):
        with pytest.raises(ValueError, match="not possible"):
            rule(*sample)
