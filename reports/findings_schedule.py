"""The numbered findings of a meeting as a workbook that the force fills in and sends back.

Every cell is text: nothing typed by anyone can become a formula, a link or a number. The questions
are locked and the answers open. This module must never read a workbook; see the reader for that.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from reports.findings_rows import COLUMNS, STATE, STATES, cell_text, explained, finding_rows
from reports.text_workbook import READ_ME_WIDTH
from reports.words import day_of
from scrutiny.meetings.record import MeetingRecord

SHEET, READ_ME = "Findings", "Read me"
MARKING = "OFFICIAL-SENSITIVE"
_LINE = 15.0
_HIGHEST = 400.0
"""Heights in points: of one line, and of the highest row that a workbook may have."""


def findings_workbook(record: MeetingRecord) -> bytes:
    """Give the workbook, its instructions first; the same record gives the same bytes."""
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
    # No author, and the record's own time instead of the computer's.
    book.set_properties(
        {
            "title": f"Findings, {day_of(record.meeting.day)}",
            "created": record.written_at.replace(tzinfo=None, microsecond=0),
        }
    )
    _read_me_sheet(book, record)
    _findings_sheet(book, record)
    book.close()
    return content.getvalue()


def _findings_sheet(book: Any, record: MeetingRecord) -> None:
    edge = {"border": 1, "text_wrap": True, "valign": "top"}
    head = book.add_format({**edge, "bold": True, "bg_color": "#D9E2F0"})
    locked = book.add_format({**edge, "num_format": "@"})
    open_ = book.add_format({**edge, "num_format": "@", "locked": False, "bg_color": "#FFFBE6"})
    sheet = book.add_worksheet(SHEET)
    for place, column in enumerate(COLUMNS):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.title, head)
    for row, cells in enumerate(finding_rows(record), start=1):
        sheet.set_row(row, _height(cells))
        for place, column in enumerate(COLUMNS):
            style = open_ if column.answer else locked
            if cells[place]:
                sheet.write_string(row, place, cells[place], style)
            else:
                sheet.write_blank(row, place, None, style)
    sheet.set_row(0, 3 * _LINE)
    _choice(sheet, max(1, len(record.findings)))
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_header(f"&C{MARKING}")
    sheet.set_footer(f"&C{MARKING}")
    sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})


def _choice(sheet: Any, last: int) -> None:
    state = [column.title for column in COLUMNS].index(STATE)
    sheet.data_validation(
        1,
        state,
        last,
        state,
        {
            "validate": "list",
            "source": list(STATES),
            "error_title": "Choose one",
            "error_message": f"Choose one of: {', '.join(STATES)}.",
        },
    )


def _height(cells: Sequence[str]) -> float:
    """Make a row high enough for its longest text; not every program does so by itself."""
    lines = [
        sum(1 + len(line) // int(column.width * 0.85) for line in cell.split("\n"))
        for cell, column in zip(cells, COLUMNS, strict=True)
    ]
    return min(_HIGHEST, _LINE * max(3, *lines))


def _read_me_sheet(book: Any, record: MeetingRecord) -> None:
    sheet = book.add_worksheet(READ_ME)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True, "font_size": 14})
    sheet.set_column(0, 0, READ_ME_WIDTH)
    sheet.write_string(0, 0, "Findings of a scrutiny panel: how to answer them", bold)
    lines = (MARKING, *explained(record), f"Head of the record: {record.head}")
    for row, line in enumerate(lines, start=1):
        sheet.set_row(row, _LINE * (1 + len(line) // READ_ME_WIDTH) + 4)
        sheet.write_string(row, 0, cell_text(line), wrapped)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.protect()
