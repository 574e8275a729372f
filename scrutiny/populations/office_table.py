"""Opens the CSV file of an office's own population: its notes, its header and its rows.

It must never move a cell to another column: a row of the wrong length is refused.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scrutiny.errors import Refusal
from scrutiny.importing.files import DELIMITERS
from scrutiny.populations.office_cells import Habits, read_residents
from scrutiny.populations.office_columns import column_name, column_names
from scrutiny.populations.population import Between
from scrutiny.populations.wide_table import is_wide, unfolded

NOTES = ("area", "area_code", "year", "ages", "sex", "source", "classification")
"""What a line such as `# year: 2021` above the header can say, as a column of that name can."""
_HABITS = ("thousands", "dash", "hidden")
_COMMAS = "Save it again as 'CSV UTF-8' with commas between the columns."
_QUOTED = re.compile(r'"[^"]*"')

Row = Mapping[str, str]
"""The cells by column; the number of the row stands under the key ""."""


@dataclass(frozen=True, slots=True)
class OfficeTable:
    """A file as it was read."""

    where: str
    """Its name."""
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: Mapping[str, str]
    """What the lines above the header say."""
    habits: Habits
    wide: bool = False
    """Its columns are groups, so a cell is known by its row and its group."""


def open_table(path: Path) -> OfficeTable:
    """Read a file whole, or refuse it with what is wrong."""
    where = path.name
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (UnicodeDecodeError, OSError) as error:
        raise _not_csv(where) from error
    noted: list[str] = []
    body = text
    while body.lstrip().startswith("#"):
        line, _, body = body.lstrip().partition("\n")
        noted.append(line)
    notes = dict(_note(line, where) for line in noted)
    try:
        cells = [
            [cell.strip() for cell in row]
            for row in csv.reader(io.StringIO(body), delimiter=_delimiter(body), strict=True)
        ]
    except csv.Error as error:
        raise _not_csv(where) from error
    header = cells[0] if cells else []
    lines = [(number, row) for number, row in enumerate(cells[1:], 1) if any(row)]
    names = column_names(header, lines[0][1] if lines else [])
    _check(names, lines, where)
    habits = _habits(notes, where)
    if is_wide(header, names):
        columns, unfolded_rows = unfolded(header, names, lines, habits, where)
        return OfficeTable(where, columns, unfolded_rows, notes, habits, wide=True)
    rows = tuple(dict(zip(names, row, strict=False)) | {"": str(number)} for number, row in lines)
    return OfficeTable(where, tuple(names), rows, notes, habits)


def _delimiter(body: str) -> str:
    """Take what parts most columns of the header; what stands in quotation marks parts none."""
    header = _QUOTED.sub("", body).lstrip().partition("\n")[0]
    return max(DELIMITERS, key=header.count)


def _not_csv(where: str) -> Refusal:
    return Refusal("The population cannot be read as a CSV file.", where=where, next_step=_COMMAS)


def _check(header: Sequence[str], lines: Sequence[tuple[int, list[str]]], where: str) -> None:
    doubled = sorted({name for name in header if name and header.count(name) > 1})
    if doubled:
        raise Refusal(
            f"The column '{doubled[0]}' stands twice.", where=where, next_step="Keep one of them."
        )
    if not lines:
        raise Refusal("The population has no rows.", where=where, next_step="Fill it in.")
    for number, row in lines:
        if len(row) < len(header) or any(row[len(header) :]):
            fewer = "fewer" if len(row) < len(header) else "more"
            raise Refusal(
                f"Row {number} has {fewer} cells than the header.",
                where=where,
                next_step="Write numbers such as 1,200 without the comma, or in double quotes.",
            )


def _note(line: str, where: str) -> tuple[str, str]:
    """Read a line such as `# year: 2021`."""
    name, colon, value = line.lstrip("# ").partition(":")
    key = column_name(name)
    if not colon or key not in (*NOTES, *_HABITS):
        raise Refusal(
            f"'{line.strip()}' says nothing that can be used.",
            where=where,
            next_step=f"A line above the header begins with one of: {', '.join((*NOTES, *_HABITS))}"
            ", and a colon.",
        )
    return key, value.strip().rstrip(",").strip()


def _habits(notes: Mapping[str, str], where: str) -> Habits:
    thousands, dash, hidden = (notes.get(key, "") for key in _HABITS)
    span = read_residents(hidden, Habits()) if hidden else None
    wrong = {
        "thousands": thousands not in ("", ".", ","),
        "dash": dash not in ("", "0"),
        "hidden": bool(hidden) and not isinstance(span, Between),
    }
    for key, is_wrong in wrong.items():
        if is_wrong:
            raise Refusal(
                f"'# {key}: {notes[key]}' cannot be used.",
                where=where,
                next_step="Write '# thousands: .', '# dash: 0' or '# hidden: 1 to 4'.",
            )
    return Habits(
        points_are_thousands=thousands == ".",
        dash_is_zero=dash == "0",
        hidden=span if isinstance(span, Between) else None,
    )
