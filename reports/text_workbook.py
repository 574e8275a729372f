"""Writes a table as a workbook in which every cell is text: nothing in it can become a formula.

The columns that others fill in are open, the rest is locked. It must never write a number, a date,
a link or a formula.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from reports.findings_rows import cell_text

READ_ME_WIDTH = 75
"""The letters of a line that explains; more would not stand on an upright page."""
_LINE, _HIGHEST = 15.0, 400.0
"""The height of a line and of the highest row, in points."""


@dataclass(frozen=True, slots=True)
class TextColumn:
    """One column."""

    title: str
    width: float
    choices: tuple[str, ...] = ()
    """What may be chosen; empty when anything may be written."""
    open_: bool = False
    """Whether others fill it in."""


@dataclass(frozen=True, slots=True)
class TextSheet:
    """One sheet with its explanation, which stands on a sheet of its own."""

    name: str
    title: str
    marking: str
    columns: tuple[TextColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    explained: tuple[str, ...]
    written_at: datetime


def text_workbook(made: TextSheet) -> bytes:
    """Give the workbook; the same sheet gives the same bytes."""
    import xlsxwriter

    content = BytesIO()
    book = xlsxwriter.Workbook(
        content,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties({"title": made.title, "created": made.written_at.replace(tzinfo=None)})
    edge = {"border": 1, "text_wrap": True, "valign": "top", "num_format": "@"}
    head = book.add_format({**edge, "bold": True, "bg_color": "#D9E2F0"})
    locked = book.add_format(edge)
    open_ = book.add_format({**edge, "locked": False, "bg_color": "#FFFBE6"})
    _read_me(book, made)
    sheet = book.add_worksheet(made.name)
    sheet.set_row(0, 2 * _LINE)
    last = max(1, len(made.rows))
    for place, column in enumerate(made.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, cell_text(column.title), head)
        if column.choices:
            sheet.data_validation(
                1, place, last, place, {"validate": "list", "source": list(column.choices)}
            )
    for number, row in enumerate(made.rows, start=1):
        sheet.set_row(number, _height(row, made.columns))
        for place, cell in enumerate(row):
            style = open_ if made.columns[place].open_ else locked
            if cell:
                sheet.write_string(number, place, cell_text(cell), style)
            else:
                sheet.write_blank(number, place, None, style)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_header(f"&C{made.marking}")
    sheet.set_footer(f"&C{made.marking}")
    sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})
    book.close()
    return content.getvalue()


def _read_me(book: Any, made: TextSheet) -> None:
    told = book.add_worksheet("Read me")
    told.set_column(0, 0, READ_ME_WIDTH)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for number, line in enumerate(lines_of_sheet(made)):
        told.set_row(number, _LINE * (1 + len(line) // READ_ME_WIDTH) + 4)
        told.write_string(number, 0, cell_text(line), wrapped)
    told.set_paper(9)
    told.fit_to_pages(1, 0)
    told.protect()


def _height(row: Sequence[str], columns: Sequence[TextColumn]) -> float:
    """Make a row high enough for its longest text; not every program does so by itself."""
    lines = [
        1 + len(cell) // max(1, int(column.width * 0.85))
        for cell, column in zip(row, columns, strict=True)
    ]
    return min(_HIGHEST, _LINE * max(1, *lines))


def lines_of_sheet(made: TextSheet) -> Sequence[str]:
    """Give the lines of the sheet that explains."""
    return (made.marking, made.title, *made.explained)
