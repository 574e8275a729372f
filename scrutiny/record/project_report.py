"""How events about a meeting's report change the tables: approvals, and texts of the office."""

import sqlite3

from scrutiny.record.applied import Applied, Handler


def _report_approved(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    connection.execute(
        "INSERT INTO approval VALUES (?, ?, ?, ?, ?, ?)",
        (event.id, body["meeting"], body["role"], body["content"], body["name"], event.time),
    )


def _report_text_kept(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    connection.execute(
        "INSERT OR REPLACE INTO report_text VALUES (?, ?, ?, ?)",
        (body["meeting"], body["block"], body["passage"], event.time),
    )


HANDLERS: dict[str, Handler] = {
    "report-approved": _report_approved,
    "report-text-kept": _report_text_kept,
}
"""The kinds of event that this module brings into the tables."""
