"""Keeps which documents were written about a meeting, by their digests."""

from pathlib import Path

from scrutiny.canonical import digest
from scrutiny.errors import Refusal
from scrutiny.paths import file_name, read_file
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
