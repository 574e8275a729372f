"""How many times as large one group's share is as another's: parts of wholes.

The denominator is the stage that feeds the numerator (arrests of searches, not of residents).
Residents belong to `rate_ratio`. Half a case is never added to a zero.
"""

from reports.statistics.estimate import Estimate, check_confidence, check_parts
from reports.statistics.least_likely import hypergeometric_p
from reports.statistics.ratio_limits import score_limits

METHOD = "Koopman score"


def risk_ratio(
    events: int,
    cases: int,
    reference_events: int,
    reference_cases: int,
    *,
    confidence: float = 0.95,
) -> Estimate:
    """Compare the share of a group with the share of the reference group.

    The interval holds every ratio that the score test does not reject (Koopman 1984), without the
    factor N/(N-1). The p-value is Fisher's exact one, two-sided, which adds up all tables that are
    no more likely than the one seen. The two come from different tests and may disagree close to
    the line.

    >>> all_poor = risk_ratio(4, 4, 37, 52)
    >>> tuple(round(x or 0, 2) for x in (all_poor.estimate, all_poor.low, all_poor.high))
    (1.41, 0.71, 1.73)
    """
    import numpy as np

    check_confidence(confidence)
    counts = (events, cases, reference_events, reference_cases)
    check_parts(events, cases)
    check_parts(reference_events, reference_cases)
    reason = undefined_risk_ratio(*counts)
    if not cases or not reference_cases:
        return Estimate(None, None, None, METHOD, confidence, undefined=reason)
    lows, highs = score_limits(np.array([counts], dtype=np.float64), confidence)
    low, high = float(lows[0]), float(highs[0]) if reference_events else None
    p_value = fisher(*counts)
    if reason:
        return Estimate(None, low, None, METHOD, confidence, p_value, reason)
    estimate = events * reference_cases / (reference_events * cases)
    return Estimate(estimate, low, high, METHOD, confidence, p_value)


def undefined_risk_ratio(
    events: int, cases: int, reference_events: int, reference_cases: int
) -> str | None:
    """Say why two shares have no ratio; None when they have one.

    >>> undefined_risk_ratio(3, 12, 0, 10)
    'The reference group has no such cases.'
    """
    if not cases or not reference_cases:
        return "One of the groups has no cases."
    if reference_events:
        return None
    return "The reference group has no such cases." if events else "Neither group has such cases."


def fisher(events: int, cases: int, reference_events: int, reference_cases: int) -> float:
    """Give Fisher's exact two-sided p-value of two shares (minimum likelihood).

    >>> round(fisher(0, 10, 3, 12), 6)
    0.220779
    """
    check_parts(events, cases)
    check_parts(reference_events, reference_cases)
    of_the_kind = events + reference_events
    return hypergeometric_p(events, cases, of_the_kind, cases + reference_cases - of_the_kind)
