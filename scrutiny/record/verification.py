"""Checks the whole record: chain, tables, texts, lists and sealed frames, each against the log.

It only reads. Whoever holds the file can rewrite all of it; only a head that others hold on paper
shows that, which is why `head` may be given.
"""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sampling.digest import frame_digest
from scrutiny.canonical import commitment, digest
from scrutiny.cases.table import table_name
from scrutiny.importing.content import case_text, commitments_digest
from scrutiny.record.applied import applied
from scrutiny.record.chain import Event, common_head, first_link, is_whole
from scrutiny.record.projections import apply, state
from scrutiny.record.schema import PROJECTIONS, projection_statements

_SHORTEST_HEAD = 16
"""Hexadecimal digits of a printed head that are enough to compare."""


@dataclass(frozen=True, slots=True)
class LogCheck:
    """What a check of the record found."""

    events: int
    head: str
    problems: tuple[str, ...]
    """What was changed, and where."""
    notes: tuple[str, ...]
    """What a reader should know and nobody did wrong."""

    @property
    def verified(self) -> bool:
        """Whether nothing was changed."""
        return not self.problems


def check_log(connection: sqlite3.Connection, head: str = "") -> LogCheck:
    """Check the record; `head` is one that was printed earlier, with or without its spaces."""
    events = _events(connection)
    problems = [*_integrity(connection), *_chain(events)]
    notes = list(_clock_notes(events))
    replayed = list(_tables(connection, events))
    problems += replayed
    problems += _passages(connection)
    problems += _panel_files(connection)
    problems += _lists(connection, events)
    problems += _frames(connection, events)
    heads = {event.device: event.hash for event in events}
    if head:
        problem, note = _printed_head(head, events)
        problems += [problem] if problem else []
        notes += [note] if note else []
    return LogCheck(len(events), common_head(heads), tuple(problems), tuple(notes))


def _events(connection: sqlite3.Connection) -> list[Event]:
    rows = connection.execute(
        "SELECT device, seq, time, actor, kind, body, previous, hash FROM event ORDER BY id"
    )
    return [Event(*row) for row in rows]


def _integrity(connection: sqlite3.Connection) -> Iterator[str]:
    for (said,) in connection.execute("PRAGMA integrity_check"):
        if said != "ok":
            yield f"the file itself is damaged: {said}"


def _chain(events: list[Event]) -> Iterator[str]:
    last: dict[str, tuple[int, str]] = {}
    for event in events:
        place = f"event {event.seq} of device {event.device} ({event.kind}, {event.time})"
        seq, hashed = last.get(event.device, (0, first_link(event.device)))
        if event.seq != seq + 1:
            yield f"{place}: events {seq + 1} to {event.seq - 1} before it are missing"
        elif event.previous != hashed:
            yield f"{place}: it does not follow the event before it"
        if not is_whole(event):
            yield f"{place}: it was changed after it was written"
        last[event.device] = (event.seq, event.hash)


def _clock_notes(events: list[Event]) -> Iterator[str]:
    last: dict[str, str] = {}
    for event in events:
        if event.time < last.get(event.device, ""):
            yield (
                f"event {event.seq} of device {event.device}: the clock had been set back"
                f" ({event.time} after {last[event.device]}); the order is by number"
            )
        last[event.device] = event.time


def _tables(connection: sqlite3.Connection, events: list[Event]) -> Iterator[str]:
    """Replay the log beside the file and compare every table of the present state."""
    replay = sqlite3.connect(":memory:", isolation_level=None)
    try:
        # Undoing an answer looks its event up by hash, so the replay needs the log's own numbers.
        replay.execute("CREATE TABLE event (id INTEGER PRIMARY KEY, hash TEXT)")
        replay.executemany(
            "INSERT INTO event VALUES (?, ?)", connection.execute("SELECT id, hash FROM event")
        )
        for statement in projection_statements():
            replay.execute(statement)
        for row in connection.execute("SELECT id, time, actor, kind, body FROM event ORDER BY id"):
            try:
                apply(replay, applied(row))
            except (ValueError, KeyError, TypeError, sqlite3.Error) as error:
                yield f"event {row[0]} ({row[3]}) cannot be replayed: {error}"
                return
        told, stands = state(replay), state(connection)
        for name in PROJECTIONS:
            if told[name] != stands[name]:
                gone = [row for row in told[name] if row not in stands[name]]
                new = [row for row in stands[name] if row not in told[name]]
                where = f"; first: {(gone or new)[0][:4]}" if gone or new else ""
                yield (
                    f"table '{name}' was changed beside the log"
                    f" ({len(gone)} rows missing or different, {len(new)} not from the log{where})"
                )
    except sqlite3.Error as error:
        yield f"the tables cannot be compared with the log: {error}"
    finally:
        replay.close()


def _passages(connection: sqlite3.Connection) -> Iterator[str]:
    rows = connection.execute("SELECT passage, salt, text FROM passage WHERE salt IS NOT NULL")
    for name, salt, text in rows:
        if text is None or commitment(salt, text) != name:
            yield f"the text {name[:12]}… was changed after it was written"


def _panel_files(connection: sqlite3.Connection) -> Iterator[str]:
    for name, text in connection.execute("SELECT digest, text FROM panel_file"):
        if digest(text) != name:
            yield f"the panel file {name[:12]}… was changed after it was installed"


def _bodies(events: list[Event], kind: str) -> Iterator[dict[str, Any]]:
    for event in events:
        if event.kind == kind:
            yield json.loads(event.body)


def _lists(connection: sqlite3.Connection, events: list[Event]) -> Iterator[str]:
    for body in _bodies(events, "list-imported"):
        yield from _list(connection, body)


def _list(connection: sqlite3.Connection, body: dict[str, Any]) -> Iterator[str]:
    name, import_id = table_name(body["panel"]), body["import"]
    try:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
        rows = connection.execute(
            f"SELECT * FROM {name} WHERE case_id > ? AND case_id < ? ORDER BY case_id",
            (f"{import_id}-", f"{import_id}."),
        )
        commitments = []
        for row in rows:
            case = dict(zip(columns, row, strict=True))
            commitments.append(case["commitment"])
            if case["salt"] is None:
                continue
            values = {key[2:]: value for key, value in case.items() if key.startswith("f_")}
            text = case_text(case["reference"], case["day"], values, case["other"])
            if commitment(case["salt"], text) != case["commitment"]:
                yield f"the case {case['case_id']} was changed after it was imported"
    except sqlite3.Error as error:
        yield f"the list of import {import_id} cannot be read: {error}"
        return
    if len(commitments) != body["accepted"]:
        yield (
            f"import {import_id} brought {body['accepted']} cases, and {len(commitments)} are there"
        )
    elif commitments_digest(commitments) != body["commitments"]:
        yield f"a case of import {import_id} was replaced after it was imported"


def _frames(connection: sqlite3.Connection, events: list[Event]) -> Iterator[str]:
    for body in _bodies(events, "frame-sealed"):
        rows = connection.execute(
            "SELECT reference FROM frame_case WHERE frame = ?", (body["frame"],)
        ).fetchall()
        if len(rows) != body["size"] or frame_digest(row[0] for row in rows) != body["digest"]:
            yield f"the sealed list of frame {body['frame']} was changed after it was sealed"


def _printed_head(head: str, events: list[Event]) -> tuple[str, str]:
    wanted = "".join(head.split()).casefold()
    if len(wanted) < _SHORTEST_HEAD or any(each not in "0123456789abcdef" for each in wanted):
        return f"'{head}' is not a head; type at least {_SHORTEST_HEAD} of its digits", ""
    devices: dict[str, str] = {}
    for number, event in enumerate(events, start=1):
        devices[event.device] = event.hash
        if common_head(devices).startswith(wanted):
            added = len(events) - number
            if not added:
                return "", "The record matches the printed head; nothing was added since."
            entries = "1 entry has" if added == 1 else f"{added} entries have"
            return "", f"The record matches the printed head; {entries} been added since."
    return (
        "the record does not hold the printed head: it was rewritten, or an older copy put back",
        "",
    )
