"""The one door of publication: tables with small counts go in, and what may be printed comes out.

Small counts are hidden, then as many others as it takes, and then everything that will be printed
is attacked. What the attack can work out is not published: the answer says so, and names the cell.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from reports.disclosure.attack import Findings, attack
from reports.disclosure.cells import HIDDEN, Cell, Figure
from reports.disclosure.grids import Grid, Table
from reports.disclosure.primary import primary
from reports.disclosure.published import Published
from reports.disclosure.ranges import SECONDS, WIDTH
from reports.disclosure.secondary import published, secondary
from reports.disclosure.thresholds import PERCENT_FROM, thresholds_of
from reports.guards.refused import FigureRefused

RATIO = "it would give away a hidden count"
FEW = f"a percentage of fewer than {PERCENT_FROM} cases"


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table as it may be printed."""

    grid: Grid
    rows: tuple[tuple[str, ...], ...]
    """Each cell as text: a count, or c."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """One thing that is not printed, and why."""

    what: str
    why: str
    kind: str
    """primary, secondary or ratio."""
    cell: Cell | None = None
    """The hidden count; None for a figure."""


@dataclass(frozen=True, slots=True)
class Protected:
    """What may be printed, what was hidden, and what the attack on it found."""

    tables: tuple[PrintedTable, ...]
    figures: tuple[Figure, ...]
    """Percentages, rates and ratios with their text, or c."""
    hidden: tuple[Hidden, ...]
    published: Published
    """What an outsider reads; keep it for the next report."""
    findings: Findings

    @property
    def safe(self) -> bool:
        """Whether it may be published."""
        return self.findings.safe

    def needed_safe(self) -> "Protected":
        """Refuse to go on with what is not safe, naming every cell."""
        if not self.safe:
            raise FigureRefused(
                "Hidden counts could be worked out. " + " ".join(self.findings.problems),
                next_step="Print fewer totals, merge rows or columns, or round every count to 5.",
            )
        return self


def protect(
    tables: Sequence[Table],
    threshold: int | None = None,
    previous: Sequence[Published] = (),
    *,
    figures: Sequence[Figure] = (),
    width: int = WIDTH,
    seconds: float = SECONDS,
) -> Protected:
    """Hide what would give people away, and prove that it stays hidden.

    Without a `threshold`, counts from 1 to 4 are hidden, and from 1 to 9 where two properties are
    crossed. `previous` are earlier reports whose counts these carry on, the newest first. Refused
    with `FigureRefused`: tables that print different numbers for the same cases, and a running
    total that fell.

    >>> from reports.disclosure.grids import Way, table_of
    >>> grid = Grid("Outcome", "searches", Way("rows", ("Arrest", "Caution", "None")))
    >>> made = protect([table_of(grid, [[3], [7], [20]])])
    >>> made.tables[0].rows, made.safe
    ((('c',), ('c',), ('20',), ('30',)), True)
    >>> [(each.what, each.kind) for each in made.hidden]
    [('Arrest', 'primary'), ('Caution', 'secondary')]
    """
    thresholds = thresholds_of(threshold)
    counts = _counts(tables)
    _check_steps(counts, previous)
    grids = [table.grid for table in tables]
    first = primary(tables, thresholds, previous)
    reasons = secondary(grids, counts, first, thresholds, previous, width, seconds)
    printed = frozenset(cell for grid in grids for cell in grid.printed)
    open_cells = printed - set(reasons)
    made, gone = _figures(figures, counts, open_cells)
    told = [each for each in made if each.text != HIDDEN]
    left = published(grids, counts, reasons, told, previous)
    return Protected(
        tables=tuple(PrintedTable(grid, _rows(grid, counts, reasons)) for grid in grids),
        figures=made,
        hidden=(
            *(
                Hidden(cell.words, why, "primary" if cell in first else "secondary", cell)
                for cell, why in reasons.items()
            ),
            *gone,
        ),
        published=left,
        findings=attack(left, thresholds=thresholds, width=width, seconds=seconds),
    )


def _counts(tables: Sequence[Table]) -> dict[Cell, int]:
    """Bring the tables together; two that disagree on the same cases are refused."""
    counts: dict[Cell, int] = {}
    for table in tables:
        for cell, count in table.counts.items():
            if counts.setdefault(cell, count) != count:
                raise FigureRefused(
                    f"Two tables disagree on {cell.words}: {counts[cell]:,} and {count:,}.",
                    where=table.grid.title,
                    next_step="If they count different cases, protect them apart. If they cross"
                    " other things, name both in the corner, as in 'Ethnicity by Outcome'.",
                )
    return counts


def _check_steps(counts: dict[Cell, int], previous: Sequence[Published]) -> None:
    for one in previous:
        for cell, before in one.shown.items():
            if counts.get(cell, before) < before:
                raise FigureRefused(
                    f"{cell.words} fell from {before:,} in the report before to {counts[cell]:,}:"
                    " this is not a running total.",
                    next_step="Give only reports of the same cases, counted on.",
                )


def _rows(
    grid: Grid, counts: dict[Cell, int], hidden: Container[Cell]
) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(HIDDEN if cell in hidden else f"{counts[cell]}" for cell in row)
        for row in grid.layout
    )


def _figures(
    figures: Sequence[Figure], counts: dict[Cell, int], open_cells: frozenset[Cell]
) -> tuple[tuple[Figure, ...], list[Hidden]]:
    """Hide each figure that was made of a hidden count, and percentages of few cases."""
    made, gone = [], []
    for figure in figures:
        why = ""
        if not figure.cells <= open_cells:
            why = RATIO
        elif figure.scale == 100 and not figure.constant:
            of = sum(counts[cell] * weight for cell, weight in figure.under)
            why = FEW if of < PERCENT_FROM else ""
        if why:
            gone.append(Hidden(figure.label, why, "ratio"))
            made.append(replace(figure, text=HIDDEN))
        else:
            made.append(figure)
    return tuple(made), gone
