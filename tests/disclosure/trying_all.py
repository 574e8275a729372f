"""Finds what hidden cells can be by writing down every possible table: slow, and plainly right."""

from collections.abc import Iterator, Mapping

from reports.disclosure.cells import Cell
from reports.disclosure.grids import Grid, Table, table_of


def compositions(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    if parts == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in compositions(total - first, parts - 1):
            yield (first, *rest)


def every_table(grid: Grid, total: int) -> Iterator[Table]:
    """Every table with this total, whatever else was printed."""
    columns = len(grid.columns.labels) if grid.columns else 1
    for flat in compositions(total, len(grid.rows.labels) * columns):
        rows = [flat[at : at + columns] for at in range(0, len(flat), columns)]
        yield table_of(grid, rows)


def ranges_by_trying(tables: list[Table], shown: Mapping[Cell, int]) -> dict[Cell, tuple[int, int]]:
    """The lowest and highest count of each cell among the tables that agree with what is shown."""
    fitting = [
        each.counts
        for each in tables
        if all(each.counts[cell] == value for cell, value in shown.items())
    ]
    assert fitting
    return {
        cell: (min(each[cell] for each in fitting), max(each[cell] for each in fitting))
        for cell in fitting[0]
    }
