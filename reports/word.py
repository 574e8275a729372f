"""Writes a document for a word processor (DOCX), so that the office can edit it.

Headings, lists, header rows, alternative texts and the language are the format's own, so that the
text can be followed by ear and edited by hand. It names no author and no computer, and the same
document gives the same bytes.
"""

import io
import zipfile
from datetime import datetime
from typing import Any

from reports.charts.svg import svg
from reports.column_widths import is_close, is_short, is_tall, widths_of
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
from reports.pdf import picture
from reports.printed import exact_line, line_of, lines_of, parts_of
from reports.word_parts import (
    add_field,
    keep_row_whole,
    make_styles,
    repeat_on_each_page,
    set_alternative,
    set_language,
    set_run_language,
    underline_rows,
)

_MADE = datetime(2020, 1, 1)
"""A fixed time: the record says when a document was written, and the bytes must not differ."""
_WIDE_CM = 17.4


def word(document: Document) -> bytes:
    """Write a document.

    >>> word(Document("Cases", "en-GB", "", (Paragraph("None."),)))[:2]
    b'PK'
    """
    import docx

    book = docx.Document()
    make_styles(book)
    set_language(book, document.language)
    _properties(book, document)
    _edges(book, document)
    book.add_paragraph(line_of(document.title), style="Heading 1")
    for place, block in enumerate(document.blocks, 1):
        _block(book, block, place)
    stream = io.BytesIO()
    book.save(stream)
    return _same_bytes(stream.getvalue())


def _properties(book: Any, document: Document) -> None:
    said = book.core_properties
    said.title = line_of(document.title)
    said.language = document.language
    said.author = said.last_modified_by = said.comments = said.keywords = said.subject = ""
    said.created = said.modified = _MADE
    said.revision = 1


def _edges(book: Any, document: Document) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm

    section = book.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.8)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2)
    marking = " - ".join(
        line_of(each) for each in (document.marking, document.watermark) if each.strip()
    )
    head = section.header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    head.add_run(marking).bold = True
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if marking:
        foot.add_run(f"{marking}    ").bold = True
    foot.add_run("Page ")
    add_field(foot, "PAGE")
    foot.add_run(" of ")
    add_field(foot, "NUMPAGES")


def _block(book: Any, block: Block, place: int) -> None:
    match block:
        case Heading():
            heading = book.add_paragraph(line_of(block.text), style=f"Heading {block.level}")
            heading.paragraph_format.page_break_before = block.new_page
            if block.language:
                set_run_language(heading.runs[0], block.language)
        case Paragraph():
            for part in parts_of(block.text):
                _write(book.add_paragraph(), part)
        case Notice():
            for part in parts_of(block.text):
                _write(book.add_paragraph(style="Notice"), part)
        case Bullets():
            style = "List Number" if block.numbered else "List Bullet"
            for number, item in enumerate(block.items):
                line = book.add_paragraph(style=style)
                if block.numbered and number == 0:
                    _begin_again(book, line)
                elif block.numbered:
                    _go_on(book, line)
                _write(line, lines_of(item))
        case Table():
            _table(book, block)
        case Lines():
            _write(book.add_paragraph(style="Exact"), [exact_line(each) for each in block.lines])
        case Picture():
            _picture(book, block, place)


def _write(paragraph: Any, lines: list[str], bold: int = 0) -> None:
    """Write lines, so many of them bold."""
    for number, line in enumerate(lines):
        run = paragraph.add_run()
        run.bold = number < bold or None
        if number:
            run.add_break()
        run.add_text(line)


def _begin_again(book: Any, paragraph: Any) -> None:
    """Begin a numbered list at 1: without a number of its own it would go on from the last."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    numbering = book.part.numbering_part.element
    style = book.styles["List Number"].element
    abstract = style.pPr.numPr.numId.val
    found = next(each for each in numbering.num_lst if each.numId == abstract).abstractNumId.val
    made = numbering.add_num(found)
    start = OxmlElement("w:lvlOverride")
    start.set(qn("w:ilvl"), "0")
    first = OxmlElement("w:startOverride")
    first.set(qn("w:val"), "1")
    start.append(first)
    made.append(start)
    _number(paragraph, made.numId)


def _go_on(book: Any, paragraph: Any) -> None:
    numbers = book.part.numbering_part.element.num_lst
    _number(paragraph, max(each.numId for each in numbers))


def _number(paragraph: Any, number: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number


def _table(book: Any, table: Table) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm

    book.add_paragraph(line_of(table.caption), style="Caption")
    made = book.add_table(rows=1 + len(table.rows), cols=len(table.header))
    made.autofit = False
    set_alternative(made._tbl.tblPr, line_of(table.caption))
    underline_rows(made)
    widths, close = widths_of(table), is_close(table)
    whole = sum(widths)
    together = len(table.rows) if is_short(table) else 1
    for column, width in enumerate(widths):
        made.columns[column].width = Cm(_WIDE_CM * width / whole)
    for number, row in enumerate((table.header, *table.rows)):
        place = made.rows[number]
        if not is_tall(row, widths):
            keep_row_whole(place)
        if number - 1 in table.lined:
            place.height = Cm(0.3 + 0.85 * table.open_cm)
        boxes = place.cells
        for column, cell in enumerate(row):
            box = boxes[column]
            box.width = Cm(_WIDE_CM * widths[column] / whole)
            line = box.paragraphs[0]
            line.style = book.styles["Close cell" if close else "Cell"]
            if number < together:
                line.paragraph_format.keep_with_next = True
            if column in table.numbers:
                line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            lines = lines_of(cell)
            # The first line of a cell names its row; what stands below it explains.
            names = 1 if column == 0 and table.row_headers else 0
            _write(line, lines, len(lines) if number == 0 else names)
    repeat_on_each_page(made.rows[0])
    book.add_paragraph(style="Gap")


def _picture(book: Any, block: Picture, place: int) -> None:
    from docx.shared import Cm

    drawn = picture(svg(block.chart, f"chart-{place}"))
    paragraph = book.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    shape = paragraph.add_run().add_picture(io.BytesIO(drawn), width=Cm(_WIDE_CM))
    said = shape._inline.docPr
    said.set("descr", line_of(block.alternative))
    said.set("name", f"Chart {place}")
    _table(book, block.table)


def _same_bytes(content: bytes) -> bytes:
    """Pack the parts anew with one fixed time, so that nothing tells when or where."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            about = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            about.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(about, before.read(name))
    return stream.getvalue()
