"""Say what chance a draw has of meeting something rare, and how long a draw that needs.

Exact for drawing without replacement; probabilities leave as floats only at the very end.
"""

from fractions import Fraction
from math import comb, floor

from sampling.hypergeometric import left_over

_MOST = 10_000_000
"""Cases in a list: above this the whole numbers grow too long to wait for."""
_SURE = 750
"""No number holds e to the minus 750: the chance of meeting none is then nought."""


def detection_probability(population: int, size: int, cases: int) -> float:
    """Give the chance that `size` cases drawn from `population` hold at least one of `cases`.

    >>> round(detection_probability(200, 20, 10), 6)
    0.660226
    """
    return float(1 - _none(population, size, cases))


def missed_stratum_probability(population: int, size: int, stratum: int) -> float:
    """Give the chance that a draw without strata takes no case at all from one of `stratum` cases.

    >>> round(missed_stratum_probability(200, 20, 10), 6)
    0.339774
    """
    return float(_none(population, size, stratum))


def missed_share_probability(size: int, share: float) -> float:
    """Give the chance that a draw takes nothing of a part of a list too long to matter.

    `share` is the part's share of the list, from 0 to 1. The binomial limit of
    `missed_stratum_probability`, which is a little smaller for a list of known length.

    >>> round(missed_share_probability(12, 0.05), 3)
    0.54
    """
    if size < 0:
        raise ValueError(f"The number of cases drawn is {size}; it cannot be below 0.")
    if not 0 <= share <= 1:
        raise ValueError(f"The share is {share}; it must be from 0 to 1.")
    return (1.0 - share) ** size


def discovery_size(population: int, rate: float, confidence: float = 0.95) -> int:
    """Give the smallest draw that meets at least one case with at least this confidence.

    The kind is taken to be K = max(1, rate × population) cases, halves rounded up.

    >>> discovery_size(200, 0.05)
    51
    """
    if not 0 <= rate <= 1:
        raise ValueError(f"The rate is {rate}; it must be from 0 to 1.")
    if population < 1:
        raise ValueError("There are no cases to draw from.")
    allowed = left_over(confidence)
    cases = max(1, floor(Fraction(str(rate)) * population + Fraction(1, 2)))
    low, high = 1, 1
    # The answer is short wherever the kind is common, and long draws are slow to count.
    while high < population and _none(population, high, cases) > allowed:
        low, high = high + 1, min(2 * high, population)
    while low < high:
        middle = (low + high) // 2
        if _none(population, middle, cases) <= allowed:
            high = middle
        else:
            low = middle + 1
    return low


def _none(population: int, size: int, cases: int) -> Fraction:
    if not (0 <= size <= population and 0 <= cases <= population):
        raise ValueError(
            f"{size} drawn and {cases} of a kind do not fit a population of {population}."
        )
    if population > _MOST:
        raise ValueError(f"A list of {population:,} cases is too long: {_MOST:,} is the most.")
    # Each case drawn leaves at most 1 - cases/population, and so e to the minus that many times.
    if size * cases > _SURE * population:
        return Fraction(0)
    # Drawing and being of the kind are two subsets: either may be held still. The smaller is
    # quicker to count.
    fewer, more = sorted((size, cases))
    return Fraction(comb(population - more, fewer), comb(population, fewer))
