"""Keeps which documents were written about a meeting, by their digests."""

from pathlib import Path

from scrutiny.canonical import digest
from scrutiny.errors import Refusal
from scrutiny.paths import file_name, read_file
from scrutiny.record.chain import common_head
from scrutiny.workspace import Workspace


def note_document(
    workspace: Workspace, meeting_id: str, kind: str, content: bytes, options: str = ""
) -> str:
    """Log that a document was written, and how where that was chosen; gives its SHA-256."""
    hashed = digest(content)
    body = {"meeting": meeting_id, "document": kind, "sha256": hashed}
    with workspace.write() as writing:
        writing.record("document-written", body | ({"options": options} if options else {}))
    return hashed


def last_options(workspace: Workspace, meeting_id: str, kind: str) -> str:
    """Give how a document of a kind was written last; empty when it was the usual way, or never."""
    rows = workspace.rows(
        "SELECT options FROM document WHERE meeting = ? AND kind = ? ORDER BY event DESC LIMIT 1",
        (meeting_id, kind),
    )
    return next((str(row[0]) for row in rows), "")


def meeting_of_draft(workspace: Workspace, head: str) -> str:
    """Find the meeting of a draft by the head of the record that it prints.

    The record notes each document right after the head that it was written from. Refused when this
    record never had that head, or no draft was written from it.
    """
    devices: dict[str, str] = {}
    place = None
    for number, device, link in workspace.rows("SELECT id, device, hash FROM event ORDER BY id"):
        devices[device] = link
        if common_head(devices) == head:
            place = number
            break
    rows = workspace.rows(
        "SELECT meeting FROM document WHERE kind = 'draft' AND event > ? ORDER BY event LIMIT 1",
        (place,),
    )
    if not head or place is None or not rows:
        raise Refusal(
            "The document does not tell of which meeting it is: its head of the record is missing,"
            " or not of this workspace.",
            next_step="Name the meeting as well: --meeting M",
        )
    return str(rows[0][0])


def needed_place(workspace: Workspace, path: Path) -> None:
    """Refuse to write over a file that the program did not write, or that was edited since."""
    if not path.exists():
        return
    written = {row[0] for row in workspace.rows("SELECT sha256 FROM document")}
    if digest(read_file(path)) not in written:
        raise Refusal(
            "There is a file of this name that was edited, or is not ours.",
            where=file_name(path),
            next_step="Choose another name, or say --overwrite.",
        )
