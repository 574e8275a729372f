"""One ratio from several areas (or other strata), and whether one ratio may be given at all.

A pooled ratio hides areas that differ, and a crude one can point the other way from every area
(Simpson's reversal). So both are always worked out, and the pooled figure is for printing only
where the areas are not shown to differ.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import exp, log, log1p, sqrt

from reports.statistics.estimate import Estimate, check_confidence
from reports.statistics.homogeneity import Homogeneity, breslow_day_tarone, equal_rate_ratios
from reports.statistics.log_scale import log_limits
from reports.statistics.rate_ratio import rate_ratio
from reports.statistics.rising import rising
from reports.statistics.risk_ratio import risk_ratio
from reports.statistics.stratum import TwoGroups, check_strata, crude_counts

RATE = "Mantel–Haenszel rate ratio (Greenland–Robins)"
RISK = "Mantel–Haenszel risk ratio (Greenland–Robins)"
NO_EVENTS = "exact conditional limit for no events, one ratio for all strata"
REJECTED_BELOW = 0.05


class Kind(StrEnum):
    """What the counts are."""

    RATE = "rate"
    """Events over residents."""
    RISK = "risk"
    """Parts of wholes."""


@dataclass(frozen=True, slots=True)
class PooledRatio:
    """The crude and the pooled ratio of several strata, and whether pooling is fair."""

    crude: Estimate
    pooled: Estimate
    homogeneity: Homogeneity
    reversed: bool
    """True when crude and pooled ratio lie on opposite sides of 1: say so first."""
    may_be_pooled: bool
    """False when the strata differ, or when nothing shows whether they do."""
    reason: str | None
    """Why the pooled figure is not for printing; None when it is."""


def pooled_rate_ratio(strata: Sequence[TwoGroups], *, confidence: float = 0.95) -> Estimate:
    """Pool rate ratios: Σ(x1 n2/N) over Σ(x2 n1/N) (Mantel and Haenszel 1959).

    The variance of its log is Σ((x1+x2) n1 n2/N²) over both sums (Greenland and Robins 1985).

    >>> alike = [TwoGroups("East", 20, 100, 10, 100), TwoGroups("West", 40, 100, 20, 100)]
    >>> round(pooled_rate_ratio(alike).estimate or 0, 6)
    2.0
    """
    return _pooled(strata, Kind.RATE, confidence)


def pooled_risk_ratio(strata: Sequence[TwoGroups], *, confidence: float = 0.95) -> Estimate:
    """Pool risk ratios: the same sums, with the variance for parts of wholes.

    Σ(((x1+x2) n1 n2 - x1 x2 N)/N²) over both sums (Greenland and Robins 1985).

    >>> alike = [TwoGroups("East", 20, 100, 10, 100), TwoGroups("West", 40, 100, 20, 100)]
    >>> found = pooled_risk_ratio(alike)
    >>> round(found.low or 0, 3), round(found.high or 0, 3)
    (1.359, 2.944)
    """
    return _pooled(strata, Kind.RISK, confidence)


def compare_pooled(
    strata: Sequence[TwoGroups], kind: Kind, *, confidence: float = 0.95
) -> PooledRatio:
    """Work out crude and pooled ratio and whether the strata differ.

    Strata of rates are compared by the rate ratio, strata of shares by Breslow-Day-Tarone.

    >>> opposite = [TwoGroups("East", 30, 100, 10, 100), TwoGroups("West", 10, 100, 30, 100)]
    >>> found = compare_pooled(opposite, Kind.RISK)
    >>> found.may_be_pooled, found.reason
    (False, 'The ratio is not the same in each part, so one figure would hide that.')
    """
    check_strata(strata, parts=kind is Kind.RISK)
    counts = crude_counts(strata)
    if kind is Kind.RATE:
        crude = rate_ratio(*counts, confidence=confidence)
        homogeneity = equal_rate_ratios(strata)
    else:
        crude = risk_ratio(*counts, confidence=confidence)
        homogeneity = breslow_day_tarone(strata)
    pooled = _pooled(strata, kind, confidence)
    reversal = False
    if crude.estimate is not None and pooled.estimate is not None:
        reversal = (crude.estimate - 1) * (pooled.estimate - 1) < 0
    reason = pooled.undefined or _why_not(homogeneity)
    return PooledRatio(crude, pooled, homogeneity, reversal, reason is None, reason)


def _why_not(homogeneity: Homogeneity) -> str | None:
    if homogeneity.p_value is None:
        return f"It cannot be shown whether the parts differ. {homogeneity.undefined}"
    if homogeneity.p_value < REJECTED_BELOW:
        return "The ratio is not the same in each part, so one figure would hide that."
    return None


def _pooled(strata: Sequence[TwoGroups], kind: Kind, confidence: float) -> Estimate:
    tail = check_confidence(confidence)
    check_strata(strata, parts=kind is Kind.RISK)
    method = RATE if kind is Kind.RATE else RISK
    own = other = spread = 0.0
    for one in strata:
        x1, n1, x2, n2 = one.counts
        if not n1 or not n2:
            continue
        total = n1 + n2
        own += x1 * n2 / total
        other += x2 * n1 / total
        both = x1 * x2 * total if kind is Kind.RISK else 0
        spread += ((x1 + x2) * n1 * n2 - both) / total**2
    if not own and not other:
        reason = "No stratum has events in either group."
        return Estimate(None, None, None, method, confidence, undefined=reason)
    if not other:
        reason = "The reference group has no events in a stratum that both groups are in."
        low = 1 / _most_without_events([one.turned() for one in strata], tail)
        return Estimate(None, low, None, NO_EVENTS, confidence, undefined=reason)
    if not own:
        return Estimate(0.0, 0.0, _most_without_events(strata, tail), NO_EVENTS, confidence)
    if spread <= 0:
        # An interval of no width would be believed, and all of all in each stratum is no proof.
        reason = "In every stratum all cases are of the kind, so there is no error to work with."
        return Estimate(None, None, None, method, confidence, undefined=reason)
    error = sqrt(spread / (own * other))
    low, high, p_value = log_limits(log(own / other), error, tail)
    return Estimate(own / other, low, high, method, confidence, p_value)


def _most_without_events(strata: Sequence[TwoGroups], tail: float) -> float:
    """Find the highest common ratio at which a group without events still has a chance of `tail`.

    Given the events of each stratum all belong to the reference group: Π(1 + ratio n1/n2)^-x2.
    """
    used = [one for one in strata if one.base and one.reference_base and one.reference_events]

    def surprise(log_ratio: float) -> float:
        ratio = exp(log_ratio)
        return sum(
            one.reference_events * log1p(ratio * one.base / one.reference_base) for one in used
        )

    return exp(rising(surprise, -log(tail)))
