"""From which count on a cell may be printed: a limit for plain tables, a stricter for crossed.

Crossing two properties makes small groups of people who can be recognised.
"""

from dataclasses import dataclass

from reports.disclosure.cells import Cell

ONE_WAY = 5
CROSSED = 10
PERCENT_FROM = 20
"""A percentage of fewer cases gives the count away, and is hidden."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The lowest count that is printed."""

    one_way: int = ONE_WAY
    crossed: int = CROSSED

    def of(self, cell: Cell) -> int:
        """Give the limit of a cell.

        >>> Thresholds().of(Cell("searches", frozenset({("rows", "Black")})))
        5
        """
        return self.crossed if len(cell.at) > 1 else self.one_way

    def small(self, cell: Cell, count: int) -> bool:
        """Whether a count is above nothing and below the limit."""
        return 0 < count < self.of(cell)


def thresholds_of(threshold: int | None) -> Thresholds:
    """Use one limit for every table, or without one the usual two.

    >>> thresholds_of(None), thresholds_of(5)
    (Thresholds(one_way=5, crossed=10), Thresholds(one_way=5, crossed=5))
    """
    if threshold is None:
        return Thresholds()
    if threshold < 1:
        raise ValueError("The threshold must be at least 1.")
    return Thresholds(threshold, threshold)
