"""Sees which rows of a list say exactly what an earlier row said, however long the list is.

A row is known by a number made of its text. The numbers wait on the disk; in memory stands one bit
for each of many remainders, which shows the few numbers that may have come before. It never keeps
what a row says, and never decides whether a repeat is wrong.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from typing import IO, Self

_BITS = 1 << 27
_IN_MEMORY = 1 << 20


class Repeats:
    """Takes the rows of one list in their order.

    >>> with Repeats.on_disk() as repeats:
    ...     repeats.note([1, 2, 3, 4], map(hash, ["a", "b", "a", "a"]))
    ...     list(repeats.rows())
    [3, 4]
    """

    def __init__(self, noted: IO[bytes]) -> None:
        """Start with no row; the numbers wait in a file."""
        self._met = bytearray(_BITS // 8)
        self._suspects: set[int] = set()
        self._noted = noted

    @classmethod
    @contextmanager
    def on_disk(cls) -> Iterator[Self]:
        """Use a file that nobody else can open, and that is gone at the end."""
        with SpooledTemporaryFile(_IN_MEMORY) as noted:
            yield cls(noted)

    def note(self, rows: Sequence[int], numbers: Iterable[int]) -> None:
        """Take the next rows with the numbers made of their texts, of 64 bits each."""
        met, suspects = self._met, self._suspects
        several = array("q", numbers)
        for number in several:
            place = number % _BITS
            bits, mask = met[place >> 3], 1 << (place & 7)
            if bits & mask:
                suspects.add(number)
            else:
                met[place >> 3] = bits | mask
        pairs = array("q", rows)
        pairs.extend(several)
        self._noted.write(len(several).to_bytes(8) + pairs.tobytes())

    def rows(self) -> Iterator[int]:
        """Give each row that repeats an earlier one, in order."""
        if not self._suspects:
            return
        once: set[int] = set()
        self._noted.seek(0)
        while length := int.from_bytes(self._noted.read(8)):
            pairs = array("q", self._noted.read(16 * length))
            for row, number in zip(pairs[:length], pairs[length:], strict=True):
                if number in once:
                    yield row
                elif number in self._suspects:
                    once.add(number)
