"""An event as the projections see it: its place in the file and its body, read."""

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Applied:
    """One event on its way into the tables."""

    id: int
    """Its place in this file."""
    time: str
    actor: str
    kind: str
    body: dict[str, Any]


Handler = Callable[[sqlite3.Connection, Applied], None]
"""Brings one kind of event into the tables."""


def applied(row: tuple[int, str, str, str, str]) -> Applied:
    """Read an event from `id, time, actor, kind, body`."""
    event_id, time, actor, kind, body = row
    return Applied(event_id, time, actor, kind, json.loads(body))
