"""Knows on which line of its file a row stands, in little memory however long the file is."""

from bisect import bisect_right
from collections.abc import Sequence


class LinesOfRows:
    """The line of each row that stands on one line.

    >>> lines = LinesOfRows()
    >>> for row, line in ((1, 2), (2, 3), (3, None), (4, 7)):
    ...     lines.note(row, line)
    >>> [lines.line_of(row) for row in (1, 2, 3, 4)]
    [2, 3, None, 7]
    """

    def __init__(self) -> None:
        """Start with no row."""
        # Only where the distance between row and line changes is anything kept.
        self._rows: list[int] = []
        self._distances: list[int | None] = []

    def note(self, row: int, line: int | None) -> None:
        """Take the next row, with its line, or `None` when it reaches over several lines."""
        distance = None if line is None else line - row
        if not self._rows or self._distances[-1] != distance:
            self._rows.append(row)
            self._distances.append(distance)

    def note_all(self, rows: Sequence[int], lines: Sequence[int | None]) -> None:
        """Take the next rows, each with its line."""
        if isinstance(rows, range) and isinstance(lines, range):
            # Both go on one by one, so the distance stays.
            rows, lines = rows[:1], lines[:1]
        for row, line in zip(rows, lines, strict=True):
            self.note(row, line)

    def line_of(self, row: int) -> int | None:
        """Give the line of a row that was noted."""
        place = bisect_right(self._rows, row) - 1
        distance = self._distances[place] if place >= 0 else None
        return None if distance is None else row + distance
