"""How events about panels, lists and cases change the tables."""

import sqlite3

from scrutiny.canonical import canonical
from scrutiny.record.applied import Applied, Handler


def _workspace_created(connection: sqlite3.Connection, event: Applied) -> None:
    for key in ("force_area", "workspace", "practice"):
        connection.execute(
            "INSERT OR REPLACE INTO setting VALUES (?, ?)", (key, event.body.get(key, ""))
        )


def _panel_installed(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    connection.execute(
        "INSERT OR REPLACE INTO panel VALUES (?, ?, ?)",
        (body["panel"], body["digest"], body["version"]),
    )


def _list_imported(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    connection.execute(
        "INSERT INTO import VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            body["import"],
            body["panel"],
            body["name"],
            body["sha256"],
            event.time,
            body["read"],
            body["accepted"],
            body["rejected"],
            body["commitments"],
            canonical(body),
        ),
    )


def _case_excluded(connection: sqlite3.Connection, event: Applied) -> None:
    body = event.body
    connection.execute(
        "INSERT OR REPLACE INTO exclusion VALUES (?, ?, ?, ?)",
        (body["case"], body["panel"], body["reason"], body.get("note", "")),
    )


def _case_included(connection: sqlite3.Connection, event: Applied) -> None:
    connection.execute("DELETE FROM exclusion WHERE case_id = ?", (event.body["case"],))


def _case_erased(connection: sqlite3.Connection, event: Applied) -> None:
    connection.executemany(
        "INSERT OR REPLACE INTO erasure VALUES (?, ?, ?)",
        [(case, event.time, event.body["reason"]) for case in event.body["cases"]],
    )


HANDLERS: dict[str, Handler] = {
    "workspace-created": _workspace_created,
    "panel-installed": _panel_installed,
    "list-imported": _list_imported,
    "case-excluded": _case_excluded,
    "case-included": _case_included,
    "case-erased": _case_erased,
}
"""The kinds of event that this module brings into the tables."""
