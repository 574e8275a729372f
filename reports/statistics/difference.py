"""How many percentage points lie between two shares.

Percentage points are not per cent: from 20 % to 25 % is 5 points and a quarter more. Only the first
is worked out here.
"""

from math import sqrt

from reports.statistics.estimate import Estimate, check_confidence, check_parts
from sampling.binomial import wilson

METHOD = "Newcombe hybrid score"


def difference(
    events: int,
    cases: int,
    reference_events: int,
    reference_cases: int,
    *,
    confidence: float = 0.95,
) -> Estimate:
    """Give the share of a group less the share of the reference group, between -1 and 1.

    The limits join the Wilson limits of both shares (Newcombe 1998, method 10):
    d - √((p1-l1)²+(u2-p2)²) and d + √((u1-p1)²+(p2-l2)²).

    >>> found = difference(56, 70, 48, 80)
    >>> tuple(round(x or 0, 4) for x in (found.estimate, found.low, found.high))
    (0.2, 0.0524, 0.3339)
    """
    check_confidence(confidence)
    check_parts(events, cases)
    check_parts(reference_events, reference_cases)
    if not cases or not reference_cases:
        reason = "One of the groups has no cases."
        return Estimate(None, None, None, METHOD, confidence, undefined=reason)
    share, other = events / cases, reference_events / reference_cases
    low, high = wilson(events, cases, confidence)
    other_low, other_high = wilson(reference_events, reference_cases, confidence)
    gap = share - other
    below = sqrt((share - low) ** 2 + (other_high - other) ** 2)
    above = sqrt((high - share) ** 2 + (other - other_low) ** 2)
    return Estimate(gap, gap - below, gap + above, METHOD, confidence)
