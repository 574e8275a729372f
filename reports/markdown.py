"""Writes a document as Markdown that reads the same in every reader, byte for byte.

All text is data: every character that could start a mark is escaped, and no line of outside text
can become a heading, a list, a table or a link. This module must never let raw HTML through.
"""

import re

from reports.content import (
    Block,
    Bullets,
    Document,
    Heading,
    Lines,
    Notice,
    Paragraph,
    Picture,
    Table,
)
from scrutiny.text import clean

_ANYWHERE = re.compile(r"([\\`*_\[\]<>&|~$])")
_AT_THE_START = re.compile(r"^([#+=:-]|[0-9]+(?=[.)](?:\s|$)))")
_LINKS = re.compile(r"(?i)(:)(?=//)|(?<=www)(\.)|(:)(?=[^\s@]*@)")


def markdown(document: Document) -> str:
    r"""Write a document; lines end with a line feed only.

    >>> print(markdown(Document("Cases * read", "en-GB", "", (Paragraph("1. None"),))), end="")
    # Cases \* read
    <BLANKLINE>
    1\. None
    """
    edges = (document.marking, document.watermark)
    marking = [f"**{escaped(each)}**" for each in edges if each.strip()]
    parts = [*marking, f"# {escaped(document.title)}"]
    parts += [_block(block) for block in document.blocks]
    return "\n\n".join([*parts, *marking]) + "\n"


def escaped(text: str) -> str:
    r"""Escape one line of text; line breaks in it become spaces.

    >>> print(escaped("- [x](http://a.b) <b>"))
    \- \[x\](http\://a.b) \<b\>
    """
    line = " ".join(clean(text).split())
    line = _ANYWHERE.sub(r"\\\1", line)
    line = _LINKS.sub(lambda match: "\\" + match.group(0), line)
    return _AT_THE_START.sub(_guard, line)


def _guard(match: re.Match[str]) -> str:
    start = match.group(1)
    # In "12." it is the point that makes a list, and a backslash before a digit would show.
    return start + "\\" if start.isdigit() else "\\" + start


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * block.level} {escaped(block.text)}"
        case Paragraph():
            return "\n\n".join(_paragraphs(block.text))
        case Bullets():
            marks = (f"{place}." if block.numbered else "-" for place in range(1, 10_000))
            items = zip(marks, block.items, strict=False)
            return "\n".join(f"{mark} {escaped(item)}" for mark, item in items)
        case Table():
            return _table(block)
        case Notice():
            return "\n>\n".join(f"> **{part}**" for part in _paragraphs(block.text))
        case Lines():
            return _fenced([" ".join(clean(line).splitlines()) for line in block.lines])
        case Picture():
            return f"Chart: {escaped(block.alternative)}\n\n{_table(block.table)}"


def _fenced(lines: list[str]) -> str:
    """Set lines apart as they are, behind a fence longer than any in them."""
    longest = max((len(run) for line in lines for run in re.findall("`+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join([fence, *lines, fence])


def _paragraphs(text: str) -> list[str]:
    """Give the paragraphs of a text; single line breaks inside one are kept."""
    parts = re.split(r"\n\s*\n", clean(text).strip())
    return ["\\\n".join(escaped(line) for line in part.splitlines()) for part in parts]


def _table(table: Table) -> str:
    marks = ("---:" if place in table.numbers else "---" for place in range(len(table.header)))
    lines = [
        _row(table.header),
        f"| {' | '.join(marks)} |",
        *(_row(row) for row in table.rows),
    ]
    return f"*{escaped(table.caption)}*\n\n" + "\n".join(lines)


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(escaped(cell) for cell in cells)} |"
