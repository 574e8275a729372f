"""Keeps which documents were written about a meeting, by their digests."""

from pathlib import Path

from scrutiny.canonical import digest
from scrutiny.errors import Refusal
from scrutiny.paths import file_name, read_file
from scrutiny.workspace import Workspace


def note_document(workspace: Workspace, meeting_id: str, kind: str, content: bytes) -> str:
    """Log that a document was written; gives its SHA-256."""
    hashed = digest(content)
    with workspace.write() as writing:
        writing.record(
            "document-written", {"meeting": meeting_id, "document": kind, "sha256": hashed}
        )
    return hashed


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
