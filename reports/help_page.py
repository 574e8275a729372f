"""Turns a page of help into a document, to be printed or read in a browser."""

import re
from collections.abc import Iterator, Sequence

from reports.content import Block, Bullets, Document, Heading, Lines, Paragraph


def help_document(title: str, text: str) -> Document:
    """Make a document of one page of help, which is Markdown of the plainest sort.

    >>> [type(each).__name__ for each in help_document("A", "B.\\n\\n- c\\n- d").blocks]
    ['Paragraph', 'Bullets']
    """
    return Document(title=title, language="en-GB", marking="", blocks=tuple(_blocks(text)))


def _blocks(text: str) -> Iterator[Block]:
    lines = text.splitlines()
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.startswith("```"):
            end = lines.index("```", at + 1)
            yield Lines(tuple(lines[at + 1 : end]))
            at = end + 1
        elif line.startswith("## "):
            yield Heading(_plain(line[3:]))
            at += 1
        elif line.startswith("- ") or re.match(r"\d+\. ", line):
            end = at
            while end < len(lines) and re.match(r"- |\d+\. ", lines[end]):
                end += 1
            yield _list(lines[at:end])
            at = end
        elif line.strip():
            yield Paragraph(_plain(line))
            at += 1
        else:
            at += 1


def _list(lines: Sequence[str]) -> Bullets:
    items = tuple(_plain(re.sub(r"^(- |\d+\. )", "", line)) for line in lines)
    return Bullets(items, numbered=not lines[0].startswith("- "))


def _plain(text: str) -> str:
    return text.replace("**", "").replace("`", "")
