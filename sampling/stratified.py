"""Say how many cases of the whole frame are of a kind when the sample was drawn by strata.

The exact answer asks of each total whether any split of it over the strata could have led to what
was seen. A stratum read in full is known, so it is set aside and its cases added back. Where the
question cannot be settled in reasonable time the answer is wider, never narrower, and says so.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from sampling.hypergeometric import Interval, equal_tailed, left_over
from sampling.joint_tail import Design
from sampling.split_search import LargestTotal, largest_total
from sampling.strata import StratumCounts, check_strata

MAX_P = "exact stratified (largest tail over every split)"
SIDAK = "exact in each stratum, added up (Šidák)"
READ_IN_FULL = "every case was read"


def max_p(strata: Sequence[StratumCounts], confidence: float = 0.95) -> Interval:
    """Give every total that some split over the strata makes likely enough.

    The weighted total T of the sample (each case counting population / read of its stratum) is
    compared with the T seen; a total K is kept while the largest of P(T ≤ seen) over all splits of
    K, and the largest of P(T ≥ seen), are both above (1 − confidence)/2. (Wendell & Schmee 1996,
    Journal of the American Statistical Association 91.) `method` says how it was found: should the
    search be too long the limits are wider by a stated number of cases, or are those of `sidak`.
    Refused with `ValueError`: no strata, or a stratum of which nothing was read.

    >>> counts = [StratumCounts(4, 20, 120), StratumCounts(1, 10, 60), StratumCounts(3, 10, 20)]
    >>> found = max_p(counts)
    >>> found.low, found.high
    (16, 66)
    """
    check_strata(strata)
    tail = left_over(confidence) / 2
    known = sum(stratum.seen for stratum in strata if not stratum.unread)
    in_doubt = [stratum for stratum in strata if stratum.unread]
    if not in_doubt:
        return _interval(strata, known, known, confidence, READ_IN_FULL)
    if len(in_doubt) == 1:
        only = in_doubt[0]
        alone = equal_tailed(only.seen, only.read, only.population, confidence)
        return _interval(strata, known + alone.low, known + alone.high, confidence, MAX_P)
    most = _most(in_doubt, tail)
    others = _most([_others(stratum) for stratum in in_doubt], tail) if most else None
    if most is None or others is None:
        wider = sidak(strata, confidence)
        why = f"{SIDAK}; the exact search over every split was too long"
        return _interval(strata, wider.low, wider.high, confidence, why)
    # What was seen, and what was seen not to be, bound the total whatever the chances.
    seen = sum(stratum.seen for stratum in in_doubt)
    unseen = sum(stratum.unread for stratum in in_doubt)
    population = sum(stratum.population for stratum in in_doubt)
    low = max(seen, population - others.total)
    high = min(seen + unseen, most.total)
    return _interval(strata, known + low, known + high, confidence, _method(most, others))


def sidak(strata: Sequence[StratumCounts], confidence: float = 0.95) -> Interval:
    """Add up limits found in each stratum alone, each sure enough that all hold together.

    Simple, safe and wide: each of H strata is given the confidence to the power 1/H. (Šidák 1967,
    Journal of the American Statistical Association 62.)

    >>> counts = [StratumCounts(4, 20, 120), StratumCounts(1, 10, 60), StratumCounts(3, 10, 20)]
    >>> sidak(counts).low, sidak(counts).high
    (11, 95)
    """
    check_strata(strata)
    each = float(1 - left_over(confidence)) ** (1 / len(strata))
    alone = [equal_tailed(one.seen, one.read, one.population, each) for one in strata]
    low, high = sum(one.low for one in alone), sum(one.high for one in alone)
    return _interval(strata, low, high, confidence, SIDAK)


def _most(strata: Sequence[StratumCounts], tail: Fraction) -> LargestTotal | None:
    whole = lcm(*(stratum.read for stratum in strata))
    weights = tuple(stratum.population * whole // stratum.read for stratum in strata)
    pairs = zip(weights, strata, strict=True)
    design = Design(
        tuple(stratum.population for stratum in strata),
        tuple(stratum.read for stratum in strata),
        weights,
        sum(weight * stratum.seen for weight, stratum in pairs),
    )
    return largest_total(design, tail)


def _others(stratum: StratumCounts) -> StratumCounts:
    return StratumCounts(stratum.read - stratum.seen, stratum.read, stratum.population)


def _method(most: LargestTotal, others: LargestTotal) -> str:
    if most.slack == others.slack == 0:
        return MAX_P
    return (
        f"{MAX_P}, made wider by at most {others.slack} cases below and {most.slack} above "
        "because the search was too long"
    )


def _interval(
    strata: Sequence[StratumCounts], low: int, high: int, confidence: float, method: str
) -> Interval:
    return Interval(
        low,
        high,
        sum(stratum.seen for stratum in strata),
        sum(stratum.read for stratum in strata),
        sum(stratum.population for stratum in strata),
        confidence,
        method,
    )
