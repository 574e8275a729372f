"""Keeps which documents were written about a meeting, by their digests."""

from scrutiny.canonical import digest
from scrutiny.workspace import Workspace


def note_document(workspace: Workspace, meeting_id: str, kind: str, content: bytes) -> str:
    """Log that a document was written; gives its SHA-256."""
    hashed = digest(content)
    with workspace.write() as writing:
        writing.record(
            "document-written", {"meeting": meeting_id, "document": kind, "sha256": hashed}
        )
    return hashed
