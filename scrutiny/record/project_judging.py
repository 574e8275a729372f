"""How events about answers, conclusions, observations and documents change the tables."""

import sqlite3

from scrutiny.canonical import canonical
from scrutiny.record.applied import Applied, Handler


def _answered(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    connection.execute(
        "INSERT INTO answer_change"
        " (event, meeting, seat, case_id, question, value, passage, time, entered_by)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            event.id,
            body["meeting"],
            body["seat"],
            body["case"],
            body["question"],
            None if body.get("value") is None else canonical(body["value"]),
            body.get("passage"),
            event.time,
            event.actor,
        ),
    )


def _answer_undone(connection: sqlite3.Connection, event: Applied) -> None:
    connection.execute(
        "UPDATE answer_change SET undone = 1 WHERE meeting = ? AND seat = ? AND event ="
        " (SELECT id FROM event WHERE hash = ?)",
        (event.body["meeting"], event.body["seat"], event.body["undoes"]),
    )


def _conflict_declared(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    connection.execute(
        "INSERT OR REPLACE INTO conflict VALUES (?, ?, ?, ?)",
        (body["meeting"], body["seat"], body["case"], event.id),
    )


def _conflict_withdrawn(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    connection.execute(
        "DELETE FROM conflict WHERE meeting = ? AND seat = ? AND case_id = ?",
        (body["meeting"], body["seat"], body["case"]),
    )


def _concluded(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    connection.execute(
        "INSERT OR REPLACE INTO conclusion VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            body["meeting"],
            body["case"],
            body["sub_group"],
            body["conclusion"],
            body["dissent"],
            body["reason"],
            body["dissent_reason"],
            event.time,
            body.get("together", ""),
        ),
    )


def _conclusion_withdrawn(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    connection.execute(
        "DELETE FROM conclusion WHERE meeting = ? AND case_id = ? AND sub_group = ?",
        (body["meeting"], body["case"], body["sub_group"]),
    )


def _observed(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    connection.execute(
        "INSERT INTO observation (observation, meeting, case_id, kind, passage)"
        " VALUES (?, ?, ?, ?, ?)",
        (body["observation"], body["meeting"], body["case"], body["kind"], body["passage"]),
    )


def _observation_withdrawn(connection: sqlite3.Connection, event: Applied) -> None:
    connection.execute(
        "UPDATE observation SET withdrawn = 1 WHERE observation = ?", (event.body["observation"],)
    )


def _document_written(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    connection.execute(
        "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?)",
        (
            event.id,
            body["meeting"],
            body["document"],
            body["sha256"],
            event.time,
            body.get("options", ""),
        ),
    )


HANDLERS: dict[str, Handler] = {
    "answered": _answered,
    "answer-undone": _answer_undone,
    "conflict-declared": _conflict_declared,
    "conflict-withdrawn": _conflict_withdrawn,
    "concluded": _concluded,
    "conclusion-withdrawn": _conclusion_withdrawn,
    "observed": _observed,
    "observation-withdrawn": _observation_withdrawn,
    "document-written": _document_written,
}
"""The kinds of event that this module brings into the tables."""
