"""Writes everything of one closed meeting into a new folder, with a list of digests.

The list is what `sha256sum -c` reads, so that anyone can check the folder in twenty years with no
program of ours. Nothing is written over, and a folder is whole or not there at all.
"""

import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scrutiny.canonical import digest
from scrutiny.errors import Refusal
from scrutiny.meetings.documents import note_document
from scrutiny.meetings.meeting import Meeting, meeting
from scrutiny.paths import file_name, read_file, write_whole
from scrutiny.safekeeping import check
from scrutiny.workspace import Workspace

MANIFEST = "SHA256SUMS"
RECORD, READ_ME = "record.txt", "README.txt"
_PLAIN_NAME = re.compile(r"[\w()][\w ().,+-]{0,119}")
"""Names that every system can hold, and that `sha256sum` writes as they are."""


@dataclass(frozen=True, slots=True)
class Archive:
    """A folder that was written."""

    folder: Path
    files: int
    """The list of digests not counted."""
    sha256: str
    """Digest of the list of digests."""
    head: str
    """Head of the log when the folder was made."""


def write_archive(
    workspace: Workspace,
    meeting_id: str,
    files: Mapping[str, bytes],
    folder: Path,
    added: Sequence[Path] = (),
) -> Archive:
    """Write documents by their place in the folder, and further files of the office as they are.

    Raises `Refusal` for a meeting that is not closed, a record that does not verify, a folder that
    is there already, and a further file whose name is taken or cannot be written in a list.
    """
    held = meeting(workspace, meeting_id)
    needed_for_archive(workspace, held, folder)
    whole = dict(files)
    for path in added:
        name = file_name(Path(path.name))
        place = f"added/{name}"
        if not _PLAIN_NAME.fullmatch(name) or place in whole:
            raise Refusal(
                "A file of this name cannot be put into the folder, or is there twice.",
                where=name,
                next_step="Give it a name of its own, of letters, digits, spaces and hyphens.",
            )
        whole[place] = read_file(path)
    head = workspace.head()
    whole[RECORD] = _record_text(workspace, held, whole).encode()
    whole[READ_ME] = _read_me(held).encode()
    sums = manifest(whole)
    _write(folder, {**whole, MANIFEST: sums})
    note_document(workspace, meeting_id, "archive", sums)
    return Archive(folder, len(whole), digest(sums), head)


def needed_for_archive(workspace: Workspace, held: Meeting, folder: Path) -> None:
    """Refuse before any work is done what could not be archived anyway."""
    if not held.closed_at:
        raise Refusal(
            "The meeting is not closed.",
            where=held.id,
            next_step="Close it first: scrutiny meeting close.",
        )
    if folder.exists():
        raise Refusal(
            "There is something of this name already; an archive is never written over.",
            where=str(folder),
            next_step="Choose a new folder.",
        )
    if not check(workspace).verified:
        raise Refusal(
            "The record does not verify, so no archive was made of it.",
            where=str(workspace.path),
            next_step="Run 'scrutiny log verify' and restore an earlier backup.",
        )


def manifest(files: Mapping[str, bytes]) -> bytes:
    """List digests as `sha256sum` does.

    >>> manifest({"b.txt": b"", "a/c.txt": b""}).decode().splitlines()[0][-9:]
    '  a/c.txt'
    """
    return "".join(f"{digest(files[name])}  {name}\n" for name in sorted(files)).encode()


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    beside = folder.with_name(f"{folder.name}.part")
    if beside.exists():
        raise Refusal(
            "A folder of this name is being written, or was left unfinished.",
            where=str(beside),
            next_step="Delete it if nobody is writing it, or choose another name.",
        )
    try:
        for name, content in files.items():
            place = beside / name
            place.parent.mkdir(parents=True, exist_ok=True)
            write_whole(place, content)
        beside.rename(folder)
    except OSError as error:
        raise Refusal(
            f"The folder cannot be written: {error.strerror or error}.",
            where=str(folder),
            next_step="Choose another folder, or free some space.",
        ) from error
    finally:
        if beside.exists():
            shutil.rmtree(beside)


def _record_text(workspace: Workspace, held: Meeting, files: Mapping[str, bytes]) -> str:
    found = check(workspace)
    inside = {digest(content): name for name, content in files.items()}
    lines = [
        f"meeting {held.id}",
        f"closed {held.closed_at}",
        f"head at the closing {held.closing_head}",
        "the record verifies",
        f"events {found.events}",
        f"head {found.head}",
        *(f"note: {each}" for each in found.notes),
        "",
        "Every document that was written about the meeting, as the record has it:",
        "time, kind, digest, and its name where it lies in this folder",
    ]
    rows = workspace.rows(
        "SELECT time, kind, sha256 FROM (SELECT event, meeting, time, kind, sha256 FROM document"
        " UNION ALL SELECT event, meeting, time, 'publication ' || step, sha256 FROM publication)"
        " WHERE meeting = ? ORDER BY event",
        (held.id,),
    )
    lines += [
        f"{time}  {kind}  {sha256}  {inside.get(sha256, '(not here)')}"
        for time, kind, sha256 in rows
    ]
    return "\n".join(lines) + "\n"


def _read_me(held: Meeting) -> str:
    return f"""This folder holds what there is of the meeting {held.id}.

To check that nothing in it was changed, open a terminal in this folder and type:

  sha256sum -c {MANIFEST}

Each file should be told as OK. On a Mac, type: shasum -a 256 -c {MANIFEST}

draws      what was drawn, to be checked by anyone: scrutiny verify
pack       what the members read
draft      the draft of the report
findings   what was sent to the force, and what it answered
published  the report as it was released, where it was and nothing of it changed since
added      further files that the office put in, such as a report that was published elsewhere
{RECORD} what the record says of all this, with its head

The pack holds what cases say. Keep this folder as safe as the workspace.
"""
