"""Keeps what is needed to find a fault of the program, and nothing of what it was working on.

A traceback may hold the text of a case, in its message, in its variables and in a path. Only names
of our functions and files, lines and kinds of error are kept. This must itself never fail.
"""

import secrets
import traceback
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from scrutiny import __version__
from scrutiny.clock import Clock, stamp, system_clock
from scrutiny.errors import Refusal

_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""No letter that is read aloud or written down as another."""


@dataclass(frozen=True, slots=True)
class Incident:
    """One fault that was kept."""

    number: str
    """Short, random, and easy to read over the telephone."""
    kind: str
    place: str
    """File and line of our program, or of a library."""
    path: Path | None
    """The file that tells more; `None` when it could not be written."""


def keep_incident(
    error: BaseException | None, folder: Path | None = None, clock: Clock = system_clock
) -> Incident:
    """Keep a fault in a file of its own beside the preferences; gives its number and its place."""
    number = "-".join("".join(secrets.choice(_LETTERS) for _ in range(3)) for _ in range(2))
    lines = scrubbed(error)
    where: Path | None = None
    with suppress(OSError, Refusal, ValueError, RuntimeError):
        from scrutiny.paths import data_folder, write_whole

        kept = (folder or data_folder()) / "incidents"
        kept.mkdir(parents=True, exist_ok=True)
        place = kept / f"incident-{number}.txt"
        head = (f"scrutiny {__version__}", f"incident {number}", stamp(clock()), "")
        write_whole(place, "\n".join((*head, *lines, "")).encode())
        where = place
    kind = type(error).__name__ if error else "unknown"
    return Incident(number, kind, _last_place(error), where)


def scrubbed(error: BaseException | None) -> list[str]:
    """Tell where a fault came from, without its message, any variable or any folder.

    >>> scrubbed(KeyError("a victim's name"))
    ['KeyError']
    """
    lines: list[str] = []
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        lines.append(type(error).__name__)
        for frame in traceback.extract_tb(error.__traceback__):
            lines.append(f"  {Path(frame.filename).name} line {frame.lineno}, in {frame.name}")
        error = error.__cause__ or error.__context__
        if error is not None:
            lines.append("which came from")
    return lines


def _last_place(error: BaseException | None) -> str:
    frames = traceback.extract_tb(error.__traceback__) if error else []
    return f"{Path(frames[-1].filename).name} line {frames[-1].lineno}" if frames else "unknown"
