"""Writes a document as one HTML file that needs nothing else and that a screen reader can follow.

No script, no link to the outside, no picture but charts drawn in the file itself. All text is data
and is escaped; this module must never take a mark from a document.
"""

import re
from html import escape

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
from reports.html_style import STYLE, page_style
from scrutiny.text import clean

_LONG_WORD, _PIECE = 40, 8
"""A word of more letters may part after every so many."""


def html(document: Document) -> str:
    """Write a document.

    >>> page = html(Document("Cases <read>", "en-GB", "", (Paragraph("None."),)))
    >>> "<h1>Cases &lt;read&gt;</h1>" in page, "<p>None.</p>" in page
    (True, True)
    """
    title = _line(document.title)
    edges = [each for each in (document.marking, document.watermark) if each.strip()]
    marking = "".join(f'<p class="marking">{_line(each)}</p>\n' for each in edges)
    body = "\n".join(_block(block, place) for place, block in enumerate(document.blocks, 1))
    # The policy forbids what the file does not contain anyway, should a reader add to it.
    policy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"
    return f"""<!DOCTYPE html>
<html lang="{escape(document.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{STYLE}{page_style(document.marking)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
{marking}</header>
<main id="content" tabindex="-1">
<h1>{title}</h1>
{body}
</main>
<footer>
{marking}</footer>
</body>
</html>
"""


def _line(text: str) -> str:
    """Escape text for one line."""
    return escape(_tidy(" ".join(clean(text).splitlines())))


def _tidy(line: str) -> str:
    """Take doubled spaces out, but keep those that hold two words together."""
    return " ".join(part for part in line.replace("\t", " ").split(" ") if part)


def _exactly(line: str) -> str:
    """Escape a line, keeping its spaces."""
    return escape(" ".join(clean(line).splitlines()))


def _lines(text: str) -> str:
    """Escape text, keeping its line breaks."""
    return "<br>".join(_breakable(_tidy(line)) for line in clean(text).strip().splitlines())


def _breakable(line: str) -> str:
    """Escape a line; a word too long for a column may part, and is still copied as one word."""
    return " ".join(
        "<wbr>".join(escape(word[at : at + _PIECE]) for at in range(0, len(word), _PIECE))
        if len(word) > _LONG_WORD
        else escape(word)
        for word in line.split(" ")
    )


def _block(block: Block, place: int) -> str:
    match block:
        case Heading():
            said = f' lang="{escape(block.language)}"' if block.language else ""
            said += ' class="new-page"' if block.new_page else ""
            return f"<h{block.level}{said}>{_line(block.text)}</h{block.level}>"
        case Paragraph():
            return _paragraphs(block.text)
        case Bullets():
            tag = "ol" if block.numbered else "ul"
            items = "".join(f"<li>{_lines(item)}</li>\n" for item in block.items)
            return f"<{tag}>\n{items}</{tag}>"
        case Table():
            return _table(block, place)
        case Notice():
            return f'<div class="notice" role="note">{_paragraphs(block.text)}</div>'
        case Lines():
            return f"<pre>{'<br>'.join(_exactly(line) for line in block.lines)}</pre>"
        case Picture():
            drawn = svg(block.chart, f"chart-{place}")
            return f'<figure class="chart">\n{drawn}\n</figure>\n{_table(block.table, place)}'


def _paragraphs(text: str) -> str:
    parts = re.split(r"\n\s*\n", clean(text).strip())
    return "\n".join(f"<p>{_lines(part)}</p>" for part in parts)


def _table(table: Table, place: int) -> str:
    caption = f"table-{place}"
    heads = "".join(
        f'<th scope="col"{_side(table, column)}>{_lines(cell)}</th>'
        for column, cell in enumerate(table.header)
    )
    height = f"height: {table.open_cm + 0.5:.1f}cm"
    lined = dict.fromkeys(table.lined, f' class="lined" style="{height}"')
    rows = "\n".join(
        f"<tr{lined.get(number, '')}>{_cells(table, row)}</tr>"
        for number, row in enumerate(table.rows)
    )
    # The frame scrolls sideways on a small screen, so it must be reachable with the keyboard.
    return f"""<div class="table" role="region" aria-labelledby="{caption}" tabindex="0">
<table{' class="dense"' if table.dense else ""}>
<caption id="{caption}">{_line(table.caption)}</caption>
<thead>
<tr>{heads}</tr>
</thead>
<tbody>
{rows}
</tbody>
</table>
</div>"""


def _cells(table: Table, row: tuple[str, ...]) -> str:
    cells = []
    for column, cell in enumerate(row):
        if column == 0 and table.row_headers:
            first, more, rest = _lines(cell).partition("<br>")
            rest = f'{more}<span class="more">{rest}</span>' if more else ""
            cells.append(f'<th scope="row"{_side(table, column)}>{first}{rest}</th>')
        else:
            cells.append(f"<td{_side(table, column)}>{_lines(cell)}</td>")
    return "".join(cells)


def _side(table: Table, column: int) -> str:
    return ' class="number"' if column in table.numbers else ""
