"""Finds and opens data.police.uk files, plain or packed, each force's month once.

It must never take the same month of a force twice: every search in it would count double.
"""

import csv
import gzip
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from scrutiny.errors import Problem, Refusal
from scrutiny.importing.police_uk import MonthFile, month_file

_ENDINGS = (".csv", ".csv.gz")
_PATTERN = "*?["


def files_named(names: Sequence[str]) -> tuple[Path, ...]:
    """Give the files that names, patterns (`*`) and folders stand for; folders hold CSV files.

    Refused: a name that stands for no file, and two files of one force and month.
    """
    found: dict[Path, None] = {}
    problems = []
    for name in names:
        path = Path(name)
        if path.is_dir():
            listed = [each for ending in _ENDINGS for each in sorted(path.rglob(f"*{ending}"))]
        elif any(mark in name for mark in _PATTERN) and not path.exists():
            listed = _matching(path)
        else:
            listed = [path]
        listed = [each for each in listed if each.is_file()]
        if not listed:
            problems.append(Problem("There is no such file.", name))
        found |= dict.fromkeys(listed)
    months: dict[MonthFile, Path] = {}
    for path in found:
        month = month_of(path)
        if month is None:
            continue
        earlier = months.setdefault(month, path)
        if earlier is not path:
            problems.append(Problem(f"It is the same month as {earlier}.", str(path)))
    if problems:
        raise Refusal(
            f"The files cannot be counted: {problems[0].sentence()}",
            next_step="Give each force's month once, by a name that exists.",
            problems=tuple(problems),
        )
    return tuple(found)


def _matching(pattern: Path) -> list[Path]:
    """Give the files that a pattern stands for, from the first folder whose name is plain."""
    parts = pattern.parts
    plain = next(at for at, part in enumerate(parts) if any(mark in part for mark in _PATTERN))
    return sorted(Path(*parts[:plain]).glob(str(Path(*parts[plain:]))))


def month_of(path: Path) -> MonthFile | None:
    """Give the force and the month that a file's name says, packed or not.

    >>> month_of(Path("2019-01-kent-stop-and-search.csv.gz"))
    MonthFile(force='kent', month='2019-01')
    """
    return month_file(path.name.removesuffix(".gz"))


@contextmanager
def opened(path: Path) -> Iterator[TextIO]:
    """Open a file for reading line by line; what cannot be read is refused with its name."""
    try:
        with (
            gzip.open(path, "rt", encoding="utf-8-sig", newline="")
            if path.name.endswith(".gz")
            else path.open(encoding="utf-8-sig", newline="")
        ) as stream:
            yield stream
    except (OSError, EOFError, zlib.error, UnicodeDecodeError, csv.Error) as error:
        raise Refusal(
            "The file cannot be read to its end.",
            where=str(path),
            next_step="Fetch it again; it must be a CSV file in UTF-8, plain or packed with gzip.",
        ) from error
