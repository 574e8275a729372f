"""Reads a report in DOCX: the page, and every other part of the file as something unseen.

Comments, deleted text of tracked changes, properties, hidden runs and alternative texts are exactly
what gives people away, so no part of the file is passed over.
"""

import io
import re
import zipfile
from typing import Any

from reports.checking.places import Finished, Gatherer
from scrutiny.errors import Refusal

_MAIN = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = re.compile(r">([^<]+)<")
_NAMED = re.compile(r'(?:descr|title|name|author|initials|target)="([^"]*)"', re.IGNORECASE)
_MOST = 50_000_000
_DULL = ("word/styles.xml", "word/theme/", "word/fontTable.xml", "word/numbering.xml")
_SHAPES = ("Content_Types", "settings.xml", "webSettings")


def read_word(content: bytes, name: str) -> Finished:
    """Read a document; refused when it is no DOCX or swells beyond reason."""
    from lxml import etree

    gathered = Gatherer()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(each.file_size for each in packed.infolist()) > _MOST:
                raise Refusal("This file swells beyond any report.", where=name)
            main = etree.fromstring(packed.read(_MAIN), _parser())
            for part in packed.namelist():
                if part != _MAIN and part.endswith((".xml", ".rels")) and not _is_dull(part):
                    _unseen(gathered, packed.read(part), part)
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, NotImplementedError) as error:
        raise Refusal(
            "This is not a DOCX document that can be read.",
            where=name,
            next_step="Save it again as .docx in the word processor.",
        ) from error
    body = main.find(f"{_W}body")
    if body is not None:
        _blocks(body, gathered)
    for element in main.iter(f"{_W}delText"):
        gathered.unseen(element.text or "", "deleted text that the file still holds")
    for element in main.iter(f"{_W}vanish"):
        run = element.getparent().getparent()
        gathered.unseen("".join(run.itertext()), "text that the file hides")
    for element in main.iter():
        for key in ("descr", "title", f"{_W}author"):
            gathered.unseen(element.get(key) or "", "an alternative text or the author of a change")
    return gathered.finished()


def _parser() -> Any:
    from lxml import etree

    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def _is_dull(part: str) -> bool:
    """Tell whether a part holds only what the format itself writes."""
    return part.startswith(_DULL) or any(each in part for each in _SHAPES)


def _unseen(gathered: Gatherer, content: bytes, part: str) -> None:
    text = content.decode("utf-8", "replace")
    for found in (*_TEXT.findall(text), *_NAMED.findall(text)):
        gathered.unseen(found, f"the part '{part}' of the file")


def _blocks(parent: Any, gathered: Gatherer) -> None:
    for element in parent:
        if element.tag == f"{_W}p":
            _paragraph(element, gathered)
        elif element.tag == f"{_W}tbl":
            gathered.table(
                [
                    [_words(cell) for cell in row.findall(f"{_W}tc")]
                    for row in element.iter(f"{_W}tr")
                ]
            )
        elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}smartTag"):
            _blocks(element, gathered)


def _paragraph(element: Any, gathered: Gatherer) -> None:
    style = element.find(f"{_W}pPr/{_W}pStyle")
    named = (style.get(f"{_W}val") or "") if style is not None else ""
    if named.startswith(("Heading", "Title")):
        gathered.heading(_words(element))
    else:
        gathered.paragraph(_words(element), prose=named not in ("Exact", "Caption"))


def _words(element: Any) -> str:
    parts = []
    for each in element.iter():
        if each.tag == f"{_W}t":
            parts.append(each.text or "")
        elif each.tag in (f"{_W}br", f"{_W}tab", f"{_W}cr") or (each.tag == f"{_W}p" and parts):
            parts.append(" ")
    return "".join(parts)
