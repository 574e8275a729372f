"""The gaps between the updates of a case: who waited longer than the standard for news.

A gap is a fact; whether anybody is to blame is not said here. The case may have been suspended, or
the person may have asked for quiet.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

STANDARD_DAYS = 28


@dataclass(frozen=True, slots=True)
class Gap:
    """The days between two dates of a case."""

    start: date
    end: date
    suspended: bool = False
    """The case was suspended for part of it, so the standard did not run."""

    @property
    def days(self) -> int:
        """How long it was."""
        return (self.end - self.start).days


def update_gaps(
    recorded: date,
    updates: Sequence[date],
    closed: date,
    suspended: Sequence[tuple[date, date]] = (),
) -> tuple[Gap, ...]:
    """Give the gaps from the day of recording, over each update, to the day of closing.

    Refused with ValueError: an update before the recording or after the closing.

    >>> made = update_gaps(
    ...     date(2025, 3, 1), [date(2025, 3, 28), date(2025, 4, 26)], date(2025, 5, 20)
    ... )
    >>> [gap.days for gap in made]
    [27, 29, 24]
    """
    if closed < recorded:
        raise ValueError("The case was closed before it was recorded.")
    outside = [day for day in updates if not recorded <= day <= closed]
    if outside:
        raise ValueError(
            f"The update of {outside[0].isoformat()} lies outside {recorded.isoformat()} to"
            f" {closed.isoformat()}."
        )
    days = [recorded, *sorted(set(updates)), closed]
    return tuple(
        Gap(start, end, any(first < end and last > start for first, last in suspended))
        for start, end in pairwise(days)
    )


def too_long(gaps: Sequence[Gap], standard: int = STANDARD_DAYS) -> tuple[Gap, ...]:
    """Give the gaps beyond the standard that no suspension explains.

    >>> too_long([Gap(date(2025, 3, 28), date(2025, 4, 26))])[0].days
    29
    """
    return tuple(gap for gap in gaps if gap.days > standard and not gap.suspended)
