"""How events about members, meetings and their cases change the tables."""

import sqlite3

from scrutiny.record.applied import Applied, Handler


def _member_added(connection: sqlite3.Connection, event: Applied) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO member VALUES (?, ?)", (event.body["member"], event.body["name"])
    )


def _meeting_opened(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    connection.execute(
        "INSERT INTO meeting (meeting, panel, digest, day, title, blind) VALUES (?, ?, ?, ?, ?, ?)",
        (
            body["meeting"],
            body["panel"],
            body["digest"],
            body["date"],
            body["title"],
            int(body["blind"]),
        ),
    )


def _attended(
    connection: sqlite3.Connection, event: Applied, member: str, number: int, what: str
) -> None:
    connection.execute(
        "INSERT INTO attendance VALUES (?, ?, ?, ?, ?, ?)",
        (event.id, event.body["meeting"], member, number, what, event.time),
    )


def _seat_taken(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    held = connection.execute(
        "SELECT left_at FROM seat WHERE meeting = ? AND seat = ?", (body["meeting"], body["seat"])
    ).fetchone()
    if held is None or held[0]:
        what = "came" if held is None else "came back"
        _attended(connection, event, body["member"], body["seat"], what)
    connection.execute(
        "INSERT INTO seat (meeting, seat, member, role, sub_group, came_at)"
        " VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (meeting, seat) DO UPDATE SET role = excluded.role,"
        " sub_group = excluded.sub_group, left_at = ''",
        (
            body["meeting"],
            body["seat"],
            body["member"],
            body["role"],
            body["sub_group"],
            event.time,
        ),
    )
    connection.execute(
        "DELETE FROM apology WHERE meeting = ? AND member = ?", (body["meeting"], body["member"])
    )


def _seat_left(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    (member,) = connection.execute(
        "SELECT member FROM seat WHERE meeting = ? AND seat = ?", (body["meeting"], body["seat"])
    ).fetchone()
    _attended(connection, event, member, body["seat"], "left")
    connection.execute(
        "UPDATE seat SET left_at = ? WHERE meeting = ? AND seat = ?",
        (event.time, body["meeting"], body["seat"]),
    )


def _apology_noted(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    # A seat that was made ready for the member is free again; version 1 left it taken.
    if "seat" in body:
        connection.execute(
            "DELETE FROM seat WHERE meeting = ? AND member = ?", (body["meeting"], body["member"])
        )
    _attended(connection, event, body["member"], body.get("seat", 0), "apology")
    connection.execute(
        "INSERT OR REPLACE INTO apology VALUES (?, ?)", (body["meeting"], body["member"])
    )


def _apology_withdrawn(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    _attended(connection, event, body["member"], 0, "apology withdrawn")
    connection.execute(
        "DELETE FROM apology WHERE meeting = ? AND member = ?", (body["meeting"], body["member"])
    )


def _cases_brought(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    if body["draw"]:
        connection.execute(
            "INSERT OR REPLACE INTO meeting_draw VALUES (?, ?)", (body["meeting"], body["draw"])
        )
    connection.executemany(
        "INSERT INTO meeting_case"
        " (meeting, place, case_id, kind, draw, draw_place, stratum) VALUES (?, ?, ?, ?, ?, ?, ?)"
        # A case that was there beside the draw and is now drawn counts as drawn from here on.
        " ON CONFLICT (meeting, case_id) DO UPDATE SET kind = excluded.kind, draw = excluded.draw,"
        " draw_place = excluded.draw_place, stratum = excluded.stratum"
        " WHERE meeting_case.draw = '' AND excluded.draw <> ''",
        [
            (body["meeting"], place, case, kind, body["draw"], draw_place, stratum)
            for place, case, kind, draw_place, stratum in body["cases"]
        ],
    )


def _case_unavailable(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    connection.execute(
        "UPDATE meeting_case SET unavailable = ? WHERE meeting = ? AND case_id = ?",
        (body["reason"], body["meeting"], body["case"]),
    )


def _cases_assigned(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    connection.executemany(
        "DELETE FROM assignment WHERE meeting = ? AND case_id = ?",
        [(body["meeting"], case) for case, _ in body["assignments"]],
    )
    connection.executemany(
        "INSERT OR REPLACE INTO assignment VALUES (?, ?, ?)",
        [(body["meeting"], case, to_whom) for case, to_whom in body["assignments"]],
    )


def _answers_shown(connection: sqlite3.Connection, event: Applied) -> None:
    connection.execute(
        "UPDATE meeting SET shown = ?, shown_reason = ? WHERE meeting = ?",
        (event.time, event.body["reason"], event.body["meeting"]),
    )


def _meeting_closed(connection: sqlite3.Connection, event: Applied) -> None:
    connection.execute(
        "UPDATE meeting SET closed = ?, closing_head = ?, signed_by = ? WHERE meeting = ?",
        (event.time, event.body["head"], event.body.get("signed_by", 0), event.body["meeting"]),
    )


HANDLERS: dict[str, Handler] = {
    "member-added": _member_added,
    "meeting-opened": _meeting_opened,
    "seat-taken": _seat_taken,
    "seat-left": _seat_left,
    "apology-noted": _apology_noted,
    "apology-withdrawn": _apology_withdrawn,
    "cases-brought": _cases_brought,
    "case-unavailable": _case_unavailable,
    "cases-assigned": _cases_assigned,
    "answers-shown": _answers_shown,
    "meeting-closed": _meeting_closed,
}
"""The kinds of event that this module brings into the tables."""
