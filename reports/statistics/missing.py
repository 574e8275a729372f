"""What the people whose group was not recorded could do to a ratio.

They are never shared out by guess and never dropped in silence: the two worst cases bound the ratio
whatever the truth is. These bounds are arithmetic, not an interval, and carry no confidence.
"""

from dataclasses import dataclass
from enum import StrEnum

from reports.statistics.estimate import check_counts


class Side(StrEnum):
    """Which of the two compared groups unrecorded people are supposed to belong to."""

    GROUP = "group"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class MissingBounds:
    """The range that a ratio must lie in, and what it takes to reach 1."""

    low: float | None
    """The ratio if all unrecorded people belong to the reference group."""
    high: float | None
    """The ratio if all of them belong to the group; None when the reference has no events."""
    tipping_side: Side | None
    """The side that unrecorded people must join for the ratio to become 1; None when it is 1."""
    tipping_share: float | None
    """The share of them that must join it; None when even all of them are not enough."""
    undefined: str | None = None
    """Why there is no lower bound; None when there is one."""


def missing_bounds(
    events: int,
    residents: int,
    reference_events: int,
    reference_residents: int,
    unrecorded: int,
) -> MissingBounds:
    """Bound the ratio of two rates when some events have no recorded group.

    low = (x1/n1) / ((x2+m)/n2) and high = ((x1+m)/n1) / (x2/n2), with x events, n residents and m
    unrecorded events (worst-case bounds, after Manski 1989).

    >>> bounds = missing_bounds(760, 30_923, 4_853, 1_491_970, 2_467)
    >>> round(bounds.low or 0, 2), round(bounds.high or 0, 1), bounds.tipping_share
    (5.01, 32.1, None)
    """
    check_counts(
        events=events,
        residents=residents,
        reference_events=reference_events,
        reference_residents=reference_residents,
        unrecorded=unrecorded,
    )
    if not residents or not reference_residents:
        reason = "The population counts nobody in one of the groups."
        return MissingBounds(None, None, None, None, reason)
    scale = reference_residents / residents
    most = reference_events + unrecorded
    low = events / most * scale if most else None
    high = (events + unrecorded) / reference_events * scale if reference_events else None
    side, share = _tipping(events, residents, reference_events, reference_residents, unrecorded)
    reason_low = None if most else "The reference group has no events, recorded or not."
    return MissingBounds(low, high, side, share, reason_low)


def _tipping(
    events: int, residents: int, reference_events: int, reference_residents: int, unrecorded: int
) -> tuple[Side | None, float | None]:
    """Find who unrecorded people must be, and how many of them, for equal rates."""
    gap = events * reference_residents - reference_events * residents
    if gap == 0:
        return None, None
    side = Side.REFERENCE if gap > 0 else Side.GROUP
    needed = abs(gap) / (residents if gap > 0 else reference_residents)
    enough = unrecorded > 0 and needed <= unrecorded
    return side, needed / unrecorded if enough else None
