"""The table that holds the cases of one panel, one column for each of its fields.

Cells are kept as text in the form their declared type gives them; what the list wrote differently,
and columns that no field asks for, stay beside them in `other`. `NULL` means that the list had no
such column, an empty text means that the cell was blank. `combination` is the number under which a
case is counted; see `combinations.py`.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from scrutiny.cases.combinations import combination_table, number_all
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
    ("combination", "INTEGER"),
)
"""The columns that every panel's cases have; `day` decides the period of a case."""


def prepare(connection: sqlite3.Connection, panel: Panel) -> None:
    """Make the table of a panel, or add the columns of fields that are new."""
    name = table_name(panel.id)
    columns = ", ".join(f"{each} {kind}" for each, kind in FIXED)
    connection.execute(f"CREATE TABLE IF NOT EXISTS {name} ({columns}) WITHOUT ROWID")
    connection.execute(
        f"CREATE TABLE IF NOT EXISTS {combination_table(panel.id)}"
        " (combination INTEGER PRIMARY KEY, said TEXT NOT NULL) STRICT"
    )
    known = {row[1] for row in connection.execute(f"PRAGMA table_info({name})")}
    for field in panel.fields:
        if column(field.id).strip('"') not in known:
            connection.execute(f"ALTER TABLE {name} ADD COLUMN {column(field.id)} TEXT")
    if "combination" not in known:
        _bring_up_to_date(connection, panel)
    for statement in _indexes(name):
        connection.execute(statement)


def _bring_up_to_date(connection: sqlite3.Connection, panel: Panel) -> None:
    """Number the cases of an older file, in which an index for each field stood for the numbers."""
    name = table_name(panel.id)
    connection.execute(f"ALTER TABLE {name} ADD COLUMN combination INTEGER")
    older = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ?1"
        " AND name GLOB ?1 || '_by_*'",
        (name,),
    ).fetchall()
    for (index,) in older:
        connection.execute(f'DROP INDEX "{index}"')
    number_all(connection, panel)


@contextmanager
def bulk(connection: sqlite3.Connection, panel: Panel) -> Iterator[Callable[[], None]]:
    """Leave the indexes of an empty table until many cases are in it.

    One sorting at the end takes a third of the time of finding a place for each case. Whatever
    fails in between is undone with the whole import, since it is one transaction. What is given
    brings the index of references back early, for whoever has to look a case up.
    """
    prepare(connection, panel)
    name = table_name(panel.id)
    by_reference, *others = _indexes(name)
    if connection.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone() is None:
        for each in ("reference", "day", "counted"):
            connection.execute(f"DROP INDEX {name}_{each}")

    def index_references() -> None:
        connection.execute(by_reference)

    yield index_references
    index_references()
    for statement in others:
        connection.execute(statement)


def _indexes(name: str) -> tuple[str, ...]:
    return (
        f"CREATE UNIQUE INDEX IF NOT EXISTS {name}_reference ON {name} (reference)",
        f"CREATE INDEX IF NOT EXISTS {name}_day ON {name} (day)",
        f"CREATE INDEX IF NOT EXISTS {name}_counted ON {name} (combination, day)",
    )


def has_combinations(connection: sqlite3.Connection, panel_id: str) -> bool:
    """Tell whether the cases of a panel are numbered.

    In a file of an older version they are not, until its next list is imported.
    """
    found = connection.execute(
        "SELECT 1 FROM sqlite_schema WHERE name = ?", (combination_table(panel_id),)
    )
    return found.fetchone() is not None
