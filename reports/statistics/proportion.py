"""One share of cases, with its interval.

For a share of something larger than what was counted. A dip-sample drawn from a sealed frame has
its own interval, which knows how many cases the frame holds. Never worded without its n of N.
"""

from enum import StrEnum

from reports.statistics.estimate import Estimate, check_confidence, check_parts
from sampling import binomial


class Interval(StrEnum):
    """Which interval to put around a share."""

    CLOPPER_PEARSON = binomial.CLOPPER_PEARSON
    """Never too narrow: for "at most" and "at least"."""
    WILSON = binomial.WILSON
    """Close to its level on average: for comparing with published health and crime tables."""


def proportion(
    events: int,
    cases: int,
    *,
    confidence: float = 0.95,
    interval: Interval = Interval.CLOPPER_PEARSON,
) -> Estimate:
    """Give a share and its limits, undefined when there are no cases.

    >>> none_of_eight = proportion(0, 8, interval=Interval.WILSON)
    >>> none_of_eight.low, round(none_of_eight.high or 0, 2)
    (0.0, 0.32)
    """
    check_confidence(confidence)
    check_parts(events, cases)
    if not cases:
        reason = "There are no cases to take a share of."
        return Estimate(None, None, None, interval.value, confidence, undefined=reason)
    exact = interval is Interval.CLOPPER_PEARSON
    limits = binomial.clopper_pearson if exact else binomial.wilson
    low, high = limits(events, cases, confidence)
    return Estimate(events / cases, low, high, interval.value, confidence)


def proportion_drawn(events: int, cases: int, frame: int, *, confidence: float = 0.95) -> Estimate:
    """Give the share of a whole frame, of which so many cases were drawn at random and read.

    Exact hypergeometric limits, which end on whole cases of the frame; a frame read in full has no
    doubt left.

    >>> found = proportion_drawn(3, 20, 200)
    >>> found.estimate, found.low, found.high, found.method
    (0.15, 0.04, 0.365, 'exact hypergeometric, equal-tailed')
    """
    from sampling.hypergeometric import EQUAL_TAILED, equal_tailed

    check_confidence(confidence)
    check_parts(events, cases)
    if not cases:
        reason = "No case was read."
        return Estimate(None, None, None, EQUAL_TAILED, confidence, undefined=reason)
    found = equal_tailed(events, cases, frame, confidence)
    return Estimate(events / cases, found.low / frame, found.high / frame, found.method, confidence)
