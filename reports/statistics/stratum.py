"""Two groups counted in one stratum, such as an area or a year, as pooling methods take them."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.statistics.estimate import check_counts, check_parts


@dataclass(frozen=True, slots=True)
class TwoGroups:
    """The counts of one stratum."""

    name: str
    events: int
    base: int
    """The group's residents, or its cases at the stage before."""
    reference_events: int
    reference_base: int

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """The four counts, the group first."""
        return self.events, self.base, self.reference_events, self.reference_base

    def turned(self) -> "TwoGroups":
        """Give the same stratum with the groups in each other's place."""
        return TwoGroups(
            self.name, self.reference_events, self.reference_base, self.events, self.base
        )


def check_strata(strata: Sequence[TwoGroups], *, parts: bool) -> None:
    """Refuse no strata, a count below zero, events without a base, or a part above its whole.

    >>> check_strata([TwoGroups("East", 1, 0, 2, 10)], parts=False)
    Traceback (most recent call last):
    ...
    ValueError: East has events of a group that it counts nobody of.
    """
    if not strata:
        raise ValueError("There are no strata.")
    for one in strata:
        x1, n1, x2, n2 = one.counts
        check_counts(events=x1, base=n1, reference_events=x2, reference_base=n2)
        if (x1 and not n1) or (x2 and not n2):
            raise ValueError(f"{one.name} has events of a group that it counts nobody of.")
        if parts:
            check_parts(x1, n1)
            check_parts(x2, n2)


def crude_counts(strata: Sequence[TwoGroups]) -> tuple[int, int, int, int]:
    """Add the strata up as if they were one.

    >>> crude_counts([TwoGroups("East", 1, 10, 2, 10), TwoGroups("West", 3, 5, 4, 20)])
    (4, 15, 6, 30)
    """
    return (
        sum(one.events for one in strata),
        sum(one.base for one in strata),
        sum(one.reference_events for one in strata),
        sum(one.reference_base for one in strata),
    )
