"""Turns a document into the bytes of a file, by the suffix that was asked for."""

from reports.content import Document
from reports.html import html
from reports.markdown import markdown
from scrutiny.errors import Refusal

WRITERS = {".html": html, ".md": markdown}
"""The formats, by suffix."""


def render(document: Document, suffix: str) -> bytes:
    """Give the bytes of a document; the same document gives the same bytes.

    >>> render(Document("Proof", "en-GB", "", ()), ".md")
    b'# Proof\\n'
    >>> render(Document("Proof", "en-GB", "", ()), ".exe")
    Traceback (most recent call last):
    ...
    scrutiny.errors.Refusal: A document cannot be written as '.exe'. Use one of: .html, .md.
    """
    writer = WRITERS.get(suffix.lower())
    if writer is None:
        raise Refusal(
            f"A document cannot be written as '{suffix}'.",
            next_step=f"Use one of: {', '.join(WRITERS)}.",
        )
    return writer(document).encode("utf-8")
