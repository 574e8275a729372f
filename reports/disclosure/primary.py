"""Which cells must be hidden for their own sake, before any thought of sums.

Small counts; zeros and the full cell where a whole group had the same outcome, since that says
something of everybody in the group; and counts that are only a little above the report before.
"""

from collections.abc import Iterable, Mapping, Sequence

from reports.disclosure.cells import Cell
from reports.disclosure.grids import Table
from reports.disclosure.published import Published
from reports.disclosure.thresholds import Thresholds


def primary(
    tables: Sequence[Table], thresholds: Thresholds, previous: Sequence[Published]
) -> dict[Cell, str]:
    """Give the cells to hide, each with the reason as it is told to the office.

    >>> from reports.disclosure.grids import Grid, Way, table_of
    >>> grid = Grid("Outcome", "searches", Way("rows", ("Arrest", "Caution", "None")))
    >>> found = primary([table_of(grid, [[3], [0], [20]])], Thresholds(), [])
    >>> {cell.words: why for cell, why in found.items()}
    {'Arrest': 'a count below 5'}
    """
    reasons: dict[Cell, str] = {}
    for table in tables:
        for row in table.grid.layout:
            for cell in row:
                if thresholds.small(cell, table.counts[cell]):
                    reasons.setdefault(cell, f"a count below {thresholds.of(cell)}")
        for cell, group in _everybody(table):
            reasons.setdefault(cell, f"all of '{group}' would be seen to have the same")
    for table in tables:
        for cell, why in _steps(table.counts, table.grid.printed, previous, thresholds):
            reasons.setdefault(cell, why)
    return reasons


def _everybody(table: Table) -> Iterable[tuple[Cell, str]]:
    """Find rows and columns in which one cell has everybody."""
    grid = table.grid
    if grid.columns is None:
        return
    names = grid.rows.labels, grid.columns.labels
    rows = [(row, [grid.inner(row, each) for each in names[1]]) for row in names[0]]
    columns = [(each, [grid.inner(row, each) for row in names[0]]) for each in names[1]]
    for name, line in (*rows, *columns):
        filled = [cell for cell in line if table.counts[cell]]
        if len(line) > 1 and len(filled) == 1:
            yield from ((cell, name) for cell in line)


def _steps(
    counts: Mapping[Cell, int],
    printed: Iterable[Cell],
    previous: Sequence[Published],
    thresholds: Thresholds,
) -> Iterable[tuple[Cell, str]]:
    for cell in printed:
        for one in previous:
            before = one.shown.get(cell)
            if before is not None and thresholds.small(cell, counts[cell] - before):
                yield cell, f"fewer than {thresholds.of(cell)} more than in the report before"
