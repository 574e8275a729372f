"""Reads whole columns of cells at once, by what the same cells were read as before.

A list says the same few things again and again. A cell that was read before is taken from memory,
and columns of numbers and stamps are looked at in one go. A cell with anything to remark is only
found here: its row is then read the careful way.
"""

import re
from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime

from scrutiny.importing.cells import Reader
from scrutiny.panels.definition import Field

_MOST_CELLS = 20_000
_MOST_CHARACTERS = 1_000_000
_DECIMALS = re.compile(r"(?:-?[0-9]{1,18}(?:\.[0-9]{1,18})?\n)*")
_INTEGERS = re.compile(r"(?:(?:0|-?[1-9][0-9]{0,17})\n)*")
_MONTH_OF_OUR_TIME = re.compile(r"(?:(?:19|20)[0-9]{2}|2100)-[0-9]{2}-")

Plain = Callable[[Field, str], bool]
"""Tells whether a value needs no remark."""


class QuickColumn:
    """Reads the cells of one column."""

    def __init__(self, field: Field, reader: Reader, plain: Plain) -> None:
        """Begin without any memory."""
        self._field = field
        self._reader = reader
        self._plain = plain
        self._fixed = _fixed_forms(field)
        self._forget()

    def _forget(self) -> None:
        self._as_they_are: set[str] = set()
        self._changed: dict[str, str] = {}
        self._remarkable: set[str] = set()
        self._cells = self._characters = 0

    def read(self, cells: Sequence[str]) -> Sequence[str]:
        """Give the values of cells: the very same cells when each is its own value."""
        if self._cells > _MOST_CELLS or self._characters > _MOST_CHARACTERS:
            self._forget()
        unknown = set(cells).difference(self._as_they_are, self._changed, self._remarkable)
        if unknown and not (self._fixed and self._fixed(unknown)):
            for cell in unknown:
                self._look_at(cell)
        if not self._changed:
            return cells
        values = [self._changed.get(cell, cell) for cell in cells]
        return cells if values == list(cells) else values

    def remarkable(self, cells: Sequence[str]) -> list[int]:
        """Give the places of cells that have to be looked at with their rows, once all are read."""
        found = self._remarkable
        return [at for at, cell in enumerate(cells) if cell in found] if found else []

    def _look_at(self, cell: str) -> None:
        self._cells += 1
        self._characters += len(cell)
        try:
            value = self._reader(cell)
        except ValueError:
            self._remarkable.add(cell)
            return
        if (self._field.required and not value) or not self._plain(self._field, value):
            self._remarkable.add(cell)
        elif value == cell:
            self._as_they_are.add(cell)
        else:
            self._changed[cell] = value


Fixed = Callable[[set[str]], bool]
"""Tells whether cells are certainly their own values, without anything to remark."""


def _fixed_forms(field: Field) -> Fixed | None:
    """Give a look at many different cells of one type at once, where there is one."""
    found: dict[str, Fixed] = {
        "decimal": lambda cells: _all_match(_DECIMALS, cells),
        "integer": lambda cells: _all_match(_INTEGERS, cells),
        "datetime": _stamps,
        "text": _without_margins,
        "reference": _without_margins,
    }
    return found.get(field.type) if field.codelist is None else None


def _all_match(pattern: re.Pattern[str], cells: set[str]) -> bool:
    lines = "\n".join(cells) + "\n"
    # A cell of two lines would pass for two cells.
    return lines.count("\n") == len(cells) and pattern.fullmatch(lines) is not None


def _stamps(cells: set[str]) -> bool:
    months = {cell[:8] for cell in cells}
    if not all(_MONTH_OF_OUR_TIME.fullmatch(month) for month in months):
        return False
    try:
        deque(map(datetime.fromisoformat, cells), maxlen=0)
    except ValueError:
        return False
    return True


def _without_margins(cells: set[str]) -> bool:
    return "" not in cells and all(map(str.__eq__, cells, map(str.strip, cells)))
