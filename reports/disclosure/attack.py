"""Attacks what is about to be published, with everything a patient reader could use, and reports.

A finding names the cell and the range that gives it away. Nothing is called safe that was not
proved to be; what cannot be proved in the time allowed is refused as well.
"""

from dataclasses import dataclass

from reports.disclosure.cells import Cell
from reports.disclosure.published import ADDED, EARLIER, SINCE, Published
from reports.disclosure.ranges import SECONDS, WIDTH, Range, ranges_of
from reports.disclosure.thresholds import Thresholds


@dataclass(frozen=True, slots=True)
class Findings:
    """What the attack found."""

    ranges: tuple[Range, ...]
    """One for each hidden count, and for each hidden step from the report before."""
    width: int
    problems: tuple[str, ...]
    """Why this must not be published, one sentence for each cell; empty when it may be."""

    @property
    def safe(self) -> bool:
        """Whether every hidden count was proved to stay hidden."""
        return not self.problems


def attack(
    published: Published,
    *,
    thresholds: Thresholds | None = None,
    width: int = WIDTH,
    seconds: float = SECONDS,
) -> Findings:
    """Find the exact range of every hidden count, and say which are too narrow.

    With `thresholds`, a printed count below them is a finding too, and so is a printed step of a
    running total. Refused with `FigureRefused`: numbers that contradict each other.

    >>> from reports.disclosure.grids import Grid, Way
    >>> from reports.disclosure.published import published_of
    >>> grid = Grid("Outcome", "searches", Way("rows", ("Arrest", "None")))
    >>> shown = {grid.inner("None"): 20, grid.whole: 23}
    >>> attack(published_of([grid], shown | {grid.inner("Arrest"): None})).problems
    ('Arrest: anyone can work out that it is 3.',)
    """
    if width < 1:
        raise ValueError("The width must be at least 1.")
    found = ranges_of(published, width, seconds)
    hidden = [_problem(each, width) for each in found if not each.safe(width)]
    shown = _small_shown(published, thresholds) if thresholds else []
    return Findings(found, width, (*shown, *hidden))


def place_words(cell: Cell) -> str:
    """Name a cell, and the report or the step that it belongs to.

    >>> place_words(Cell("added to cases since report before (1): cases", frozenset()))
    'the total (added since the report before)'
    """
    if cell.of.startswith(EARLIER):
        return f"{cell.words} in the report before"
    if not cell.of.startswith(ADDED):
        return cell.words
    last = f"{SINCE}{EARLIER}(1)" in cell.of
    return f"{cell.words} (added since {'the report before' if last else 'an earlier report'})"


def _problem(found: Range, width: int) -> str:
    name = place_words(found.cell)
    if found.determined:
        return f"{name}: anyone can work out that it is {found.low:,}."
    if found.proved and found.high is not None:
        return (
            f"{name}: anyone can work out that it lies from {found.low:,} to {found.high:,},"
            f" a range narrower than {width}."
        )
    return f"{name}: not proved safe in the time allowed, so it is refused."


def _small_shown(published: Published, thresholds: Thresholds) -> list[str]:
    small = [
        f"{cell.words}: the count {value} is printed, and it is below {thresholds.of(cell)}."
        for cell, value in published.shown.items()
        if thresholds.small(cell, value) and not cell.of.startswith(EARLIER)
    ]
    for step in published.steps:
        if step.now.of.startswith(EARLIER):
            continue
        now, before = published.shown.get(step.now), published.shown.get(step.before)
        if now is not None and before is not None and thresholds.small(step.now, now - before):
            added = f"{now - before} {'was' if now - before == 1 else 'were'} added"
            small.append(
                f"{step.now.words}: {now:,} now and {before:,} in the report before give away that"
                f" {added}."
            )
    return small
