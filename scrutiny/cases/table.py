"""The table that holds the cases of one panel, one column for each of its fields.

Cells are kept as text in the form their declared type gives them; what the list wrote differently,
and columns that no field asks for, stay beside them in `other`. `NULL` means that the list had no
such column, an empty text means that the cell was blank.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from scrutiny.cases.field_kinds import age_fields, fields_of_shared_groups, sex_fields
from scrutiny.panels.columns import column
from scrutiny.panels.columns import table_name as table_name
from scrutiny.panels.definition import Panel

FIXED = (
    ("case_id", "TEXT PRIMARY KEY"),
    ("import_id", "TEXT NOT NULL"),
    ("row", "INTEGER NOT NULL"),
    ("reference", "TEXT"),
    ("day", "TEXT NOT NULL"),
    ("salt", "BLOB"),
    ("commitment", "TEXT NOT NULL"),
    ("other", "TEXT"),
)
"""The columns that every panel's cases have; `day` decides the period of a case."""


def prepare(connection: sqlite3.Connection, panel: Panel) -> None:
    """Make the table of a panel, or add the columns of fields that are new."""
    name = table_name(panel.id)
    columns = ", ".join(f"{each} {kind}" for each, kind in FIXED)
    connection.execute(f"CREATE TABLE IF NOT EXISTS {name} ({columns}) WITHOUT ROWID")
    for statement in _indexes(name):
        connection.execute(statement)
    known = {row[1] for row in connection.execute(f"PRAGMA table_info({name})")}
    for field in panel.fields:
        if column(field.id).strip('"') not in known:
            connection.execute(f"ALTER TABLE {name} ADD COLUMN {column(field.id)} TEXT")
    _index_for_counting(connection, panel)


@contextmanager
def bulk(connection: sqlite3.Connection, panel: Panel) -> Iterator[None]:
    """Leave the indexes of an empty table until many cases are in it.

    One sorting at the end takes a third of the time of finding a place for each case. Whatever
    fails in between is undone with the whole import, since it is one transaction.
    """
    name = table_name(panel.id)
    empty = connection.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone() is None
    if not empty:
        yield
        return
    for each in ("day", "reference", "groups"):
        connection.execute(f"DROP INDEX IF EXISTS {name}_{each}")
    yield
    for statement in _indexes(name):
        connection.execute(statement)
    _index_for_counting(connection, panel)


def _indexes(name: str) -> tuple[str, ...]:
    return (
        f"CREATE INDEX IF NOT EXISTS {name}_day ON {name} (day)",
        f"CREATE UNIQUE INDEX IF NOT EXISTS {name}_reference ON {name} (reference)",
    )


def _index_for_counting(connection: sqlite3.Connection, panel: Panel) -> None:
    """Keep what group counts read beside each other, so that they need not read whole cases.

    The salt is among it because it tells which cases were erased; without it each case is read.
    """
    fields = [*fields_of_shared_groups(panel), *age_fields(panel)[:1], *sex_fields(panel)[:1]]
    if not fields:
        return
    index = f"{table_name(panel.id)}_groups"
    columns = ", ".join(dict.fromkeys(column(field.id) for field in fields))
    wanted = f"CREATE INDEX {index} ON {table_name(panel.id)} (day, reference, salt, {columns})"
    present = connection.execute(
        "SELECT sql FROM sqlite_master WHERE type = 'index' AND name = ?", (index,)
    ).fetchone()
    if present is None or present[0] != wanted:
        connection.execute(f"DROP INDEX IF EXISTS {index}")
        connection.execute(wanted)
