"""How events about private notes and about watching footage change the tables.

A private note stands in a table of its own, so that no question about answers, observations or
findings can come upon it.
"""

import sqlite3

from scrutiny.clock import moment_of
from scrutiny.record.applied import Applied, Handler

PRIVATE = ("referral-noted", "referral-letter-written")
"""Kinds of event that are told to nobody but the coordinator, not even as having happened."""


def _referral_noted(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    connection.execute(
        "INSERT INTO referral (referral, meeting, case_id, seat, passage, time)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (
            body["referral"],
            body["meeting"],
            body["case"],
            body["seat"],
            body["passage"],
            event.time,
        ),
    )


def _referral_letter_written(connection: sqlite3.Connection, event: Applied) -> None:
    connection.execute(
        "UPDATE referral SET letters = letters + 1 WHERE referral = ?", (event.body["referral"],)
    )


def _viewing_begun(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    connection.execute(
        "INSERT INTO footage (event, meeting, case_id, viewer, began) VALUES (?, ?, ?, ?, ?)",
        (event.id, body["meeting"], body["case"], body["viewer"], event.time),
    )


def _viewing_ended(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    key = (body["meeting"], body["case"], body["viewer"])
    running = connection.execute(
        "SELECT event, began FROM footage WHERE meeting = ? AND case_id = ? AND viewer = ?"
        " AND ended = '' ORDER BY event DESC LIMIT 1",
        key,
    ).fetchone()
    if running is not None:
        # A clock that was set back must never make a viewing shorter than nothing.
        lasted = (moment_of(event.time) - moment_of(running[1])).total_seconds()
        connection.execute(
            "UPDATE footage SET ended = ?, seconds = ? WHERE event = ?",
            (event.time, max(0, round(lasted)), running[0]),
        )


def _viewing_set(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    key = (body["meeting"], body["case"], body["viewer"])
    connection.execute("DELETE FROM footage WHERE meeting = ? AND case_id = ? AND viewer = ?", key)
    connection.execute(
        "INSERT INTO footage VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (event.id, *key, event.time, event.time, body["minutes"] * 60, body["note"]),
    )


HANDLERS: dict[str, Handler] = {
    "referral-noted": _referral_noted,
    "referral-letter-written": _referral_letter_written,
    "viewing-begun": _viewing_begun,
    "viewing-ended": _viewing_ended,
    "viewing-set": _viewing_set,
}
"""The kinds of event that this module brings into the tables."""
