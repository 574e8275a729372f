"""How many times as large one group's share is as another's: parts of wholes.

The denominator is the stage that feeds the numerator (arrests of searches, not of residents).
Residents belong to `rate_ratio`. Half a case is never added to a zero.
"""

from reports.statistics.estimate import Estimate, check_confidence, check_parts

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
    check_confidence(confidence)
    check_parts(events, cases)
    check_parts(reference_events, reference_cases)
    if not cases or not reference_cases:
        reason = "One of the groups has no cases."
        return Estimate(None, None, None, METHOD, confidence, undefined=reason)
    low = _lowest(events, cases, reference_events, reference_cases, confidence)
    turned = _lowest(reference_events, reference_cases, events, cases, confidence)
    high = 1 / turned if turned else None
    p_value = fisher(events, cases, reference_events, reference_cases)
    if not reference_events:
        reason = "The reference group has no such cases."
        if not events:
            reason = "Neither group has such cases."
        return Estimate(None, low, None, METHOD, confidence, p_value, reason)
    estimate = events * reference_cases / (reference_events * cases)
    return Estimate(estimate, low, high, METHOD, confidence, p_value)


def fisher(events: int, cases: int, reference_events: int, reference_cases: int) -> float:
    """Give Fisher's exact two-sided p-value of two shares (minimum likelihood).

    >>> round(fisher(0, 10, 3, 12), 6)
    0.220779
    """
    import numpy
    from scipy.stats import fisher_exact

    check_parts(events, cases)
    check_parts(reference_events, reference_cases)
    rows = ((events, cases), (reference_events, reference_cases))
    table = numpy.array([[part, whole - part] for part, whole in rows], dtype=numpy.int64)
    return float(fisher_exact(table).pvalue)


def _lowest(
    events: int, cases: int, reference_events: int, reference_cases: int, confidence: float
) -> float:
    """Find the smallest ratio that the score test does not reject; 0 when there are no events."""
    from math import exp, log

    from scipy.optimize import brentq
    from scipy.special import chdtri

    if not events:
        return 0.0
    critical = float(chdtri(1, 1 - confidence))

    def excess(log_ratio: float) -> float:
        ratio = exp(log_ratio)
        return _score(ratio, events, cases, reference_events, reference_cases) - critical

    seen = log(events * reference_cases / (max(reference_events, 0.5) * cases))
    above = seen
    while excess(above) > 0:
        above += 1
    below = seen - 1
    while excess(below) < 0:
        below -= 1
    return exp(float(brentq(excess, below, above, xtol=1e-14)))


def _score(
    ratio: float, events: int, cases: int, reference_events: int, reference_cases: int
) -> float:
    """Give the score statistic of a supposed ratio.

    The reference share that fits best is the smaller root of a quadratic, written with the root in
    the denominator so that small shares of huge groups keep their digits.
    """
    from math import sqrt

    square = (cases + reference_cases) * ratio
    line = cases * ratio + events + reference_cases + reference_events * ratio
    both = events + reference_events
    root = sqrt(max(line * line - 4 * square * both, 0.0))
    reference_share = min(2 * both / (line + root), 1.0)
    share = min(ratio * reference_share, 1.0)
    distance = events / cases - ratio * reference_events / reference_cases
    if distance == 0:
        return 0.0
    variance = share * (1 - share) / cases
    variance += ratio**2 * reference_share * (1 - reference_share) / reference_cases
    return distance**2 / variance if variance > 0 else float("inf")
