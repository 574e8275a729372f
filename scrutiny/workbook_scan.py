"""Looks into the package of a workbook before its cells are read: how large, what hidden, what odd.

It runs in the child process only, and reads the package piece by piece. It must never trust what
the package says of itself where it can count.
"""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import IO
from xml.etree import ElementTree
from xml.parsers import expat

from scrutiny.workbook_bounds import MOST_CELLS, TEXTS, TooMuchError, refuse_too_much

_PIECE = 1 << 20
_MOST_LISTED = 200
_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_ROW = re.compile(rb"<(?:x:)?row\b([^>]*)>")
_COLUMN = re.compile(rb"<(?:x:)?col\b([^>]*)>")
_CELL = re.compile(rb"<(?:x:)?c\b([^>]*)>")
_CORNER = re.compile(rb'\br="([A-Z]{1,7})([0-9]{1,9})"')
_NUMBER = re.compile(rb'\b(r|min|max)="([0-9]{1,9})"')
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_VALUE = re.compile(rb"<(?:x:)?(?:v|t)(?: [^>]*)?>[^<]")
_COMMENT = re.compile(rb'<(?:x:)?comment\b[^>]*\bref="([A-Z]{1,3}[0-9]{1,7})"')
_FILLED = (b"<v", b"<is", b"<f", b"<x:v", b"<x:is", b"<x:f")
"""What a cell holds that is more than a colour or a border."""
_STRINGS = re.compile(rb'\b(?:uniqueCount|count)="([0-9]{1,20})"')


@dataclass(slots=True)
class SheetScan:
    """What the package says of one sheet."""

    rows: int = 0
    columns: int = 0
    hidden_rows: list[tuple[int, int]] = field(default_factory=list)
    """First and last, counted from 1."""
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    without_value: list[str] = field(default_factory=list)
    """Formulas that nothing was calculated for, as `D5`."""
    errors: list[str] = field(default_factory=list)
    """Cells whose formula ended in an error."""
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """First row and column, last row and column, counted from 0; where the reader tells none."""
    filtered: bool = False
    comments: list[str] = field(default_factory=list)
    """Cells to which somebody pinned a comment, as `K2`."""

    def check(self) -> None:
        """Refuse a sheet that uses more cells than a list can have."""
        if self.rows * self.columns > MOST_CELLS:
            raise TooMuchError(
                f"A sheet uses {self.rows:,} × {self.columns:,} cells, more than any list has"
            )


def scan_office_open(package: zipfile.ZipFile) -> dict[str, SheetScan]:
    """Scan the sheets of an XLSX workbook by name."""
    for part in package.namelist():
        if part.endswith((".xml", ".rels", ".vml")):
            _refuse_declarations(package, part)
    if TEXTS in package.namelist():
        with package.open(TEXTS) as stream:
            counts = [int(each) for each in _STRINGS.findall(stream.read(4_096))]
        if any(count > 50 * MOST_CELLS for count in counts):
            raise TooMuchError("The workbook says that it holds more texts than any list has")
    sheets = [each for each in _sheet_paths(package) if each[1] in package.namelist()]
    refuse_too_much(package, [path for _, path in sheets], partial(_pieces, package))
    found = {}
    for name, path in sheets:
        found[name] = _scan_sheet(package, path)
        for part in _comment_parts(package, path):
            for match in _COMMENT.finditer(package.read(part)):
                _list(found[name].comments, match[1].decode())
    return found


def _comment_parts(package: zipfile.ZipFile, path: str) -> Iterator[str]:
    """Find the parts that hold the comments of a sheet."""
    folder, _, file = path.rpartition("/")
    links = f"{folder}/_rels/{file}.rels"
    if links not in package.namelist():
        return
    try:
        told = ElementTree.fromstring(package.read(links))
    except ElementTree.ParseError as error:
        raise TooMuchError("The workbook is broken") from error
    for each in told:
        if each.get("Type", "").endswith("/comments"):
            part = posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))
            if part.lstrip("/") in package.namelist():
                yield part.lstrip("/")


def _refuse_declarations(package: zipfile.ZipFile, part: str) -> None:
    with package.open(part) as stream:
        start = stream.read(65_536)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start.decode("utf-16", "replace").encode("utf-8", "replace")
    if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
        raise TooMuchError("The workbook declares entities (a DTD), which no workbook needs")


def _sheet_paths(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    try:
        links = ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
        book = ElementTree.fromstring(package.read("xl/workbook.xml"))
    except (KeyError, ElementTree.ParseError) as error:
        raise TooMuchError("The workbook is broken") from error
    targets = {each.get("Id"): each.get("Target", "") for each in links}
    for each in book.iter():
        if each.tag.endswith("}sheet"):
            target = targets.get(each.get(f"{_OFFICE}id"), "")
            path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            yield each.get("name", ""), path


def _pieces(package: zipfile.ZipFile, path: str, cut: bytes) -> Iterator[bytes]:
    """Give the text of a part in pieces that end where a cell or a row begins."""
    rest = b""
    with package.open(path) as stream:
        while piece := stream.read(_PIECE):
            rest += piece
            end = rest.rfind(cut)
            if end > 0:
                yield rest[:end]
                rest = rest[end:]
    yield rest


def _scan_sheet(package: zipfile.ZipFile, path: str) -> SheetScan:
    scan = SheetScan()
    counted_rows = 0
    for piece in _pieces(package, path, b"<row"):
        for match in _COLUMN.finditer(piece):
            if _HIDDEN.search(match[1]):
                numbers = dict(_NUMBER.findall(match[1]))
                scan.hidden_columns.append((int(numbers[b"min"]), int(numbers[b"max"])))
        for row in piece.split(b"<row")[1:] if b"<row" in piece else ():
            counted_rows += 1
            tag = row.split(b">", 1)[0]
            number = int(dict(_NUMBER.findall(tag)).get(b"r", counted_rows))
            counted_rows = number
            if _HIDDEN.search(tag):
                _extend(scan.hidden_rows, number)
            # What follows the last row, such as the formula of a drop-down, is in no cell.
            _scan_cells(scan, row.split(b"</row>", 1)[0], number)
        scan.filtered = scan.filtered or b"<autoFilter" in piece
        scan.check()
    return scan


def _scan_cells(scan: SheetScan, row: bytes, number: int) -> None:
    if not _filled(row):
        # Rows that were deleted leave their looks behind, down to the last row of the sheet.
        return
    cells = row.split(b"<c ")
    if len(cells) == 1:
        cells = _CELL.split(row)
    while len(cells) > 2 and not _filled(cells[-1]):
        cells.pop()
    scan.rows = max(scan.rows, number)
    last = _CORNER.search(cells[-1])
    width = column_number(last[1].decode()) if last else len(cells) - 1
    scan.columns = max(scan.columns, width)
    if last is not None:
        scan.rows = max(scan.rows, int(last[2]))
    if b"<f" not in row and b't="e"' not in row:
        return
    for place, cell in enumerate(cells[1:], start=1):
        corner = _CORNER.search(cell)
        name = (corner[1] + corner[2]).decode() if corner else f"{letters(place)}{number}"
        if b't="e"' in cell.split(b">", 1)[0]:
            _list(scan.errors, name)
        elif b"<f" in cell and not _VALUE.search(cell):
            _list(scan.without_value, name)


_VALUE = re.compile(rb"<v[^>]*>[^<]|<is>")
"""A value that says something: some programs write an empty one where nothing was calculated."""


def _filled(text: bytes) -> bool:
    return any(mark in text for mark in _FILLED)


def _list(names: list[str], name: str) -> None:
    if len(names) < _MOST_LISTED:
        names.append(name)


def _extend(ranges: list[tuple[int, int]], number: int) -> None:
    if ranges and ranges[-1][1] + 1 == number:
        ranges[-1] = (ranges[-1][0], number)
    else:
        ranges.append((number, number))


def column_number(letter: str) -> int:
    """Count a column from its letters.

    >>> column_number("A"), column_number("XFD")
    (1, 16384)
    """
    number = 0
    for each in letter:
        number = number * 26 + ord(each) - ord("A") + 1
    return number


def letters(column: int) -> str:
    """Name a column, counted from 1, as a spreadsheet does.

    >>> letters(1), letters(28)
    ('A', 'AB')
    """
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def scan_open_document(package: zipfile.ZipFile) -> dict[str, SheetScan]:
    """Scan the sheets of an ODS workbook by name."""
    _refuse_declarations(package, "content.xml")
    reader = _OpenDocument()
    with package.open("content.xml") as stream:
        reader.parse(stream)
    return reader.sheets


class _OpenDocument:
    """Walks through the content of an ODS workbook, counting what is repeated."""

    def __init__(self) -> None:
        self.sheets: dict[str, SheetScan] = {}
        self.hidden_sheets: set[str] = set()
        self._scan = SheetScan()
        self._row = self._column = self._repeat = 0
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    def parse(self, stream: IO[bytes]) -> None:
        try:
            self._parser.ParseFile(stream)
        except expat.ExpatError as error:
            raise TooMuchError("The workbook is broken") from error

    def _start(self, name: str, said: dict[str, str]) -> None:
        if name == "table:table":
            self._scan = self.sheets.setdefault(said.get("table:name", ""), SheetScan())
            self._row = self._column = 0
        elif name == "table:table-column":
            many = _repeated(said, "table:number-columns-repeated")
            if said.get("table:visibility") in ("collapse", "filter"):
                self._scan.hidden_columns.append((self._column + 1, self._column + many))
            self._column += many
        elif name == "table:table-row":
            self._repeat = _repeated(said, "table:number-rows-repeated")
            if said.get("table:visibility") in ("collapse", "filter"):
                self._scan.hidden_rows.append((self._row + 1, self._row + self._repeat))
            self._column = 0
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._cell(said)
        elif name == "office:annotation":
            _list(self._scan.comments, f"{letters(self._column)}{self._row + 1}")

    def _cell(self, said: dict[str, str]) -> None:
        scan, many = self._scan, _repeated(said, "table:number-columns-repeated")
        if said.get("calcext:value-type") == "error":
            _list(scan.errors, f"{letters(self._column + 1)}{self._row + 1}")
        if "office:value-type" in said or "calcext:value-type" in said:
            scan.columns = max(scan.columns, self._column + many)
            scan.rows = max(scan.rows, self._row + self._repeat)
            scan.check()
        elif "table:formula" in said:
            _list(scan.without_value, f"{letters(self._column + 1)}{self._row + 1}")
        down = _repeated(said, "table:number-rows-spanned")
        across = _repeated(said, "table:number-columns-spanned")
        if down > 1 or across > 1:
            scan.merged.append(
                (self._row, self._column, self._row + down - 1, self._column + across - 1)
            )
        self._column += many

    def _end(self, name: str) -> None:
        if name == "table:table-row":
            self._row += self._repeat


def _repeated(said: dict[str, str], name: str) -> int:
    try:
        return max(1, int(said.get(name, "1")))
    except ValueError:
        return 1
