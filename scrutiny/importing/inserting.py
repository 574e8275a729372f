"""Puts cases into their table in batches, each with its commitment."""

import secrets
import sqlite3

from scrutiny.canonical import commitment
from scrutiny.cases.table import table_name
from scrutiny.importing.content import case_other, case_text
from scrutiny.importing.header import Header
from scrutiny.importing.rows import CaseRow
from scrutiny.panels.condition_sql import column
from scrutiny.panels.definition import Panel

_BATCH = 5_000


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
        self.batch: list[tuple[object, ...]] = []

    def add(self, case: CaseRow) -> str:
        """Take a case; gives its commitment."""
        salt = secrets.token_bytes(32)
        other = case_other(case.as_typed, case.columns)
        text = case_text(
            case.reference, case.day, dict(zip(self.field_ids, case.values, strict=True)), other
        )
        committed = commitment(salt, text)
        case_id = f"{self.import_id}-{case.row:07d}"
        self.batch.append(
            (
                case_id,
                self.import_id,
                case.row,
                case.reference,
                case.day,
                salt,
                committed,
                other,
                *case.values,
            )
        )
        if len(self.batch) >= _BATCH:
            self.flush()
        return committed

    def flush(self) -> None:
        """Write what was taken; call it once more at the end."""
        self.connection.executemany(self.statement, self.batch)
        self.batch.clear()
