"""Counts stop-and-search files row by row: force, month, ethnicities, age and sex; no more is kept.

A million rows take no more memory than one: only the counts stay. A row that does not fit its
header is named and everything is refused, so that no file is half-counted.
"""

import csv
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import TextIO

from scrutiny.cases.asking import Period
from scrutiny.errors import Problem, Refusal
from scrutiny.importing.police_uk import MonthFile
from scrutiny.importing.watching import Watch
from scrutiny.national.files import month_of, opened
from scrutiny.populations.areas import FORCE_AREA, area_named, slug

SELF_DEFINED = "self_defined_ethnicity"
OFFICER_DEFINED = "officer_defined_ethnicity"
FIELDS = {
    SELF_DEFINED: "Self-defined ethnicity",
    OFFICER_DEFINED: "Officer-defined ethnicity",
}
"""The fields that can be counted by, with their column."""
_COLUMNS = ("Self-defined ethnicity", "Officer-defined ethnicity", "Type")
_PEOPLE = ("Age range", "Gender")
"""Columns that a file may lack: then nobody's age or sex is known."""
_DATE = "Date"
_FORCE_COLUMNS = ("Force", "force", "force_id", "Force name")
_ROWS_AT_ONCE = 1024
_MOST_VALUES = 20_000
_MOST_PROBLEMS = 200

Seen = tuple[str, ...]
"""Both ethnicities, the type, the age range and the gender of one row, as written."""
Counts = Mapping[tuple[str, str], Counter[Seen]]
"""By force and month (`2019-03`)."""


@dataclass(frozen=True, slots=True)
class Streamed:
    """What was read."""

    counts: Counts
    rows: int
    """Rows of the period, over all files."""
    files: int


def count_files(
    paths: Sequence[Path], period: Period, force: str = "", watch: Watch | None = None
) -> Streamed:
    """Count the rows of files by force, month, both ethnicities, type of search, age and sex.

    The force and the month are in the name of a data.police.uk file. A file of another name needs a
    column `Force`, or all its rows are of the `force` that is given; the month is then that of each
    row's date. Files that were put together, with their headers still inside, are read as they are.
    `watch` is told of the rows as they are read, and can stop the reading.
    """
    counts: dict[tuple[str, str], Counter[Seen]] = {}
    problems: list[Problem] = []
    for path in paths:
        with opened(path) as stream:
            for key, found in _file(path, stream, period, force, problems, watch):
                counts.setdefault(key, Counter()).update(found)
                if len(counts[key]) > _MOST_VALUES:
                    raise Refusal(
                        "The columns of ethnicity hold more different values than there can be.",
                        where=str(path),
                        next_step="Check that the columns stand under their own names.",
                    )
        if len(problems) >= _MOST_PROBLEMS:
            break
    if problems:
        raise Refusal(
            f"The files cannot be counted: {problems[0].sentence()}",
            next_step="Mend or fetch the files again; nothing was counted.",
            problems=tuple(problems),
        )
    return Streamed(counts, sum(each.total() for each in counts.values()), len(paths))


def _file(
    path: Path,
    stream: TextIO,
    period: Period,
    force: str,
    problems: list[Problem],
    watch: Watch | None,
) -> Iterator[tuple[tuple[str, str], Counter[Seen]]]:
    reader = csv.reader(stream, strict=True)
    header = [name.strip() for name in next(reader, [])]
    absent = [name for name in (*_COLUMNS, _DATE) if name not in header]
    if absent:
        problems.append(Problem(f"It has no column '{absent[0]}'.", str(path)))
        return
    month = month_of(path)
    force_column = next((name for name in _FORCE_COLUMNS if name in header), None)
    if month is None and force_column is None and not force:
        problems.append(
            Problem(
                "Neither its name nor a column 'Force' says whose searches it holds.", str(path)
            )
        )
        return
    rows = _whole_rows(path, reader, header, problems, watch)
    seen = _seen(header)
    whole_month = month is not None and _covers(period, month.month)
    if month is not None and whole_month:
        found: Counter[Seen] = Counter()
        for chunk in rows:
            found.update(map(seen, chunk))
        del found[seen(header)]
        yield (month.force, month.month), found
        return
    place = _place(month, header, force_column, force)
    by_place: dict[tuple[str, str], Counter[Seen]] = {}
    for chunk in rows:
        for row in chunk:
            day, of_force = place(row)
            if (period.first or day) <= day <= (period.last or day) and row != header:
                by_place.setdefault((of_force, day[:7]), Counter())[seen(row)] += 1
    yield from by_place.items()


def _seen(header: Sequence[str]) -> Callable[[Sequence[str]], Seen]:
    """Make the function that gives what is counted of a row."""
    there = [header.index(name) for name in (*_COLUMNS, *_PEOPLE) if name in header]
    if len(there) == len(_COLUMNS) + len(_PEOPLE):
        return itemgetter(*there)
    places = [header.index(name) if name in header else None for name in (*_COLUMNS, *_PEOPLE)]
    return lambda row: tuple("" if place is None else row[place] for place in places)


def _whole_rows(
    path: Path,
    reader: Iterator[list[str]],
    header: Sequence[str],
    problems: list[Problem],
    watch: Watch | None,
) -> Iterator[list[list[str]]]:
    """Give rows by the thousand, each as long as the header; others become problems."""
    width, before = len(header), 0
    while chunk := list(islice(reader, _ROWS_AT_ONCE)):
        if watch is not None:
            watch(len(chunk))
        if set(map(len, chunk)) != {width}:
            for number, row in enumerate(chunk, before + 1):
                if len(row) not in (0, width) and len(problems) < _MOST_PROBLEMS:
                    problems.append(
                        Problem(
                            f"The row has {len(row)} cells and the header {width}.",
                            str(path),
                            number,
                        )
                    )
            chunk = [row for row in chunk if len(row) == width]
        before += _ROWS_AT_ONCE
        yield chunk


def _covers(period: Period, month: str) -> bool:
    """Say whether a whole month lies in a period, so that no row's day need be looked at."""
    return (period.first or "") <= f"{month}-01" and (
        not period.last or period.last >= _last_day(month)
    )


def _last_day(month: str) -> str:
    return MonthFile("", month).day("9999-12-31")


def _place(
    month: MonthFile | None, header: Sequence[str], force_column: str | None, force: str
) -> Callable[[Sequence[str]], tuple[str, str]]:
    """Make the function that gives the day and the force of a row."""
    day_at = header.index(_DATE)
    force_at = None if force_column is None or month is not None else header.index(force_column)

    def place(row: Sequence[str]) -> tuple[str, str]:
        stamp = row[day_at]
        if month is not None:
            return month.day(stamp), month.force
        return stamp[:10], force if force_at is None else short_name(row[force_at])

    return place


def short_name(force: str) -> str:
    """Bring the name of a force to the one that data.police.uk uses.

    >>> short_name("Metropolitan Police"), short_name("btp")
    ('metropolitan', 'btp')
    """
    area = area_named(force, (FORCE_AREA,))
    return area.short_name if area else slug(force)
