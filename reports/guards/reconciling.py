"""Could published percentages be of the total they are said to be of? Whole cases must fit.

People cannot be cut in parts, so percentages of a known total either come from whole numbers that
add up, or something is wrong. Nothing here guesses which number is wrong; it names the totals near
by that would fit.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from reports.guards.percentages import Printed, Rounding, counts_of, printed
from reports.guards.refused import FigureRefused

MOST_SPLITS = 10
MOST_TOTALS = 9
GREATEST_TOTAL = 10_000_000


@dataclass(frozen=True, slots=True)
class Fit:
    """What whole numbers could stand behind the percentages, for one total."""

    total: int
    splits: tuple[tuple[int, ...], ...]
    """The first few ways, in the order of the parts."""
    number_of_splits: int
    """How many ways there are in all."""


@dataclass(frozen=True, slots=True)
class Convention:
    """The answer for one way of rounding."""

    rounding: Rounding
    fit: Fit | None
    """None when no whole numbers fit the total."""
    near: tuple[Fit, ...]
    """When none fits: the totals near by that could, from low to high."""


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Whether percentages and a total can belong together."""

    percentages: tuple[str, ...]
    total: int
    overlapping: bool
    conventions: tuple[Convention, ...]

    @property
    def reconciles(self) -> bool:
        """Whether whole numbers fit by at least one way of rounding."""
        return any(each.fit for each in self.conventions)

    @property
    def near(self) -> tuple[Fit, ...]:
        """The totals near by that could, by the usual rounding first."""
        return next((each.near for each in self.conventions if each.near), ())


def reconcile(
    percentages: Sequence[str], total: int, *, overlapping: bool = False
) -> Reconciliation:
    """Look for whole numbers that give the printed percentages and add up to the total.

    Their sum may be a little under or over 100 by rounding. `overlapping` parts may share cases:
    each must then be possible by itself and nothing has to add up. Refused with ValueError: no
    percentage, something that is not one, a total below 1 or beyond ten million.

    >>> found = reconcile(["66", "28", "6"], 52)
    >>> found.reconciles, [(each.total, each.splits[0]) for each in found.near]
    (False, [(47, (31, 13, 3)), (50, (33, 14, 3)), (53, (35, 15, 3))])
    >>> reconcile(["27.3", "40.9", "31.8", "0"], 22).conventions[0].fit.splits
    ((6, 9, 7, 0),)
    """
    if not percentages:
        raise ValueError("Give at least one percentage.")
    if not 1 <= total <= GREATEST_TOTAL:
        raise ValueError(f"The total must be from 1 to {GREATEST_TOTAL:,}, not {total:,}.")
    parts = [printed(each) for each in percentages]
    fits = {each: _fit(parts, total, each, overlapping) for each in Rounding}
    none_fits = not any(fits.values())
    return Reconciliation(
        tuple(each.text for each in parts),
        total,
        overlapping,
        tuple(
            Convention(each, fit, _near(parts, total, each, overlapping) if none_fits else ())
            for each, fit in fits.items()
        ),
    )


def needed_reconciled(percentages: Sequence[str], total: int, what: str = "") -> Reconciliation:
    """Refuse percentages that cannot be of their total.

    >>> needed_reconciled(["66", "28", "6"], 52)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    reports.guards.refused.FigureRefused: 66 %, 28 % and 6 % cannot be of 52: no whole numbers ...
    """
    found = reconcile(percentages, total)
    if not found.reconciles:
        raise FigureRefused(
            why_not(found), where=what, next_step="Print the counts, or ask for the right total."
        )
    return found


def why_not(found: Reconciliation) -> str:
    """Say that nothing fits, and which totals near by could."""
    listed = [f"{each} %" for each in found.percentages]
    said = " and ".join(part for part in (", ".join(listed[:-1]), *listed[-1:]) if part)
    add_up = "" if found.overlapping else f" and add up to {found.total:,}"
    sentence = f"{said} cannot be of {found.total:,}: no whole numbers give them{add_up}."
    if not found.near:
        return f"{sentence} No total near by could either."
    totals = "; ".join(f"{each.total:,} ({split_text(each)})" for each in found.near)
    return f"{sentence} Totals near by that could: {totals}."


def split_text(fit: Fit) -> str:
    """Write the counts of the first way that fits.

    >>> split_text(Fit(50, ((33, 14, 3),), 1))
    '33, 14, 3'
    """
    more = ", or others" if fit.number_of_splits > 1 else ""
    return ", ".join(f"{count:,}" for count in fit.splits[0]) + more


def _fit(parts: Sequence[Printed], total: int, rounding: Rounding, overlapping: bool) -> Fit | None:
    counts = [counts_of(each, total, rounding) for each in parts]
    if not all(counts):
        return None
    if overlapping:
        number = 1
        for each in counts:
            number *= len(each)
        return Fit(total, (tuple(each[0] for each in counts),), number)
    if not sum(each[0] for each in counts) <= total <= sum(each[-1] for each in counts):
        return None
    splits = _splits(counts, total, MOST_SPLITS)
    return Fit(total, splits, _number_of_splits(counts, total))


def _splits(counts: Sequence[range], total: int, most: int) -> tuple[tuple[int, ...], ...]:
    """List ways to take one count of each range that make the total; no dead end is entered."""
    least = [*accumulate((each[0] for each in reversed(counts)), initial=0)][::-1]
    greatest = [*accumulate((each[-1] for each in reversed(counts)), initial=0)][::-1]

    def ways(place: int, left: int) -> Iterator[tuple[int, ...]]:
        if place == len(counts):
            yield ()
            return
        own = counts[place]
        first = max(own[0], left - greatest[place + 1])
        last = min(own[-1], left - least[place + 1])
        for count in range(first, last + 1):
            for rest in ways(place + 1, left - count):
                yield (count, *rest)

    return tuple(split for split, _ in zip(ways(0, total), range(most), strict=False))


def _number_of_splits(counts: Sequence[range], total: int) -> int:
    """Count the ways; a running sum gives each new range in one pass."""
    spare = total - sum(each[0] for each in counts)
    ways = [1] + [0] * spare
    for each in counts:
        width = len(each)
        sums = [0, *accumulate(ways)]
        ways = [sums[at + 1] - sums[max(0, at + 1 - width)] for at in range(spare + 1)]
    return ways[spare]


def _near(
    parts: Sequence[Printed], total: int, rounding: Rounding, overlapping: bool
) -> tuple[Fit, ...]:
    """Find totals that could, nearest first, within a tenth of the total (and at least 5)."""
    window = min(max(5, total // 10), 1000)
    found: list[Fit] = []
    for step in range(1, window + 1):
        for near in (total - step, total + step):
            fit = _fit(parts, near, rounding, overlapping) if near > 0 else None
            if fit is not None:
                found.append(fit)
        if len(found) >= MOST_TOTALS:
            break
    return tuple(sorted(found[:MOST_TOTALS], key=lambda each: each.total))
