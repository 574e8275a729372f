"""Reads workbooks (XLSX, ODS, XLS) that came from outside, without letting them harm the program.

The file is checked before anything is unpacked, and read in a process of its own with limits. What
a person would not see at a glance (hidden sheets, rows and columns, merged cells, formulas without
a value) is told and never decided here.
"""

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from scrutiny.errors import Refusal

_MOST_BYTES = 20 * 1024**2
_MOST_UNPACKED = 200 * 1024**2
_MOST_PARTS = 2_000
_MOST_GROWTH = 200
_SMALL = 1024**2
_SECONDS = 60
_MARKS = ("[Content_Types].xml", "content.xml", "mimetype")
"""One of these is in every workbook and document that is a package."""
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

Sheets = Mapping[str, list[list[str]]]
"""Each sheet by name, row by row, every cell as text."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook; rows and columns are counted from 1."""

    name: str
    hidden: bool
    hidden_rows: tuple[tuple[int, int], ...]
    """First and last of each run."""
    hidden_columns: tuple[tuple[int, int], ...]
    merged: tuple[tuple[int, int, int, int], ...]
    """First row and column, last row and column."""
    without_value: tuple[str, ...]
    """Cells with a formula that nothing was calculated for, as `D5`."""
    errors: tuple[str, ...]
    """Cells whose formula ended in an error."""
    filtered: bool
    lines: tuple[bytes, ...]
    """Each row as it came, since most sheets of a workbook are never looked at."""
    comments: tuple[str, ...] = ()
    """Cells with a comment, which is no part of what the cell says."""

    def rows(self) -> list[list[str]]:
        """Give the rows, every cell as text."""
        return [json.loads(line) for line in self.lines]


@dataclass(frozen=True, slots=True)
class Workbook:
    """All sheets of one file."""

    sheets: tuple[Sheet, ...]
    notices: tuple[str, ...]
    """What a person should know about the file."""


def is_workbook(start: bytes) -> bool:
    """Tell from its first bytes whether a file is, or was meant as, a workbook."""
    return start.startswith((b"PK\x03\x04", b"PK\x05\x06", _OLD))


def read_workbook(content: bytes, name: str) -> Sheets:
    """Read all sheets of a workbook as they stand.

    Raises `Refusal` for a file that is not a workbook, is too large when unpacked, holds macros, or
    cannot be read within the limits.
    """
    return {sheet.name: sheet.rows() for sheet in open_workbook(content, name).sheets}


def open_workbook(content: bytes, name: str) -> Workbook:
    """Read a workbook with what is hidden or odd in it; raises `Refusal` as `read_workbook`."""
    notices = _check_package(content, name)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "scrutiny.workbook_child"],
            input=content,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _refused("The workbook takes too long to read", name) from error
    if done.returncode != 0:
        raise _refused("The workbook cannot be read, or is too large when unpacked", name)
    return Workbook(tuple(_sheets(done.stdout, name)), notices)


def _sheets(told: bytes, name: str) -> list[Sheet]:
    lines = iter(io.BytesIO(told))
    try:
        head = json.loads(next(lines))
        if head["problem"]:
            raise _refused(head["problem"], name)
        found = []
        for about in head["sheets"]:
            count = json.loads(next(lines))["rows"]
            found.append(
                Sheet(
                    name=about["name"],
                    hidden=about["hidden"],
                    hidden_rows=tuple((first, last) for first, last in about["hidden_rows"]),
                    hidden_columns=tuple((first, last) for first, last in about["hidden_columns"]),
                    merged=tuple(
                        (top + 1, left + 1, bottom + 1, right + 1)
                        for top, left, bottom, right in about["merged"]
                    ),
                    without_value=tuple(about["without_value"]),
                    errors=tuple(about["errors"]),
                    filtered=about["filtered"],
                    lines=tuple(islice(lines, count)),
                    comments=tuple(about["comments"]),
                )
            )
    except (ValueError, KeyError, StopIteration) as error:
        raise _refused("The workbook cannot be read", name) from error
    return found


def _check_package(content: bytes, name: str) -> tuple[str, ...]:
    if len(content) > _MOST_BYTES:
        raise _refused("The workbook is larger than 20 MB", name)
    if content.startswith(_OLD):
        return _check_old(content, name)
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
        parts = package.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise _refused(f"This is not a workbook{_what_else(content)}", name) from error
    names = [part.filename for part in parts]
    if "xl/workbook.bin" in names:
        raise _refused("This is a binary workbook (XLSB)", name)
    if content.startswith(b"PK") and not any(each in names for each in _MARKS):
        raise Refusal(
            "This is a ZIP archive, not a workbook (XLSX, ODS or XLS).",
            where=name,
            next_step="Unpack it, and give the list that is in it.",
        )
    if "xl/workbook.xml" not in names and "content.xml" not in names:
        raise _refused("This is not a workbook (XLSX, ODS or XLS)", name)
    _check_size(parts, name)
    if any(".." in each.split("/") or each.startswith(("/", "\\")) for each in names):
        raise _refused("The workbook holds parts that point outside itself", name)
    if any(each.endswith("vbaProject.bin") or each.startswith("Basic/") for each in names):
        raise _refused("The workbook holds macros", name)
    if any(part.flag_bits & 1 for part in parts) or _locked(package, names):
        raise _refused("The workbook is locked with a password", name)
    outside = [each for each in names if "externalLink" in each or each == "xl/connections.xml"]
    notice = "It has links to other files or data; only the values it holds were read."
    return (notice,) if outside else ()


def _check_size(parts: Sequence[zipfile.ZipInfo], name: str) -> None:
    grown = any(
        part.file_size > _SMALL and part.file_size > part.compress_size * _MOST_GROWTH
        for part in parts
    )
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > _MOST_PARTS or unpacked > _MOST_UNPACKED or grown:
        raise _refused(
            f"The workbook is too large when unpacked ({unpacked / _SMALL:,.0f} MB)", name
        )


def _locked(package: zipfile.ZipFile, names: Sequence[str]) -> bool:
    manifest = "META-INF/manifest.xml"
    if manifest not in names:
        return False
    with package.open(manifest) as stream:
        return b"encryption-data" in stream.read(1 << 16)


def _check_old(content: bytes, name: str) -> tuple[str, ...]:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if holds("EncryptedPackage"):
        raise _refused("The workbook is locked with a password", name)
    if not holds("Workbook") and not holds("Book"):
        raise _refused("This is an old document of another kind, not a workbook", name)
    if holds("_VBA_PROJECT"):
        raise _refused("The workbook holds macros", name)
    unseen = "hidden rows and columns, comments and broken formulas"
    return (f"In an old workbook (XLS) {unseen} cannot be seen by this program.",)


def _what_else(content: bytes) -> str:
    start = content[:1_000].lstrip().lower()
    if start.startswith(b"%pdf"):
        return " but a PDF document"
    if b"<html" in start or b"<table" in start or start.startswith(b"<!doctype html"):
        return " but a web page with the name of one"
    if b"mso-application" in start or b"<workbook" in start:
        return " of today, but the XML of an old one"
    return ""


def _refused(what: str, name: str) -> Refusal:
    if "more than any list has" in what:
        return Refusal(
            f"{what}.",
            where=name,
            next_step="Delete what stands far below or beside the list, save it, and try again.",
        )
    return Refusal(
        f"{what}.",
        where=name,
        next_step="Save it again as a plain XLSX workbook without a password and try again.",
    )
