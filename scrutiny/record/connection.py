"""Opens the workspace file so that what is committed stays, and writes in one step or not at all.

Write-ahead log, full synchronisation, immediate transactions: measured choices, see
docs/decisions.md. No other module opens the database.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scrutiny.errors import Refusal

DatabaseError = sqlite3.Error
"""What the database raises; caught by this name everywhere."""

_WAIT_MILLISECONDS = 10_000
_WAIT_OF_A_PERSON = 1_000
_SYNCED = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "sharepoint", "box sync")
_NETWORK_SYSTEMS = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs")


def open_file(path: Path) -> sqlite3.Connection:
    """Open an existing workspace file for reading and writing.

    Raises `Refusal` when it is not there, not readable, or not a workspace.
    """
    if not _is_file(path):
        raise Refusal(
            "There is no workspace here.",
            where=str(path),
            next_step="Make one with: scrutiny init --force-area avon-and-somerset",
        )
    connection = None
    try:
        connection = _connect(path)
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.Error as error:
        if connection is not None:
            connection.close()
        raise explain(error, path) from error
    return connection


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError as error:
        raise Refusal(
            f"The file cannot be read: {error.strerror or error}.",
            where=str(path),
            next_step="Choose a file that you may read and write.",
        ) from error


def create_file(path: Path) -> sqlite3.Connection:
    """Create an empty workspace file that only its owner may read, and make its name durable."""
    refuse_network_folder(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb"):
            pass
        connection = _connect(path)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.close()
        sync_folder(path.parent)
        return _connect(path)
    except FileExistsError as error:
        raise Refusal(
            "There is a file of this name already, and nothing is ever overwritten.",
            where=str(path),
            next_step="Name another file with --workspace PATH.",
        ) from error
    except OSError as error:
        raise Refusal(
            f"The file cannot be made: {error.strerror or error}.",
            where=str(path),
            next_step="Choose a folder that you may write to, with --workspace PATH.",
        ) from error
    except sqlite3.Error as error:
        raise explain(error, path) from error


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    for setting in (
        f"busy_timeout = {_WAIT_MILLISECONDS}",
        "foreign_keys = ON",
        "secure_delete = ON",
        # What is looked for in a list must not be left behind in a file of its own.
        "temp_store = MEMORY",
        "trusted_schema = OFF",
        "synchronous = FULL",
        "cache_size = -32768",
    ):
        connection.execute(f"PRAGMA {setting}")
    return connection


def wait_briefly(connection: sqlite3.Connection) -> None:
    """Give up within a second on a file that another program is writing to."""
    connection.execute(f"PRAGMA busy_timeout = {_WAIT_OF_A_PERSON}")


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut, where the system can do that."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Write everything inside, or nothing; when this returns it is on the disk."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def sorting_on_disk(connection: sqlite3.Connection) -> Iterator[None]:
    """Let what is too large for the memory be sorted in files that nobody else can open.

    The database takes their names away as soon as it has opened them, and they end with it.
    """
    connection.execute("PRAGMA temp_store = FILE")
    try:
        yield
    finally:
        connection.execute("PRAGMA temp_store = MEMORY")


def explain(error: sqlite3.Error, path: Path) -> Refusal:
    """Turn what the database said into what a person can do about it."""
    said = str(error)
    reasons = (
        ("disk is full", "The disk is full. Nothing was saved.", "Free some space and try again."),
        (
            "readonly",
            "The file or its folder is read-only. Nothing was saved.",
            "Copy it with 'scrutiny backup' to a folder you may write to.",
        ),
        (
            "locked",
            "Another copy of the program is writing to the file. Nothing was saved.",
            "Wait a moment and try again. If it goes on, close the other copy.",
        ),
        (
            "not a database",
            "This is not a workspace file.",
            "Choose the file that 'scrutiny init' made.",
        ),
        (
            "malformed",
            "The file is damaged.",
            "Restore the last backup with: scrutiny restore FILE",
        ),
    )
    for mark, what, next_step in reasons:
        if mark in said:
            return Refusal(what, where=str(path), next_step=next_step)
    return Refusal(
        f"The workspace cannot be used: {said}.",
        where=str(path),
        next_step="Restore the last backup with: scrutiny restore FILE",
    )


def refuse_network_folder(path: Path) -> None:
    """Refuse a place where several computers may write: the file would be damaged there."""
    text = str(path)
    if text.startswith(("\\\\", "//")) or _file_system(path) in _NETWORK_SYSTEMS:
        raise Refusal(
            "A workspace on a network folder can be damaged when two computers open it.",
            where=text,
            next_step="Choose a folder on this computer's own disk, with --workspace PATH.",
        )


def synced_folder(path: Path) -> str:
    """Name the part of a path that looks like a folder copied to the internet; empty when none.

    >>> synced_folder(Path("home") / "OneDrive - Office" / "a.scrutiny")
    'OneDrive - Office'
    >>> synced_folder(Path("home") / "panel" / "a.scrutiny")
    ''
    """
    for part in path.parts[:-1]:
        if any(name in part.casefold() for name in _SYNCED):
            return part
    return ""


def _file_system(path: Path) -> str:
    mounts = Path("/proc/mounts")
    if not mounts.is_file():
        return ""
    place = str(path.resolve())
    best, kind = "", ""
    for line in mounts.read_text(errors="replace").splitlines():
        parts = line.split()
        inside = place == parts[1] or place.startswith(parts[1].rstrip("/") + "/")
        if inside and len(parts[1]) >= len(best):
            best, kind = parts[1], parts[2]
    return kind
