"""Keeps how a person likes the screens on this computer; losing it must never matter."""

from pathlib import Path

from scrutiny.errors import Refusal
from scrutiny.paths import data_folder, write_whole


def preferences_file() -> Path:
    """Name the file of this user's preferences."""
    return data_folder() / "theme"


def kept_theme(path: Path | None) -> str:
    """Give the theme that was kept; empty when none was, or it cannot be read."""
    if path is None:
        return ""
    try:
        return path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def keep_theme(path: Path | None, name: str) -> None:
    """Keep a theme for next time; where that cannot be done, nothing is said."""
    if path is None:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, name.encode("ascii"))
    except (OSError, Refusal):
        return
