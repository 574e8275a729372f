"""Reads one workbook in a process of its own, so that a hostile one can only kill that process.

Run as `python -m scrutiny.workbook_child`: the file on standard input; on standard output a line of
JSON about the sheets, then each row of each sheet as a line of JSON. It must never be imported by
the program itself.
"""

import io
import json
import sys
import zipfile
from datetime import date, datetime, time, timedelta
from typing import Any

from scrutiny.workbook_bounds import TooMuchError
from scrutiny.workbook_scan import SheetScan, scan_office_open, scan_open_document

_MEMORY = 2 * 1024**3
_SECONDS = 30


def limit() -> None:
    """Bound memory and processor time, where the system can do that."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))


def cell_text(cell: Any) -> str:
    """Write a cell as text: whole numbers without a point, dates in the order year, month, day.

    >>> cell_text(42.0), cell_text(datetime(2026, 1, 5)), cell_text(True), cell_text(None)
    ('42', '2026-01-05', 'True', '')
    """
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat()
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell)


def scan(content: bytes) -> dict[str, SheetScan]:
    """Scan the package; an old workbook (XLS) has none and tells nothing."""
    if not content.startswith(b"PK"):
        return {}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if "content.xml" in package.namelist():
                return scan_open_document(package)
            return scan_office_open(package)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError) as error:
        raise TooMuchError("The workbook is broken") from error


def main() -> None:
    """Read the workbook; every cell becomes text."""
    limit()
    content = sys.stdin.buffer.read()
    write = sys.stdout.write
    try:
        scans = scan(content)
    except TooMuchError as refused:
        write(json.dumps({"problem": str(refused)}) + "\n")
        return
    from python_calamine import CalamineWorkbook

    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    told = []
    sheets = []
    for about in workbook.sheets_metadata:
        if not str(about.typ).endswith(".WorkSheet"):
            continue
        sheet = workbook.get_sheet_by_name(about.name)
        found = scans.get(about.name, SheetScan())
        merged = found.merged or [(*a, *b) for a, b in sheet.merged_cell_ranges or ()]
        sheets.append(sheet)
        told.append(
            {
                "name": about.name,
                "hidden": not str(about.visible).endswith(".Visible"),
                "hidden_rows": found.hidden_rows,
                "hidden_columns": found.hidden_columns,
                "without_value": found.without_value,
                "errors": found.errors,
                "merged": merged,
                "filtered": found.filtered,
                "comments": found.comments,
            }
        )
    write(json.dumps({"problem": "", "sheets": told}) + "\n")
    for sheet in sheets:
        rows = sheet.to_python(skip_empty_area=False)
        write(json.dumps({"rows": len(rows)}) + "\n")
        for row in rows:
            write(json.dumps([cell_text(cell) for cell in row], ensure_ascii=True) + "\n")


if __name__ == "__main__":
    main()
