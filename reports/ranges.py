"""From the cases read of each stratum to all its cases: the numbers that agree with what was seen.

The limits are exact, with strata and without. This module must never guess across a stratum of
which nothing was read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sampling.hypergeometric import equal_tailed
from sampling.strata import StratumCounts
from sampling.stratified import max_p

CENSUS = "all cases were read"


@dataclass(frozen=True, slots=True)
class Range:
    """How many of all the cases may be of a kind, both ends included."""

    low: int
    high: int
    method: str


def why_no_range(strata: Sequence[tuple[str, int, int]]) -> str:
    """Say why nothing can be said of all cases; empty when something can.

    Each stratum is its name, the cases read and the cases that there are.

    >>> why_no_range([("Male", 4, 40), ("Female", 0, 12)])
    'No case of "Female" was read, so there is no range for all cases together.'
    >>> why_no_range([("all", 4, 40)])
    ''
    """
    if not any(read for _, read, _ in strata):
        return "No case was read, so nothing can be said about all cases."
    unread = [name for name, read, size in strata if size and not read]
    if not unread:
        return ""
    named = " or ".join(f'"{name}"' for name in unread)
    return f"No case of {named} was read, so there is no range for all cases together."


def range_of(strata: Sequence[StratumCounts], confidence: float = 0.95) -> Range | None:
    """Give the range for all cases of all strata together; `None` where it cannot be said.

    One stratum: exact hypergeometric, equal-tailed. Several: the exact limits of `max_p`, each
    stratum weighed by its size. Every case read: the count itself.

    >>> range_of([StratumCounts(seen=3, read=20, population=200)])
    Range(low=8, high=73, method='exact hypergeometric, equal-tailed')
    >>> range_of([StratumCounts(3, 20, 20)])
    Range(low=3, high=3, method='all cases were read')
    >>> strata = [StratumCounts(4, 20, 120), StratumCounts(1, 10, 60), StratumCounts(3, 10, 20)]
    >>> range_of(strata).low, range_of(strata).high
    (16, 66)
    """
    held = [each for each in strata if each.population]
    if not held or any(not each.read for each in held):
        return None
    if all(not each.unread for each in held):
        seen = sum(each.seen for each in held)
        return Range(seen, seen, CENSUS)
    if len(held) > 1:
        exact = max_p(held, confidence)
    else:
        exact = equal_tailed(held[0].seen, held[0].read, held[0].population, confidence)
    return Range(exact.low, exact.high, exact.method)


def at_most(strata: Sequence[StratumCounts], confidence: float = 0.95) -> int | None:
    """Give the most cases of a kind that agree with what was seen, on one side only.

    A one-sided limit is the upper end of a range that leaves out twice as much.

    >>> at_most([StratumCounts(seen=0, read=20, population=200)])
    26
    """
    two_sided = float(1 - 2 * (1 - Decimal(str(confidence))))
    found = range_of(strata, two_sided) if two_sided > 0 else None
    return None if found is None else found.high
