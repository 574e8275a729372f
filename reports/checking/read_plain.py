"""Reads a report in Markdown, and the words of a PDF."""

import io
import re

from reports.checking.places import Finished, Gatherer
from scrutiny.errors import Refusal

_HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*\s*")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+")
_RULE = re.compile(r"\s*\|?\s*:?-{2,}[\s:|-]*")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_MARKS = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~&-])")
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_CELLS = re.compile(r"(?<!\\)\|")


def read_markdown(text: str) -> Finished:
    """Read Markdown.

    >>> read = read_markdown(
    ...     "# Report\\n\\n6 of 22\\nwere.\\n\\n| A | N |\\n|---|---|\\n| b | 3 |\\n"
    ... )
    >>> [each.text for each in read.texts], read.tables[0].rows
    (['Report', '6 of 22 were.'], (('A', 'N'), ('b', '3')))
    """
    gathered = Gatherer()
    for comment in _COMMENT.findall(text):
        gathered.left(comment, "a comment in the file")
    words: list[str] = []
    rows: list[list[str]] = []
    exact = False

    def flush() -> None:
        gathered.paragraph(_plain(" ".join(words)), prose=not exact)
        gathered.table(rows)
        words.clear()
        rows.clear()

    for line in (*_COMMENT.sub("", text).splitlines(), ""):
        heading = None if exact else _HEADING.fullmatch(line)
        if _FENCE.match(line):
            flush()
            exact = not exact
        elif heading:
            flush()
            gathered.heading(_plain(heading[1]))
        elif not exact and line.lstrip().startswith("|"):
            if not _RULE.fullmatch(line):
                cells = _CELLS.split(line.strip().strip("|"))
                rows.append([_plain(cell) for cell in cells])
        elif not line.strip():
            flush()
        else:
            item = None if exact else _ITEM.match(line)
            if item or rows:
                flush()
            words.append(line[item.end() :] if item else line)
    flush()
    return gathered.finished()


def read_pdf(content: bytes, name: str) -> Finished:
    """Read the words of a PDF page by page, and its properties; it has no headings to name."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    gathered = Gatherer()
    try:
        pages = PdfReader(io.BytesIO(content))
        for number, page in enumerate(pages.pages, 1):
            gathered.heading(f"page {number}")
            for part in re.split(r"\n\s*\n", page.extract_text()):
                gathered.paragraph(part)
            for each in page.get("/Annots") or ():
                said = each.get_object().get("/Contents")
                gathered.left(str(said or ""), f"a comment on page {number}")
        for key, value in (pages.metadata or {}).items():
            gathered.unseen(str(value), f"the property '{key.strip('/')}' of the file")
        if pages.attachments:
            gathered.unseen(" ".join(pages.attachments), "a file inside the file")
    except (PyPdfError, ValueError, KeyError, TypeError) as error:
        raise Refusal(
            "This PDF cannot be read.",
            where=name,
            next_step="Check the .docx or .html that it was made from.",
        ) from error
    return gathered.finished()


def _plain(text: str) -> str:
    """Take the marks of emphasis and escape away."""
    bare = re.sub(r"(?<!\\)(\*\*|__|`)", "", text)
    return re.sub(r"<br\s*/?>", " ", _MARKS.sub(r"\1", bare)).replace("&lt;", "<").strip()
