"""Time how soon hostile workbooks are refused, and how much memory that takes, each by itself.

Run as `python -m benchmarks.bench_workbook_bombs`. There is no peer: with these files the readers
that the program is built on end the whole process, or go on for minutes.
"""

import io
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.bars import line, plain

_MOST_SECONDS, _MOST_MEGABYTES = 1.0, 500
_SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
_BOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://'
    'schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
    '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>'
)
_LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
)


def package(sheet: str, more: Mapping[str, str] | None = None) -> bytes:
    """Pack one sheet as a workbook."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr("xl/workbook.xml", _BOOK)
        made.writestr("xl/_rels/workbook.xml.rels", _LINKS)
        made.writestr("xl/worksheets/sheet1.xml", f"{_SHEET}{sheet}</worksheet>")
        for name, text in (more or {}).items():
            made.writestr(name, text)
    return stream.getvalue()


def _rows(count: int) -> str:
    each = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, count + 1))
    return f"<sheetData>{each}</sheetData>"


def _corners() -> bytes:
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return package(f'<sheetData><row r="1"><c r="A1"><v>1</v></c></row>{far}</sheetData>')


def _repeated() -> bytes:
    rows = "".join(
        f'<row r="{n}">'
        + "".join(f'<c r="{letter}{n}" t="s"><v>0</v></c>' for letter in "ABCDEFGHIJ")
        + "</row>"
        for n in range(1, 40_001)
    )
    texts = f"<sst><si><t>{'x' * 30_000}</t></si></sst>"
    return package(f"<sheetData>{rows}</sheetData>", {"xl/sharedStrings.xml": texts})


BOMBS: Mapping[str, Callable[[], bytes]] = {
    "two cells in far corners": _corners,
    "2,000,000 rows": lambda: package(_rows(2_000_000)),
    "one cell of 512 MB": lambda: package(f"<sheetData>{'a' * (512 << 20)}</sheetData>"),
    "one long text in 400,000 cells": _repeated,
}


def main() -> None:
    """Make and refuse each in processes of their own, so that the memory of each is known."""
    with TemporaryDirectory() as folder:
        for name in BOMBS:
            file = Path(folder) / "bomb.xlsx"
            _run("make", name, file)
            seconds, memory, child = map(float, _run("refuse", name, file).split())
            print(line(name, seconds, "s", _MOST_SECONDS))
            print(line("  memory of the program", memory, "MB", _MOST_MEGABYTES))
            print(plain("  memory of its child", child, "MB"))


def _run(what: str, name: str, file: Path) -> bytes:
    command = [sys.executable, "-m", "benchmarks.bench_workbook_bombs", what, name, str(file)]
    return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout


def _refuse(file: Path) -> None:
    from scrutiny.errors import Refusal
    from scrutiny.workbooks import open_workbook

    content = file.read_bytes()
    start = perf_counter()
    try:
        open_workbook(content, file.name)
    except Refusal:
        seconds = perf_counter() - start
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    print(seconds, *(resource.getrusage(each).ru_maxrss / 1024 for each in whose))


if __name__ == "__main__":
    if sys.argv[1:2] == ["make"]:
        Path(sys.argv[3]).write_bytes(BOMBS[sys.argv[2]]())
    elif sys.argv[1:2] == ["refuse"]:
        _refuse(Path(sys.argv[3]))
    else:
        main()
