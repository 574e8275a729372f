"""Checks the whole record: chain, tables, texts, lists and sealed frames, each against the log.

It only reads. Whoever holds the file can rewrite all of it; only a head that others hold on paper
shows that, which is why `head` may be given.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from scrutiny.record.applied import applied
from scrutiny.record.chain import Event, common_head, first_link, is_whole
from scrutiny.record.projections import apply, state
from scrutiny.record.schema import PROJECTIONS, projection_statements
from scrutiny.record.verify_content import content_problems

SHORTEST_HEAD = 16
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
    try:
        problems = list(_integrity(connection))
        events = _events(connection)
    except sqlite3.Error as error:
        return LogCheck(0, "", (f"the file is damaged and the log cannot be read: {error}",), ())
    problems += _chain(events)
    notes = list(_clock_notes(events))
    problems += _tables(connection, events)
    problems += content_problems(connection, events)
    heads = {event.device: event.hash for event in events}
    if head:
        problem, note = _printed_head(head, events)
        problems += [problem] if problem else []
        notes += [note] if note else []
    return LogCheck(len(events), common_head(heads), tuple(problems), tuple(notes))


def is_head(text: str) -> bool:
    """Tell whether a text can be a printed head, or enough of its beginning.

    >>> is_head("3f2a 91c0 77aa 01bc"), is_head("zzzz"), is_head("3f2a")
    (True, False, False)
    """
    digits = "".join(text.split()).casefold()
    return len(digits) >= SHORTEST_HEAD and all(each in "0123456789abcdef" for each in digits)


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
            except (ValueError, KeyError, TypeError, AttributeError, sqlite3.Error) as error:
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


def _printed_head(head: str, events: list[Event]) -> tuple[str, str]:
    wanted = "".join(head.split()).casefold()
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
