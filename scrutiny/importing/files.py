"""Turns the bytes of a list into rows of text, and refuses what cannot be read for certain."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from scrutiny.canonical import digest
from scrutiny.errors import Refusal

_LONGEST_CELL = 1_000_000
DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}
"""What may part the cells of a row, as people call it."""


@dataclass(frozen=True, slots=True)
class ListFile:
    """One list as text."""

    name: str
    sha256: str
    text: str
    delimiter: str
    notices: tuple[str, ...]


def open_list(name: str, content: bytes) -> ListFile:
    """Decode a list and take the delimiter that its first line suggests.

    Raises `Refusal` for an empty file and for one that is not text.

    >>> open_list("a.csv", b"\\xef\\xbb\\xbfref;day\\n1;2\\n").delimiter
    ';'
    """
    if not content.strip():
        raise Refusal("The file is empty.", where=name, next_step="Ask the force to send it again.")
    text, notices = _decode(name, content)
    first = text.lstrip("\r\n").split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=first.count)
    return ListFile(name, digest(content), text, delimiter, notices)


def _decode(name: str, content: bytes) -> tuple[str, tuple[str, ...]]:
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")):
        raise Refusal(
            "This is a spreadsheet or a document, not a CSV file.",
            where=name,
            next_step="In the spreadsheet choose 'Save as' and then 'CSV UTF-8'.",
        )
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            text = content.decode("utf-16")
        except UnicodeDecodeError as error:
            raise _not_text(name, error) from error
        _refuse_nul("\0" in text, name)
        return text, ("The file is in UTF-16.",)
    _refuse_nul(b"\0" in content, name)
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        notice = "The file is not in UTF-8; it was read as Windows-1252. Check £ signs and accents."
    try:
        return content.decode("cp1252"), (notice,)
    except UnicodeDecodeError as error:
        raise _not_text(name, error) from error


def _refuse_nul(found: bool, name: str) -> None:
    if found:
        raise Refusal(
            "The file holds bytes that are not text.",
            where=name,
            next_step="Ask the force to export it again as CSV in UTF-8.",
        )


def _not_text(name: str, error: UnicodeDecodeError) -> Refusal:
    return Refusal(
        f"The file cannot be read as text: byte {error.start + 1} fits no known encoding.",
        where=name,
        next_step="Ask the force to export it again as CSV in UTF-8.",
    )


def rows_of(file: ListFile) -> Iterator[tuple[int | None, list[str]]]:
    """Give the rows of a list with their lines; a row over several lines has none.

    Raises `Refusal` with the line when a quotation mark is not closed or a cell is too long.
    """
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(file.text, newline=""), delimiter=file.delimiter, strict=True)
    before = 0
    try:
        for cells in reader:
            line = reader.line_num
            yield line if line == before + 1 else None, cells
            before = line
    except csv.Error as error:
        said = str(error)
        what = "A quotation mark is not closed, or stands inside a cell"
        if "limit" in said:
            what = f"A cell has more than {_LONGEST_CELL:,} characters"
        raise Refusal(
            f"{what}; it was noticed at line {reader.line_num}.",
            where=file.name,
            next_step="Correct the file or ask the force for a new one. Nothing was imported.",
        ) from error
