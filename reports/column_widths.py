"""Shares the width of a printed page over the columns of a table, and says where a text must part.

Measured in letters: the width of a digit at the usual size of the text. One measure serves every
printed format. This module must never let a text run over the edge of its column or of the page.
"""

import math
from collections.abc import Sequence

from reports.content import Table
from scrutiny.text import clean

PAGE, CLOSE_PAGE = 84, 98
"""Letters across a page, of the usual size and where they are set closer."""
_EDGES, _LEAST = 1.6, 6
"""What the edges of a cell take of its letters, and the narrowest column."""
_WIDEST_WORD, _PARTED_WORD, _LOOKED_AT = 24, 12, 100
"""A longer word than the first is parted, and asks for the second; so many rows are looked at."""
_SPACE = 0.5
_KEPT = 16
"""A line with a number that is no longer stays whole."""
_BOLD = 1.08
"""How much wider than other letters those are that name a row."""
_TALL = 24
"""A row of more lines than this may be parted between two pages."""
_SHORT_ROWS, _SHORT_LETTERS = 8, 1_000
"""A table of no more rows and letters stands on one page; a longer one may be parted."""
_BREAK = "\u200b"
"""No width of its own: it only allows a new line."""

_WIDTHS = {
    letter: width
    for letters, width in (
        ("ijl'|", 0.4),
        ("ftI.,:;!/\\()[] \u00a0-", 0.5),
        ('r"`', 0.6),
        ("ckszvxyJ", 0.9),
        ("FLTZ", 1.1),
        ("ABEKPSVXY&", 1.2),
        ("wCDHNRU", 1.3),
        ("GOQ", 1.4),
        ("mM", 1.5),
        ("W%", 1.7),
        ("@", 1.8),
    )
    for letter in letters
}
_FIRST_WIDE, _WIDE = "\u2e80", 2.0


def text_width(text: str) -> float:
    """Measure a line, in letters as wide as a digit.

    >>> text_width("2026"), round(text_width("ill"), 1), round(text_width("MM"), 1)
    (4.0, 1.2, 3.0)
    """
    return sum(_WIDTHS.get(each, _WIDE if each >= _FIRST_WIDE else 1.0) for each in text)


def widths_of(table: Table) -> list[int]:
    """Share the width of a page over the columns, in letters of its usual size.

    Each column has room for its longest word, where the page has. What is left goes, letter by
    letter, to the column whose highest cells it lowers most, so that a long text does not stand in
    a narrow column.

    >>> widths_of(Table("T", ("Number", "What was seen"), (("1", "x " * 90),)))
    [9, 75]
    """
    columns = list(zip(table.header, *table.rows, strict=True))
    page, widths = CLOSE_PAGE if is_close(table) else PAGE, _least(table)
    while sum(widths) > page and max(widths) > _LEAST:
        widths[widths.index(max(widths))] -= 1
    # A heading may wrap: only what stands below it asks for a longer line.
    lengths = [
        [
            [text_width(line) * _bold(table, place) for line in clean(cell).splitlines()]
            for cell in cells[1 : 1 + _LOOKED_AT]
        ]
        for place, cells in enumerate(columns)
    ]
    gains = [_gain(cells, width) for cells, width in zip(lengths, widths, strict=True)]
    left = max(0, page - sum(widths))
    while left and max(gains) > 0:
        most = gains.index(max(gains))
        widths[most] += 1
        gains[most] = _gain(lengths[most], widths[most])
        left -= 1
    return [width + (left * width) // sum(widths) for width in widths]


def is_close(table: Table) -> bool:
    """Tell whether a table is set in smaller letters: as asked, or so that its words fit."""
    return table.dense or sum(_least(table)) > PAGE


def is_short(table: Table) -> bool:
    """Tell whether a table is to stand on one page."""
    letters = sum(len(cell) for row in table.rows for cell in row)
    return len(table.rows) <= _SHORT_ROWS and letters <= _SHORT_LETTERS


def is_tall(row: Sequence[str], widths: Sequence[int]) -> bool:
    """Tell whether a row is so high that it must be allowed to part between two pages."""
    return any(lines_in(cell, width) > _TALL for cell, width in zip(row, widths, strict=True))


def lines_in(cell: str, width: int) -> int:
    """Count the lines that a text takes in a column.

    >>> lines_in("Seen. " * 20, 22), lines_in("", 22)
    (6, 1)
    """
    return sum(_lines_of(line.split(" "), width - _EDGES) for line in cell.splitlines()) or 1


def _lines_of(words: Sequence[str], room: float) -> int:
    lines, taken = 1, 0.0
    for word in words:
        asked = text_width(word)
        if taken and taken + asked > room:
            lines, taken = lines + 1, 0.0
        lines += math.ceil(asked / room) - 1 if asked > room else 0
        taken += asked + _SPACE
    return lines


def parted(line: str, width: float) -> str:
    """Allow a new line inside words that are wider than their column.

    >>> print(parted("some-word", 8).replace(_BREAK, "~"), parted("some word", 8))
    s~o~m~e~-~w~o~r~d some word
    """
    room = width - _EDGES
    return " ".join(
        _BREAK.join(word) if text_width(word) * _BOLD > room else word for word in line.split(" ")
    )


def _least(table: Table) -> list[int]:
    columns = list(zip(table.header, *table.rows, strict=True))
    words = [max(_word(cell) for cell in cells) for cells in columns]
    if table.row_headers:
        # A short name of a row stays in one line too, unless it is one of several in the cell.
        names = [text_width(cell) * _BOLD for cell in columns[0] if "\n" not in cell]
        words[0] = max(words[0], *(each for each in names if each <= _KEPT), 0.0)
    return [max(_LEAST, math.ceil(each + _EDGES)) for each in words]


def _bold(table: Table, place: int) -> float:
    return _BOLD if place == 0 and table.row_headers else 1.0


def _gain(cells: list[list[float]], width: int) -> float:
    """Tell how much a column gains by one more letter; a high cell counts far more than a low."""
    return _heights(cells, width - _EDGES) - _heights(cells, width + 1 - _EDGES)


def _heights(cells: list[list[float]], letters: float) -> float:
    return sum(sum(max(1.0, each / letters) for each in lines) ** 3 for lines in cells)


def _word(cell: str) -> float:
    """Measure what is not to be parted: words, and short lines with a number, such as a day."""
    lines = clean(cell).splitlines()
    numbers = [each for each in lines if any(map(str.isdigit, each))]
    kept = [each for each in numbers if text_width(each) <= _KEPT]
    # A header is bold wherever it stands, and so is what names a row.
    words = (text_width(each) * _BOLD for each in (*cell.split(), *kept))
    return max((each if each <= _WIDEST_WORD else _PARTED_WORD for each in words), default=0)
