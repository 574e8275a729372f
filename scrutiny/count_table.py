"""Reads a small table of counts that a person made, such as events and residents by area.

Every number is found by the name of its column, never by its place, and everything that is wrong
with a file is told at once. It must never guess at a number: what is not plainly one is refused.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from pathlib import Path

from scrutiny.errors import Problem, Refusal

_WHOLE = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_DECIMAL = re.compile(r"-?\d+(?:\.\d+)?")
_LARGEST = 10**15
"""A larger count is a slip, and could not be held without loss."""

OTHER_NAMES: Mapping[str, tuple[str, ...]] = {
    "events": ("x", "x1", "count"),
    "base": ("cases", "residents", "population", "n", "n1"),
    "reference_events": ("x2", "reference_count"),
    "reference_base": ("reference_cases", "reference_residents", "reference_population", "n2"),
}
"""What else a column may be called."""


@dataclass(frozen=True, slots=True)
class CountRow:
    """One row: its name and its numbers, in the order of the columns asked for."""

    name: str
    counts: tuple[int, ...]
    numbers: tuple[float | None, ...]
    """The optional numbers, such as a weight; None for a column that the file does not have."""


def read_count_table(
    path: Path, columns: Sequence[str], optional: Sequence[str] = ()
) -> tuple[CountRow, ...]:
    """Read a CSV with a header; the first column names the rows, the others are found by name.

    `columns` have to be there and hold whole numbers from 0 on; `optional` ones may hold decimals.
    Refused: a file that is no CSV in UTF-8, a column that lacks or stands twice, a row of another
    length, a cell that is no number, a name that is blank or stands twice.
    """
    where = path.name
    try:
        text = path.read_bytes().decode("utf-8-sig")
        rows = [[c.strip() for c in row] for row in csv.reader(io.StringIO(text), strict=True)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise Refusal(
            "The table cannot be read as a CSV file.",
            where=where,
            next_step="Save it as 'CSV UTF-8' with commas between the columns.",
        ) from error
    header = [re.sub(r"[\s\-]+", "_", name.lower()) for name in (rows[0] if rows else [])]
    places = [_needed(name, header, where) for name in columns]
    extra = [_place(name, header, where) for name in optional]
    lines = [(number, row) for number, row in enumerate(rows[1:], 1) if any(row)]
    if not lines:
        raise Refusal("The table has no rows.", where=where, next_step="Fill it in.")
    problems: list[Problem] = []
    found, names = [], set()
    for number, row in lines:
        if len(row) != len(header):
            problems.append(
                Problem(f"The row has {len(row)} cells, the header {len(header)}.", where, number)
            )
            continue
        if not row[0] or row[0] in names:
            what = f"'{row[0]}' stands twice." if row[0] else "The row has no name."
            problems.append(Problem(what, where, number, header[0]))
        names.add(row[0])
        counts = [_whole(row[at], where, number, rows[0][at]) for at in places]
        numbers = [
            None if at is None else _decimal(row[at], where, number, rows[0][at]) for at in extra
        ]
        problems += [each for each in (*counts, *numbers) if isinstance(each, Problem)]
        found.append(
            CountRow(
                row[0],
                tuple(each for each in counts if isinstance(each, int)),
                tuple(None if isinstance(each, Problem) else each for each in numbers),
            )
        )
    if problems:
        raise Refusal(
            "The table cannot be used.",
            where=where,
            next_step="Mend the table and try again.",
            problems=tuple(problems),
        )
    return tuple(found)


def has_column(path: Path, name: str) -> bool:
    """Say whether the header of a table names a column; False when it has no header."""
    return bool(_named(path) & {name, *OTHER_NAMES.get(name, ())})


def counts_residents(path: Path) -> bool:
    """Say whether the events of a table are over residents, by the name of the column.

    `residents` or `population` say so; anything else is taken for cases, of which events are parts.
    """
    return bool(_named(path) & {"residents", "population"})


def _named(path: Path) -> set[str]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            header = next(csv.reader(lines), [])
    except (OSError, UnicodeDecodeError, csv.Error):
        return set()
    return {re.sub(r"[\s\-]+", "_", name.strip().lower()) for name in header[1:]}


def _needed(name: str, header: Sequence[str], where: str) -> int:
    found = _place(name, header, where)
    if found is None:
        others = OTHER_NAMES.get(name, ())
        or_called = f" (or {', '.join(others)})" if others else ""
        raise Refusal(
            f"There is no column '{name}'{or_called}.",
            where=where,
            next_step="Name the columns in the first line; the first column names the rows.",
        )
    return found


def _place(name: str, header: Sequence[str], where: str) -> int | None:
    """Find a column; the first one is the name of the row and never a number."""
    known = (name, *OTHER_NAMES.get(name, ()))
    found = [at for at, each in enumerate(header) if at and each in known]
    if len(found) > 1:
        named = " and ".join(f"'{header[at]}'" for at in found)
        raise Refusal(
            f"The columns {named} are the same.", where=where, next_step="Keep one of them."
        )
    return found[0] if found else None


def _whole(cell: str, where: str, row: int, column: str) -> int | Problem:
    if not _WHOLE.fullmatch(cell):
        what = f"'{cell}' is not a whole number." if cell else "The number is blank."
        return Problem(what, where, row, column)
    digits = cell.replace(",", "").lstrip("0") or "0"
    if len(digits) > 15 or int(digits) > _LARGEST:
        return Problem("The number is too large to be a count.", where, row, column)
    return int(digits)


def _decimal(cell: str, where: str, row: int, column: str) -> float | Problem:
    plain = cell.replace(",", "") if _WHOLE.fullmatch(cell) else cell
    if not _DECIMAL.fullmatch(plain) or not isfinite(float(plain)):
        what = f"'{cell}' is not a number." if cell else "The number is blank."
        return Problem(what, where, row, column)
    return float(plain)
