"""The layout of a table with totals: which cells it prints, and which of them add up to which.

A grid holds no counts. Totals that are not printed are still known to exist: they bind the parts.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reports.disclosure.cells import Cell, Sum
from reports.guards.adding_up import needed_table, needed_whole

TOTAL = "Total"


@dataclass(frozen=True, slots=True)
class Way:
    """One way of dividing cases, such as by ethnicity, with its parts in order."""

    title: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of one way (no columns) or of two."""

    title: str
    of: str
    """Which cases the table counts; tables with the same words here share their totals."""
    rows: Way
    columns: Way | None = None
    row_totals: bool = True
    """Whether the total of each row is printed."""
    column_totals: bool = True
    """Whether the total of each column is printed."""

    def inner(self, row: str, column: str = "") -> Cell:
        """Name the count at a row and a column."""
        if self.columns is None:
            return self.row_total(row)
        at = frozenset({(self.rows.title, row), (self.columns.title, column)})
        return Cell(self.of, at, (self.rows.title, self.columns.title))

    def row_total(self, row: str) -> Cell:
        """Name the total of a row."""
        return Cell(self.of, frozenset({(self.rows.title, row)}))

    def column_total(self, column: str) -> Cell:
        """Name the total of a column; of the only one, the total of all."""
        at = frozenset({(self.columns.title, column)}) if self.columns else frozenset()
        return Cell(self.of, at)

    @property
    def whole(self) -> Cell:
        """The total of all."""
        return Cell(self.of, frozenset())

    @property
    def layout(self) -> tuple[tuple[Cell, ...], ...]:
        """The cells as they are printed, row by row, with the totals last."""
        return tuple(tuple(self._row(row)) for row in self.rows.labels) + self._last_row()

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns as printed, without the corner."""
        if self.columns is None:
            return ("Count",)
        return (*self.columns.labels, *((TOTAL,) if self.row_totals else ()))

    @property
    def row_names(self) -> tuple[str, ...]:
        """The names of the rows as printed."""
        return (*self.rows.labels, *((TOTAL,) if self.column_totals else ()))

    @property
    def printed(self) -> frozenset[Cell]:
        """Every cell that the table has a place for."""
        return frozenset(cell for row in self.layout for cell in row)

    @property
    def sums(self) -> tuple[Sum, ...]:
        """Which cells make which totals, whether or not the totals are printed."""
        if self.columns is None:
            return (Sum(self.whole, tuple(self.inner(row) for row in self.rows.labels)),)
        across = [
            Sum(self.row_total(row), tuple(self.inner(row, each) for each in self.columns.labels))
            for row in self.rows.labels
        ]
        down = [
            Sum(self.column_total(each), tuple(self.inner(row, each) for row in self.rows.labels))
            for each in self.columns.labels
        ]
        return (
            *across,
            *down,
            Sum(self.whole, tuple(each.total for each in across)),
            Sum(self.whole, tuple(each.total for each in down)),
        )

    def _row(self, row: str) -> Iterator[Cell]:
        if self.columns is None:
            yield self.inner(row)
            return
        yield from (self.inner(row, each) for each in self.columns.labels)
        if self.row_totals:
            yield self.row_total(row)

    def _last_row(self) -> tuple[tuple[Cell, ...], ...]:
        if not self.column_totals:
            return ()
        if self.columns is None:
            return ((self.whole,),)
        last = tuple(self.column_total(each) for each in self.columns.labels)
        return ((*last, self.whole) if self.row_totals else last,)


@dataclass(frozen=True, slots=True)
class Table:
    """A grid with its true counts, totals included."""

    grid: Grid
    counts: Mapping[Cell, int]


def table_of(grid: Grid, counts: Sequence[Sequence[int]]) -> Table:
    """Fill a grid with the counts of its rows; the totals are worked out.

    >>> made = table_of(Grid("Outcome", "searches", Way("rows", ("Arrest", "None"))), [[3], [9]])
    >>> made.counts[made.grid.whole]
    12
    """
    names = grid.columns.labels if grid.columns else ("",)
    rows = dict(zip(grid.rows.labels, counts, strict=True))
    across = {row: sum(each) for row, each in rows.items()}
    down = [sum(each) for each in zip(*rows.values(), strict=True)]
    needed_table(rows, across, down, sum(down), grid.title)
    filled = {
        grid.inner(row, name): count
        for row, each in rows.items()
        for name, count in zip(names, each, strict=True)
    }
    filled |= {grid.row_total(row): total for row, total in across.items()}
    filled |= {grid.column_total(name): total for name, total in zip(names, down, strict=True)}
    filled[grid.whole] = sum(down)
    needed_whole(down, sum(across.values()), grid.title)
    return Table(grid, filled)
