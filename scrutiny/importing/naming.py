"""Gives each row of a list its reference and its day: by its own column, or by force and month.

Files of data.police.uk carry no record number, so the force, the month and the row make one. The
month decides the period. It must never name two rows alike.
"""

import re
import sqlite3
from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from sampling.references import normalise_reference
from scrutiny.importing.alike import looks_of
from scrutiny.importing.police_uk import MonthFile
from scrutiny.importing.quoting import quoted

_LONGEST_REFERENCE = 200
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_FORCE = re.compile(r"[a-z]+(?:-[a-z]+)*")


class UnnamedError(ValueError):
    """Why a row has no reference; the message says it in plain words, the kind in one."""

    def __init__(self, message: str, kind: str = "") -> None:
        """Keep both."""
        super().__init__(message)
        self.kind = kind


class Naming(Protocol):
    """How the rows of one list are named."""

    @property
    def column(self) -> int | None:
        """The column that the reference comes from, if any."""
        ...

    def reference(self, number: int, cells: Sequence[str], day: str) -> str:
        """Name a row, counted from 1 below the header; raises `UnnamedError`."""
        ...

    def day(self, number: int, cells: Sequence[str], day: str) -> str:
        """Give the day that puts the row into a period."""
        ...

    def alike(self, number: int, reference: str) -> int | None:
        """Give an earlier row whose reference looks the same; `None` when there is none."""
        ...

    def many(
        self, numbers: Sequence[int], rows: Sequence[Sequence[str]], days: Sequence[str]
    ) -> Sequence[str] | None:
        """Name many rows at once, each of the day that it says, none looking like an earlier one.

        It is the same as asking one by one; `None`, and nothing done, where that cannot be said.
        """
        ...


class ByMonthFile:
    """Rows of one force and one month, as the name of the file says."""

    column = None

    def __init__(self, month: MonthFile) -> None:
        """Take what the name of the file says."""
        self._month = month
        self._stem = month.reference(1)[:-6]

    def reference(self, number: int, cells: Sequence[str], day: str) -> str:
        """Name a row by force, month and row."""
        return f"{self._stem}{number:06d}"

    def day(self, number: int, cells: Sequence[str], day: str) -> str:
        """Give the nearest day of the file's month."""
        return self._month.day(day)

    def alike(self, number: int, reference: str) -> int | None:
        """Two rows never look alike: each has its own number."""
        return None

    def many(
        self, numbers: Sequence[int], rows: Sequence[Sequence[str]], days: Sequence[str]
    ) -> Sequence[str] | None:
        """Name rows that are all stamped in the month of the file."""
        if any(day[:7] != self._month.month for day in set(days)):
            return None
        return [f"{self._stem}{number:06d}" for number in numbers]


class ByForceColumn:
    """Rows of several forces and months, as a column of each row says.

    Rows of one force and month are counted in their order, so a row of files that were joined has
    the reference that it has in its own file.
    """

    def __init__(self, force: int, month: int | None) -> None:
        """Take the column of the force, and that of the month if there is one."""
        self.column = force
        self._month = month
        self._counts: Counter[MonthFile] = Counter()
        self._known: dict[tuple[str, str], MonthFile] = {}

    def reference(self, number: int, cells: Sequence[str], day: str) -> str:
        """Name a row by its force, its month and its place among them."""
        month = self._of(cells, day)
        self._counts[month] += 1
        return month.reference(self._counts[month])

    def day(self, number: int, cells: Sequence[str], day: str) -> str:
        """Give the nearest day of the row's month."""
        return self._of(cells, day).day(day)

    def alike(self, number: int, reference: str) -> int | None:
        """Two rows never look alike: each has its own number."""
        return None

    def many(
        self, numbers: Sequence[int], rows: Sequence[Sequence[str]], days: Sequence[str]
    ) -> Sequence[str] | None:
        """Name rows that are all stamped in the month that they say."""
        try:
            months = [self._of(cells, day) for cells, day in zip(rows, days, strict=True)]
        except UnnamedError:
            return None
        if any(month.month != day[:7] for month, day in set(zip(months, days, strict=True))):
            return None
        references = []
        for month in months:
            self._counts[month] += 1
            references.append(month.reference(self._counts[month]))
        return references

    def _of(self, cells: Sequence[str], day: str) -> MonthFile:
        stamped = cells[self._month].strip()[:7] if self._month is not None else day[:7]
        key = cells[self.column], stamped
        found = self._known.get(key)
        if found is None:
            force = force_slug(cells[self.column])
            if not force:
                raise UnnamedError("nothing says which force this row is of")
            if not _MONTH.fullmatch(stamped):
                raise UnnamedError("nothing says which month this row is of")
            found = self._known[key] = MonthFile(force, stamped)
        return found


def force_slug(name: str) -> str:
    """Write the name of a force as data.police.uk does; empty when it is not a name.

    >>> (
    ...     force_slug("Avon & Somerset Constabulary"),
    ...     force_slug(" West Midlands Police "),
    ...     force_slug("7"),
    ... )
    ('avon-and-somerset', 'west-midlands', '')
    """
    words = re.sub(r"[^a-z&]+", " ", name.casefold()).replace("&", " and ").split()
    while len(words) > 1 and words[-1] in ("police", "constabulary", "service", "force"):
        words.pop()
    slug = "-".join(words)
    return slug if _FORCE.fullmatch(slug) else ""


class ByCase:
    """Rows of which several may be one case: what names them is settled once all are read."""

    def __init__(self, own: int | None, case: int) -> None:
        """Take the column of the reference, if there is one, and that of the case."""
        self._own = own
        self._case = case
        self.column: int | None = case if own is None else own

    def reference(self, number: int, cells: Sequence[str], day: str) -> str:
        """Read the reference of a row, or else the name of its case; raises `UnnamedError`."""
        own = "" if self._own is None else written_reference(cells[self._own])
        found = own or written_reference(cells[self._case])
        if not found:
            raise UnnamedError("the reference is blank", "blank")
        return found

    def day(self, number: int, cells: Sequence[str], day: str) -> str:
        """Give the day that the row says."""
        return day

    def alike(self, number: int, reference: str) -> int | None:
        """Rows are compared once they are cases."""
        return None

    def many(
        self, numbers: Sequence[int], rows: Sequence[Sequence[str]], days: Sequence[str]
    ) -> Sequence[str] | None:
        """Look at each by itself."""
        return None


def written_reference(cell: str) -> str:
    """Read a reference as it is written, blank too; raises `UnnamedError` when it can name nothing.

    >>> written_reference(" A-1 ")
    'A-1'
    """
    try:
        reference = normalise_reference(cell)
    except ValueError as error:
        raise UnnamedError(str(error)) from error
    if len(reference.splitlines()) > 1:
        raise UnnamedError(
            "the reference holds a line break, so it could not be put in a sealed list"
        )
    if len(reference) > _LONGEST_REFERENCE:
        raise UnnamedError(
            f"{quoted(reference)}: the reference has more than {_LONGEST_REFERENCE} characters"
        )
    return reference


class ByColumn:
    """Rows whose reference is in a column of their own."""

    def __init__(self, column: int) -> None:
        """Take the column of the reference."""
        self.column = column
        # On the disk, and gone when it is closed: a long list must not fill the memory.
        self._seen = sqlite3.connect("")
        self._seen.execute("CREATE TABLE seen (said TEXT PRIMARY KEY, row INTEGER) WITHOUT ROWID")
        self._seen.execute("CREATE TABLE looks (said TEXT PRIMARY KEY, row INTEGER) WITHOUT ROWID")

    def reference(self, number: int, cells: Sequence[str], day: str) -> str:
        """Read the reference of a row; raises `UnnamedError` when it cannot name a case."""
        reference = written_reference(cells[self.column])
        if not reference:
            raise UnnamedError("the reference is blank", "blank")
        earlier = self._first("seen", reference, number)
        if earlier is not None:
            message = f"{quoted(reference)} is the reference of row {earlier} already"
            raise UnnamedError(message, "repeated-reference")
        return reference

    def day(self, number: int, cells: Sequence[str], day: str) -> str:
        """Give the day that the row says."""
        return day

    def alike(self, number: int, reference: str) -> int | None:
        """Give the first row whose reference looks the same."""
        return self._first("looks", looks_of(reference), number)

    def many(
        self, numbers: Sequence[int], rows: Sequence[Sequence[str]], days: Sequence[str]
    ) -> Sequence[str] | None:
        """Name rows whose references are all new, and look like no other."""
        try:
            references = [written_reference(cells[self.column]) for cells in rows]
        except UnnamedError:
            return None
        if not all(references) or not all(days):
            return None
        self._seen.commit()
        before = self._seen.total_changes
        for table, said in (("seen", references), ("looks", map(looks_of, references))):
            self._seen.executemany(
                f"INSERT OR IGNORE INTO {table} VALUES (?, ?)", zip(said, numbers, strict=True)
            )
        if self._seen.total_changes - before < 2 * len(references):
            self._seen.rollback()
            return None
        return references

    def _first(self, table: str, said: str, number: int) -> int | None:
        added = self._seen.execute(f"INSERT OR IGNORE INTO {table} VALUES (?, ?)", (said, number))
        if added.rowcount:
            return None
        found = self._seen.execute(f"SELECT row FROM {table} WHERE said = ?", (said,)).fetchone()
        return int(found[0])
