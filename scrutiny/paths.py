"""Where files live, and how one is written so that it is whole or not there at all."""

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from scrutiny.errors import Refusal
from scrutiny.record.connection import sync_folder

_BINARY: int = getattr(os, "O_BINARY", 0)


def default_workspace(environment: Mapping[str, str]) -> Path:
    """Give the workspace to use when the command names none.

    >>> default_workspace({"SCRUTINY_WORKSPACE": "panel.scrutiny"}).name
    'panel.scrutiny'
    """
    named = environment.get("SCRUTINY_WORKSPACE", "").strip()
    if named:
        return Path(named)
    return data_folder() / "office.scrutiny"


def data_folder() -> Path:
    """Give the folder of this user in which the program keeps its own files.

    `$SCRUTINY_DATA` names another one.
    """
    named = os.environ.get("SCRUTINY_DATA", "").strip()
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("scrutiny", appauthor=False)


def device_name() -> str:
    """Name this computer in the log: random letters, made once, telling nothing about it."""
    place = data_folder() / "device"
    try:
        known = place.read_text("ascii").strip()
        if known:
            return known
    except (OSError, UnicodeDecodeError):
        pass
    made = secrets.token_hex(4)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(place, made.encode("ascii"))
    except (OSError, Refusal):
        # Without a place of its own the computer is a new device each time; the log allows that.
        pass
    return made


def make_folder(folder: Path) -> None:
    """Make a folder with all that it lies in; raises `Refusal` when that cannot be done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal(
            f"The folder cannot be written: {error.strerror or error}.",
            where=str(folder),
            next_step="Choose another folder, or free some space.",
        ) from error


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there, so that no half-written file is ever seen.

    Raises `Refusal` when the folder cannot be written.
    """
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        # What the program writes may hold names: only its owner may read it.
        handle = os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _BINARY, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise Refusal(
            f"The file cannot be written: {error.strerror or error}.",
            where=str(path),
            next_step="Choose another folder, or free some space.",
        ) from error


def file_name(path: Path) -> str:
    """Give the name of a file so that it can be printed and kept, whatever its bytes are.

    >>> file_name(Path("lists") / "a.csv").replace("\\\\", "/")
    'lists/a.csv'
    """
    return os.fsencode(path).decode("utf-8", "replace")


def read_file(path: Path) -> bytes:
    """Read a file that a person named; raises `Refusal` when that cannot be done.

    Only a regular file is read: a folder, a pipe or a device is refused.
    """
    try:
        if path.exists() and not path.is_file():
            raise Refusal(
                "This is not a file.", where=file_name(path), next_step="Name the file itself."
            )
        return path.read_bytes()
    except OSError as error:
        raise Refusal(
            f"The file cannot be read: {error.strerror or error}.",
            where=file_name(path),
            next_step="Check the name and try again.",
        ) from error


def read_text(path: Path) -> str:
    """Read a text file in UTF-8 that a person named; raises `Refusal` when it is not one."""
    try:
        return read_file(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal(
            "This is not a text file in UTF-8.",
            where=str(path),
            next_step="Save it again as UTF-8 and try again.",
        ) from error
