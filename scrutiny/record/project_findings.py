"""How events about findings change the tables: raised, answered, followed, linked.

Every kind names its finding, so that erasing a case reaches each text that was written of it.
"""

import sqlite3

from scrutiny.record.applied import Applied, Handler

STEPS = {
    "finding-received": "received",
    "finding-evidence-seen": "evidence seen by the panel",
    "finding-closed-by-panel": "closed by the panel",
    "finding-closed-by-force": "closed by the force",
    "finding-reopened": "reopened",
    "finding-owner-named": "owner",
    "finding-due-set": "due",
}
"""The kinds of event that follow a finding, and the step that each is kept as."""

ANSWERED, LINKED, UNLINKED = "finding-answered", "findings-linked", "findings-unlinked"

FOLLOWING = (ANSWERED, *STEPS, LINKED, UNLINKED)
"""Kinds whose texts belong to a finding that was raised before."""


def _finding_raised(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    connection.execute(
        "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            body["finding"],
            body["meeting"],
            body["observation"],
            body["case"],
            body["kind"],
            body["passage"],
            body["recipient"],
            body["due"],
        ),
    )


def _finding_answered(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    connection.execute(
        "INSERT INTO response VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            body["finding"],
            event.id,
            body["state"],
            body["passage"],
            body["responder"],
            body.get("evidence", ""),
            body.get("day", ""),
            event.time,
        ),
    )


def _finding_followed(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    connection.execute(
        "INSERT INTO finding_step VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            event.id,
            body["finding"],
            STEPS[event.kind],
            body.get("passage", ""),
            body.get("meeting", ""),
            body.get("day", ""),
            event.actor,
            event.time,
        ),
    )


def _findings_linked(connection: sqlite3.Connection, event: Applied) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO finding_link VALUES (?, ?, ?)",
        (event.body["finding"], event.body["other"], event.id),
    )


def _findings_unlinked(connection: sqlite3.Connection, event: Applied) -> None:
    connection.execute(
        "DELETE FROM finding_link WHERE finding = ? AND other = ?",
        (event.body["finding"], event.body["other"]),
    )


def _answers_taken(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    connection.execute(
        "INSERT OR IGNORE INTO answer_file VALUES (?, ?, ?, ?)",
        (body["sha256"], event.id, body["updated"], event.time),
    )


HANDLERS: dict[str, Handler] = {
    "finding-raised": _finding_raised,
    ANSWERED: _finding_answered,
    **dict.fromkeys(STEPS, _finding_followed),
    LINKED: _findings_linked,
    UNLINKED: _findings_unlinked,
    "answers-taken": _answers_taken,
}
"""The kinds of event that this module brings into the tables."""
