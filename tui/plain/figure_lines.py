"""Writes figures as plain lines for a screen: a table that fits, the charts, then the sentences.

The columns that do not fit are left out of the table only when the sentences tell what they held.
"""

from collections.abc import Sequence

from reports.charts.columns import columns, cut
from reports.charts.text import chart_lines
from reports.content import Table
from reports.figure_page import FigurePage
from scrutiny.text import clean

_MOST_CHART = 100
_GAP = 2


def figure_lines(pages: Sequence[FigurePage], width: int, notice: str = "") -> list[str]:
    """Give all pages, one below the other; a notice stands before them."""
    lines: list[str] = [notice, ""] if notice else []
    for page in pages:
        lines += [clean(page.title).upper(), "", *table_lines(page.table, width), ""]
        for chart in page.charts:
            lines += [*chart_lines(chart, min(width, _MOST_CHART)), ""]
        for sentence in page.sentences:
            lines += [clean(sentence), ""]
        if page.warnings:
            lines += ["Take care:", *(f"- {clean(each)}" for each in page.warnings), ""]
        lines += [clean(page.definition), "", ""]
    return lines


def table_lines(table: Table, width: int) -> list[str]:
    """Write as many columns of a table as fit, from the left; a long name is cut for the others.

    >>> made = Table("T", ("Group", "Cases"), (("White", "4,853"), ("Black", "760")), numbers=(1,))
    >>> for line in table_lines(made, 40):
    ...     print(line)
    Group  Cases
    White  4,853
    Black    760
    """
    told = [tuple(" ".join(clean(cell).split()) for cell in row) for row in table.rows]
    rows = [(_short(row[0], width // 2), *row[1:]) for row in told]
    header = [" ".join(cell.split()) for cell in table.header]
    widths = [
        max(columns(cell) for cell in (name, *(row[place] for row in rows)))
        for place, name in enumerate(header)
    ]
    shown, used = 0, -_GAP
    for room in widths:
        if used + _GAP + room > width:
            break
        used += _GAP + room
        shown += 1
    return [_line(row[:shown], widths, table.numbers) for row in (tuple(header), *rows)]


def _short(name: str, room: int) -> str:
    return name if columns(name) <= room else f"{cut(name, room - 1)}…"


def _line(cells: Sequence[str], widths: Sequence[int], numbers: Sequence[int]) -> str:
    padded = []
    for place, cell in enumerate(cells):
        space = " " * (widths[place] - columns(cell))
        padded.append(space + cell if place in numbers else cell + space)
    return (" " * _GAP).join(padded).rstrip()
