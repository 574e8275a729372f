"""One office's file: opened, read, and written only through events.

Every change is an event and its effect on the tables in one transaction. `Writing.saved` is the
time that may be shown as saved, and only after the `with` block has ended.
"""

import json
import secrets
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scrutiny import paths
from scrutiny.canonical import Json, commitment
from scrutiny.clock import Clock, stamp, system_clock
from scrutiny.errors import Refusal
from scrutiny.panels.definition import Panel
from scrutiny.panels.reading import read_panel
from scrutiny.record.applied import Applied
from scrutiny.record.chain import common_head, first_link, make_event
from scrutiny.record.connection import (
    DatabaseError,
    create_file,
    explain,
    open_file,
    synced_folder,
    transaction,
    wait_briefly,
)
from scrutiny.record.migrating import migrate, version_of
from scrutiny.record.projections import apply
from scrutiny.record.schema import VERSION
from scrutiny.text import OutsideText

OFFICE = "office"
"""The actor of everything the coordinator does."""


class Writing:
    """One transaction: events are recorded in it, and stand or fall together."""

    def __init__(self, workspace: "Workspace", actor: str) -> None:
        """Start with nothing recorded."""
        self._workspace = workspace
        self._actor = actor
        self.connection = workspace.connection
        self.saved: str = ""
        """When the last event of this transaction was made (UTC)."""
        self.hash: str = ""
        """Hash of the last event."""

    def record(self, kind: str, body: Mapping[str, Json]) -> int:
        """Append an event and bring it into the tables; gives its place in the file."""
        workspace = self._workspace
        row = self.connection.execute(
            "SELECT seq, hash FROM event WHERE device = ? ORDER BY seq DESC LIMIT 1",
            (workspace.device,),
        ).fetchone()
        seq, previous = row if row else (0, first_link(workspace.device))
        time = stamp(workspace.clock())
        event = make_event(workspace.device, seq + 1, time, self._actor, kind, body, previous)
        cursor = self.connection.execute(
            "INSERT INTO event (device, seq, time, actor, kind, body, previous, hash)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                event.device,
                event.seq,
                event.time,
                event.actor,
                event.kind,
                event.body,
                event.previous,
                event.hash,
            ),
        )
        event_id = int(cursor.lastrowid or 0)
        apply(
            self.connection,
            Applied(event_id, event.time, event.actor, event.kind, json.loads(event.body)),
        )
        self.saved, self.hash = time, event.hash
        return event_id

    def passage(self, text: str) -> str:
        """Keep a text outside the log; gives the commitment by which events name it.

        Blank text is no passage and gives an empty name.
        """
        if not text.strip():
            return ""
        salt = secrets.token_bytes(32)
        name = commitment(salt, text)
        self.connection.execute("INSERT INTO passage VALUES (?, ?, ?)", (name, salt, text))
        return name


class Workspace:
    """An open workspace file."""

    def __init__(
        self, path: Path, connection: sqlite3.Connection, clock: Clock, device: str
    ) -> None:
        """Hold an open connection; use `create` or `open` instead."""
        self.path = path
        self.connection = connection
        self.clock = clock
        self.device = device
        self._panels: dict[str, Panel] = {}

    @classmethod
    def create(
        cls,
        path: Path,
        force_area: str,
        clock: Clock = system_clock,
        device: str | None = None,
        practice: bool = False,
    ) -> "Workspace":
        """Make a new workspace for one police force area.

        A practice workspace holds invented cases; its draws are not remembered by the computer.
        """
        connection = create_file(path)
        workspace = cls(path, connection, clock, device or paths.device_name())
        with transaction(connection):
            migrate(connection)
        with workspace.write() as writing:
            writing.record(
                "workspace-created",
                {
                    "force_area": force_area,
                    "workspace": secrets.token_hex(8),
                    "practice": "yes" if practice else "",
                },
            )
        return workspace

    @classmethod
    def open(
        cls, path: Path, clock: Clock = system_clock, device: str | None = None
    ) -> "Workspace":
        """Open a workspace; an older file is brought up to date first."""
        connection = open_file(path)
        try:
            version = version_of(connection)
            if version > VERSION:
                raise Refusal(
                    "This workspace was made by a newer version of the program.",
                    where=str(path),
                    next_step="Install the newest version and try again.",
                )
            log = connection.execute(
                "SELECT name FROM sqlite_schema WHERE name = 'event'"
            ).fetchall()
            if version == 0 and not log:
                raise Refusal(
                    "This file is not a workspace.",
                    where=str(path),
                    next_step="Choose the file that 'scrutiny init' made.",
                )
            if version < VERSION:
                with transaction(connection):
                    migrate(connection)
        except DatabaseError as error:
            connection.close()
            raise explain(error, path) from error
        except Refusal:
            connection.close()
            raise
        return cls(path, connection, clock, device or paths.device_name())

    def wait_briefly(self) -> None:
        """Wait one second at most for another copy of the program that is writing.

        A command waits ten; somebody who has pressed a key must be told much sooner.
        """
        wait_briefly(self.connection)

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def __enter__(self) -> "Workspace":
        """Use the workspace in a `with` block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file at the end of the block."""
        self.close()

    @contextmanager
    def write(self, actor: str = OFFICE) -> Iterator[Writing]:
        """Record events in one transaction; raises `Refusal` when they could not be saved.

        Inside another `write` it joins that one, so that acts made of acts stand or fall together.
        Nothing of it is saved, then, before the outer one has ended.
        """
        writing = Writing(self, actor)
        if self.connection.in_transaction:
            yield writing
            return
        try:
            with transaction(self.connection):
                yield writing
        except DatabaseError as error:
            raise explain(error, self.path) from error

    def rows(self, statement: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Read rows; raises `Refusal` when the file cannot be read."""
        try:
            return self.connection.execute(statement, parameters).fetchall()
        except DatabaseError as error:
            raise explain(error, self.path) from error

    def value(self, statement: str, parameters: Sequence[Any] = ()) -> Any:
        """Read the first value of the first row; `None` when there is none."""
        found = self.rows(statement, parameters)
        return found[0][0] if found else None

    def setting(self, key: str) -> str:
        """Read a setting; empty when it was never set."""
        return self.value("SELECT value FROM setting WHERE key = ?", (key,)) or ""

    def panel_ids(self) -> tuple[str, ...]:
        """Name the panels of this workspace."""
        return tuple(row[0] for row in self.rows("SELECT panel FROM panel ORDER BY panel"))

    def panel(self, panel_id: str, digest: str = "") -> Panel:
        """Give a panel as it stands, or as one version of its file said."""
        wanted = digest or self.value("SELECT digest FROM panel WHERE panel = ?", (panel_id,))
        if wanted is None:
            raise Refusal(
                f"There is no panel '{panel_id}' in this workspace.",
                next_step=f"Its panels are: {', '.join(self.panel_ids())}.",
            )
        if wanted not in self._panels:
            text = self.value("SELECT text FROM panel_file WHERE digest = ?", (wanted,))
            self._panels[wanted] = read_panel(text, f"{panel_id}.toml")
        return self._panels[wanted]

    def panel_text(self, panel_id: str) -> str:
        """Give the file of a panel as it was installed."""
        digest = self.panel(panel_id).digest
        return str(self.value("SELECT text FROM panel_file WHERE digest = ?", (digest,)))

    def passage(self, name: str) -> OutsideText:
        """Give a text that an event names; an erased or unnamed one is blank."""
        if not name:
            return OutsideText("")
        text = self.value("SELECT text FROM passage WHERE passage = ?", (name,))
        return OutsideText(text if text is not None else "[erased]")

    def events(self) -> int:
        """Count the events of the log."""
        return int(self.value("SELECT count(*) FROM event"))

    def head(self) -> str:
        """Give the head of the log, as printed in minutes and reports."""
        rows = self.rows(
            "SELECT device, hash FROM event AS e"
            " WHERE seq = (SELECT max(seq) FROM event WHERE device = e.device)"
        )
        return common_head(dict(rows))

    def last_time(self) -> str:
        """Give the time of the last entry of the log; empty before the first."""
        return self.value("SELECT max(time) FROM event") or ""

    def now(self) -> datetime:
        """Give the present time of the workspace's clock."""
        return self.clock().astimezone(UTC)

    def warning(self) -> str:
        """Say what is risky about where the file lies; empty when nothing is."""
        synced = synced_folder(self.path.resolve())
        if not synced:
            return ""
        return (
            f"The workspace lies in '{synced}', which looks like a folder that is copied to the"
            " internet. Move it to a folder of this computer only."
        )
