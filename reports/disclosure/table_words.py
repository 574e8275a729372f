"""Lays protected tables out again as the office gave them, with their percentages and marks.

Only what came through `protect` is laid out; nothing here looks at a true count.
"""

import csv
import io
from collections.abc import Mapping, Sequence

from reports.disclosure.cells import HIDDEN, Cell
from reports.disclosure.protect import PrintedTable, Protected
from reports.disclosure.published import Published, published_of
from reports.disclosure.table_file import ReadTable
from reports.words import counted
from scrutiny.errors import Refusal
from scrutiny.importing.rejects import guarded

Rows = tuple[tuple[str, ...], ...]


def joined(read: Sequence[ReadTable]) -> Published:
    """Take several files of the same cases as one publication; refused where they disagree."""
    values: dict[Cell, int | None] = {}
    for each in read:
        for cell, value in each.values.items():
            known = values.get(cell)
            if known is not None and value is not None and known != value:
                raise Refusal(
                    f"Two tables disagree on {cell.words}: {known:,} and {value:,}.",
                    where=each.name,
                    next_step="If they count different cases, look at them one by one. If they"
                    " cross other things, name both in the corner: 'Ethnicity by Outcome'.",
                )
            values[cell] = known if value is None else value
    made = published_of([each.grid for each in read], values)
    figures = tuple(figure for each in read for figure in each.figures)
    return Published(made.shown, made.hidden, made.sums, figures)


def needed_same_rows(old: ReadTable, now: Sequence[ReadTable]) -> None:
    """Refuse a report before whose rows are called otherwise, since then nothing would be bound."""
    corners = {each.corner for each in now}
    if old.corner not in corners:
        listed = " or ".join(f"'{each}'" for each in sorted(corners))
        raise Refusal(
            f"The corner of this table says '{old.corner}', and that of the new one {listed}.",
            where=old.name,
            next_step="Give both corners the same words, so that the same rows are seen to be so.",
        )


def protected_rows(read: Sequence[ReadTable], made: Protected) -> list[Rows]:
    """Give each table as it may be printed, header first."""
    texts = {figure.label: figure.text for figure in made.figures}
    return [
        _with_percentages(one, table, texts) for one, table in zip(read, made.tables, strict=True)
    ]


def rounded_rows(one: ReadTable, shown: Mapping[Cell, int]) -> Rows:
    """Give a rounded table; percentages are left out, since they would undo the rounding."""
    rows = [tuple(f"{shown[cell]}" for cell in row) for row in one.grid.layout]
    return _named(one, rows)


def note(made: Protected) -> str:
    """Say what c means, for the line below the table."""
    number = sum(row.count(HIDDEN) for table in made.tables for row in table.rows)
    if not number:
        return "No count had to be hidden."
    said = (
        f"{HIDDEN}: hidden so that nobody can be recognised; a small count, or one that would give"
        f" a small count away. {counted(number, 'count')} hidden."
    )
    places = sum(len(row) for table in made.tables for row in table.rows)
    advice = " Most of it is hidden: print the totals only, or round every count to 5."
    return said + advice * (2 * number > places)


def as_csv(rows: Rows) -> str:
    """Write the rows as CSV.

    >>> as_csv((("Outcome", "Count"), ("Arrest", "c")))
    'Outcome,Count\\r\\nArrest,c\\r\\n'
    """
    written = io.StringIO()
    csv.writer(written).writerows([[guarded(cell) for cell in row] for row in rows])
    return written.getvalue()


def _with_percentages(one: ReadTable, table: PrintedTable, texts: Mapping[str, str]) -> Rows:
    rows = _named(one, table.rows)
    for column in one.percentages:
        cells = [HIDDEN if each is None else texts[each.label] for each in column.figures]
        rows = tuple((*row, cell) for row, cell in zip(rows, (column.header, *cells), strict=True))
    return rows


def _named(one: ReadTable, rows: Sequence[tuple[str, ...]]) -> Rows:
    return (one.header, *((name, *row) for name, row in zip(one.row_names, rows, strict=True)))
