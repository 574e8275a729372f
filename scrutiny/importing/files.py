"""Turns the bytes of a list into rows of text, and refuses what cannot be read for certain.

Rows are streamed: a list of a million rows takes no more memory than one of a hundred.
"""

import codecs
import csv
import hashlib
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scrutiny.errors import Refusal
from scrutiny.importing.sources import Source, source_of

if TYPE_CHECKING:
    from _csv import Reader

_LONGEST_CELL = 1_000_000
DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright bars"}
"""What may part the cells of a row, as people call it."""

Row = tuple[int | None, list[str]]
"""The line on which a row stands, `None` when it reaches over several; and its cells."""
Reading = Callable[["ListFile"], Iterator[Row]]


@dataclass(frozen=True, slots=True)
class ListFile:
    """One list, ready to be read as rows as often as wanted."""

    name: str
    sha256: str
    """Of the bytes as they were received."""
    source: Source
    delimiter: str
    """What parts its cells; empty where the file itself keeps cells apart."""
    notices: tuple[str, ...]
    encoding: str = ""
    read: Reading | None = None
    """How its rows are read; `None` for text with delimiters."""


_WEB_PAGE = "a web page with the name of a list"
_OLD_XML = "a workbook in the XML of 2003"


def open_list(name: str, content: bytes | Path) -> ListFile:
    """Find how a list of text is written, and take the delimiter that its first line suggests.

    Raises `Refusal` for an empty file and for one that is not text.

    >>> open_list("a.csv", b"\\xef\\xbb\\xbfref;day\\n1;2\\n").delimiter
    ';'
    """
    source = source_of(name, content)
    start = source.start()
    other = _other_kind(start)
    if other:
        raise Refusal(f"This is {other}, not a list.", where=name, next_step=_next_step(other))
    encoding, notices = _encoding(source, start)
    first = start.decode(encoding, "replace").lstrip("\r\n\ufeff").split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=first.count)
    return ListFile(name, digest_of(source), source, delimiter, notices, encoding)


def _other_kind(start: bytes) -> str:
    if start.startswith(b"%PDF"):
        return "a PDF document"
    if start.startswith(b"{\\rtf"):
        return "a text document (RTF)"
    if start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return "a workbook or a document"
    if start.startswith(b"SQLite format 3"):
        return "a database"
    text = start.removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if b"mso-application" in text[:500] or b"<workbook" in text[:500]:
        return _OLD_XML
    if text.startswith((b"<!doctype html", b"<html", b"<table", b"<meta", b"<style")):
        return _WEB_PAGE
    return "XML" if text.startswith(b"<?xml") else ""


def _next_step(other: str) -> str:
    if other in (_WEB_PAGE, _OLD_XML):
        return (
            "Many systems send such files with the name of a workbook. Open it in a spreadsheet"
            " program, save it as an XLSX workbook, and give that file."
        )
    return "Ask the force for the list as CSV in UTF-8 or as an XLSX workbook."


def digest_of(source: Source) -> str:
    """Give the SHA-256 of the bytes as they were received."""
    found = hashlib.sha256()
    for piece in source.raw_pieces():
        found.update(piece)
    return found.hexdigest()


def _encoding(source: Source, start: bytes) -> tuple[str, tuple[str, ...]]:
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        _decode(source, "utf-16")
        return "utf-16", ("The file is in UTF-16.",)
    sixteen = _sixteen(start)
    if sixteen:
        _decode(source, sixteen)
        return sixteen, ("The file is in UTF-16 and does not say so.",)
    try:
        _decode(source, "utf-8-sig")
    except _WrongEncodingError:
        pass
    else:
        return "utf-8-sig", ()
    notice = "The file is not in UTF-8; it was read as Windows-1252. Check £ signs and accents."
    try:
        _decode(source, "cp1252")
    except _WrongEncodingError as error:
        raise Refusal(
            f"The file cannot be read as text: byte {error.place} fits no known encoding.",
            where=source.name,
            next_step="Ask the force to export it again as CSV in UTF-8.",
        ) from error
    return "cp1252", (notice,)


def _sixteen(start: bytes) -> str:
    """Name the form of UTF-16 whose every second byte is nothing, as in text of plain letters."""
    head = start[: len(start) // 2 * 2][:2_000]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if half and odd > half * 0.7 and not even:
        return "utf-16-le"
    return "utf-16-be" if half and even > half * 0.7 and not odd else ""


class _WrongEncodingError(ValueError):
    """The bytes are not in the encoding that was tried."""

    def __init__(self, place: int) -> None:
        super().__init__(place)
        self.place = place


def _decode(source: Source, encoding: str) -> None:
    """Decode all of a list once, to be certain; raises `_WrongEncodingError` or `Refusal`."""
    decoder = codecs.getincrementaldecoder(encoding)()
    said = False
    before = lines = 0
    for piece in _with_end(source.pieces()):
        try:
            text = decoder.decode(piece, not piece)
        except UnicodeDecodeError as error:
            if encoding.startswith("utf-16"):
                raise _not_text(source.name, before + error.start + 1) from error
            raise _WrongEncodingError(before + error.start + 1) from error
        if "\0" in text:
            line = lines + text.count("\n", 0, text.index("\0")) + 1
            raise Refusal(
                f"The file holds a byte that is not text (NUL) on line {line:,}.",
                where=source.name,
                next_step="Ask the force to export it again as CSV in UTF-8.",
            )
        said = said or bool(text.strip())
        lines += text.count("\n")
        before += len(piece)
    if not said:
        raise Refusal(
            "The file is empty.", where=source.name, next_step="Ask the force to send it again."
        )


def _with_end(pieces: Iterator[bytes]) -> Iterator[bytes]:
    yield from pieces
    yield b""


def _not_text(name: str, place: int) -> Refusal:
    return Refusal(
        f"The file cannot be read as text: byte {place} fits no known encoding.",
        where=name,
        next_step="Ask the force to export it again as CSV in UTF-8.",
    )


def rows_of(file: ListFile) -> Iterator[Row]:
    """Give the rows of a list with their lines; a row over several lines has none.

    Raises `Refusal` with the line when a quotation mark is not closed or a cell is too long.
    """
    if file.read is not None:
        yield from file.read(file)
        return
    with reader_of(file) as (reader, _):
        before = 0
        for cells in reader:
            line = reader.line_num
            yield line if line == before + 1 else None, cells
            before = line


@contextmanager
def reader_of(file: ListFile) -> Iterator[tuple["Reader", Callable[[], int]]]:
    """Open a list of text, with something that tells how many of its bytes were read so far.

    Raises `Refusal` with the line when a quotation mark is not closed or a cell is too long.
    """
    csv.field_size_limit(_LONGEST_CELL)
    with file.source.opened() as stream:
        text = io.TextIOWrapper(stream, encoding=file.encoding, newline="")
        reader = csv.reader(text, delimiter=file.delimiter, strict=True)
        try:
            yield reader, stream.tell
        except csv.Error as error:
            raise _broken(file, str(error), reader.line_num) from error
        finally:
            text.detach()


def _broken(file: ListFile, said: str, line: int) -> Refusal:
    what = "A quotation mark is not closed, or stands inside a cell"
    if "limit" in said:
        what = f"A cell has more than {_LONGEST_CELL:,} characters"
    return Refusal(
        f"{what}; it was noticed at line {line}.",
        where=file.name,
        next_step="Correct the file or ask the force for a new one. Nothing was imported.",
    )
