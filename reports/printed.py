"""What every printed format says of a block in the same way: clean lines, widths, pieces.

It knows no format; it must never let a control character or a hidden mark through.
"""

import re
from collections.abc import Sequence

from reports.content import Table
from scrutiny.text import clean

_PAGE, _EDGES, _LEAST = 82, 3, 6
"""Letters across a page, what the edges of a cell take of them, and the narrowest column."""
_WIDEST_WORD, _LONGEST_LINE = 26, 70
"""A longer word or line than this does not ask for more room."""


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

    Each column has room for its longest word; what is left goes to those with longer lines.

    >>> widths_of(Table("T", ("Number", "What was seen"), (("1", "x " * 90),)))
    [9, 73]
    """
    columns = list(zip(table.header, *table.rows, strict=True))
    least = [
        max(_LEAST, min(_WIDEST_WORD, max(_word(cell) for cell in cells)) + _EDGES)
        for cells in columns
    ]
    wanted = [
        # A heading may wrap: only what stands below it asks for a longer line.
        max(floor, *(min(_LONGEST_LINE, _line(cell) + _EDGES) for cell in cells[1:]))
        for floor, cells in zip(least, columns, strict=True)
    ]
    left = max(0, _PAGE - sum(least))
    more = [want - floor for want, floor in zip(wanted, least, strict=True)]
    shares = [left * each / sum(more) if sum(more) else left / len(more) for each in more]
    return [round(floor + share) for floor, share in zip(least, shares, strict=True)]


def _word(cell: str) -> int:
    return max((len(each) for each in cell.split()), default=0)


def _line(cell: str) -> int:
    return max(len(line) for line in lines_of(cell))


def language_of(tag: str) -> tuple[str, str]:
    """Part a language tag into the language and the country.

    >>> language_of("en-GB"), language_of("cy")
    (('en', 'GB'), ('cy', ''))
    """
    language, _, region = tag.partition("-")
    return language, region


def _tidy(line: str) -> str:
    return " ".join(part for part in line.replace("\t", " ").split(" ") if part)
