"""Where a ratio lies against the band from 0.8 to 1.25, with the adverse side always counted.

The band is a screen, not law and not a test. A ratio of good outcomes "passes" where the ratio of
the same poor outcomes does not, so shares are turned to the adverse side before they are compared.
"""

from dataclasses import dataclass
from enum import StrEnum

from reports.statistics.estimate import Estimate
from reports.statistics.risk_ratio import risk_ratio

LOWEST, HIGHEST = 0.8, 1.25


class Place(StrEnum):
    """Where a whole interval lies against the band."""

    INSIDE = "inside"
    """The whole interval is inside."""
    OVERLAPS = "overlaps"
    """Part of the interval is inside, or there is no limit on one side."""
    OUTSIDE_ABOVE = "outside, above"
    OUTSIDE_BELOW = "outside, below"
    UNKNOWN = "unknown"
    """There is no interval."""


class Counted(StrEnum):
    """Which side of an outcome the counts are of."""

    ADVERSE = "adverse"
    FAVOURABLE = "favourable"


@dataclass(frozen=True, slots=True)
class AdverseRatio:
    """A ratio of adverse outcomes, and its place against the band."""

    ratio: Estimate
    events: int
    """Adverse outcomes of the group."""
    reference_events: int
    """Adverse outcomes of the reference group."""
    turned: bool
    """True when the counts given were of the favourable side."""
    place: Place


def place_in_band(ratio: Estimate) -> Place:
    """Say where the whole interval of a ratio lies; the ends of the band belong to it.

    >>> place_in_band(Estimate(1.0, 0.81, 1.2, "", 0.95)).value
    'inside'
    >>> place_in_band(Estimate(2.0, 1.3, None, "", 0.95)).value
    'outside, above'
    """
    low, high = ratio.low, ratio.high
    if low is None and high is None:
        return Place.UNKNOWN
    if low is not None and low > HIGHEST:
        return Place.OUTSIDE_ABOVE
    if high is not None and high < LOWEST:
        return Place.OUTSIDE_BELOW
    if low is not None and high is not None and low >= LOWEST and high <= HIGHEST:
        return Place.INSIDE
    return Place.OVERLAPS


def adverse_ratio(
    events: int,
    cases: int,
    reference_events: int,
    reference_cases: int,
    counted: Counted,
    *,
    confidence: float = 0.95,
) -> AdverseRatio:
    """Compare two shares on their adverse side, whichever side was counted.

    >>> good = adverse_ratio(80, 100, 90, 100, Counted.FAVOURABLE)
    >>> good.ratio.estimate, good.place.value, good.turned
    (2.0, 'overlaps', True)
    """
    turned = counted is Counted.FAVOURABLE
    own = cases - events if turned else events
    other = reference_cases - reference_events if turned else reference_events
    ratio = risk_ratio(own, cases, other, reference_cases, confidence=confidence)
    return AdverseRatio(ratio, own, other, turned, place_in_band(ratio))
