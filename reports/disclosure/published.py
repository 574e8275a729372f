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
ADDED, SINCE = "added to ", " since "
"""How the name of what was added between two reports is made."""


@dataclass(frozen=True, slots=True)
class Step:
    """A count of this report, and the same count in the report before: a running total."""

    now: Cell
    before: Cell

    @property
    def cell(self) -> Cell:
        """The cases that were added in between, as a cell of its own."""
        return self.now.among(f"{ADDED}{self.now.of}{SINCE}{self.before.of}")


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
        old = step.now.of.startswith(EARLIER)
        return old or (step.now in self.shown and step.before in self.shown)


def published_of(grids: Sequence[Grid], values: Mapping[Cell, int | None]) -> Published:
    """Read the printed cells of tables; None is a hidden count."""
    printed = frozenset(cell for grid in grids for cell in grid.printed)
    return Published(
        shown={cell: value for cell in printed if (value := values[cell]) is not None},
        hidden=frozenset(cell for cell in printed if values[cell] is None),
        sums=tuple(dict.fromkeys(each for grid in grids for each in grid.sums)),
    )


def with_previous(now: Published, previous: Iterable[Published]) -> Published:
    """Add earlier reports whose counts this report carries on, the newest first.

    They are running totals, such as a year to date, and each carries the one after it on as well.
    The cells that have the same name in both are bound: a running total never falls, and what was
    added in between is itself a count that may be too small to show.
    """
    now = _announced(now)
    ours = names_of(now)
    newer, newer_mark = ours, ""
    for place, one in enumerate(previous, start=1):
        mark = f"{EARLIER}({place}): "
        old = _renamed(_announced(one), mark)
        mine = names_of(one)
        steps = [Step(each, _rename(each, mark)) for each in sorted_(mine & ours)]
        if newer_mark:
            steps += [
                Step(_rename(each, newer_mark), _rename(each, mark))
                for each in sorted_(mine & newer)
            ]
        newer, newer_mark = mine, mark
        now = replace(
            now,
            shown={**now.shown, **old.shown},
            between={**now.between, **old.between},
            hidden=now.hidden | old.hidden,
            sums=(*now.sums, *old.sums),
            figures=(*now.figures, *old.figures),
            steps=(*now.steps, *old.steps, *steps),
        )
    return now


def names_of(one: Published) -> frozenset[Cell]:
    """Every cell that a report prints, shown, rounded or hidden; not those of reports before it."""
    cells = {*one.shown, *one.hidden, *one.between}
    return frozenset(cell for cell in cells if not cell.of.startswith(EARLIER))


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
        steps=tuple(
            Step(_rename(each.now, mark), _rename(each.before, mark)) for each in one.steps
        ),
    )
