"""Reads a word processor's file back line by line, to lay it beside what the program wrote.

It reads text and nothing else: no macro, no link and no hidden part is followed.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scrutiny.errors import Refusal

PROSE, NOTICE, OTHER, CELL = "prose", "notice", "other", "cell"
_PROSE_STYLES = ("Normal", "List Bullet", "List Number", "Body Text", "List Paragraph")


@dataclass(frozen=True, slots=True)
class WordLine:
    """One paragraph, or one cell of a table."""

    kind: str
    text: str
    under: str
    """The heading it stands under."""


def word_lines(content: bytes, name: str = "") -> tuple[WordLine, ...]:
    """Give the paragraphs and cells of a file in order, without the empty ones."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        book = docx.Document(io.BytesIO(content))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise Refusal(
            "This is not a document of a word processor (DOCX).",
            where=name,
            next_step="Save it as DOCX and try again.",
        ) from error
    return tuple(_lines(book))


def _lines(book: Any) -> Iterator[WordLine]:
    from docx.table import Table

    under = ""
    for part in book.iter_inner_content():
        if isinstance(part, Table):
            for row in part.rows:
                for cell in row.cells:
                    text = _tidy(cell.text)
                    if text:
                        yield WordLine(CELL, text, under)
            continue
        text = _tidy(part.text)
        if not text:
            continue
        style = part.style.name if part.style is not None else "Normal"
        if style.startswith("Heading"):
            under = text
        kind = PROSE if style in _PROSE_STYLES else NOTICE if style == "Notice" else OTHER
        yield WordLine(kind, text, under)


def _tidy(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)
