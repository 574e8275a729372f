"""Looks at the computer for the telephone call with IT: what is installed, where, in what state.

It reads no case, no name and no answer, so what it says can be sent to anybody. It changes nothing
but one small file in the program's own folder, which it writes and removes to see that it can.
"""

import hashlib
import locale
import platform
import secrets
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scrutiny import __version__
from scrutiny.errors import Refusal
from scrutiny.paths import data_folder
from scrutiny.record.connection import sync_folder, synced_folder

_LITTLE_SPACE = 500_000_000
_ENCRYPTION = {
    "Windows": "Ask: is BitLocker on? (Settings, Privacy and security, Device encryption)",
    "Darwin": "Ask: is FileVault on? (System Settings, Privacy and Security)",
    "Linux": "Ask: is the disk encrypted with LUKS? (lsblk shows 'crypt')",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    id: str
    title: str
    told: str
    fine: bool = True
    """Whether nothing needs to be done."""


def examine(workspace: Path, terminal: Mapping[str, str]) -> tuple[Finding, ...]:
    """Look at everything; `terminal` tells what the front end knows of the terminal, by title."""
    folder = data_folder()
    found = [
        Finding("version", "Program", f"scrutiny {__version__}"),
        Finding("digest", "Digest of the program", program_digest()),
        Finding("python", "Python", f"{platform.python_version()} ({sys.executable})"),
        Finding("system", "System", f"{platform.system()} {platform.release()}"),
        Finding("locale", "Language and letters", _letters()),
        *(Finding(title.casefold(), title, told) for title, told in terminal.items()),
        Finding("folder", "Folder of the program's files", str(folder)),
        _writing(folder),
        _space(folder),
        Finding(
            "encryption",
            "Encrypted disk",
            _ENCRYPTION.get(platform.system(), "Ask: is the disk of this computer encrypted?"),
        ),
        *_workspace(workspace),
    ]
    return tuple(found)


def program_digest() -> str:
    """Give the digest of all code and data of the program, the same on every computer.

    SHA-256 over the SHA-256 of each file, in the order of their names; line ends do not matter.
    """
    root = Path(__file__).parents[1]
    whole = hashlib.sha256()
    for package in ("fixtures", "reports", "sampling", "scrutiny", "tui"):
        for path in sorted((root / package).rglob("*")):
            if path.suffix in (".py", ".toml", ".tcss", ".csv"):
                content = path.read_bytes().replace(b"\r\n", b"\n")
                name = path.relative_to(root).as_posix()
                whole.update(f"{name} {hashlib.sha256(content).hexdigest()}\n".encode())
    return whole.hexdigest()


def _letters() -> str:
    return f"{locale.getlocale()[0] or 'none set'}, {sys.stdout.encoding or 'no encoding'}"


def _writing(folder: Path) -> Finding:
    title = "Can be written and synced"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".doctor-{secrets.token_hex(4)}"
        probe.write_bytes(b"x")
        probe.unlink()
        sync_folder(folder)
    except OSError as error:
        return Finding("writing", title, f"No: {error.strerror or error}.", fine=False)
    return Finding("writing", title, "Yes.")


def _space(folder: Path) -> Finding:
    place = next((each for each in (folder, *folder.parents) if each.exists()), Path())
    free = shutil.disk_usage(place).free
    fine = free >= _LITTLE_SPACE
    told = f"{free / 1_000_000_000:,.1f} GB free" + ("" if fine else ": make some room")
    return Finding("space", "Disk", told, fine)


def _workspace(path: Path) -> list[Finding]:
    found = [Finding("workspace", "Workspace", str(path))]
    if not path.exists():
        told = "There is none yet. 'scrutiny init' makes one."
        return [*found, Finding("integrity", "State of the workspace", told)]
    synced = synced_folder(path.resolve())
    if synced:
        told = f"It lies in '{synced}', which looks copied to the internet. Move it."
        found.append(Finding("place", "Place of the workspace", told, fine=False))
    else:
        found.append(Finding("place", "Place of the workspace", "A folder of this computer."))
    return [*found, _integrity(path)]


def _integrity(path: Path) -> Finding:
    from scrutiny.safekeeping import check
    from scrutiny.workspace import Workspace

    title = "State of the workspace"
    try:
        with Workspace.open(path) as workspace:
            checked = check(workspace, None)
    except Refusal as refusal:
        return Finding("integrity", title, refusal.what, fine=False)
    if not checked.verified:
        told = f"Not as it was written ({len(checked.problems):,}): see 'scrutiny log verify'."
        return Finding("integrity", title, told, fine=False)
    return Finding("integrity", title, f"Whole: {checked.events:,} events, nothing was changed.")
