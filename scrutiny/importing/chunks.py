"""Gives the rows of a list many at once, since a step for each single row costs more than its work.

A chunk is bounded in rows and in bytes, so a list with long texts takes no more memory than
another.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice
from typing import TYPE_CHECKING

from scrutiny.importing.files import ListFile, reader_of, rows_of

if TYPE_CHECKING:
    from _csv import Reader

_STEP = 500
_STEPS = 2
_MOST_BYTES = 4_000_000


@dataclass(frozen=True, slots=True)
class Chunk:
    """Rows that follow each other in a list."""

    rows: list[list[str]]
    lines: Sequence[int | None]
    """The line on which each stands; `None` when it reaches over several."""


def chunks_of(file: ListFile, above: int) -> Iterator[Chunk]:
    """Give the rows of a list below its first `above` rows; raises `Refusal` as `rows_of` does."""
    if file.read is not None:
        yield from _of_pairs(islice(rows_of(file), above, None))
        return
    with reader_of(file) as (reader, position):
        before = 0
        for _ in islice(reader, above):
            before = reader.line_num
        while True:
            rows, ends = _read(reader, position)
            if not rows:
                return
            yield Chunk(rows, _lines(ends, before))
            before = ends[-1]


def _of_pairs(pairs: Iterator[tuple[int | None, list[str]]]) -> Iterator[Chunk]:
    while several := list(islice(pairs, _STEP * _STEPS)):
        yield Chunk([cells for _, cells in several], [line for line, _ in several])


def _read(reader: "Reader", position: Callable[[], int]) -> tuple[list[list[str]], list[int]]:
    """Read rows, each with the line on which it ends."""
    start = position()
    rows: list[list[str]] = []
    ends: list[int] = []
    for _ in range(_STEPS):
        for cells in islice(reader, _STEP):
            rows.append(cells)
            ends.append(reader.line_num)
        if position() - start > _MOST_BYTES:
            break
    return rows, ends


def _lines(ends: Sequence[int], before: int) -> Sequence[int | None]:
    if ends[-1] - before == len(ends):
        return range(before + 1, ends[-1] + 1)
    starts = (before, *ends)
    return [end if end == start + 1 else None for start, end in zip(starts, ends, strict=False)]


@dataclass(frozen=True, slots=True)
class Numbered:
    """Rows of a list that say something, counted from 1 below the header."""

    numbers: Sequence[int]
    rows: list[list[str]]
    lines: Sequence[int | None]


class Numbering:
    """Counts the rows below the header.

    Blank rows are counted and left out. Lists that were put together one after the other bring
    their header along: that is neither.
    """

    def __init__(self, titles: list[str]) -> None:
        """Take the header as it stands in the list."""
        self._titles = titles
        self._next = 1
        self.repeated_headers = 0
        """How often the header stands among the rows."""

    def number(self, chunk: Chunk) -> Numbered:
        """Count the rows of the next chunk."""
        rows = chunk.rows
        if self._titles not in rows and [] not in rows:
            numbers = range(self._next, self._next + len(rows))
            self._next += len(rows)
            return Numbered(numbers, rows, chunk.lines)
        pairs = [
            (line, cells)
            for line, cells in zip(chunk.lines, rows, strict=True)
            if cells != self._titles
        ]
        self.repeated_headers += len(rows) - len(pairs)
        kept = [(n, *pair) for n, pair in zip(count(self._next), pairs, strict=False) if pair[1]]
        self._next += len(pairs)
        return Numbered(
            [number for number, _, _ in kept],
            [cells for _, _, cells in kept],
            [line for _, line, _ in kept],
        )
