"""Say beforehand how many cases to read for a wanted sharpness.

Two ways to reach a margin: a rule of thumb from the normal curve, which others publish, and an
exact one that no result can break. What may be said afterwards never comes from the rule of thumb.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import count
from math import ceil, comb, floor
from statistics import NormalDist

from sampling.hypergeometric import equal_tailed, left_over, ways_up_to


@dataclass(frozen=True, slots=True)
class AcceptancePlan:
    """Read `size` cases and accept the list when at most `accept` are of the kind."""

    size: int
    accept: int


def margin_size(
    population: int, margin: float, expected: float = 0.5, confidence: float = 0.95
) -> int:
    """Give the rule-of-thumb size for a margin either way, with the finite population correction.

    `margin` is a rate: 0.1 is ten points either way. Rounded up once, at the end. (Cochran 1977,
    chapter 4.)

    >>> margin_size(200, 0.1)
    65
    """
    _check_margin(population, margin)
    if not 0 < expected < 1:
        raise ValueError(f"The expected rate is {expected}; it must be between 0 and 1.")
    spread = expected * (1 - expected)
    return ceil(spread / (_variance(margin, confidence) + spread / population))


def exact_margin_size(population: int, margin: float, confidence: float = 0.95) -> int:
    """Give the smallest size at which every exact limit lies within `margin` of the estimate.

    Whatever the panel then sees, both ends of the equal-tailed exact interval are less than
    `margin` away from the rate seen; exactly `margin` away is not enough.

    >>> exact_margin_size(100, 0.15)
    33
    """
    _check_margin(population, margin)
    allowed = Fraction(str(margin))
    for read in range(1, population):
        # The middle result has the widest limits or nearly so: it rules most sizes out at once.
        if all(
            _reach(seen, read, population, confidence) < allowed
            for seen in range(read // 2, -1, -1)
        ):
            return read
    return population


def acceptance_plan(
    population: int,
    good: float,
    bad: float,
    accept_good: float = 0.95,
    accept_bad: float = 0.05,
) -> AcceptancePlan:
    """Give the smallest plan that accepts a good list and refuses a bad one often enough.

    A list with a rate of at most `good` is accepted with a chance of at least `accept_good`; one
    with a rate of at least `bad` with a chance of at most `accept_bad`. Exact, without replacement.

    >>> acceptance_plan(1000, 0.01, 0.1)
    AcceptancePlan(size=60, accept=2)
    """
    if not (0 <= good < bad <= 1 and 0 <= accept_bad < accept_good <= 1):
        raise ValueError("A good rate must be below a bad one, and be accepted more often.")
    if population < 1:
        raise ValueError("There are no cases to read.")
    in_good = floor(Fraction(str(good)) * population)
    in_bad = ceil(Fraction(str(bad)) * population)
    size = 1
    # Reading everything tells any two lists apart, so some number to accept is always found.
    for accept in count():
        while _chance(accept, size, population, in_bad) > accept_bad:
            size += 1
        if _chance(accept, size, population, in_good) >= accept_good:
            break
    return AcceptancePlan(size, accept)


def total_for_proportional(
    sizes: Sequence[int], spreads: Sequence[float], margin: float, confidence: float = 0.95
) -> int:
    """Give the rule-of-thumb total for a margin when cases are shared out in proportion to size.

    `spreads` are the strata's standard deviations. (Cochran 1977, chapter 5.)

    >>> total_for_proportional([800, 150, 50], [0.3, 0.4, 0.5], 0.1)
    41
    """
    shares = _variances(sizes, spreads, margin)
    population = sum(sizes)
    wanted = _variance(margin, confidence) + sum(shares)
    return ceil(population * sum(shares) / wanted)


def total_for_neyman(
    sizes: Sequence[int], spreads: Sequence[float], margin: float, confidence: float = 0.95
) -> int:
    """Give the rule-of-thumb total for a margin when cases are shared out by size times spread.

    >>> total_for_neyman([800, 150, 50], [0.3, 0.4, 0.5], 0.1)
    40
    """
    shares = _variances(sizes, spreads, margin)
    wanted = _variance(margin, confidence) + sum(shares)
    by_spread = sum(share / spread for share, spread in zip(shares, spreads, strict=True) if spread)
    weight = sum(size * spread for size, spread in zip(sizes, spreads, strict=True))
    return ceil(weight * by_spread / wanted)


def _variances(sizes: Sequence[int], spreads: Sequence[float], margin: float) -> list[float]:
    """Give each stratum's part in the variance of the mean, for one case of one."""
    population = sum(sizes)
    _check_margin(population, margin)
    if len(sizes) != len(spreads) or any(size < 2 for size in sizes):
        raise ValueError("Each stratum needs a spread, and two cases at least.")
    return [
        (size / population * spread) ** 2 / (size - 1)
        for size, spread in zip(sizes, spreads, strict=True)
    ]


def _variance(margin: float, confidence: float) -> float:
    z = NormalDist().inv_cdf(float(1 - left_over(confidence) / 2))
    return (margin / z) ** 2


def _reach(seen: int, read: int, population: int, confidence: float) -> Fraction:
    limits = equal_tailed(seen, read, population, confidence)
    rate = Fraction(seen, read)
    return max(rate - Fraction(limits.low, population), Fraction(limits.high, population) - rate)


def _chance(accept: int, size: int, population: int, cases: int) -> Fraction:
    return Fraction(ways_up_to(accept, size, population, cases), comb(population, size))


def _check_margin(population: int, margin: float) -> None:
    if population < 1:
        raise ValueError("There are no cases to read.")
    if not 0 < margin < 1:
        raise ValueError(f"The margin is {margin}; it must be between 0 and 1.")
