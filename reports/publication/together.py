"""Attacks a publication together with those released before it, as a reader of all of them could.

Two periods that overlap share months, so one report taken from another leaves the rest: a count
that both of them hid, or a small one that neither printed. Where reports contradict each other the
force's list has changed in between; then they count other cases, and the older is left aside.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from reports.disclosure.attack import attack
from reports.disclosure.cells import Cell, Sum
from reports.disclosure.grids import Grid, Way
from reports.disclosure.published import Published
from reports.disclosure.thresholds import Thresholds
from reports.guards.refused import FigureRefused
from reports.publication.printed_counts import PrintedCounts

Report = Sequence[PrintedCounts]


def carried_on(now: Report, counts: dict[Cell, int], earlier: Sequence[Report]) -> list[Published]:
    """Choose the earlier reports that the counts of now carry on, the newest first.

    Each lies in the period of the one after it and printed no greater count. Their cells are named
    as in the report of now, whose true `counts` decide.
    """
    chain: list[Published] = []
    last = {(each.way, each.first, each.last): dict(counts) for each in now}
    for report in earlier:
        mine: list[Published] = []
        inside = {}
        for each in now:
            for old in report:
                within = any(
                    way == old.way and first <= old.first and old.last <= end
                    for way, first, end in last
                )
                if not within or not _alike(each, old) or old.rounded:
                    continue
                named = replace(old, of=each.of).published()
                # The very same cases, counted the same, are carried on by nothing.
                if old.of == each.of and all(counts[k] == n for k, n in named.shown.items()):
                    continue
                if all(value <= counts.get(cell, value) for cell, value in named.shown.items()):
                    mine.append(named)
                    inside[old.way, old.first, old.last] = dict(counts)
        if mine and _never_falls(chain, mine):
            chain.append(_joined(mine))
            last = inside
    return chain


def _never_falls(chain: Sequence[Published], older: Sequence[Published]) -> bool:
    return all(
        value <= one.shown.get(cell, value)
        for one in chain
        for each in older
        for cell, value in each.shown.items()
    )


def _joined(several: Sequence[Published]) -> Published:
    return Published(
        shown={cell: value for each in several for cell, value in each.shown.items()},
        hidden=frozenset(cell for each in several for cell in each.hidden),
        sums=tuple(dict.fromkeys(one for each in several for one in each.sums)),
        figures=tuple(one for each in several for one in each.figures),
        between={cell: both for each in several for cell, both in each.between.items()},
    )


@dataclass(frozen=True, slots=True)
class Together:
    """What an attack on several publications found."""

    problems: tuple[str, ...]
    changed: int
    """How many earlier reports count other cases, since the list has changed."""


def attacked_together(
    now: Report, earlier: Sequence[Report], thresholds: Thresholds, width: int
) -> Together:
    """Attack the report of now with the earlier ones, the newest first.

    >>> half = PrintedCounts(
    ...     "cases from 2026-01-01 to 2026-06-30",
    ...     "group",
    ...     "2026-01-01",
    ...     "2026-06-30",
    ...     (("a", 20), ("b", 30)),
    ...     50,
    ... )
    >>> more = PrintedCounts(
    ...     "cases from 2026-01-01 to 2026-07-31",
    ...     "group",
    ...     "2026-01-01",
    ...     "2026-07-31",
    ...     (("a", 20), ("b", 31)),
    ...     51,
    ... )
    >>> attacked_together([more], [[half]], Thresholds(), 3).problems
    ('b: 31 in one report and 30 in another give away the 1 between their periods.',)
    """
    kept = [report for report in earlier if _related(now, report)]
    changed = 0
    while kept:
        reports = [now, *kept]
        try:
            found = attack(_published(reports), width=width)
        except FigureRefused:
            kept.pop()
            changed += 1
            continue
        return Together((*_small_steps(reports, thresholds), *found.problems), changed)
    return Together((), changed)


def _related(now: Report, report: Report) -> bool:
    return any(_alike(one, other) for one in now for other in report)


def _alike(one: PrintedCounts, other: PrintedCounts) -> bool:
    """Tell whether two tables divide cases alike, of which some may be the same cases."""
    if one.way != other.way or one.labels != other.labels:
        return False
    if not one.first or not other.first:
        return one.of == other.of
    return one.first <= other.last and other.first <= one.last


def _published(reports: Sequence[Report]) -> Published:
    several = [each.published(at) for at, report in enumerate(reports) for each in report]
    joined = _joined(several)
    known = set(_known_already(reports))
    return replace(
        joined,
        sums=(*joined.sums, *_bonds(reports)),
        hidden=joined.hidden - known,
        between={cell: both for cell, both in joined.between.items() if cell not in known},
    )


def _known_already(reports: Sequence[Report]) -> Iterator[Cell]:
    """Name the counts of now that an earlier report of the very same cases printed as they are."""
    for mine in reports[0]:
        for old in (each for report in reports[1:] for each in report):
            if old.of == mine.of and not old.rounded and _alike(mine, old):
                told = old.values
                yield from (mine.cell(label) for label in mine.values if told[label] is not None)


def _bonds(reports: Sequence[Report]) -> Iterator[Sum]:
    """Bind the counts of all reports: equal for one draw, and by shared stretches of time."""
    tables = [(at, each) for at, report in enumerate(reports) for each in report]
    for way, labels in dict.fromkeys((each.way, each.labels) for _, each in tables):
        mine = [(at, each) for at, each in tables if (each.way, each.labels) == (way, labels)]
        for at, each in mine:
            same = next((n for n, one in mine if one.of == each.of and not one.first), at)
            if not each.first and same != at:
                for label in (*labels, ""):
                    yield Sum(each.cell(label, at), (each.cell(label, same),))
        dated = [(at, each) for at, each in mine if each.first]
        yield from _stretches(dated, way, labels)


def _stretches(
    dated: Sequence[tuple[int, PrintedCounts]], way: str, labels: tuple[str, ...]
) -> Iterator[Sum]:
    starts = {each.first for _, each in dated} | {_after(each.last) for _, each in dated}
    cuts = sorted(starts)
    parts = list(pairwise(cuts))
    grids = {part: Grid(way, f"the stretch from {part[0]}", Way(way, labels)) for part in parts}
    for grid in grids.values():
        yield from grid.sums
    for at, each in dated:
        inside = [part for part in parts if each.first <= part[0] and part[1] <= _after(each.last)]
        for label in (*labels, ""):
            cells = tuple(
                grids[part].inner(label) if label else grids[part].whole for part in inside
            )
            yield Sum(each.cell(label, at), cells)


def _after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _small_steps(reports: Sequence[Report], thresholds: Thresholds) -> Iterator[str]:
    """Name each count that one report printed only a little above another inside its period."""
    for mine in reports[0]:
        for old in (each for report in reports[1:] for each in report):
            if not mine.first or not _alike(mine, old) or mine.rounded or old.rounded:
                continue
            for outer, inner in ((mine, old), (old, mine)):
                if not (outer.first <= inner.first and inner.last <= outer.last):
                    continue
                for label in mine.labels:
                    most, least = outer.values[label], inner.values[label]
                    if (
                        most is not None
                        and least is not None
                        and thresholds.small(mine.cell(label), most - least)
                    ):
                        yield (
                            f"{label}: {most:,} in one report and {least:,} in another give away"
                            f" the {most - least} between their periods."
                        )
