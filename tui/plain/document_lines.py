"""Lays a document out as plain lines, for a screen to read and a terminal to print.

It leaves nothing out; a table that is too wide puts its last column below.
"""

import textwrap
from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from reports.content import (
    Block,
    Bullets,
    Document,
    Heading,
    Lines,
    Notice,
    Paragraph,
    Picture,
    Table,
)

_LEAST = 12


def document_lines(document: Document, width: int = 76) -> list[str]:
    """Give the lines of a document, none wider than `width` letters where words allow it.

    >>> made = Document("T", "en-GB", "", (Heading("Dates"), Paragraph("One month is missing.")))
    >>> document_lines(made)
    ['', 'DATES', 'One month is missing.']
    """
    return [line for block in document.blocks for line in _lines(block, width)]


def document_pages(document: Document, width: int = 76) -> list[tuple[str, list[str]]]:
    """Part a document at its headings of the second level, but for the first one.

    >>> made = Document(
    ...     "T",
    ...     "en-GB",
    ...     "",
    ...     (
    ...         Paragraph("A."),
    ...         Heading("In all"),
    ...         Paragraph("None."),
    ...         Heading("Dates"),
    ...         Paragraph("None."),
    ...     ),
    ... )
    >>> document_pages(made)
    [('T', ['A.', '', 'IN ALL', 'None.']), ('Dates', ['None.'])]
    """
    pages: list[tuple[str, list[str]]] = [(document.title, [])]
    headed = False
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 2 and headed:
            pages.append((block.text, []))
            continue
        lines = pages[-1][1]
        after_heading = bool(lines) and headed and lines[-1].isupper()
        if lines and not isinstance(block, Heading) and not after_heading:
            lines.append("")
        made = list(_lines(block, width))
        lines.extend(made if lines else made[made[0] == "" :])
        headed = headed or isinstance(block, Heading)
    return [page for page in pages if page[1]]


def _lines(block: Block, width: int) -> Iterator[str]:
    if isinstance(block, Heading):
        yield from ("", block.text.upper())
    elif isinstance(block, (Paragraph, Notice)):
        yield from textwrap.wrap(block.text, width)
    elif isinstance(block, Bullets):
        for item in block.items:
            yield from textwrap.wrap(item, width, initial_indent="- ", subsequent_indent="  ")
    elif isinstance(block, Lines):
        yield from block.lines
    elif isinstance(block, Picture):
        yield from textwrap.wrap(block.alternative, width)
        yield from _table(block.table, width)
    else:
        yield from _table(block, width)


def _table(table: Table, width: int) -> Iterator[str]:
    rows = [table.header, *table.rows]
    widths = [max(cell_len(row[at]) for row in rows) for at in range(len(table.header))]
    over = sum(widths) + 2 * (len(widths) - 1) - width
    while over > 0:
        widest = max(range(len(widths)), key=widths.__getitem__)
        if widths[widest] <= _LEAST:
            break
        cut = min(over, widths[widest] - _LEAST)
        widths[widest] -= cut
        over -= cut
    for number, row in enumerate(rows):
        yield from _row(row, widths, table.numbers)
        if number == 0:
            yield "  ".join("-" * each for each in widths)


def _row(row: Sequence[str], widths: Sequence[int], numbers: Sequence[int]) -> Iterator[str]:
    cells = [textwrap.wrap(cell, width) or [""] for cell, width in zip(row, widths, strict=True)]
    for at in range(max(len(cell) for cell in cells)):
        parts = [cell[at] if at < len(cell) else "" for cell in cells]
        padded = [
            f"{' ' * max(0, width - cell_len(part))}{part}"
            if place in numbers
            else f"{part}{' ' * max(0, width - cell_len(part))}"
            for place, (part, width) in enumerate(zip(parts, widths, strict=True))
        ]
        yield "  ".join(padded).rstrip()
