"""How events about preparing a meeting change the tables."""

import json
import sqlite3

from scrutiny.record.applied import Applied, Handler


def _member_date_noted(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    connection.execute(
        "INSERT OR REPLACE INTO member_date VALUES (?, ?, ?)",
        (body["member"], body["what"], body["until"]),
    )


def _member_allowed(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    connection.execute(
        "INSERT OR REPLACE INTO member_allowed VALUES (?, ?, ?, ?, ?)",
        (body["meeting"], body["member"], body["name"], body["reason"], event.time),
    )


def _task_ticked(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    key = (body["meeting"], body["task"])
    connection.execute("DELETE FROM task_done WHERE meeting = ? AND task = ?", key)
    if body["done"]:
        connection.execute("INSERT INTO task_done VALUES (?, ?, ?)", (*key, event.time))


def _availability_noted(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    connection.execute(
        "INSERT OR REPLACE INTO availability VALUES (?, ?, ?, ?, ?)",
        (body["meeting"], body["case"], body["reason"], body["minutes"], event.time),
    )


def _meeting_copied(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    connection.execute(
        "INSERT OR REPLACE INTO meeting_copied VALUES (?, ?, ?)",
        (body["meeting"], body["source"], json.dumps(body["plans"], sort_keys=True)),
    )


HANDLERS: dict[str, Handler] = {
    "member-date-noted": _member_date_noted,
    "member-allowed": _member_allowed,
    "task-ticked": _task_ticked,
    "availability-noted": _availability_noted,
    "meeting-copied": _meeting_copied,
}
"""The kinds of event that this module brings into the tables."""
