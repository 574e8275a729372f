"""Say exactly which whole populations agree with what a random sample showed.

Every limit is found in whole numbers: a float can never decide whether a count is in or out. A
rate is only a count divided by the population, for printing. This module must never round.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import comb

EQUAL_TAILED = "exact hypergeometric, equal-tailed"
_MOST_READ = 20_000
"""Cases read, or left unread: above this the whole numbers grow too long to wait for."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The counts in the population that agree with a sample, both ends included."""

    low: int
    """The lowest count of cases in the whole population that is not ruled out."""
    high: int
    """The highest such count."""
    seen: int
    """Cases of the kind among those read."""
    read: int
    """Cases read, drawn at random without replacement."""
    population: int
    """Cases that could have been drawn."""
    confidence: float
    method: str
    """How the limits were found, in words to print beside them."""


def equal_tailed(seen: int, read: int, population: int, confidence: float = 0.95) -> Interval:
    """Give every count K in the population with both tails above half of what is left over.

    K is kept while P(X ≤ seen | K) and P(X ≥ seen | K) are both more than (1 − confidence)/2,
    where X counts the kind among `read` cases drawn without replacement. Refused with
    `ValueError`: counts that do not fit one another, a confidence not between 0 and 1.
    (Buonaccorsi 1987, The American Statistician 41; Clopper & Pearson 1934 for a finite frame.)

    >>> equal_tailed(3, 20, 200).low, equal_tailed(3, 20, 200).high
    (8, 73)
    >>> equal_tailed(0, 20, 200).high
    32
    """
    tail = left_over(confidence) / 2
    low = _lowest(seen, read, population, tail)
    high = _highest(seen, read, population, tail)
    return Interval(low, high, seen, read, population, confidence, EQUAL_TAILED)


def one_sided_upper(seen: int, read: int, population: int, confidence: float = 0.95) -> int:
    """Give the highest count K with P(X ≤ seen | K) above 1 − confidence: "at most".

    >>> one_sided_upper(0, 20, 200)
    26
    """
    return _highest(seen, read, population, left_over(confidence))


def one_sided_lower(seen: int, read: int, population: int, confidence: float = 0.95) -> int:
    """Give the lowest count K with P(X ≥ seen | K) above 1 − confidence: "at least".

    >>> one_sided_lower(20, 20, 200)
    174
    """
    return _lowest(seen, read, population, left_over(confidence))


def left_over(confidence: float) -> Fraction:
    """Give 1 − confidence exactly as it was typed, so that 0.95 leaves one twentieth.

    >>> left_over(0.95)
    Fraction(1, 20)
    """
    if not 0 < confidence < 1:
        raise ValueError(f"The confidence is {confidence}; it must be between 0 and 1.")
    return 1 - Fraction(str(confidence))


def ways_up_to(seen: int, read: int, population: int, cases: int) -> int:
    """Count the draws of `read` of `population`, `cases` of a kind, that hold at most `seen`.

    Divided by comb(population, read) it is P(X ≤ seen). The shorter tail is the one added up.

    >>> ways_up_to(1, 2, 5, 2)
    9
    """
    first = max(0, read - (population - cases))
    last = min(read, cases)
    if seen < first:
        return 0
    if seen >= last:
        return comb(population, read)
    if seen - first <= last - seen - 1:
        return sum(_ways_from(first, seen, read, population, cases))
    above = sum(_ways_from(seen + 1, last, read, population, cases))
    return comb(population, read) - above


def ways_each(read: int, population: int, cases: int) -> list[int]:
    """Count the draws that hold exactly 0, 1, … `read` of a kind.

    >>> ways_each(2, 5, 2)
    [3, 6, 1]
    """
    first = max(0, read - (population - cases))
    last = min(read, cases)
    some = list(_ways_from(first, last, read, population, cases))
    return [0] * first + some + [0] * (read - last)


def check_counts(seen: int, read: int, population: int) -> None:
    """Raise `ValueError` when the three counts cannot belong to one sample.

    >>> check_counts(3, 2, 10)
    Traceback (most recent call last):
    ...
    ValueError: 3 of 2 cases read is not possible.
    """
    if not 0 <= seen <= read:
        raise ValueError(f"{seen} of {read} cases read is not possible.")
    if read > population:
        raise ValueError(f"{read} cases were read, but there are only {population}.")
    if min(read, population - read) > _MOST_READ:
        raise ValueError(
            f"{read:,} cases read of {population:,} are too many to work out exactly: "
            f"{_MOST_READ:,} is the most. Leave the length of the list out."
        )


def _ways_from(first: int, last: int, read: int, population: int, cases: int) -> Iterator[int]:
    term = comb(cases, first) * comb(population - cases, read - first)
    yield term
    others_left = population - cases - read
    for count in range(first, last):
        term = term * ((cases - count) * (read - count))
        # Exact: the next term is a whole number of draws.
        term //= (count + 1) * (others_left + count + 1)
        yield term


def _highest(seen: int, read: int, population: int, tail: Fraction) -> int:
    check_counts(seen, read, population)
    needed = comb(population, read) * tail.numerator

    def agrees(cases: int) -> bool:
        return ways_up_to(seen, read, population, cases) * tail.denominator > needed

    return _last_that(agrees, seen, population - read + seen)


def _lowest(seen: int, read: int, population: int, tail: Fraction) -> int:
    # At least `seen` of K is at most `read - seen` of the other N − K.
    return population - _highest(read - seen, read, population, tail)


def _last_that(agrees: Callable[[int], bool], first: int, last: int) -> int:
    """Find the last number for which `agrees`, true at `first`, has not yet turned false."""
    while first < last:
        middle = (first + last + 1) // 2
        if agrees(middle):
            first = middle
        else:
            last = middle - 1
    return first
