"""When two sources give different numbers for the same thing, both are shown and neither chosen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reports.guards.refused import FigureRefused
from reports.sentences import listed


@dataclass(frozen=True, slots=True)
class Stated:
    """A number, and who says so."""

    number: int
    source: str


def conflict(what: str, stated: Sequence[Stated]) -> str:
    """Say that sources disagree; empty when they do not.

    >>> conflict("Complaints", [Stated(1984, "the report"), Stated(1987, "its summary")])
    'Complaints: the sources disagree. 1,984 (the report) and 1,987 (its summary), 3 apart.'
    """
    numbers = sorted({each.number for each in stated})
    if len(numbers) < 2:
        return ""
    said = listed([f"{each.number:,} ({each.source})" for each in stated])
    return f"{what}: the sources disagree. {said}, {numbers[-1] - numbers[0]:,} apart."


def needed_agreement(what: str, stated: Sequence[Stated]) -> int:
    """Give the number that all sources state, or refuse."""
    if not stated:
        raise ValueError("No source is given.")
    said = conflict(what, stated)
    if said:
        raise FigureRefused(
            said, next_step="Print both with their sources, and ask which is right."
        )
    return stated[0].number


def rest(parts: Iterable[int], whole: int) -> int:
    """Give what the named parts leave over; refused when they are more than the whole.

    >>> rest([1592, 618, 568, 181, 91], 3309)
    259
    """
    named = sum(parts)
    if named > whole:
        raise FigureRefused(f"The parts add up to {named:,}, more than the whole of {whole:,}.")
    return whole - named
