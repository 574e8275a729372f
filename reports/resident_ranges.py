"""Rates and ratios over residents of whom only the limits are known.

A publisher hides small cells, so the residents of a group can lie anywhere in a range. Then there
is no single rate and no single ratio: what is given is the range over everything that the residents
can be, interval and all. This must never pick a number inside the range.
"""

from reports.statistics.estimate import Estimate
from reports.statistics.missing import MissingBounds, missing_bounds
from reports.statistics.rate import rate
from reports.statistics.rate_ratio import rate_ratio
from scrutiny.populations import Between, Residents
from scrutiny.populations.population import limits


def rate_over(events: int, residents: Residents, *, confidence: float = 0.95) -> Estimate:
    """Give the events per 1,000 residents; the widest limits when residents are a range.

    >>> from scrutiny.populations import Between
    >>> held_back = rate_over(12, Between(90, 252))
    >>> held_back.estimate is None, round(held_back.low or 0, 1), round(held_back.high or 0, 1)
    (True, 24.6, 232.9)
    """
    if isinstance(residents, int):
        return rate(events, residents, confidence=confidence)
    fewest = rate(events, residents.low, confidence=confidence)
    most = rate(events, residents.high, confidence=confidence)
    return Estimate(
        None,
        most.low,
        fewest.high,
        most.method,
        confidence,
        undefined=_reason(residents, most.estimate, fewest.estimate, "the rate per 1,000"),
    )


def ratio_over(
    events: int,
    residents: Residents,
    reference_events: int,
    reference_residents: Residents,
    *,
    confidence: float = 0.95,
    mid_p: bool = False,
) -> Estimate:
    """Give the ratio of two rates; the widest limits when residents of either are a range.

    >>> from scrutiny.populations import Between
    >>> held_back = ratio_over(12, Between(90, 252), 300, 14_000)
    >>> held_back.estimate is None, round(held_back.low or 0, 2), round(held_back.high or 0, 1)
    (True, 1.14, 11.0)
    """
    if isinstance(residents, int) and isinstance(reference_residents, int):
        return rate_ratio(
            events,
            residents,
            reference_events,
            reference_residents,
            confidence=confidence,
            mid_p=mid_p,
        )
    (fewest, most), (fewest_other, most_other) = limits(residents), limits(reference_residents)
    lowest = rate_ratio(
        events, most, reference_events, fewest_other, confidence=confidence, mid_p=mid_p
    )
    highest = rate_ratio(
        events, fewest, reference_events, most_other, confidence=confidence, mid_p=mid_p
    )
    shown = residents if isinstance(residents, Between) else reference_residents
    return Estimate(
        None,
        lowest.low,
        highest.high,
        lowest.method,
        confidence,
        undefined=_reason(shown, lowest.estimate, highest.estimate, "the ratio"),
    )


def bounds_over(
    events: int,
    residents: Residents,
    reference_events: int,
    reference_residents: Residents,
    unrecorded: int,
) -> MissingBounds:
    """Bound a ratio by what unrecorded people and hidden residents could do to it together.

    >>> from scrutiny.populations import Between
    >>> bounds = bounds_over(12, Between(90, 252), 300, 14_000, 100)
    >>> round(bounds.low or 0, 2), round(bounds.high or 0, 1)
    (1.67, 58.1)
    """
    (fewest, most), (fewest_other, most_other) = limits(residents), limits(reference_residents)
    low = missing_bounds(events, most, reference_events, fewest_other, unrecorded)
    if isinstance(residents, int) and isinstance(reference_residents, int):
        return low
    high = missing_bounds(events, fewest, reference_events, most_other, unrecorded)
    return MissingBounds(low.low, high.high, None, None, low.undefined)


def _reason(residents: Residents, lowest: float | None, highest: float | None, figure: str) -> str:
    if lowest is None:
        return f"The population gives only {residents} residents, so {figure} has no limits."
    lies = f"is {lowest:.2f} or more" if highest is None else f"lies between {lowest:.2f} and "
    end = "" if highest is None else f"{highest:.2f}"
    return f"The population gives only {residents} residents, so {figure} {lies}{end}."
