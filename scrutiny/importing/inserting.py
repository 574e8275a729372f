"""Puts cases into their table in batches, each with its commitment."""

import hashlib
import os
import sqlite3

from scrutiny.canonical import commitment
from scrutiny.cases.table import table_name
from scrutiny.importing.content import case_other, text_of_fragments
from scrutiny.importing.header import Header
from scrutiny.importing.rows import CaseRow
from scrutiny.panels.condition_sql import column
from scrutiny.panels.definition import Panel

_BATCH = 5_000
_SALT = 32
_COMMITMENT = 6
"""Where the commitment stands in a row of the table."""


class Inserter:
    """Takes the cases of one import."""

    def __init__(
        self, connection: sqlite3.Connection, panel: Panel, header: Header, import_id: str
    ) -> None:
        """Prepare the statement for the columns that the list has."""
        self.connection = connection
        self.import_id = import_id
        self.field_ids = tuple(each.id for _, each in header.fields)
        columns = ["case_id", "import_id", "row", "reference", "day", "salt", "commitment", "other"]
        columns += [column(each) for each in self.field_ids]
        marks = ", ".join("?" for _ in columns)
        self.statement = (
            f"INSERT INTO {table_name(panel.id)} ({', '.join(columns)}) VALUES ({marks})"
        )
        self._order = sorted(range(len(self.field_ids)), key=self.field_ids.__getitem__)
        self._committed = hashlib.sha256()
        self._batch: list[tuple[object, ...]] = []
        self._salts = b""

    def add(self, case: CaseRow) -> None:
        """Take a case."""
        # One call for many salts: the system is asked seldom.
        start = len(self._batch) * _SALT
        if not start:
            self._salts = os.urandom(_BATCH * _SALT)
        salt = self._salts[start : start + _SALT]
        other = case_other(case.as_typed, case.columns)
        fragments = case.fragments
        text = text_of_fragments(
            case.reference, case.day, [fragments[place] for place in self._order], other
        )
        self._batch.append(
            (
                f"{self.import_id}-{case.row:07d}",
                self.import_id,
                case.row,
                case.reference,
                case.day,
                salt,
                commitment(salt, text),
                other,
                *case.values,
            )
        )
        if len(self._batch) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what was taken; call it once more at the end."""
        self.connection.executemany(self.statement, self._batch)
        committed = "".join(f"{row[_COMMITMENT]}\n" for row in self._batch)
        self._committed.update(committed.encode("ascii"))
        self._batch.clear()

    @property
    def commitments(self) -> str:
        """One digest for the commitments of all cases, in the order of their rows."""
        return self._committed.hexdigest()
