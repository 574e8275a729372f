"""The table that holds the cases of one panel, one column for each of its fields.

Cells are kept as text in the form their declared type gives them; what the list wrote differently,
and columns that no field asks for, stay beside them in `other`. `NULL` means that the list had no
such column, an empty text means that the cell was blank.
"""

import sqlite3
from collections.abc import Collection, Iterator
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


@contextmanager
def bulk(
    connection: sqlite3.Connection, panel: Panel, fields: Collection[str] = ()
) -> Iterator[None]:
    """Leave the indexes of an empty table until many cases are in it.

    One sorting at the end takes a third of the time of finding a place for each case. Whatever
    fails in between is undone with the whole import, since it is one transaction.
    """
    name = table_name(panel.id)
    empty = connection.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone() is None
    if empty:
        for each in ("day", "reference"):
            connection.execute(f"DROP INDEX IF EXISTS {name}_{each}")
    yield
    for statement in (*_indexes(name), *_counting(panel, fields)):
        connection.execute(statement)


def _indexes(name: str) -> tuple[str, ...]:
    return (
        f"CREATE INDEX IF NOT EXISTS {name}_day ON {name} (day)",
        f"CREATE UNIQUE INDEX IF NOT EXISTS {name}_reference ON {name} (reference)",
    )


def counting_index(panel: Panel, field_id: str) -> str:
    """Name the index that keeps the cases of a panel in the order of a field's groups."""
    return f"{table_name(panel.id)}_by_{field_id}"


def counting_parts(panel: Panel, field_id: str) -> tuple[str | None, str | None, str | None]:
    """Name the columns that are counted together: the field, the age and the sex, if there are."""
    of_age, of_sex = age_fields(panel)[:1], sex_fields(panel)[:1]
    return (
        column(field_id),
        column(of_age[0].id) if of_age else None,
        column(of_sex[0].id) if of_sex else None,
    )


def _counting(panel: Panel, fields: Collection[str]) -> Iterator[str]:
    """Keep beside each other what a group count reads, in the order in which it counts.

    So a million cases are counted without sorting and without reading one of them whole.
    """
    for field in fields_of_shared_groups(panel):
        if field.id in fields:
            parts = [each for each in counting_parts(panel, field.id) if each]
            columns = ", ".join(dict.fromkeys([*parts, "day", "reference"]))
            index = counting_index(panel, field.id)
            yield f"CREATE INDEX IF NOT EXISTS {index} ON {table_name(panel.id)} ({columns})"
