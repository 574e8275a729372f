"""Sees which rows of a list say exactly what an earlier row said, however long the list is.

A row is known by a number made of its text, kept on the disk and not in memory. It never keeps what
a row says, and never decides whether a repeat is wrong.
"""

import sqlite3
from collections.abc import Iterator

_BATCH = 10_000


class Repeats:
    """Takes the rows of one list in their order.

    >>> repeats = Repeats()
    >>> for row, text in enumerate(["a", "b", "a", "a"], start=1):
    ...     repeats.note(row, hash(text))
    >>> list(repeats.rows())
    [3, 4]
    """

    def __init__(self) -> None:
        """Start with no row."""
        # A file of its own that is gone when it is closed.
        self._disk = sqlite3.connect("")
        self._disk.execute("CREATE TABLE said (row INTEGER PRIMARY KEY, number INTEGER)")
        self._batch: list[tuple[int, int]] = []

    def note(self, row: int, number: int) -> None:
        """Take the next row with the number made of its text."""
        self._batch.append((row, number))
        if len(self._batch) >= _BATCH:
            self._flush()

    def rows(self) -> Iterator[int]:
        """Give each row that repeats an earlier one, in order."""
        self._flush()
        found = self._disk.execute(
            "SELECT row FROM (SELECT row, row_number() OVER (PARTITION BY number ORDER BY row) AS n"
            " FROM said) WHERE n > 1 ORDER BY row"
        )
        return (int(row) for (row,) in found)

    def _flush(self) -> None:
        self._disk.executemany("INSERT INTO said VALUES (?, ?)", self._batch)
        self._batch.clear()
