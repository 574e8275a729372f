"""How events about publishing change the tables: sentences allowed, copies made, reports released.

A sentence is known by the commitment of its text and its place in it, so the log holds no word.
"""

import sqlite3

from scrutiny.record.applied import Applied, Handler


def _sentences_allowed(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    connection.executemany(
        "INSERT OR REPLACE INTO allowed_sentence VALUES (?, ?, ?, ?)",
        [(body["meeting"], of, place, event.id) for of, place in body["sentences"]],
    )


def _sentences_withdrawn(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    connection.executemany(
        "DELETE FROM allowed_sentence WHERE meeting = ? AND passage = ? AND place = ?",
        [(body["meeting"], of, place) for of, place in body["sentences"]],
    )


def _publication_made(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    connection.execute(
        "INSERT INTO publication VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            event.id,
            body["meeting"],
            "made",
            body["content"],
            body["sha256"],
            body["name"],
            event.time,
            body["options"],
        ),
    )


def _publication_released(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    connection.execute(
        "INSERT INTO publication VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            event.id,
            body["meeting"],
            "released",
            body["content"],
            body["sha256"],
            body["name"],
            event.time,
            body["options"],
        ),
    )


HANDLERS: dict[str, Handler] = {
    "sentences-allowed": _sentences_allowed,
    "sentences-withdrawn": _sentences_withdrawn,
    "publication-made": _publication_made,
    "publication-released": _publication_released,
}
"""The kinds of event that this module brings into the tables."""
