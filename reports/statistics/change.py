"""From one count to the next: always worked out again from the two counts.

A change that somebody copied can be wrong; one that is recomputed cannot. Nothing here says whether
a change is good, or due to anything.
"""

from dataclasses import dataclass

from reports.statistics.estimate import check_counts


@dataclass(frozen=True, slots=True)
class Change:
    """The step from one count to another."""

    before: int
    after: int
    difference: int
    """After less before."""
    percent: float | None
    """The difference as per cent of the count before, unrounded; None when that was 0."""
    undefined: str | None = None
    """Why there is no per cent; None when there is one."""


def change(before: int, after: int) -> Change:
    """Give the difference between two counts, and the per cent change.

    >>> fell = change(1107, 1019)
    >>> fell.difference, round(fell.percent or 0, 1)
    (-88, -7.9)
    >>> change(0, 5).undefined
    'There is no per cent change from 0.'
    """
    check_counts(before=before, after=after)
    difference = after - before
    if before == 0:
        return Change(before, after, difference, None, "There is no per cent change from 0.")
    return Change(before, after, difference, 100 * difference / before)
