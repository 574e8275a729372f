"""The limits of one count of events, before it is divided by anything.

Two conventions: exact for every count, and that of the English public health office, which takes
an approximation from ten events on. Whoever prints a limit prints the name that comes with it.
"""

from enum import StrEnum
from math import sqrt
from statistics import NormalDist
from typing import NamedTuple

from reports.statistics.estimate import check_confidence

EXACT = "exact Poisson"
BYAR = "Byar's approximation"
BYAR_FROM = 10
"""The public health office keeps exact limits below this count."""


class CountLimits(StrEnum):
    """Which limits to put around a count of events."""

    EXACT = "exact"
    """Exact for every count."""
    OHID = "ohid"
    """As the Office for Health Improvement and Disparities prints them: exact below 10 events."""


class Limits(NamedTuple):
    """The limits of a count, and the name of the method."""

    low: float
    high: float
    method: str


def count_limits(
    events: float, confidence: float = 0.95, convention: CountLimits = CountLimits.EXACT
) -> Limits:
    """Give the limits of the number of events that the same process could have led to.

    >>> count_limits(5).method, count_limits(65, convention=CountLimits.OHID).method
    ('exact Poisson', "Byar's approximation")
    >>> [round(x, 4) for x in count_limits(65, convention=CountLimits.OHID)[:2]]
    [50.1632, 82.8491]
    """
    if events < 0:
        raise ValueError(f"The number of events is below zero: {events}.")
    if convention is CountLimits.OHID and events >= BYAR_FROM:
        return byar(events, confidence)
    return exact(events, confidence)


def exact(events: float, confidence: float = 0.95) -> Limits:
    """Give half of χ²(α/2; 2x) and half of χ²(1-α/2; 2x+2) (Garwood 1936).

    >>> [round(x, 4) for x in exact(0)[:2]]
    [0.0, 3.6889]
    """
    from scipy.special import gammainccinv, gammaincinv

    tail = check_confidence(confidence)
    low = float(gammaincinv(events, tail)) if events else 0.0
    return Limits(low, float(gammainccinv(events + 1, tail)), EXACT)


def byar(events: float, confidence: float = 0.95) -> Limits:
    """Give x(1 - 1/9x - z/3√x)³, and the same with x + 1 and + z above (Breslow and Day 1987).

    >>> [round(x, 4) for x in byar(65, 0.998)[:2]]
    [42.8803, 94.0003]
    """
    z = -NormalDist().inv_cdf(check_confidence(confidence))
    above = events + 1
    high = above * (1 - 1 / (9 * above) + z / (3 * sqrt(above))) ** 3
    if not events:
        return Limits(0.0, high, BYAR)
    low = events * max(1 - 1 / (9 * events) - z / (3 * sqrt(events)), 0.0) ** 3
    return Limits(low, high, BYAR)
