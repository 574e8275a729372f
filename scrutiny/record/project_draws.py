"""How events about frames and draws change the tables."""

import sqlite3

from scrutiny.canonical import canonical
from scrutiny.record.applied import Applied, Handler


def _frame_sealed(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    connection.execute(
        "INSERT INTO frame VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            body["frame"],
            body["panel"],
            body["theme"],
            body["from"],
            body["to"],
            body["follows"],
            body["size"],
            body["digest"],
            event.time,
            event.id,
            canonical(body),
        ),
    )


def _draw_made(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    connection.execute(
        "INSERT INTO draw VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            body["draw"],
            body["frame"],
            body["number"],
            body["seed"],
            body["seed_source"],
            event.time,
            event.id,
            canonical({key: value for key, value in body.items() if key != "selected"}),
        ),
    )
    connection.executemany(
        "INSERT INTO drawn_case VALUES (?, ?, ?, ?, ?, ?)",
        [
            (body["draw"], place, case, ticket, stratum, kind)
            for place, case, ticket, stratum, kind in body["selected"]
        ],
    )


HANDLERS: dict[str, Handler] = {"frame-sealed": _frame_sealed, "draw-made": _draw_made}
"""The kinds of event that this module brings into the tables."""
