"""A share of the whole frame from the panel's own stratified draw, each stratum by its size.

A panel reads more of some strata than of others, so the plain share of the cases read is wrong for
the frame. Cases that were chosen and not drawn give a share of themselves only, without interval.
"""

from collections.abc import Sequence

from reports.statistics.estimate import Estimate, check_confidence, check_parts
from sampling.strata import StratumCounts
from sampling.stratified import max_p
from sampling.weights import WeightedEstimate, counted, weighted_estimate

LOGIT = "stratified estimate, logit limits"
BETA = "stratified estimate, Korn–Graubard limits"
CHOSEN = "none: these cases were chosen, not drawn"


def weighted_share(
    strata: Sequence[StratumCounts], *, confidence: float = 0.95, beta: bool = False
) -> Estimate:
    """Estimate the share of the whole frame: ΣW p, with Korn and Graubard's limits if asked.

    Strata of which one case was read, or a sample that saw none or only cases of the kind, leave
    the usual limits undefined; then the exact stratified limits stand in and `method` says so.

    >>> drawn = [StratumCounts(9, 30, 760), StratumCounts(4, 30, 4853), StratumCounts(5, 20, 429)]
    >>> found = weighted_share(drawn)
    >>> tuple(round(x or 0, 4) for x in (found.estimate, found.low, found.high))
    (0.1626, 0.0831, 0.2937)
    >>> tuple(round(x or 0, 4) for x in (found.low, weighted_share(drawn, beta=True).low))
    (0.0831, 0.0736)
    """
    check_confidence(confidence)
    if any(one.population and not one.read for one in strata) or not strata:
        reason = "A stratum had no case read, so nothing can be said of the whole frame."
        return Estimate(None, None, None, LOGIT, confidence, undefined=reason)
    size = sum(one.population for one in strata)
    share = sum(one.population * one.seen / one.read for one in strata if one.read) / size
    if any(one.read == 1 and one.population > 1 for one in strata):
        return _exact(strata, share, size, confidence)
    rows = [counted(one.population, one.read, one.seen) for one in strata]
    found = weighted_estimate(rows, confidence)
    limits = _korn_graubard(found, sum(one.read for one in strata), confidence)
    if not beta:
        limits = found.logit_interval
    if limits is None:
        return _exact(strata, share, size, confidence)
    return Estimate(share, *limits, BETA if beta else LOGIT, confidence)


def chosen_share(events: int, cases: int) -> Estimate:
    """Give the share of cases that somebody chose: it describes them and nothing else.

    >>> found = chosen_share(3, 12)
    >>> found.estimate, found.low, found.method
    (0.25, None, 'none: these cases were chosen, not drawn')
    """
    check_parts(events, cases)
    if not cases:
        reason = "There are no cases to take a share of."
        return Estimate(None, None, None, CHOSEN, 0.95, undefined=reason)
    return Estimate(events / cases, None, None, CHOSEN, 0.95)


def _exact(strata: Sequence[StratumCounts], share: float, size: int, confidence: float) -> Estimate:
    found = max_p(strata, confidence)
    return Estimate(share, found.low / size, found.high / size, found.method, confidence)


def _korn_graubard(
    found: WeightedEstimate, read: int, confidence: float
) -> tuple[float, float] | None:
    """Give Clopper-Pearson limits at the sample size that would have the same error.

    (Korn and Graubard 1998, Survey Methodology 24.)
    """
    from scipy.special import betaincinv, stdtrit

    share, error, degrees = found.mean, found.standard_error, found.degrees_of_freedom
    if not error or degrees <= 0 or not 0 < share < 1:
        return None
    tail = check_confidence(confidence)
    smaller = (float(stdtrit(read - 1, tail)) / float(stdtrit(degrees, tail))) ** 2
    size = share * (1 - share) / error**2 * smaller
    low = float(betaincinv(size * share, size * (1 - share) + 1, tail))
    high = float(betaincinv(size * share + 1, size * (1 - share), 1 - tail))
    return low, high
