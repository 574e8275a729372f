"""Tells how much of a printed page a table takes, so that a form can leave the rest for a pen.

A sheet with half a page empty and no room to write on serves nobody. The heights are those of the
PDF, a little generous; this module must never be needed for a text to be printed whole.
"""

from collections.abc import Sequence
from dataclasses import replace

from reports.column_widths import PAGE, lines_in, widths_of
from reports.content import Table

PAGE_CM = 24.5
"""Between the marking at the top of a page and the one at its foot, less a little to spare."""
_HEAD_CM = 1.6
"""What a heading of the third level and a caption take."""
_HEADING_CM, _TEXT_CM = 1.1, 0.52
"""What a heading of the fourth level takes, and each line of a text."""
_ROW_CM, _LINE_CM = {False: 0.06, True: 0.03}, {False: 0.485, True: 0.378}
"""What a row takes besides its lines, and each of these: in usual letters and set close."""
_LEAST_CM, _MOST_CM, _USUAL_CM = {False: 1.0, True: 0.5}, 5.0, 1.6
"""The least and the most to write on, and what there is where a sheet takes two pages anyway."""


def fitted(table: Table) -> Table:
    """Set a form as large as its page allows, and share what is left over its open rows.

    >>> sheet = Table("S", ("Question", "Answer"), (("Why?", ""), ("Note", "")), lined=(0, 1))
    >>> fitted(sheet).open_cm, fitted(sheet).dense
    (5.0, False)
    """
    for dense in (False, True):
        tried = replace(table, dense=dense)
        each = (PAGE_CM - _HEAD_CM - height_cm(tried)) / max(1, len(table.lined))
        if each >= _LEAST_CM[dense]:
            return replace(tried, open_cm=round(min(_MOST_CM, each), 1))
    return replace(table, dense=False, open_cm=_USUAL_CM)


def set_beside(table: Table, texts: Sequence[str]) -> Table:
    """Set a table close where it would else not stand on one page with texts under headings."""
    lines = sum(lines_in(text, PAGE) for text in texts)
    taken = 2 * _HEAD_CM + len(texts) * _HEADING_CM + lines * _TEXT_CM
    return replace(table, dense=height_cm(table) > PAGE_CM - taken)


def height_cm(table: Table) -> float:
    """Tell how high a table is, without what it leaves open for handwriting.

    >>> round(height_cm(Table("S", ("Question", "Answer"), (("Why?", ""), ("Note", "")))), 2)
    1.64
    """
    widths = widths_of(table)
    lines = [
        max(lines_in(cell, width) for cell, width in zip(row, widths, strict=True))
        for row in (table.header, *table.rows)
    ]
    return len(lines) * _ROW_CM[table.dense] + sum(lines) * _LINE_CM[table.dense]
