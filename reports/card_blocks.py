"""Reads a card, which is a small part of Markdown, into plain blocks.

Headings, paragraphs, lists, quotations (as notices) and tables are known. Everything else is text
as it stands: no HTML, no picture, nothing fetched. A link becomes its words with its address in
brackets, so that it can be read on paper. Whatever the text is, it becomes blocks that can be
printed; this module must never refuse one.
"""

import re
from collections.abc import Iterator, Sequence

from reports.content import Block, Bullets, Heading, Notice, Paragraph, Table

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*$")
_ITEM = re.compile(r"\s{0,3}(?:[-*+]|(\d{1,3})[.)])\s+(.*)$")
_RULE = re.compile(r"\s*\|?\s*:?-{3,}:?\s*(\|\s*:?-{3,}:?\s*)*\|?\s*$")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\(\s*<?([^)\s>]*)>?[^)\n]*\)")
_STRONG = re.compile(r"(\*\*|__|`)(?=\S)(.+?)(?<=\S)\1")
_LIGHT = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])")
_DEEPEST = 6


def card_title(text: str, name: str) -> str:
    """Give the title of a card: its first heading, else the name of its file in words.

    >>> card_title("# The *eight* points", "x"), card_title("Text.", "complaint-stages")
    ('The eight points', 'Complaint stages')
    """
    for line in text.splitlines():
        found = _HEADING.match(line)
        if found and found[2]:
            return _plain(found[2])
    return name.replace("-", " ").replace("_", " ").strip().capitalize() or "Card"


def card_blocks(text: str, name: str) -> Iterator[Block]:
    """Give the blocks of a card; it begins a page of its own.

    >>> [type(each).__name__ for each in card_blocks("# A\\n\\nB.\\n\\n- c\\n- d\\n", "a")]
    ['Heading', 'Paragraph', 'Bullets']
    """
    title = card_title(text, name)
    yield Heading(title, new_page=True)
    level, first = 2, True
    for kind, lines in _parts(text):
        if kind == "heading":
            found = _HEADING.match(lines[0])
            said = _plain(found[2]) if found else ""
            if first and said == title:
                first = False
                continue
            if said:
                level = min(level + 1, _DEEPEST, max(3, len(found[1]) + 1 if found else 3))
                yield Heading(said, level)
        elif kind in ("-", "1"):
            yield Bullets(tuple(_plain(each) for each in lines), numbered=kind == "1")
        elif kind == "quotation":
            yield Notice("\n".join(_plain(each) for each in lines))
        elif kind == "table":
            yield _table(lines, title)
        else:
            yield Paragraph(_plain(" ".join(each.strip() for each in lines)))


def _parts(text: str) -> Iterator[tuple[str, list[str]]]:
    """Part a text into runs of lines of one kind."""
    kind, held = "", list[str]()
    lines = text.splitlines()
    for place, line in enumerate(lines):
        following = lines[place + 1] if place + 1 < len(lines) else ""
        this, said = _kind(line, following, kind)
        if this == "more" and held and kind in ("-", "1"):
            held[-1] += f" {said}"
            continue
        this = "text" if this == "more" else this
        if (this != kind or this == "heading") and held:
            yield kind, held
            held = []
        kind = this
        if this:
            held.append(said)
    if held:
        yield kind, held


def _kind(line: str, following: str, before: str) -> tuple[str, str]:
    if not line.strip():
        return "", ""
    if _HEADING.match(line):
        return "heading", line
    item = _ITEM.match(line)
    if item:
        return ("1" if item[1] else "-"), item[2]
    if line.lstrip().startswith(">"):
        return "quotation", line.lstrip()[1:].strip()
    if "|" in line and (before == "table" or _RULE.match(following)):
        return "table", line
    return "more", line.strip()


def _table(lines: Sequence[str], title: str) -> Table:
    rows = [_cells(line) for line in lines if not _RULE.match(line)]
    wide = max(len(row) for row in rows)
    padded = [(*row, *[""] * (wide - len(row))) for row in rows]
    return Table(caption=title, header=padded[0], rows=tuple(padded[1:]))


def _cells(line: str) -> list[str]:
    return [_plain(each) for each in line.strip().strip("|").split("|")]


def _plain(text: str) -> str:
    """Take the marks out of a line."""
    said = _LINK.sub(lambda match: _link(match[1], match[2]), text)
    for _ in range(2):
        said = _STRONG.sub(lambda match: match[2], said)
    return _LIGHT.sub(lambda match: match[1], said).strip()


def _link(words: str, address: str) -> str:
    words = words.strip()
    return f"{words} ({address})" if words and address and words != address else words or address
