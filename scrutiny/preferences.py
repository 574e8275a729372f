"""Keeps how a person likes the screens on this computer; losing it must never matter."""

from pathlib import Path

from scrutiny.errors import Refusal
from scrutiny.paths import data_folder, write_whole


def preferences_file() -> Path:
    """Name the file of this user's preferences."""
    return data_folder() / "theme"


def at_once_file(preferences: Path | None) -> Path | None:
    """Name the file that keeps whether a page goes on as soon as an answer is chosen."""
    return preferences.with_name("at-once") if preferences else None


def kept(path: Path | None) -> str:
    """Give what was kept in a file; empty when none was, or it cannot be read."""
    if path is None:
        return ""
    try:
        return path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def keep(path: Path | None, name: str) -> None:
    """Keep a word for next time; where that cannot be done, nothing is said."""
    if path is None:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, name.encode("ascii"))
    except (OSError, Refusal):
        return
