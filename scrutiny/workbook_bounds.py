"""Refuses a workbook that would fill the memory, as fast as its bytes can be counted.

It runs in the child process only, before any cell is looked at: a small file can hold millions of
rows, or say one long text in every cell.
"""

import re
import zipfile
from collections.abc import Callable, Iterator, Sequence

MOST_CELLS = 2_000_000
_MOST_ROWS = 1_048_576
_MOST_TEXT = 200 * 1024**2
"""So many letters may all cells of a workbook say together."""
TEXTS = "xl/sharedStrings.xml"
_SHARED = re.compile(rb't="s"[^>]*>\s*<(?:x:)?v>([0-9]{1,10})<')
_TEXT = re.compile(rb"<(?:x:)?si\b")
_ROWS = (b"<row ", b"<row>", b"<x:row ")
_VALUES = (b"<v>", b"<v ", b"<is>", b"<x:v>")

Pieces = Callable[[str, bytes], Iterator[bytes]]
"""Gives a part of the package in pieces, cut before some bytes."""


class TooMuchError(ValueError):
    """Why a workbook is refused, in words."""


def refuse_too_much(package: zipfile.ZipFile, sheets: Sequence[str], pieces: Pieces) -> None:
    """Count the rows, the filled cells and the letters of all sheets; raises `TooMuchError`."""
    for path in sheets:
        rows = cells = 0
        for piece in pieces(path, b"<"):
            rows += sum(piece.count(each) for each in _ROWS)
            cells += sum(piece.count(each) for each in _VALUES)
            if rows > _MOST_ROWS or cells > MOST_CELLS:
                raise TooMuchError(
                    f"A sheet uses more than {_MOST_ROWS:,} rows or {MOST_CELLS:,} cells, more than"
                    " any list has"
                )
    if TEXTS in package.namelist():
        _refuse_repeated_text(sheets, pieces)


def _refuse_repeated_text(sheets: Sequence[str], pieces: Pieces) -> None:
    lengths: list[int] = []
    for piece in pieces(TEXTS, b"<si"):
        lengths.extend(len(each) for each in _TEXT.split(piece)[1:])
    if max(lengths, default=0) * MOST_CELLS < 2 * _MOST_TEXT:
        return
    said = 0
    for path in sheets:
        for piece in pieces(path, b"<c"):
            for number in _SHARED.findall(piece):
                place = int(number)
                said += lengths[place] if place < len(lengths) else 0
            if said > _MOST_TEXT:
                raise TooMuchError("The workbook repeats long texts until they fill the memory")
