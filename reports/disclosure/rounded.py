"""Rounding to 5, offered where hiding would leave too little: every count, totals as well.

Each count is rounded by itself, so rounded parts need not add up to the rounded total, and a reader
must be told. A rounded table is attacked like any other: rounded totals can give parts away.
"""

from collections.abc import Mapping, Sequence

from reports.disclosure.attack import Findings, attack
from reports.disclosure.cells import Cell
from reports.disclosure.grids import Table
from reports.disclosure.published import Published
from reports.disclosure.ranges import SECONDS

BASE = 5
WIDTH = 2
"""At least three counts must stay possible: a printed 0 stands for 0, 1 or 2."""
NOTE = "Every count is rounded to the nearest 5, so the parts may not add up to the totals."


def rounded_count(count: int) -> int:
    """Round to the nearest multiple of 5.

    >>> [rounded_count(count) for count in (0, 2, 3, 7, 8, 12)]
    [0, 0, 5, 5, 10, 10]
    """
    return (count + BASE // 2) // BASE * BASE


def rounded_tables(
    tables: Sequence[Table], seconds: float = SECONDS
) -> tuple[Mapping[Cell, int], Findings]:
    """Give the rounded count of each cell, and what the attack on them finds."""
    counts = {cell: count for table in tables for cell, count in table.counts.items()}
    printed = frozenset(cell for table in tables for cell in table.grid.printed)
    shown = {cell: rounded_count(counts[cell]) for cell in printed}
    half = BASE // 2
    published = Published(
        shown={},
        hidden=frozenset(),
        sums=tuple(dict.fromkeys(each for table in tables for each in table.grid.sums)),
        between={cell: (max(0, value - half), value + half) for cell, value in shown.items()},
    )
    return shown, attack(published, width=WIDTH, seconds=seconds)
