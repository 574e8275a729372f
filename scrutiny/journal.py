"""What this computer remembers of seals and draws, in whichever workspace they were made.

A second workspace, a copy, or a backup put back forgets the draws that were made since. This file
of the user does not: it keeps one line for each seal and draw, with digests and counts and nothing
that a case says. It shows a careless or quiet redraw on the same computer; a person who deletes it
or works elsewhere is caught only by the digest that was read into the minutes.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from scrutiny import paths
from scrutiny.canonical import canonical

FILE = "draws.jsonl"


@dataclass(frozen=True, slots=True)
class Entry:
    """One seal or draw."""

    kind: str
    """`seal` or `draw`."""
    workspace: str
    """The random name that a workspace got when it was made; copies share it."""
    id: str
    """`F1` or `D1`."""
    event: str
    """Hash of the event, which no other event has."""
    ledger: str
    """Digest of force area, panel, theme and period."""
    digest: str
    """Digest of the sealed list."""
    seed: str
    """Digest of the seed; empty for a seal."""
    time: str


def note(entry: Entry) -> None:
    """Add a line. When the folder cannot be written the work goes on without it."""
    place = paths.data_folder() / FILE
    line = canonical(asdict(entry)) + "\n"
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("a", encoding="utf-8") as file:
            file.write(line)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        # The record itself has the draw; the journal is only a second witness.
        return


def entries(place: Path | None = None) -> tuple[Entry, ...]:
    """Read all lines; one that cannot be read is passed over."""
    path = place or paths.data_folder() / FILE
    try:
        lines = path.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ()
    return tuple(_read(lines))


def _read(lines: Iterable[str]) -> Iterable[Entry]:
    for line in lines:
        try:
            yield Entry(**json.loads(line))
        except (ValueError, TypeError):
            continue
