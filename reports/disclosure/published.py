"""Everything that an outsider can read: shown and hidden cells, sums, figures, the report before.

It must hold nothing that was not printed. A secret kept here would make the attack look weaker than
a real one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reports.disclosure.cells import Cell, Figure, Sum
from reports.disclosure.grids import Grid

EARLIER = "report before "
"""How the name of the cases of an earlier report begins."""
ADDED = "added to "


@dataclass(frozen=True, slots=True)
class Step:
    """A count of this report, and the same count in the report before: a running total."""

    now: Cell
    before: Cell

    @property
    def cell(self) -> Cell:
        """The cases that were added in between, as a cell of its own."""
        return self.now.among(f"{ADDED}{self.now.of}")


@dataclass(frozen=True, slots=True)
class Published:
    """What one report, or several together, give away."""

    shown: Mapping[Cell, int]
    hidden: frozenset[Cell]
    sums: tuple[Sum, ...]
    figures: tuple[Figure, ...] = ()
    between: Mapping[Cell, tuple[int, int]] = field(default_factory=dict)
    """Cells printed rounded, and the lowest and highest count that rounds so."""
    steps: tuple[Step, ...] = ()
    small: int | None = None
    """When the document says that every hidden count is from 1 to this one."""

    @property
    def watched(self) -> tuple[Cell, ...]:
        """The cells of which nobody may learn the count, in a steady order."""
        cells = {*self.hidden, *self.between} - set(self.shown)
        steps = {each.cell for each in self.steps if not self._told(each)}
        return (*sorted_(cells), *sorted_(steps))

    def _told(self, step: Step) -> bool:
        return step.now in self.shown and step.before in self.shown


def published_of(grids: Sequence[Grid], values: Mapping[Cell, int | None]) -> Published:
    """Read the printed cells of tables; None is a hidden count."""
    printed = frozenset(cell for grid in grids for cell in grid.printed)
    return Published(
        shown={cell: value for cell in printed if (value := values[cell]) is not None},
        hidden=frozenset(cell for cell in printed if values[cell] is None),
        sums=tuple(dict.fromkeys(each for grid in grids for each in grid.sums)),
    )


def with_previous(now: Published, previous: Iterable[Published]) -> Published:
    """Add earlier reports whose counts this report carries on: running totals, year to date.

    The cells that have the same name in both are bound: a running total never falls, and what was
    added in between is itself a count that may be too small to show.
    """
    now = _announced(now)
    ours = {*now.shown, *now.hidden, *now.between}
    for place, one in enumerate(previous, start=1):
        mark = f"{EARLIER}({place}): "
        old = _renamed(_announced(one), mark)
        both = {*one.shown, *one.hidden, *one.between} & ours
        steps = [Step(each, _rename(each, mark)) for each in sorted_(both)]
        now = replace(
            now,
            shown={**now.shown, **old.shown},
            between={**now.between, **old.between},
            hidden=now.hidden | old.hidden,
            sums=(*now.sums, *old.sums),
            figures=(*now.figures, *old.figures),
            steps=(*now.steps, *steps),
        )
    return now


def sorted_(cells: Iterable[Cell]) -> list[Cell]:
    """Put cells in a steady order."""
    return sorted(cells, key=lambda each: (each.of, sorted(each.at)))


def _announced(one: Published) -> Published:
    """Write "every hidden count is small" at each cell, so that it stays with its own report."""
    if one.small is None:
        return one
    told = dict.fromkeys(one.hidden, (1, one.small))
    return replace(one, between={**told, **one.between}, small=None)


def _rename(cell: Cell, mark: str) -> Cell:
    return cell.among(mark + cell.of)


def _renamed(one: Published, mark: str) -> Published:
    """Keep an earlier report apart from this one: the same names, other counts."""

    def weighted(terms: tuple[tuple[Cell, int], ...]) -> tuple[tuple[Cell, int], ...]:
        return tuple((_rename(cell, mark), weight) for cell, weight in terms)

    return replace(
        one,
        shown={_rename(cell, mark): value for cell, value in one.shown.items()},
        between={_rename(cell, mark): value for cell, value in one.between.items()},
        hidden=frozenset(_rename(cell, mark) for cell in one.hidden),
        sums=tuple(
            Sum(_rename(each.total, mark), tuple(_rename(part, mark) for part in each.parts))
            for each in one.sums
        ),
        figures=tuple(
            replace(each, over=weighted(each.over), under=weighted(each.under))
            for each in one.figures
        ),
        steps=(),
    )
