"""Compares the cases of a new list with those that the workspace has already."""

import json
import sqlite3
from collections import Counter
from dataclasses import dataclass

from scrutiny.cases.table import table_name
from scrutiny.importing.cases import CaseRow
from scrutiny.importing.header import Header
from scrutiny.importing.police_uk import MonthFile
from scrutiny.importing.quoting import quoted
from scrutiny.panels.condition_sql import column
from scrutiny.panels.definition import Panel

_ABSENT = "(not in the list)"
_BLANK = "(blank)"


@dataclass(frozen=True, slots=True)
class NotTaken:
    """Why a case that is stored already is not taken in as the list has it."""

    message: str
    kind: str


class Known:
    """The stored cases of a panel, asked one reference at a time."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        panel: Panel,
        header: Header,
        month: MonthFile | None = None,
    ) -> None:
        """Prepare the question; of a panel or a month without cases it need not be asked."""
        self.again: Counter[str] = Counter()
        """Rows whose case an earlier import had brought, by that import."""
        self.changed: list[int] = []
        """Rows whose case says something else now."""
        self._days: list[str] = []
        """The first and the last day of those rows."""
        self._connection = connection
        self._fields = [each for _, each in header.fields]
        self._panel = panel
        names = ", ".join(["import_id", "salt", "other", *(column(e.id) for e in self._fields)])
        self._statement = f"SELECT {names} FROM {table_name(panel.id)} WHERE reference = ?"
        self._scope = "1"
        self._bounds: tuple[str, ...] = ()
        if month is not None:
            stem = month.reference(1)[:-6]
            # The mark after the slash ends the references that begin so.
            self._scope = "reference >= ? AND reference < ?"
            self._bounds = (stem, stem[:-1] + chr(ord("/") + 1))
        any_case = f"SELECT 1 FROM {table_name(panel.id)} WHERE {self._scope} LIMIT 1"
        self._empty = connection.execute(any_case, self._bounds).fetchone() is None

    @property
    def any(self) -> bool:
        """Whether the question has to be asked at all."""
        return not self._empty

    def compare(self, case: CaseRow) -> CaseRow | NotTaken | None:
        """Give the case when it is new, `None` when it is there word for word, or why not."""
        stored = self._connection.execute(self._statement, (case.reference,)).fetchone()
        if stored is None:
            return case
        self.again[stored[0]] += 1
        days = (*self._days, case.day)
        self._days = [min(days), max(days)]
        if stored[1] is None:
            return NotTaken(
                f"{quoted(case.reference)} was erased here on purpose, so it is not taken in again",
                "erased",
            )
        differences = self._differences(case, stored[3:]) | _beside(case, stored[2])
        if not differences:
            return None
        shown = "; ".join(
            f"{title} was {was} and is now {now}" for title, (was, now) in differences.items()
        )
        self.changed.append(case.row)
        return NotTaken(
            f"{quoted(case.reference)} was imported before and says something else now: {shown}",
            "changed",
        )

    def gone(self, import_id: str) -> int | None:
        """Count the earlier cases of the list's days that it no longer has.

        `None` when there were none to compare with.
        """
        if self._empty:
            return None
        table = table_name(self._panel.id)
        new = self._connection.execute(
            f"SELECT min(day), max(day) FROM {table} WHERE case_id > ? AND case_id < ?",
            (f"{import_id}-", f"{import_id}."),
        ).fetchone()
        days = [each for each in (*self._days, *new) if each]
        if not days:
            return None
        there = self._connection.execute(
            f"SELECT count(*) FROM {table} WHERE {self._scope} AND day BETWEEN ? AND ?"
            " AND import_id <> ?",
            (*self._bounds, min(days), max(days), import_id),
        ).fetchone()[0]
        return max(0, there - self.again.total()) if there else None

    def _differences(
        self, case: CaseRow, stored: tuple[str | None, ...]
    ) -> dict[str, tuple[str, str]]:
        return {
            field.title: (quoted(_ABSENT if was is None else was or _BLANK), quoted(now or _BLANK))
            for field, was, now in zip(self._fields, stored, case.values, strict=True)
            if (was or "") != now and field.id != self._panel.reference
        }


def _beside(case: CaseRow, other: str | None) -> dict[str, tuple[str, str]]:
    """Compare the columns that no field asks for, where both lists have them filled."""
    stored = json.loads(other)["columns"] if other else {}
    return {
        title: (quoted(stored[title]), quoted(cell))
        for title, cell in case.columns.items()
        if title in stored and stored[title] != cell
    }
