"""The ordered steps by which older files become newer ones."""

import sqlite3

from scrutiny.record.projections import rebuild
from scrutiny.record.schema import CONTENT, LOG, VERSION, projection_statements, statements


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a file to the newest version; a new file goes through every step."""
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

    steps = Migrations("scrutiny")

    @steps()
    def first_tables(database: Database) -> None:
        for statement in statements(LOG + CONTENT):
            database.execute(statement)
        for statement in projection_statements():
            database.execute(statement)

    before = version_of(connection)
    steps.apply(Database(connection))
    if before:
        # The log holds every decision, so the tables of the present state need no step of their
        # own: they are made anew, in the shape that this version gives them.
        rebuild(connection)
    connection.execute(f"PRAGMA user_version = {VERSION}")


def version_of(connection: sqlite3.Connection) -> int:
    """Tell which step a file is at."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
