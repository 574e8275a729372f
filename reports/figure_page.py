"""One figure as it is met: a table, a chart, sentences, warnings and the definition, in this order.

Commands, screens and documents all lay out the same page, so that none of them can leave out a
warning that another one has.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from reports.charts.values import Chart
from reports.content import Table
from scrutiny.importing.rejects import guarded

Cell = str | int | float | None
"""What a spreadsheet gets: numbers as they are, not rounded."""


@dataclass(frozen=True, slots=True)
class FigurePage:
    """One figure, or one table of figures."""

    title: str
    table: Table
    """As people read it: rounded, with words for what is missing."""
    charts: tuple[Chart, ...]
    sentences: tuple[str, ...]
    warnings: tuple[str, ...]
    definition: str
    records: tuple[Mapping[str, Cell], ...]
    """The rows as a spreadsheet gets them."""
    behind: tuple[Table, ...] = ()
    """The part of the table that each chart was drawn from; empty where that is the whole."""
    differences: tuple[str, ...] = ()
    """Differences that chance alone would hardly make: what the force may be asked to explain."""


def part_of(
    table: Table, caption: str, *, columns: Sequence[int] = (), rows: Sequence[int] | None = None
) -> Table:
    """Take some columns, or some rows, of a table, so that it stands beside its own chart.

    >>> whole = Table("T", ("Group", "Cases", "Share"), (("White", "3", "5 %"),), numbers=(2,))
    >>> part = part_of(whole, "Shares", columns=(0, 2))
    >>> part.header, part.rows, part.numbers
    (('Group', 'Share'), (('White', '5 %'),), (1,))
    """
    kept = tuple(columns) or tuple(range(len(table.header)))
    chosen = table.rows if rows is None else tuple(table.rows[each] for each in rows)
    return Table(
        caption=caption,
        header=tuple(table.header[each] for each in kept),
        rows=tuple(tuple(row[each] for each in kept) for row in chosen),
        numbers=tuple(place for place, each in enumerate(kept) if each in table.numbers),
        dense=table.dense,
    )


def csv_bytes(pages: Sequence[FigurePage], notice: str = "") -> bytes:
    """Write the rows of figures as CSV; each row carries the definition of its figure.

    `notice` is what must be known before anything else; it stands in each row too.

    >>> from reports.content import Table
    >>> empty = Table("T", ("G",), ())
    >>> rows = ({"group": "=1+1", "count": 3},)
    >>> print(csv_bytes([FigurePage("T", empty, (), (), (), "D", rows)]).decode(), end="")
    group,count,figure,definition
    '=1+1,3,T,D
    """
    import csv
    from io import StringIO

    header, rows = _flat(pages, notice)
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
    return text.getvalue().encode("utf-8")


def workbook_bytes(pages: Sequence[FigurePage], notice: str = "") -> bytes:
    """Write figures as a workbook: what must be read first, then a sheet of numbers.

    Text can never become a formula or a link, and the same figures give the same bytes.
    """
    from datetime import UTC, datetime

    import xlsxwriter

    made = BytesIO()
    book = xlsxwriter.Workbook(
        made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    words = book.add_worksheet("Read first")
    words.set_column(0, 0, 100)
    place = 0
    if notice:
        words.write_string(place, 0, notice, bold)
        place += 2
    for page in pages:
        for number, line in enumerate(_lines(page)):
            words.write_string(place, 0, line, wrapped if number else bold)
            place += 1
    sheet = book.add_worksheet("Figures")
    header, rows = _flat(pages, notice)
    for column, name in enumerate(header):
        sheet.write_string(0, column, name, bold)
        sheet.set_column(column, column, 60 if name in ("note", "definition") else 18)
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, column, cell, wrapped)
            elif cell is not None:
                sheet.write_number(number, column, cell)
    sheet.freeze_panes(1, 1)
    book.close()
    return made.getvalue()


def _lines(page: FigurePage) -> list[str]:
    """Give the words of a page; the first is its title."""
    warnings = [f"Take care: {each}" for each in page.warnings]
    return [page.title, *page.sentences, *warnings, page.definition, ""]


def _flat(pages: Sequence[FigurePage], notice: str) -> tuple[list[str], list[list[Cell]]]:
    names = list(dict.fromkeys(name for page in pages for row in page.records for name in row))
    rows: list[list[Cell]] = [
        [
            *(row.get(name) for name in names),
            page.title,
            page.definition,
            *((notice,) if notice else ()),
        ]
        for page in pages
        for row in page.records
    ]
    return [*names, "figure", "definition", *(("for_panel_only",) if notice else ())], rows
