"""The table that holds the cases of one panel, one column for each of its fields.

Cells are kept as text in the form their declared type gives them; what the list wrote differently,
and columns that no field asks for, stay beside them in `other`. `NULL` means that the list had no
such column, an empty text means that the cell was blank.
"""

import sqlite3

from scrutiny.panels.condition_sql import column
from scrutiny.panels.definition import Panel

FIXED = (
    ("case_id", "TEXT PRIMARY KEY"),
    ("import_id", "TEXT NOT NULL"),
    ("row", "INTEGER NOT NULL"),
    ("reference", "TEXT UNIQUE"),
    ("day", "TEXT NOT NULL"),
    ("salt", "BLOB"),
    ("commitment", "TEXT NOT NULL"),
    ("other", "TEXT"),
)
"""The columns that every panel's cases have; `day` decides the period of a case."""


def table_name(panel_id: str) -> str:
    """Name the table of a panel's cases.

    >>> table_name("hate-crime")
    'case_hate_crime'
    """
    return "case_" + panel_id.replace("-", "_")


def prepare(connection: sqlite3.Connection, panel: Panel) -> None:
    """Make the table of a panel, or add the columns of fields that are new."""
    name = table_name(panel.id)
    columns = ", ".join(f"{each} {kind}" for each, kind in FIXED)
    connection.execute(f"CREATE TABLE IF NOT EXISTS {name} ({columns}) WITHOUT ROWID")
    connection.execute(f"CREATE INDEX IF NOT EXISTS {name}_day ON {name} (day)")
    known = {row[1] for row in connection.execute(f"PRAGMA table_info({name})")}
    for field in panel.fields:
        if column(field.id).strip('"') not in known:
            connection.execute(f"ALTER TABLE {name} ADD COLUMN {column(field.id)} TEXT")
