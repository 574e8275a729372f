"""Whether shares or rates rise or fall over periods, as one straight step from each to the next.

A missing period is left out, with its place kept in the scores; it is never a zero. A trend says
nothing of why, and one across a change of denominator or of definition is not a trend.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, fsum, log, sqrt

from reports.statistics.estimate import Estimate, check_confidence, check_counts, check_parts
from reports.statistics.log_scale import log_limits

COCHRAN_ARMITAGE = "Cochran–Armitage"
POISSON = "Poisson regression on the log scale"
_STEEPEST = 600.0
"""The log of a step; the exponential of much more is no number any more."""


@dataclass(frozen=True, slots=True)
class ShareTrend:
    """The test for a straight trend of shares."""

    statistic: float | None
    """Chi-square on one degree of freedom."""
    p_value: float | None
    slope: float | None
    """Change of the share for one step of the score, by the same weights; 0.02 is 2 points."""
    method: str
    undefined: str | None = None


@dataclass(frozen=True, slots=True)
class RateTrend:
    """The step of a rate from one score to the next."""

    step: Estimate
    """The rate of one score over that of the one before: 1.05 is 5 per cent more each time."""
    dispersion: float
    """Pearson's chi-square about the line over its degrees of freedom, at least 1."""
    degrees_of_freedom: int
    """With 0 the dispersion could not be estimated, and the interval may be too narrow."""


def share_trend(
    parts: Sequence[tuple[int, int]], scores: Sequence[float] | None = None
) -> ShareTrend:
    """Test for a trend of shares (Cochran 1954; Armitage 1955), as R's `prop.trend.test` does.

    Each part is (events, cases). Scores are 1, 2, 3 … unless given; give them when a period lacks.
    Undefined when all cases, or none, are of the kind.

    >>> found = share_trend([(15, 120), (22, 140), (30, 150), (41, 170)])
    >>> round(found.statistic or 0, 5), round(found.p_value or 0, 6)
    (7.30016, 0.006895)
    """
    from scipy.special import chdtrc

    for events, cases in parts:
        check_parts(events, cases)
    places = _scores(scores, len(parts))
    cases = sum(n for _, n in parts)
    events = sum(x for x, _ in parts)
    counted = {score for score, (_, n) in zip(places, parts, strict=True) if n}
    if len(counted) < 2:
        reason = "Fewer than two periods have cases."
        return ShareTrend(None, None, None, COCHRAN_ARMITAGE, reason)
    if events in (0, cases):
        reason = "No case is of the kind." if not events else "All cases are of the kind."
        return ShareTrend(None, None, None, COCHRAN_ARMITAGE, reason)
    share = events / cases
    middle = fsum(n * score for score, (_, n) in zip(places, parts, strict=True)) / cases
    gap = fsum((score - middle) * x for score, (x, _) in zip(places, parts, strict=True))
    spread = fsum(n * (score - middle) ** 2 for score, (_, n) in zip(places, parts, strict=True))
    statistic = gap**2 / (share * (1 - share) * spread)
    p_value = float(chdtrc(1, statistic))
    return ShareTrend(statistic, p_value, gap / spread, COCHRAN_ARMITAGE)


def rate_trend(
    counts: Sequence[tuple[int, float]],
    scores: Sequence[float] | None = None,
    *,
    confidence: float = 0.95,
) -> RateTrend:
    """Fit events = residents × exp(a + b × score), and widen for counts that vary more than chance.

    Each count is (events, residents), or (events, days) for a series without residents. The error
    of b is multiplied by √max(1, φ), φ being Pearson's chi-square about the line over its degrees
    of freedom. Undefined without events in at least two periods: the line would be infinitely
    steep.

    >>> found = rate_trend([(100, 1_000), (110, 1_000), (121, 1_000), (133, 1_000)])
    >>> round(found.step.estimate or 0, 3), found.dispersion
    (1.1, 1.0)
    """
    tail = check_confidence(confidence)
    places = _scores(scores, len(counts))
    for events, residents in counts:
        check_counts(events=events)
        if not 0 <= residents < float("inf"):
            raise ValueError(f"The number of residents is not possible: {residents}.")
        if events and not residents:
            raise ValueError("A period has events but nobody resident.")
    used = [(s, x, n) for s, (x, n) in zip(places, counts, strict=True) if n]
    freedom = max(len(used) - 2, 0)
    reason = _no_line(used)
    if reason:
        undefined = Estimate(None, None, None, POISSON, confidence, undefined=reason)
        return RateTrend(undefined, 1.0, freedom)
    slope, fitted, information = _fit(used)
    if abs(slope) > _STEEPEST:
        reason = "The scores lie so close together that no number holds one step of the rate."
        undefined = Estimate(None, None, None, POISSON, confidence, undefined=reason)
        return RateTrend(undefined, 1.0, freedom)
    pearson = fsum((x - mean) ** 2 / mean for (_, x, _), mean in zip(used, fitted, strict=True))
    dispersion = max(1.0, pearson / freedom) if freedom else 1.0
    error = sqrt(dispersion / information)
    method = POISSON
    if dispersion > 1:
        method = f"{POISSON}, widened for a dispersion of {dispersion:.2f}"
    low, high, p_value = log_limits(slope, error, tail)
    step = Estimate(exp(slope), low, high, method, confidence, p_value)
    return RateTrend(step, dispersion, freedom)


def _scores(scores: Sequence[float] | None, number: int) -> list[float]:
    if scores is None:
        return [float(place) for place in range(1, number + 1)]
    if len(scores) != number:
        raise ValueError("Each period needs one score.")
    if len(set(scores)) < number:
        raise ValueError("Two periods have the same score.")
    return [float(score) for score in scores]


def _no_line(used: Sequence[tuple[float, int, float]]) -> str | None:
    if len(used) < 2:
        return "Fewer than two periods are counted."
    if sum(x > 0 for _, x, _ in used) < 2:
        return "Fewer than two periods have events."
    return None


def _fit(used: Sequence[tuple[float, int, float]]) -> tuple[float, list[float], float]:
    """Find the slope at which the events' mean score is the one that the line expects.

    The intercept is known given the slope, so one equation is left; it rises with the slope.
    """
    from reports.statistics.rising import rising

    total = sum(x for _, x, _ in used)
    middle = fsum(s * x for s, x, _ in used) / total
    widest = max(abs(s - middle) for s, _, _ in used)
    places = [(s - middle) / widest for s, _, _ in used]

    def shares(slope: float) -> list[float]:
        logs = [slope * place + log(n) for place, (_, _, n) in zip(places, used, strict=True)]
        top = max(logs)
        weights = [exp(value - top) for value in logs]
        whole = fsum(weights)
        return [weight / whole for weight in weights]

    def expected(slope: float) -> float:
        return fsum(share * place for share, place in zip(shares(slope), places, strict=True))

    slope = rising(expected, 0.0)
    fitted = [total * share for share in shares(slope)]
    mean = fsum(mean * place for mean, place in zip(fitted, places, strict=True)) / total
    information = fsum(
        value * (place - mean) ** 2 for value, place in zip(fitted, places, strict=True)
    )
    return slope / widest, fitted, information * widest**2
