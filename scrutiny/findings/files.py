"""Opens a schedule that came back, whatever program it was saved with.

It only reads cells; which of them are answers is decided elsewhere, and nothing is taken here.
"""

import json
from dataclasses import dataclass

from scrutiny.errors import Refusal
from scrutiny.importing.files import open_list, rows_of
from scrutiny.workbooks import Sheet, is_workbook, open_workbook


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """The sheets of a file; a CSV is one sheet without a name."""

    name: str
    sheets: tuple[Sheet, ...]
    notices: tuple[str, ...]
    plain: bool
    """Whether it is CSV, in which cells are guarded."""
    old: bool = False
    """Whether it is an XLS, in which the text of a formula is read as 0."""


def open_returned(content: bytes, name: str) -> ReturnedFile:
    """Open a workbook (XLSX, ODS, XLS) or a CSV; raises `Refusal` for anything else."""
    if content.startswith(b"%PDF") or name.casefold().endswith((".docx", ".doc", ".pdf")):
        raise Refusal(
            "Answers cannot be read from a letter.",
            where=name,
            next_step="Ask for the spreadsheet, or type the answers into it from the letter.",
        )
    if is_workbook(content):
        workbook = open_workbook(content, name)
        old = not content.startswith(b"PK")
        return ReturnedFile(name, workbook.sheets, workbook.notices, plain=False, old=old)
    found = open_list(name, content)
    lines = tuple(json.dumps(cells).encode() for _, cells in rows_of(found))
    sheet = Sheet("", False, (), (), (), (), (), False, lines)
    return ReturnedFile(name, (sheet,), found.notices, plain=True)
