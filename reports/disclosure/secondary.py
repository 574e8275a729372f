"""Hides more cells, one at a time, until no hidden count can be worked out from the others.

First the rule of hand: in each line with a total, two cells or none, and together at least the
threshold. Then our own attack says which cells are still too easy, and one more cell of their lines
is hidden, the smallest first. Nothing that an earlier report printed can be hidden any more.
"""

from collections.abc import Iterable, Mapping, Sequence

from reports.disclosure.cells import Cell, Figure, Sum
from reports.disclosure.grids import Grid
from reports.disclosure.published import (
    ADDED,
    SINCE,
    Published,
    published_of,
    sorted_,
    with_previous,
)
from reports.disclosure.ranges import Attack
from reports.disclosure.thresholds import Thresholds

ALONE = "else a small count in its line could be worked out"
EASY = "else a hidden count could be worked out"


def secondary(
    grids: Sequence[Grid],
    counts: Mapping[Cell, int],
    reasons: Mapping[Cell, str],
    thresholds: Thresholds,
    previous: Sequence[Published],
    width: int,
    seconds: float,
) -> dict[Cell, str]:
    """Give all cells to hide, those of `reasons` first."""
    printed = frozenset(cell for grid in grids for cell in grid.printed)
    sums = tuple(dict.fromkeys(each for grid in grids for each in grid.sums))
    hidden = dict(reasons)
    while True:
        for cell in sorted_(_by_hand(sums, counts, printed, hidden, thresholds)):
            hidden.setdefault(cell, ALONE)
        left = published(grids, counts, hidden, (), previous)
        easy = Attack(left, width, seconds).narrow()
        found = _one_more_each(easy, sums, counts, printed, hidden)
        if not found:
            return hidden
        hidden |= dict.fromkeys(sorted_(found), EASY)


def published(
    grids: Sequence[Grid],
    counts: Mapping[Cell, int],
    hidden: Iterable[Cell],
    figures: Sequence[Figure],
    previous: Sequence[Published],
) -> Published:
    """Put together what an outsider would read, earlier reports included."""
    gone = frozenset(hidden)
    values = {cell: None if cell in gone else count for cell, count in counts.items()}
    now = published_of(grids, values)
    with_figures = Published(now.shown, now.hidden, now.sums, tuple(figures))
    return with_previous(with_figures, previous)


def _by_hand(
    sums: Sequence[Sum],
    counts: Mapping[Cell, int],
    printed: frozenset[Cell],
    hidden: Mapping[Cell, str],
    thresholds: Thresholds,
) -> set[Cell]:
    """Never one hidden cell alone in a line, and never a few that are small together."""
    more: set[Cell] = set()
    while True:
        gone = {*hidden, *more}
        before = len(more)
        for line in sums:
            if line.total in gone or line.total not in printed:
                continue
            mine = [cell for cell in line.parts if cell in gone]
            if not mine or any(cell not in printed for cell in line.parts):
                continue
            if len(mine) < 2 or sum(counts[cell] for cell in mine) < thresholds.of(mine[0]):
                rest = [cell for cell in line.parts if cell not in gone]
                if rest:
                    more.add(_cheapest(rest, sums, counts, gone))
                    break
        if len(more) == before:
            return more


def _one_more_each(
    easy: Sequence[Cell],
    sums: Sequence[Sum],
    counts: Mapping[Cell, int],
    printed: frozenset[Cell],
    hidden: Mapping[Cell, str],
) -> set[Cell]:
    """Choose a cell to hide for each cell that is too easy; empty when nothing is left to hide."""
    chosen: set[Cell] = set()
    shown = printed - set(hidden)
    for cell in easy:
        mine = _ours(cell, printed)
        if mine is None:
            continue
        if mine in shown:
            chosen.add(mine)
            continue
        lines = [line for line in sums if mine in line.cells]
        if any(chosen & set(line.cells) for line in lines):
            continue
        near = {each for line in lines for each in line.cells} & shown
        if near:
            chosen.add(_cheapest(near, sums, counts, {*hidden, *chosen}))
    if not chosen and easy and shown:
        chosen.add(_cheapest(shown, sums, counts, set(hidden)))
    return chosen


def _ours(cell: Cell, printed: frozenset[Cell]) -> Cell | None:
    """The cell of this report that a hidden count or a hidden step belongs to."""
    if cell.of.startswith(ADDED):
        cell = cell.among(cell.of.removeprefix(ADDED).partition(SINCE)[0])
    return cell if cell in printed else None


def _cheapest(
    cells: Iterable[Cell], sums: Sequence[Sum], counts: Mapping[Cell, int], gone: set[Cell]
) -> Cell:
    """Prefer parts to totals, counts to zeros, lines that already hide something, small counts."""

    def cost(cell: Cell) -> tuple[int, bool, bool, int, list[tuple[str, str]]]:
        lonely = any(not gone.intersection(line.parts) for line in sums if cell in line.parts)
        return -len(cell.at), not counts[cell], lonely, counts[cell], sorted(cell.at)

    return min(cells, key=cost)
