"""Counts month by month, in which a month that was never sent is a gap and never a zero.

A line of a trend is broken at each gap, and the gaps are named below it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scrutiny.cases.months import gap_sentence, months_between


@dataclass(frozen=True, slots=True)
class Month:
    """One month of a series."""

    month: str
    """As `2019-03`."""
    count: int | None
    """None when the month is missing."""


@dataclass(frozen=True, slots=True)
class Monthly:
    """A series of months without a hole in the calendar."""

    months: tuple[Month, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The months that are gaps."""
        return tuple(each.month for each in self.months if each.count is None)

    @property
    def runs(self) -> tuple[tuple[Month, ...], ...]:
        """The parts of the line between the gaps; a line must never be drawn from one to the next.

        >>> series = monthly({"2019-01": 5, "2019-04": 0}, ["2019-02", "2019-03"])
        >>> [[each.month for each in run] for run in series.runs]
        [['2019-01'], ['2019-04']]
        """
        runs: list[list[Month]] = [[]]
        for each in self.months:
            if each.count is None:
                runs.append([])
            else:
                runs[-1].append(each)
        return tuple(tuple(run) for run in runs if run)

    @property
    def note(self) -> str:
        """Which months are gaps; empty when none is."""
        return gap_sentence(self.missing)


def monthly(
    counts: Mapping[str, int], missing: Sequence[str], first: str = "", last: str = ""
) -> Monthly:
    """Lay counts out month by month.

    A month of the list in which nothing of the kind happened is 0; a month in `missing` is a gap.
    Refused with ValueError: a count for a missing month, and a count below zero.

    >>> [each.count for each in monthly({"2019-01": 5, "2019-03": 2}, []).months]
    [5, 0, 2]
    """
    both = sorted(set(counts) & set(missing))
    if both:
        raise ValueError(f"{both[0]} is said to be missing, and has a count.")
    below = [month for month, count in counts.items() if count < 0]
    if below:
        raise ValueError(f"The count of {below[0]} is below zero.")
    known = sorted({*counts, *missing, *(each for each in (first, last) if each)})
    if not known:
        return Monthly(())
    gaps = set(missing)
    return Monthly(
        tuple(
            Month(month, None if month in gaps else counts.get(month, 0))
            for month in months_between(first or known[0], last or known[-1])
        )
    )
