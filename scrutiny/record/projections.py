"""Keeps the tables of the present state equal to the log, event by event or all at once."""

import sqlite3

from scrutiny.record import (
    project_draws,
    project_findings,
    project_judging,
    project_lists,
    project_meetings,
    project_preparing,
    project_publishing,
    project_report,
    project_safety,
)
from scrutiny.record.applied import Applied, Handler, applied
from scrutiny.record.schema import PROJECTIONS, projection_statements

HANDLERS: dict[str, Handler] = {
    **project_lists.HANDLERS,
    **project_draws.HANDLERS,
    **project_meetings.HANDLERS,
    **project_judging.HANDLERS,
    **project_findings.HANDLERS,
    **project_report.HANDLERS,
    **project_safety.HANDLERS,
    **project_preparing.HANDLERS,
    **project_publishing.HANDLERS,
}
"""Every kind of event that changes a table."""

ONLY_LOGGED = ("case-opened", "list-case-opened", "backup-made", "backup-restored")
"""Kinds of event that are told in the log and change no table."""


def apply(connection: sqlite3.Connection, event: Applied) -> None:
    """Bring one event into the tables, inside the transaction that wrote it."""
    handler = HANDLERS.get(event.kind)
    if handler is not None:
        handler(connection, event)
    elif event.kind not in ONLY_LOGGED:
        raise ValueError(f"no table knows the event '{event.kind}'")


def rebuild(connection: sqlite3.Connection) -> None:
    """Drop every projection and make it again from the log; call it inside a transaction."""
    for name in PROJECTIONS:
        connection.execute(f"DROP TABLE IF EXISTS {name}")
    for statement in projection_statements():
        connection.execute(statement)
    events = connection.execute("SELECT id, time, actor, kind, body FROM event ORDER BY id")
    for row in events.fetchall():
        apply(connection, applied(row))


def state(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Give the content of every projection in a fixed order, to compare it."""
    return {
        name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr)
        for name in PROJECTIONS
    }
