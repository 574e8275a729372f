"""Reads the cells of a row all at once, by what the same cells were read as before.

A list says the same few things again and again. A cell that was read before without anything to
remark is taken from memory; any other one sends its row through the careful way.
"""

from collections.abc import Callable, Sequence
from operator import getitem, itemgetter

from scrutiny.importing.cells import Reader
from scrutiny.importing.content import fragment
from scrutiny.panels.definition import Field

_MOST_REMEMBERED = 20_000

Plain = Callable[[Field, str], bool]
"""Tells whether a value needs no remark."""


class RemarkableError(Exception):
    """A cell that has to be looked at with its row."""


class _Column(dict[str, tuple[str, str]]):
    """The cells of one column that were read before, each with its value and its text."""

    def __init__(self, field: Field, reader: Reader, plain: Plain) -> None:
        super().__init__()
        self._field = field
        self._reader = reader
        self._plain = plain

    def __missing__(self, cell: str) -> tuple[str, str]:
        try:
            value = self._reader(cell)
        except ValueError as error:
            raise RemarkableError from error
        if (self._field.required and not value) or not self._plain(self._field, value):
            raise RemarkableError
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        found = self[cell] = value, fragment(self._field.id, value)
        return found


class QuickCells:
    """Reads rows of one list."""

    def __init__(
        self, columns: Sequence[tuple[int, Field, Reader]], width: int, plain: Plain
    ) -> None:
        """Prepare a memory for each column that fills a field."""
        self._columns = [_Column(field, reader, plain) for _, field, reader in columns]
        places = [place for place, _, _ in columns]
        self._pick = None if places == list(range(width)) else _picker(places)

    def read(self, cells: Sequence[str]) -> tuple[Sequence[str], tuple[tuple[str, str], ...]]:
        """Give the cells that fill fields, and each with its value and its text.

        Raises `RemarkableError` when one of them has to be looked at.
        """
        picked = cells if self._pick is None else self._pick(cells)
        return picked, tuple(map(getitem, self._columns, picked))


def _picker(places: Sequence[int]) -> Callable[[Sequence[str]], Sequence[str]]:
    if len(places) == 1:
        only = places[0]
        return lambda cells: (cells[only],)
    return itemgetter(*places)
