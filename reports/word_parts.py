"""The few marks of the word processor's format that its library has no words for.

Each function does one thing to one element; none knows what a report says.
"""

from typing import Any

_BLUE, _INK = "1F3A5F", "1A1A1A"
_SIZES = {1: 20, 2: 15, 3: 12.5, 4: 11, 5: 10.5}


def make_styles(book: Any) -> None:
    """Give the styles of a document their look: dark on white, sans serif, 10.5 points."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt, RGBColor

    normal = book.styles["Normal"]
    _font(normal, 10.5, _INK)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.15
    for level, size in _SIZES.items():
        heading = book.styles[f"Heading {level}"]
        _font(heading, size, _BLUE)
        heading.font.bold = True
        heading.font.italic = False
        heading.paragraph_format.space_before = Pt(6 + 12 / level)
        heading.paragraph_format.space_after = Pt(4)
        heading.paragraph_format.keep_with_next = True
    caption = book.styles["Caption"]
    _font(caption, 10.5, _INK)
    caption.font.bold, caption.font.italic = True, False
    caption.paragraph_format.keep_with_next = True
    caption.paragraph_format.space_before = Pt(8)
    for name, size, face in (
        ("Cell", 9.5, ""),
        ("Close cell", 9, ""),
        ("Exact", 8.5, "Courier New"),
        ("Notice", 10.5, ""),
    ):
        style = book.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        _font(style, size, _INK, face)
        style.paragraph_format.space_after = Pt({"Cell": 1, "Close cell": 0}.get(name, 6))
        style.paragraph_format.line_spacing = 1.0 if name == "Close cell" else 1.05
    gap = book.styles.add_style("Gap", WD_STYLE_TYPE.PARAGRAPH)
    gap.base_style = normal
    gap.font.size = Pt(4)
    gap.font.color.rgb = RGBColor.from_string(_INK)
    gap.paragraph_format.space_after = Pt(2)
    _border(book.styles["Notice"].element.get_or_add_pPr(), ("top", "left", "bottom", "right"))
    shade(book.styles["Notice"].element.get_or_add_pPr(), "EEF2F7")
    shade(book.styles["Exact"].element.get_or_add_pPr(), "F2F2F2")


def _font(style: Any, size: float, colour: str, face: str = "") -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    name = face or "Arial"
    style.font.name = name
    style.font.size = Pt(size)
    style.font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(kind), name)
    for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        fonts.attrib.pop(qn(kind), None)


def _made(tag: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def _border(properties: Any, sides: tuple[str, ...]) -> None:
    borders = _made("pBdr")
    for side in sides:
        size = "24" if side == "left" else "6"
        borders.append(_made(side, val="single", sz=size, space="4", color=_BLUE))
    properties.append(borders)


def shade(properties: Any, colour: str) -> None:
    """Give a paragraph or a cell a background."""
    properties.append(_made("shd", val="clear", color="auto", fill=colour))


def set_language(book: Any, tag: str) -> None:
    """Say in which language the text is, so that it is read aloud rightly."""
    from docx.oxml.ns import qn

    defaults = book.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault"))
    properties = defaults.find(qn("w:rPr"))
    for known in properties.findall(qn("w:lang")):
        properties.remove(known)
    properties.append(_made("lang", val=tag, eastAsia=tag, bidi="ar-SA"))


def set_run_language(run: Any, tag: str) -> None:
    """Say that a few words are in another language than the rest."""
    run._r.get_or_add_rPr().append(_made("lang", val=tag, eastAsia=tag, bidi="ar-SA"))


def add_field(paragraph: Any, code: str) -> None:
    """Add something that the word processor fills in: `PAGE`, `NUMPAGES`."""
    from docx.oxml.ns import qn

    for kind in ("begin", "", "separate", "shown", "end"):
        run = paragraph.add_run()
        if kind == "shown":
            run.add_text("1")
        elif kind:
            run._r.append(_made("fldChar", fldCharType=kind))
        else:
            text = _made("instrText")
            text.set(qn("xml:space"), "preserve")
            text.text = f" {code} "
            run._r.append(text)


def repeat_on_each_page(row: Any) -> None:
    """Make a row the header of its table, on each page that the table reaches."""
    row._tr.get_or_add_trPr().append(_made("tblHeader", val="true"))


def keep_row_whole(row: Any) -> None:
    """Never part a row between two pages."""
    row._tr.get_or_add_trPr().append(_made("cantSplit", val="true"))


def set_alternative(properties: Any, said: str) -> None:
    """Give a table the words by which it can be found by ear."""
    properties.append(_made("tblCaption", val=said[:250]))


def underline_rows(table: Any) -> None:
    """Draw a line under each row, and a stronger one under the header."""
    borders = _made("tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(_made(side, val="single", sz="4", space="0", color="6B6B6B"))
    table._tbl.tblPr.append(borders)
    # The format asks for these in a fixed order; the caption comes last.
    properties = table._tbl.tblPr
    captions = [each for each in properties if each.tag.endswith("}tblCaption")]
    for each in captions:
        properties.remove(each)
        properties.append(each)
