"""Reads a report in DOCX: the page with its notes and edges, and every other part as unseen.

Comments, deleted text of tracked changes, properties, hidden runs and alternative texts are exactly
what gives people away, so no part of the file is passed over. What stands in a footnote, in a box
or at the edge of the page is read like the rest.
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
_BESIDE = {
    "footnotes.xml": "a footnote",
    "endnotes.xml": "an endnote",
    "header": "the top of the page",
    "footer": "the foot of the page",
}
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
            beside = []
            for part in packed.namelist():
                if place := _place_of(part):
                    beside.append((etree.fromstring(packed.read(part), _parser()), place))
                elif part != _MAIN and part.endswith((".xml", ".rels")) and not _is_dull(part):
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
    for root, place in beside:
        for paragraph in root.iter(f"{_W}p"):
            gathered.paragraph(_words(paragraph), place=place)
    for root in (main, *(root for root, _ in beside)):
        _left(root, gathered)
    return gathered.finished()


def _place_of(part: str) -> str:
    """Say where a part of the file is read on the page; blank for one that is not."""
    name = part.removeprefix("word/")
    return next((said for start, said in _BESIDE.items() if name.startswith(start)), "")


def _left(root: Any, gathered: Gatherer) -> None:
    """Find what the file holds and the page does not show."""
    for tag in ("delText", "moveFrom"):
        for element in root.iter(f"{_W}{tag}"):
            gathered.left("".join(element.itertext()), "deleted text that the file still holds")
    for element in root.iter(f"{_W}vanish", f"{_W}webHidden"):
        if element.get(f"{_W}val") not in ("0", "false") and element.getparent() is not None:
            run = element.getparent().getparent()
            if run.tag == f"{_W}r":
                gathered.left("".join(run.itertext()), "text that the file hides")
    authors = {element.get(f"{_W}author") for element in root.iter(f"{_W}ins", f"{_W}moveTo")}
    for author in sorted(each for each in authors if each):
        gathered.left(author, "the author of a tracked change")
    for element in root.iter():
        for key in ("descr", "title", f"{_W}author"):
            gathered.unseen(element.get(key) or "", "an alternative text or the author of a change")


def _parser() -> Any:
    from lxml import etree

    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def _is_dull(part: str) -> bool:
    """Tell whether a part holds only what the format itself writes."""
    return part.startswith(_DULL) or any(each in part for each in _SHAPES)


def _unseen(gathered: Gatherer, content: bytes, part: str) -> None:
    text = content.decode("utf-8", "replace")
    if part.startswith("word/comments"):
        gathered.left(" ".join(_TEXT.findall(text)), "a comment in the file")
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
    for box in _boxes(element):
        for paragraph in box.iter(f"{_W}p"):
            gathered.paragraph(_words(paragraph), place="a box beside the text")


def _words(element: Any) -> str:
    """Give what a paragraph or a cell shows: not what was moved away, nor a box inside it."""
    parts: list[str] = []
    _gather(element, parts)
    return "".join(parts)


def _gather(element: Any, parts: list[str]) -> None:
    for each in element:
        if each.tag in (f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}pict", f"{_W}instrText"):
            continue
        if each.tag == f"{_W}t":
            parts.append(each.text or "")
        elif each.tag in (f"{_W}br", f"{_W}tab", f"{_W}cr", f"{_W}noBreakHyphen"):
            parts.append("-" if each.tag == f"{_W}noBreakHyphen" else " ")
        elif each.tag == f"{_W}p" and parts:
            parts.append(" ")
        _gather(each, parts)


def _boxes(element: Any) -> list[Any]:
    """Give the boxes of a paragraph; each is in the file twice, for older programs too."""
    found = [
        each
        for each in element.iter(f"{_W}txbxContent")
        if not any(above.tag.endswith("}Fallback") for above in each.iterancestors())
    ]
    return found or list(element.iter(f"{_W}txbxContent"))
