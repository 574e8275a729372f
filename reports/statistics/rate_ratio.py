"""How many times as high one group's rate is as another's: events over residents.

For events over residents only. Parts of wholes (arrests of searches, poor gradings of cases) belong
to `risk_ratio`, where this interval would be far too wide. Half an event is never added to a zero.
"""

from reports.statistics.estimate import Estimate, check_confidence, check_counts
from reports.statistics.least_likely import binomial_p
from reports.statistics.ratio_limits import exact_limits
from reports.statistics.rising import rising

EXACT = "exact conditional"
MID_P = "mid-P conditional"


def rate_ratio(
    events: int,
    residents: int,
    reference_events: int,
    reference_residents: int,
    *,
    confidence: float = 0.95,
    mid_p: bool = False,
) -> Estimate:
    """Compare the rate of a group with the rate of the reference group.

    Given the sum of both counts, the group's count is binomial; its Clopper-Pearson limits become
    limits of the ratio (Przyborowski and Wilenski 1940; the interval of R's `poisson.test`). The
    exact p-value adds up all outcomes that are no more likely than the one seen; the mid-P one is
    twice the smaller tail, with half of the outcome seen (Lancaster 1961).

    With no event in the group the ratio is 0 with an upper limit. With none in the reference group
    the ratio is undefined and only the lower limit stands. With none in either nothing is known.

    >>> black_to_white = rate_ratio(760, 30_923, 4_853, 1_491_970)
    >>> tuple(round(x or 0, 2) for x in (black_to_white.estimate, black_to_white.low))
    (7.56, 6.99)
    >>> rate_ratio(3, 12, 0, 10).undefined
    'The reference group has no events.'
    """
    tail = check_confidence(confidence)
    check_counts(
        events=events,
        residents=residents,
        reference_events=reference_events,
        reference_residents=reference_residents,
    )
    method = MID_P if mid_p else EXACT
    reason = undefined_rate_ratio(events, residents, reference_events, reference_residents)
    if not residents or not reference_residents:
        return Estimate(None, None, None, method, confidence, undefined=reason)
    counts = (events, residents, reference_events, reference_residents)
    low, high = (_mid_p_limits if mid_p else _exact)(*counts, tail)
    together = residents + reference_residents
    share, rest = residents / together, reference_residents / together
    if mid_p:
        p_value = _mid_p_test(events, reference_events, residents / reference_residents)
    else:
        p_value = binomial_p(events, events + reference_events, share, rest)
    if reason:
        return Estimate(None, low, None, method, confidence, p_value, reason)
    estimate = events * reference_residents / (reference_events * residents)
    return Estimate(estimate, low, high, method, confidence, p_value)


def undefined_rate_ratio(
    events: int, residents: int, reference_events: int, reference_residents: int
) -> str | None:
    """Say why two rates have no ratio; None when they have one.

    >>> undefined_rate_ratio(3, 12, 0, 10)
    'The reference group has no events.'
    """
    if not residents or not reference_residents:
        return "The population counts nobody in one of the groups."
    if reference_events:
        return None
    return "The reference group has no events." if events else "Neither group has events."


def _exact(
    events: int, residents: int, reference_events: int, reference_residents: int, tail: float
) -> tuple[float, float | None]:
    import numpy as np

    counts = (events, residents, reference_events, reference_residents)
    lows, highs = exact_limits(np.array([counts], dtype=np.float64), tail)
    return float(lows[0]), float(highs[0]) if reference_events else None


def _mid_p_limits(
    events: int, residents: int, reference_events: int, reference_residents: int, tail: float
) -> tuple[float, float | None]:
    scale = reference_residents / residents
    low = _mid_p_odds(events, reference_events, tail) * scale if events else 0.0
    high = scale / _mid_p_odds(reference_events, events, tail) if reference_events else None
    return low, high


def _mid_p_odds(count: int, other: int, tail: float) -> float:
    """Lower mid-P limit of `count` of `count + other`, as odds."""
    from math import exp

    # Without other events the tail stays below one half, so a level close to 0 has no root at all.
    wanted = min(tail, 0.4999999)
    return exp(rising(lambda place: _upper_mid_tail(count, other, exp(place)), wanted))


def _upper_mid_tail(count: int, other: int, odds: float) -> float:
    """Chance of more than `count`, and half the chance of `count`, of `count + other`."""
    from scipy.special import betainc, betaincc

    def at_least(number: int, rest: int) -> float:
        if number <= 0:
            return 1.0
        if rest <= 0:
            return 0.0
        share = odds / (1 + odds)
        if share < 0.5:
            return float(betainc(number, rest, share))
        return float(betaincc(rest, number, 1 / (1 + odds)))

    return (at_least(count, other + 1) + at_least(count + 1, other)) / 2


def _mid_p_test(events: int, reference_events: int, odds: float) -> float:
    upper = _upper_mid_tail(events, reference_events, odds)
    lower = _upper_mid_tail(reference_events, events, 1 / odds)
    return min(1.0, 2 * min(upper, lower))
