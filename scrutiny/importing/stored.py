"""Compares the cases of a new list with those that the workspace has already."""

import json
import sqlite3

from scrutiny.cases.table import table_name
from scrutiny.errors import Problem
from scrutiny.importing.header import Header
from scrutiny.importing.rows import CaseRow
from scrutiny.panels.conditions import column
from scrutiny.panels.definition import Panel


class Known:
    """The stored cases of a panel, asked one reference at a time."""

    def __init__(self, connection: sqlite3.Connection, panel: Panel, header: Header) -> None:
        """Prepare the question; a panel without cases is never asked."""
        self._connection = connection
        self._fields = [each for _, each in header.fields]
        self._panel = panel
        names = ", ".join(["salt", "other", *(column(each.id) for each in self._fields)])
        self._statement = f"SELECT {names} FROM {table_name(panel.id)} WHERE reference = ?"
        count = connection.execute(f"SELECT 1 FROM {table_name(panel.id)} LIMIT 1")
        self._empty = count.fetchone() is None

    def compare(self, case: CaseRow, name: str) -> CaseRow | list[Problem] | None:
        """Give the case when it is new, `None` when it is there word for word, or the problems."""
        if self._empty:
            return case
        stored = self._connection.execute(self._statement, (case.reference,)).fetchone()
        if stored is None:
            return case
        if stored[0] is None:
            message = f"'{case.reference}' was erased here on purpose, so it is not taken in again"
            return [Problem(message, name, case.row)]
        differences = self._differences(case, stored[2:]) | _beside(case, stored[1])
        if not differences:
            return None
        shown = "; ".join(
            f"{title} was '{was}' and is now '{now}'" for title, (was, now) in differences.items()
        )
        message = f"'{case.reference}' was imported before and says something else now: {shown}"
        return [Problem(message, name, case.row)]

    def _differences(
        self, case: CaseRow, stored: tuple[str | None, ...]
    ) -> dict[str, tuple[str, str]]:
        return {
            field.title: (was or "(blank)", now or "(blank)")
            for field, was, now in zip(self._fields, stored, case.values, strict=True)
            if (was or "") != now and field.id != self._panel.reference
        }


def _beside(case: CaseRow, other: str | None) -> dict[str, tuple[str, str]]:
    """Compare the columns that no field asks for, where both lists have them filled."""
    stored = json.loads(other)["columns"] if other else {}
    return {
        title: (stored[title], cell)
        for title, cell in case.columns.items()
        if title in stored and stored[title] != cell
    }
