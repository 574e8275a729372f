"""What every printed format says of a block in the same way: clean lines, widths, pieces.

It knows no format; it must never let a control character or a hidden mark through.
"""

import re
from collections.abc import Sequence

from reports.content import Table
from scrutiny.text import clean

_PAGE, _EDGES, _LEAST = 82, 3, 6
"""Letters across a page, what the edges of a cell take of them, and the narrowest column."""
_WIDEST_WORD, _LOOKED_AT = 26, 100
"""A longer word than this asks for no more room, and so many rows are looked at."""
_BOLD = 1.1
"""How much wider than other letters those are that name a row."""


def lines_of(text: str) -> list[str]:
    """Give the clean lines of a text.

    >>> lines_of(" a  b\\nc ")
    ['a b', 'c']
    """
    return [_tidy(line) for line in clean(text).strip().splitlines()] or [""]


def line_of(text: str) -> str:
    """Give a text as one clean line."""
    return _tidy(" ".join(clean(text).splitlines()))


def parts_of(text: str) -> list[list[str]]:
    """Give the paragraphs of a text, each as its lines."""
    return [lines_of(part) for part in re.split(r"\n\s*\n", clean(text).strip())]


def exact_line(line: str) -> str:
    """Give a line to be copied exactly, without anything hidden in it."""
    return " ".join(clean(line).splitlines())


def cut_lines(lines: Sequence[str], most: int) -> list[str]:
    """Part lines that are wider than the page.

    >>> cut_lines(["abcdef"], 4)
    ['abcd', 'ef']
    """
    return [
        line[start : start + most] for line in lines for start in range(0, max(1, len(line)), most)
    ]


def widths_of(table: Table) -> list[int]:
    """Share the width of a page over the columns, in letters of its usual size.

    Each column has room for its longest word. What is left goes, letter by letter, to the column
    whose highest cells it lowers most, so that a long text does not stand in a narrow column.

    >>> widths_of(Table("T", ("Number", "What was seen"), (("1", "x " * 90),)))
    [9, 73]
    """
    columns = list(zip(table.header, *table.rows, strict=True))
    widths = [
        max(_LEAST, min(_WIDEST_WORD, max(_word(cell) for cell in cells)) + _EDGES)
        for cells in columns
    ]
    # A heading may wrap: only what stands below it asks for a longer line.
    lengths = [
        [
            [_BOLD * len(line) if place == 0 and table.row_headers else len(line) for line in lines]
            for lines in map(lines_of, cells[1 : 1 + _LOOKED_AT])
        ]
        for place, cells in enumerate(columns)
    ]
    gains = [_gain(cells, width) for cells, width in zip(lengths, widths, strict=True)]
    left = max(0, _PAGE - sum(widths))
    while left and max(gains) > 0:
        most = gains.index(max(gains))
        widths[most] += 1
        gains[most] = _gain(lengths[most], widths[most])
        left -= 1
    return [width + (left * width) // sum(widths) for width in widths]


def _gain(cells: list[list[float]], width: int) -> float:
    """Tell how much a column gains by one more letter; a high cell counts far more than a low."""
    return _heights(cells, width - _EDGES) - _heights(cells, width + 1 - _EDGES)


def _heights(cells: list[list[float]], letters: int) -> float:
    return sum(sum(max(1.0, each / letters) for each in lines) ** 3 for lines in cells)


def _word(cell: str) -> int:
    return max((len(each) for each in cell.split()), default=0)


def language_of(tag: str) -> tuple[str, str]:
    """Part a language tag into the language and the country.

    >>> language_of("en-GB"), language_of("cy")
    (('en', 'GB'), ('cy', ''))
    """
    language, _, region = tag.partition("-")
    return language, region


def _tidy(line: str) -> str:
    return " ".join(part for part in line.replace("\t", " ").split(" ") if part)
