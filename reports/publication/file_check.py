"""Looks at the finished bytes of a publication: what they say, and what else the file holds.

Nothing is believed of how the file was made. A comment, an author, a tracked change, hidden text, a
second sheet, a script or an identifier anywhere stops the release.
"""

import io
import zipfile
from collections.abc import Iterator

from reports.checking.check import CheckFinding, scan
from reports.checking.reading import read_report
from scrutiny.errors import Problem, Refusal
from scrutiny.meetings.known_details import KnownDetails

_FORBIDDEN = ("comments", "footnotes", "endnotes", "vbaProject", "embeddings", "attachedToolbars")
_MARKS = (b"<w:ins ", b"<w:del ", b"<w:vanish", b"<w:commentReference")
_AUTHORS = (b"<dc:creator>", b"<cp:lastModifiedBy>", b"<dc:description>")


def needed_clean(content: bytes, suffix: str, known: KnownDetails, year: int) -> None:
    """Refuse finished bytes that must not be published; every reason is told with its place."""
    problems = [Problem(each) for each in hidden_content(content, suffix)]
    problems += [
        Problem(f"{each.what}: '{each.text}' {each.where}")
        for each in found_in(content, suffix, known, year)
    ]
    if problems:
        raise Refusal(
            "This must not be published as it is.",
            next_step="Take the tick away from these sentences, or correct the texts.",
            problems=tuple(dict.fromkeys(problems)),
        )


def found_in(
    content: bytes, suffix: str, known: KnownDetails, year: int
) -> tuple[CheckFinding, ...]:
    """Find the identifiers in finished bytes."""
    return tuple(scan(read_report(content, f"publication{suffix}"), known, year))


def hidden_content(content: bytes, suffix: str) -> tuple[str, ...]:
    """Name what a file holds besides its page.

    >>> hidden_content(b"<p>None.</p><!-- by the office -->", ".html")
    ('The page holds a comment.',)
    """
    if suffix == ".docx":
        return tuple(_word(content))
    if suffix in (".html", ".htm"):
        told = (("<!--", "a comment"), ("<script", "a script"), ('name="author"', "an author"))
        text = content.decode("utf-8").casefold()
        return tuple(f"The page holds {what}." for mark, what in told if mark in text)
    if suffix == ".pdf":
        return tuple(_pdf(content))
    return ()


def _word(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            if any(each in name for each in _FORBIDDEN):
                yield f"The document holds the part '{name}'."
        whole = packed.read("word/document.xml")
        if any(mark in whole for mark in _MARKS):
            yield "The document holds tracked changes, comments or hidden text."
        said = packed.read("docProps/core.xml")
        for mark in _AUTHORS:
            _, found, rest = said.partition(mark)
            if found and rest.partition(b"<")[0].strip():
                yield "The document names an author."


def _pdf(content: bytes) -> Iterator[str]:
    from pypdf import PdfReader

    pages = PdfReader(io.BytesIO(content))
    if pages.metadata and (pages.metadata.author or pages.metadata.subject):
        yield "The document names an author or a subject."
    if pages.attachments:
        yield "The document holds another file."
    for page in pages.pages:
        for each in page.get("/Annots") or ():
            if each.get_object().get("/Subtype") != "/Link":
                yield "The document holds a comment."
