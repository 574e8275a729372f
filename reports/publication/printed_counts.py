"""The counts that one publication printed, as they are kept to be held against the next one.

Only what anyone can read in the publication is kept: a hidden count is kept as hidden, so that an
attack on two publications knows no more than a reader of both.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reports.disclosure.cells import HIDDEN, Cell, Figure
from reports.disclosure.grids import Grid, Way
from reports.disclosure.published import EARLIER, Published
from reports.disclosure.rounded import BASE
from scrutiny.canonical import canonical

_Terms = Sequence[tuple[str, int]]
"""The rows whose counts make one side of a figure, each with its weight."""


@dataclass(frozen=True, slots=True)
class PrintedCounts:
    """One table of a publication, of one way of dividing cases."""

    of: str
    """Which cases it counts."""
    way: str
    first: str
    """First day of the period; with the last blank where the cases are those of one draw."""
    last: str
    cells: tuple[tuple[str, int | None], ...]
    """Each count as printed; None is a hidden one."""
    total: int | None
    rounded: bool = False
    figures: tuple[Figure, ...] = ()
    """Rates and ratios that were printed; their cells are named as if in this table."""

    @property
    def labels(self) -> tuple[str, ...]:
        """The names of the rows."""
        return tuple(label for label, _ in self.cells)

    @property
    def values(self) -> Mapping[str, int | None]:
        """Each count by its row, the total by a blank."""
        return {**dict(self.cells), "": self.total}

    def grid(self, report: int = 0) -> Grid:
        """Lay it out; `report` 1 is the report before, 0 the one that is being made."""
        of = f"{EARLIER}({report}): {self.of}" if report else self.of
        return Grid(self.way, of, Way(self.way, self.labels))

    def cell(self, label: str, report: int = 0) -> Cell:
        """Name a count; a blank label is the total."""
        grid = self.grid(report)
        return grid.inner(label) if label else grid.whole

    def published(self, report: int = 0) -> Published:
        """Give it as an outsider reads it."""
        half = BASE // 2
        given = {self.cell(label, report): value for label, value in self.values.items()}
        open_cells = {cell: value for cell, value in given.items() if value is not None}
        loose = self.rounded and bool(open_cells)
        # The number of cases read is printed as it is, beside every rounded conclusion.
        exact = {self.cell("", report)} if not self.first else set()
        return Published(
            shown={cell: value for cell, value in open_cells.items() if not loose or cell in exact},
            hidden=frozenset(cell for cell, value in given.items() if value is None),
            sums=self.grid(report).sums,
            figures=tuple(self._figure(each, report) for each in self.figures),
            between={
                cell: (max(0, value - half), value + half)
                for cell, value in open_cells.items()
                if loose and cell not in exact
            },
        )

    def _figure(self, figure: Figure, report: int) -> Figure:
        def named(terms: tuple[tuple[Cell, int], ...]) -> tuple[tuple[Cell, int], ...]:
            return tuple((self.cell(dict(cell.at)[self.way], report), n) for cell, n in terms)

        return Figure(
            figure.label,
            figure.text,
            named(figure.over),
            named(figure.under),
            figure.constant,
            figure.scale,
        )


def printed_counts(
    grid: Grid,
    texts: Mapping[Cell, str],
    period: tuple[str, str] = ("", ""),
    *,
    figures: Sequence[Figure] = (),
    rounded: bool = False,
) -> PrintedCounts:
    """Take a table as it was laid out.

    >>> grid = Grid("By kind", "cases of draw D1", Way("kind", ("a", "b")))
    >>> texts = {grid.inner("a"): "c", grid.inner("b"): "1,200", grid.whole: "c"}
    >>> printed_counts(grid, texts).cells
    (('a', None), ('b', 1200))
    """
    mine = tuple(each for each in figures if each.text != HIDDEN and each.cells <= grid.printed)
    return PrintedCounts(
        grid.of,
        grid.rows.title,
        *period,
        tuple((label, _count(texts[grid.inner(label)])) for label in grid.rows.labels),
        _count(texts[grid.whole]),
        rounded,
        mine,
    )


def _count(text: str) -> int | None:
    return None if text == HIDDEN else int(text.replace(",", ""))


def printed_json(tables: Sequence[PrintedCounts]) -> str:
    """Write tables for the record."""
    return canonical([list(_fields(each)) for each in tables])


def printed_again(text: str) -> tuple[PrintedCounts, ...]:
    """Read tables of the record; none when nothing was kept.

    >>> made = (PrintedCounts("cases", "kind", "", "", (("a", 7), ("b", None)), 12),)
    >>> printed_again(printed_json(made)) == made, printed_again("")
    (True, ())
    """
    return tuple(_read(*each) for each in json.loads(text or "[]"))


def _fields(one: PrintedCounts) -> Iterator[object]:
    yield from (one.of, one.way, one.first, one.last, [list(each) for each in one.cells])
    yield from (one.total, one.rounded)
    yield [
        [
            each.label,
            each.text,
            [[dict(cell.at)[one.way], weight] for cell, weight in each.over],
            [[dict(cell.at)[one.way], weight] for cell, weight in each.under],
            each.constant,
            each.scale,
        ]
        for each in one.figures
    ]


def _read(
    of: str,
    way: str,
    first: str,
    last: str,
    cells: Sequence[tuple[str, int | None]],
    total: int | None,
    rounded: bool,
    figures: Sequence[tuple[str, str, _Terms, _Terms, int, int]],
) -> PrintedCounts:
    bare = PrintedCounts(of, way, first, last, tuple((label, n) for label, n in cells), total)

    def named(terms: _Terms) -> tuple[tuple[Cell, int], ...]:
        return tuple((bare.cell(label), weight) for label, weight in terms)

    made = tuple(
        Figure(label, text, named(over), named(under), constant, scale)
        for label, text, over, under, constant, scale in figures
    )
    return PrintedCounts(of, way, first, last, bare.cells, total, rounded, made)
