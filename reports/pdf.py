"""Writes a document as tagged PDF (PDF/UA-1), which a screen reader can follow.

The typesetter gets the document as data, never as its own language. It uses the two fonts that come
with the program, so the same document has the same pages on every computer.
"""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from reports.charts.svg import svg
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
from reports.pdf_template import PICTURE, TEMPLATE
from reports.printed import (
    cut_lines,
    exact_line,
    language_of,
    line_of,
    lines_of,
    parts_of,
    widths_of,
)

if TYPE_CHECKING:
    from typst import Fonts

FONTS = Path(__file__).parent / "fonts"
_WIDEST_LINE = 92
_PAGE_WORDS = {"cy": ("Tudalen", "o")}
"""How a page is numbered, where the language is not English."""


def pdf(document: Document) -> bytes:
    """Write a document; the same document gives the same bytes.

    >>> pdf(Document("Cases", "en-GB", "", (Paragraph("None."),)))[:5]
    b'%PDF-'
    """
    import typst

    made = typst.compile(
        TEMPLATE.encode("utf-8"),
        format="pdf",
        pdf_standards="ua-1",
        font_paths=_fonts(),
        sys_inputs={"document": json.dumps(_document(document), ensure_ascii=False)},
    )
    assert isinstance(made, bytes)
    return made


def picture(drawn: str) -> bytes:
    """Make a PNG of a drawn chart, for formats that cannot draw."""
    import typst

    made = typst.compile(
        PICTURE.encode("utf-8"),
        format="png",
        ppi=200.0,
        font_paths=_fonts(),
        sys_inputs={"svg": drawn},
    )
    assert isinstance(made, bytes)
    return made


def _fonts() -> "Fonts":
    """Take the fonts of the program and none of the computer, or pages would break elsewhere."""
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=[FONTS])


def _document(document: Document) -> dict[str, object]:
    language, region = language_of(document.language)
    page, of = _PAGE_WORDS.get(language, ("Page", "of"))
    return {
        "title": line_of(document.title),
        "lang": language,
        "region": region or None,
        "marking": line_of(document.marking),
        "foot": line_of(document.marking),
        "watermark": line_of(document.watermark),
        "page": page,
        "of": of,
        "blocks": [_block(block, place) for place, block in enumerate(document.blocks, 1)],
    }


def _block(block: Block, place: int) -> dict[str, object]:
    match block:
        case Heading():
            return {
                "kind": "heading",
                "level": block.level,
                "text": line_of(block.text),
                "page": block.new_page,
                "lang": block.language or None,
            }
        case Paragraph():
            return {"kind": "paragraphs", "parts": parts_of(block.text)}
        case Notice():
            return {"kind": "notice", "parts": parts_of(block.text)}
        case Bullets():
            items = [lines_of(item) for item in block.items]
            return {"kind": "bullets", "numbered": block.numbered, "items": items}
        case Table():
            return _table(block)
        case Lines():
            lines = cut_lines([exact_line(line) for line in block.lines], _WIDEST_LINE)
            return {"kind": "lines", "lines": lines}
        case Picture():
            return {
                "kind": "picture",
                "svg": svg(block.chart, f"chart-{place}"),
                "alternative": line_of(block.alternative),
                "table": _table(block.table),
            }


def _table(table: Table) -> dict[str, object]:
    return {
        "kind": "table",
        "caption": line_of(table.caption),
        "header": [lines_of(cell) for cell in table.header],
        "rows": [[lines_of(cell) for cell in row] for row in table.rows],
        "widths": widths_of(table),
        "numbers": list(table.numbers),
        "dense": table.dense,
        "lined": list(table.lined),
        "first": table.row_headers,
    }
