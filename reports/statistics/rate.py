"""Events per 1,000 residents, with exact Poisson limits unless another convention is asked for.

Events are not people: one person can be stopped twice, so a rate may exceed 1,000 and must never be
worded as a share of residents. Nothing here turns part of a year into a year.
"""

from reports.statistics.count_limits import EXACT, CountLimits, count_limits
from reports.statistics.estimate import Estimate, check_confidence, check_counts

METHOD = EXACT


def rate(
    events: int,
    residents: int,
    *,
    per: int = 1000,
    confidence: float = 0.95,
    limits: CountLimits = CountLimits.EXACT,
    dispersion: float = 1.0,
) -> Estimate:
    """Give the events per so many residents, over the period that the events cover.

    The limits are those of the count, over the residents: exact (Garwood 1936) for every count, or
    as published health tables print them, Byar's approximation from 10 events on. `method` says
    which. A dispersion above 1 allows for repeated events: the limits are those of the events
    divided by it, times it. Undefined when nobody is counted as resident.

    >>> black = rate(760, 30_923)
    >>> round(black.estimate or 0, 2), round(black.low or 0, 2), round(black.high or 0, 2)
    (24.58, 22.86, 26.39)
    >>> rate(65, 100, per=100, limits=CountLimits.OHID).method
    "Byar's approximation"
    >>> wide = rate(760, 30_923, dispersion=2.2)
    >>> round(wide.low or 0, 2), round(wide.high or 0, 2)
    (22.05, 27.31)
    """
    check_confidence(confidence)
    check_counts(events=events, residents=residents)
    if per <= 0:
        raise ValueError(f"A rate is per a number of residents above zero, not {per}.")
    if not 1 <= dispersion < float("inf"):
        raise ValueError(f"A dispersion is at least 1, not {dispersion}.")
    found = count_limits(events / dispersion, confidence, limits)
    repeated = " on events divided by the dispersion" if dispersion > 1 else ""
    method = f"{found.method}{repeated}"
    if residents == 0:
        reason = "The population counts nobody in this group."
        return Estimate(None, None, None, method, confidence, undefined=reason)
    scale = per / residents
    wide = scale * dispersion
    return Estimate(events * scale, found.low * wide, found.high * wide, method, confidence)
