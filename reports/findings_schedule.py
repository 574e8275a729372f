"""The numbered findings of a meeting as a workbook that the force fills in and sends back.

Every cell is text: nothing typed by anyone can become a formula, a link or a number. The questions
are locked and the answers open. This module must never read a workbook; see the reader for that.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reports.content import Block, Document, Heading, Paragraph
from reports.observation_blocks import due_of, findings_table, kind_of, references_of
from reports.response_blocks import recorded_words, response_blocks
from reports.words import counted, day_of, one_line, wording
from scrutiny.meetings.observing import Finding
from scrutiny.meetings.record import MeetingRecord
from scrutiny.meetings.responding import Response
from scrutiny.text import clean

SHEET = "Findings"
STATES = ("Accepted", "Partly accepted", "Rejected")
"""What the force may say of a finding."""
STATE, RESPONSE, RESPONDER, ANSWERED = (
    "Accepted / partly / rejected",
    "Response",
    "Responder",
    "Date",
)
NUMBER = "Number"
"""The column by which an answer finds its finding."""

MARKING = "OFFICIAL-SENSITIVE"
_LINE = 15.0
_HIGHEST = 400.0
"""Heights in points: of one line, and of the highest row that a workbook may have."""
_LONGEST = 32_000
"""A cell holds 32,767 characters; a longer text would be lost without a word."""


@dataclass(frozen=True, slots=True)
class _Column:
    title: str
    width: float
    answer: bool = False


COLUMNS = (
    _Column(NUMBER, 20),
    _Column("Case", 15),
    _Column("Kind", 20),
    _Column("Finding", 48),
    _Column("For", 20),
    _Column("Answer due", 16),
    _Column(STATE, 18, answer=True),
    _Column(RESPONSE, 48, answer=True),
    _Column(RESPONDER, 18, answer=True),
    _Column(ANSWERED, 14, answer=True),
)
"""The columns of the first sheet, in order; the last four are for the force."""


def findings_document(record: MeetingRecord) -> Document:
    """Give the findings for reading or printing."""
    title = f"Findings of the {one_line(record.panel.name)}, {day_of(record.meeting.day)}"
    blocks: tuple[Block, ...] = (Paragraph("There is no finding for the force."),)
    if record.findings:
        blocks = (
            Paragraph(_explained(record)[0]),
            findings_table(record),
            Heading(wording(record, "response")),
            *response_blocks(record),
        )
    return Document(title, "en-GB", MARKING, (Heading("Findings"), *blocks))


def findings_workbook(record: MeetingRecord) -> bytes:
    """Give the workbook; the same record gives the same bytes."""
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
    _findings_sheet(book, record)
    _read_me_sheet(book, record)
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
    references = references_of(record)
    for row, finding in enumerate(record.findings, start=1):
        cells = [cell_text(cell) for cell in _cells(record, finding, references)]
        sheet.set_row(row, _height(cells))
        for place, column in enumerate(COLUMNS):
            style = open_ if column.answer else locked
            if cells[place]:
                sheet.write_string(row, place, cells[place], style)
            else:
                sheet.write_blank(row, place, None, style)
    sheet.set_row(0, 2 * _LINE)
    last = max(1, len(record.findings))
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
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_header(f"&C{MARKING}")
    sheet.set_footer(f"&C{MARKING}")
    sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})


def _height(cells: Sequence[str]) -> float:
    """Make a row high enough for its longest text; not every program does so by itself."""
    lines = [
        sum(1 + len(line) // int(column.width * 0.9) for line in cell.split("\n"))
        for cell, column in zip(cells, COLUMNS, strict=False)
    ]
    return min(_HIGHEST, _LINE * max(3, *lines))


def _cells(record: MeetingRecord, finding: Finding, references: dict[str, str]) -> tuple[str, ...]:
    return (
        finding.number,
        references.get(finding.case_id, ""),
        kind_of(record, finding),
        finding.text.show(),
        one_line(finding.recipient),
        due_of(finding),
        *_answer(record.responses.get(finding.number)),
    )


def _answer(response: Response | None) -> tuple[str, ...]:
    """Fill in an answer that came before, so that sending the file again loses nothing."""
    if response is None:
        return ("",) * 4
    return (
        response.state.capitalize(),
        response.text.show(),
        response.responder.one_line(),
        recorded_words(response),
    )


def _read_me_sheet(book: Any, record: MeetingRecord) -> None:
    sheet = book.add_worksheet("Read me")
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 100)
    for row, line in enumerate((MARKING, *_explained(record))):
        sheet.write_string(row, 0, cell_text(line), wrapped)
    sheet.protect()


def _explained(record: MeetingRecord) -> tuple[str, ...]:
    return (
        (
            f"{counted(len(record.findings), 'finding')} of the {one_line(record.panel.name)},"
            f" meeting of {day_of(record.meeting.day)}. Each has a number that never changes."
        ),
        (
            "Please fill in the last four columns of the sheet 'Findings': whether the finding is"
            " accepted, what you have done or will do, who answers, and the date. Answers that came"
            " before are filled in; change them if you wish."
        ),
        (
            "Please leave the other columns and the order of the columns as they are, and send the"
            " file back under any name."
        ),
        "A finding without an answer stays open and is shown as open in the next report.",
    )


def cell_text(text: str) -> str:
    """Make a text fit for a cell: nothing hidden, nothing that a workbook may not hold.

    >>> cell_text("=1+1" + chr(7) + chr(0xFFFE))
    '=1+1‹U+0007›‹U+FFFE›'
    """
    shown = clean(text).replace("\ufffe", "‹U+FFFE›").replace("\uffff", "‹U+FFFF›")
    if len(shown) <= _LONGEST:
        return shown
    return shown[:_LONGEST] + "… (cut: too long for one cell; see the report)"
