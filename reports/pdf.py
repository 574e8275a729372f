"""Writes a document as tagged PDF (PDF/UA-1), which a screen reader can follow.

The typesetter gets the document as data, never as its own language. It uses the two fonts that come
with the program, so the same document has the same pages on every computer.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reports.charts.svg import svg
from reports.column_widths import PAGE, is_close, is_short, is_tall, parted, widths_of
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
from reports.pdf_letters import letters_without_font, without_letters
from reports.pdf_template import PICTURE, TEMPLATE, TRIAL
from reports.printed import (
    cut_lines,
    exact_line,
    language_of,
    line_of,
    lines_of,
    parts_of,
)

if TYPE_CHECKING:
    from typst import Fonts

FONTS = Path(__file__).parent / "fonts"
_WIDEST_LINE = 92
_HEADINGS = (1.91, 1.43, 1.2, 1.05, 1.0)
"""How much larger the letters of a heading are, by its level."""
_INDENT = 5
"""How many letters a list or a notice stands in from the edges."""
_PAGE_WORDS = {"cy": ("Tudalen", "o")}
"""How a page is numbered, where the language is not English."""


def pdf(document: Document) -> bytes:
    """Write a document; the same document gives the same bytes.

    >>> pdf(Document("Cases", "en-GB", "", (Paragraph("None."),)))[:5]
    b'%PDF-'
    """
    import typst

    data = _document(document)
    try:
        return _typeset(TEMPLATE, data)
    except typst.TypstError:
        missing = letters_without_font(data, _shows)
        if not missing:
            raise
        return _typeset(TEMPLATE, without_letters(data, missing))


def _typeset(template: str, data: object) -> bytes:
    import typst

    made = typst.compile(
        template.encode("utf-8"),
        format="pdf",
        pdf_standards="ua-1",
        font_paths=_fonts(),
        sys_inputs={"document": json.dumps(data, ensure_ascii=False)},
    )
    assert isinstance(made, bytes)
    return made


def _shows(letters: str) -> bool:
    """Try whether each of some letters can be shown, in each of the faces that a page has."""
    import typst

    try:
        _typeset(TRIAL, list(letters))
    except typst.TypstError:
        return False
    return True


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
        "heading": parted(line_of(document.title), PAGE / _HEADINGS[0]),
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
                "text": parted(line_of(block.text), PAGE / _HEADINGS[block.level - 1]),
                "page": block.new_page,
                "lang": block.language or None,
            }
        case Paragraph():
            return {"kind": "paragraphs", "parts": _parts(block.text)}
        case Notice():
            return {"kind": "notice", "parts": _parts(block.text)}
        case Bullets():
            items = [_lines(item, PAGE - _INDENT) for item in block.items]
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


def _parts(text: str) -> list[list[str]]:
    return [[parted(line, PAGE - _INDENT) for line in part] for part in parts_of(text)]


def _lines(text: str, width: float) -> list[str]:
    return [parted(line, width) for line in lines_of(text)]


def _table(table: Table) -> dict[str, object]:
    widths = widths_of(table)
    return {
        "kind": "table",
        "caption": parted(line_of(table.caption), PAGE),
        "header": _cells(table.header, widths),
        "rows": [_cells(row, widths) for row in table.rows],
        "widths": widths,
        "numbers": list(table.numbers),
        "dense": is_close(table),
        "lined": list(table.lined),
        "open": table.open_cm,
        "first": table.row_headers,
        "short": is_short(table),
        "tall": [place for place, row in enumerate(table.rows) if is_tall(row, widths)],
    }


def _cells(row: Sequence[str], widths: Sequence[int]) -> list[list[str]]:
    return [_lines(cell, width) for cell, width in zip(row, widths, strict=True)]
