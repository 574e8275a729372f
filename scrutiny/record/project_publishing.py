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


def _published(step: str) -> Handler:
    def note(connection: sqlite3.Connection, event: Applied) -> None:
        body = event.body
        connection.execute(
            "INSERT INTO publication VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                event.id,
                body["meeting"],
                step,
                body["content"],
                body["sha256"],
                body["name"],
                event.time,
                body["options"],
                body.get("printed", ""),
            ),
        )

    return note


def _case_summary_written(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    connection.execute(
        "INSERT OR REPLACE INTO case_summary VALUES (?, ?, ?)",
        (body["meeting"], body["case"], body["passage"]),
    )


HANDLERS: dict[str, Handler] = {
    "sentences-allowed": _sentences_allowed,
    "sentences-withdrawn": _sentences_withdrawn,
    "publication-made": _published("made"),
    "publication-released": _published("released"),
    "case-summary-written": _case_summary_written,
}
"""The kinds of event that this module brings into the tables."""
