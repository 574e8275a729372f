"""Turns a document into the bytes of a file, by the suffix that was asked for."""

from collections.abc import Callable

from reports.content import Document
from scrutiny.errors import Refusal


def render(document: Document, suffix: str) -> bytes:
    """Give the bytes of a document; the same document gives the same bytes.

    >>> render(Document("Proof", "en-GB", "", ()), ".md")
    b'# Proof\\n'
    >>> render(Document("Proof", "en-GB", "", ()), ".exe")
    Traceback (most recent call last):
    ...
    scrutiny.errors.Refusal: A document cannot be written as '.exe'. Use one of: .html, .docx, \
.pdf, .md.
    """
    writer = WRITERS.get(suffix.lower())
    if writer is None:
        raise Refusal(
            f"A document cannot be written as '{suffix}'.",
            next_step=f"Use one of: {', '.join(WRITERS)}.",
        )
    return writer(document)


def _html(document: Document) -> bytes:
    from reports.html import html

    return html(document).encode("utf-8")


def _word(document: Document) -> bytes:
    from reports.word import word

    return word(document)


def _pdf(document: Document) -> bytes:
    from reports.pdf import pdf

    return pdf(document)


def _markdown(document: Document) -> bytes:
    from reports.markdown import markdown

    return markdown(document).encode("utf-8")


WRITERS: dict[str, Callable[[Document], bytes]] = {
    ".html": _html,
    ".docx": _word,
    ".pdf": _pdf,
    ".md": _markdown,
}
"""The formats, by suffix."""
