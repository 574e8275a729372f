"""Reads workbooks (XLSX) that came from outside, without letting them harm the program.

The file is checked before anything is unpacked, and read in a process of its own with limits.
"""

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Mapping

from scrutiny.errors import Refusal

_MOST_BYTES = 20 * 1024**2
_MOST_UNPACKED = 200 * 1024**2
_MOST_PARTS = 2_000
_SECONDS = 60

Sheets = Mapping[str, list[list[str]]]
"""Each sheet by name, row by row, every cell as text."""


def read_workbook(content: bytes, name: str) -> Sheets:
    """Read all sheets of a workbook.

    Raises `Refusal` for a file that is not a workbook, is too large when unpacked, holds macros, or
    cannot be read within the limits.
    """
    _check_package(content, name)
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
    try:
        sheets: Sheets = json.loads(done.stdout)
    except ValueError as error:
        raise _refused("The workbook cannot be read", name) from error
    return sheets


def _check_package(content: bytes, name: str) -> None:
    if len(content) > _MOST_BYTES:
        raise _refused("The workbook is larger than 20 MB", name)
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
        parts = package.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise _refused("This is not an XLSX workbook", name) from error
    names = [part.filename for part in parts]
    if "[Content_Types].xml" not in names:
        raise _refused("This is not an XLSX workbook", name)
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise _refused("The workbook is too large when unpacked", name)
    if any(".." in each.split("/") or each.startswith(("/", "\\")) for each in names):
        raise _refused("The workbook holds parts that point outside itself", name)
    if any(each.endswith("vbaProject.bin") for each in names):
        raise _refused("The workbook holds macros", name)


def _refused(what: str, name: str) -> Refusal:
    return Refusal(
        f"{what}.", where=name, next_step="Save it again as a plain XLSX workbook and try again."
    )
