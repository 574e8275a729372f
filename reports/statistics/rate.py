"""Events per 1,000 residents, with exact Poisson limits.

Events are not people: one person can be stopped twice, so a rate may exceed 1,000 and must never be
worded as a share of residents. Nothing here turns part of a year into a year.
"""

from reports.statistics.estimate import Estimate, check_confidence, check_counts

METHOD = "exact Poisson"


def rate(events: int, residents: int, *, per: int = 1000, confidence: float = 0.95) -> Estimate:
    """Give the events per so many residents, over the period that the events cover.

    The limits of the count are quantiles of the chi-square distribution, half of χ²(α/2; 2x) and
    half of χ²(1-α/2; 2x+2) (Garwood 1936), for every count, with no switch to an approximation.
    Undefined when nobody is counted as resident.

    >>> black = rate(760, 30_923)
    >>> round(black.estimate or 0, 2), round(black.low or 0, 2), round(black.high or 0, 2)
    (24.58, 22.86, 26.39)
    """
    from scipy.special import gammainccinv, gammaincinv

    tail = check_confidence(confidence)
    check_counts(events=events, residents=residents)
    if per <= 0:
        raise ValueError(f"A rate is per a number of residents above zero, not {per}.")
    if residents == 0:
        reason = "The population counts nobody in this group."
        return Estimate(None, None, None, METHOD, confidence, undefined=reason)
    scale = per / residents
    low = float(gammaincinv(events, tail)) if events else 0.0
    high = float(gammainccinv(events + 1, tail))
    return Estimate(events * scale, low * scale, high * scale, METHOD, confidence)
