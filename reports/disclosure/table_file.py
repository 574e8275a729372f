"""Reads a table that an office has as CSV: row names, counts, totals, percentages, c for hidden.

Every problem is told at once, by row and column. Nothing is guessed: a blank cell is neither 0 nor
hidden.
"""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass

from reports.disclosure.cells import HIDDEN, Cell, Figure
from reports.disclosure.grids import Grid, Table, Way, table_of
from reports.guards.percentages import printed
from scrutiny.errors import Problem, Refusal

_TOTALS = {"total", "totals", "all", "overall"}
_HIDDEN_MARKS = {HIDDEN, f"[{HIDDEN}]"}
_COUNT = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,9}", re.ASCII)
_BY = re.compile(r"\s+by\s+|\s*[/\\]\s*")
CASES = "cases"


@dataclass(frozen=True, slots=True)
class PercentColumn:
    """A column of percentages: which column they are of, and its figures row by row."""

    header: str
    figures: tuple[Figure | None, ...]
    """None where the file hides the percentage itself."""


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table as it stands in a file."""

    name: str
    corner: str
    grid: Grid
    values: dict[Cell, int | None]
    """None for a hidden count."""
    percentages: tuple[PercentColumn, ...]
    header: tuple[str, ...]
    """The corner and the columns of counts, as the file writes them."""
    row_names: tuple[str, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The percentages that are not hidden."""
        return tuple(figure for column in self.percentages for figure in column.figures if figure)

    def whole(self) -> Table:
        """Give the table with every count; refused when one is hidden or a total is wrong."""
        gone = [cell.words for cell, value in self.values.items() if value is None]
        if gone:
            raise Refusal(
                f"The count of {gone[0]} is hidden, so there is nothing to protect.",
                where=self.name,
                next_step="Give the table with all its counts, or use 'scrutiny figures attack'.",
            )
        columns = self.grid.columns.labels if self.grid.columns else ("",)
        counts = [
            [self.values[self.grid.inner(row, column)] or 0 for column in columns]
            for row in self.grid.rows.labels
        ]
        made = table_of(self.grid, counts)
        wrong = [
            Problem(
                f"The parts add up to {made.counts[cell]:,}, not to the whole of {value:,}.",
                self.name,
                column=f"total of {cell.words}" if cell.at else cell.words,
            )
            for cell, value in self.values.items()
            if value != made.counts[cell]
        ]
        if wrong:
            raise Refusal(
                "The table does not add up.",
                where=self.name,
                next_step="Correct the counts or the totals.",
                problems=tuple(wrong),
            )
        return made


def read_table(text: str, name: str) -> ReadTable:
    """Read a table; its first line names the columns, its first column the rows.

    A last column or row called "Total" holds totals. A column such as "Arrest %" holds the
    percentages of that column, of each row's total.

    >>> read = read_table("Outcome,Count\\nArrest,c\\nNone,20\\nTotal,24\\n", "table.csv")
    >>> read.grid.rows.labels, [read.values[row[0]] for row in read.grid.layout]
    (('Arrest', 'None'), [None, 20, 24])
    """
    lines = _lines(text)
    if len(lines) < 2 or len(lines[0]) < 2:
        raise Refusal(
            "This is not a table: it needs a line of column names, and rows of counts.",
            where=name,
            next_step="Save the table as CSV, with the row names in the first column.",
        )
    header, body = lines[0], lines[1:]
    problems = _shape_problems(header, body, name)
    if problems:
        raise _refused(name, problems)
    names = header[1:]
    percent = [place for place, each in enumerate(names, start=1) if each.endswith("%")]
    counted = [place for place in range(1, len(header)) if place not in percent]
    one_way = len(counted) == 1
    row_totals = not one_way and _is_total(header[counted[-1]])
    column_totals = len(body) > 1 and _is_total(body[-1][0])
    rows_title, columns_title = _titles(header[0])
    inner = counted[:-1] if row_totals else counted
    grid = Grid(
        name,
        CASES,
        Way(rows_title, tuple(line[0] for line in (body[:-1] if column_totals else body))),
        None if one_way else Way(columns_title, tuple(header[place] for place in inner)),
        row_totals,
        column_totals,
    )
    values: dict[Cell, int | None] = {}
    for number, (line, cells) in enumerate(zip(body, grid.layout, strict=True), start=1):
        for place, cell in zip(counted, cells, strict=True):
            value, problem = _count(line[place])
            values[cell] = value
            if problem:
                problems.append(Problem(problem, name, number, header[place]))
    columns = []
    for place in percent:
        figures, found = _percentages(header, place, body, grid, name)
        columns.append(PercentColumn(header[place], figures))
        problems += found
    if problems:
        raise _refused(name, problems)
    return ReadTable(
        name,
        rows_title,
        grid,
        values,
        tuple(columns),
        (header[0], *(header[place] for place in counted)),
        tuple(line[0] for line in body),
    )


def _lines(text: str) -> list[list[str]]:
    head = text.lstrip("\ufeff").split("\n", 1)[0]
    mark = max(",;\t", key=head.count)
    read = csv.reader(text.lstrip("\ufeff").splitlines(), delimiter=mark)
    return [[cell.strip() for cell in line] for line in read if any(map(str.strip, line))]


def _titles(corner: str) -> tuple[str, str]:
    """Take the names of both ways from the corner: "Ethnicity by Outcome"."""
    parts = [part for part in _BY.split(corner.casefold(), maxsplit=1) if part]
    return (parts[0] if parts else "rows"), (parts[1] if len(parts) > 1 else "columns")


def _is_total(name: str) -> bool:
    return name.casefold() in _TOTALS


def _shape_problems(
    header: Sequence[str], body: Sequence[Sequence[str]], name: str
) -> list[Problem]:
    problems = [
        Problem(f"The row has {len(line)} cells, the line of names {len(header)}.", name, number)
        for number, line in enumerate(body, start=1)
        if len(line) != len(header)
    ]
    for what, names in (("column", header[1:]), ("row", [line[0] for line in body])):
        twice = {each for each in names if list(names).count(each) > 1}
        problems += [Problem(f"The {what} '{each}' is there twice.", name) for each in twice]
        problems += [Problem(f"A {what} has no name.", name) for each in names if not each][:1]
    if all(each.endswith("%") for each in header[1:]):
        problems.append(Problem("There is no column of counts.", name))
    return problems


def _count(text: str) -> tuple[int | None, str]:
    if text.casefold() in _HIDDEN_MARKS:
        return None, ""
    if _COUNT.fullmatch(text):
        return int(text.replace(",", "")), ""
    if not text:
        return None, "The cell is blank; write 0 for none and c for hidden."
    return None, f"'{text}' is not a whole number, and not c for hidden."


def _percentages(
    header: Sequence[str], place: int, body: Sequence[Sequence[str]], grid: Grid, name: str
) -> tuple[tuple[Figure | None, ...], list[Problem]]:
    column = header[place].removesuffix("%").strip()
    if grid.columns is not None and column not in grid.columns.labels:
        return (), [Problem(f"There is no column '{column}' of counts.", name, None, header[place])]
    problems: list[Problem] = []
    figures: list[Figure | None] = []
    for number, line in enumerate(body, start=1):
        row = line[0]
        is_total = number > len(grid.rows.labels)
        if grid.columns is None:
            over, under = (grid.whole if is_total else grid.inner(row)), grid.whole
        elif is_total:
            over, under = grid.column_total(column), grid.whole
        else:
            over, under = grid.inner(row, column), grid.row_total(row)
        text = line[place]
        if not text or text.casefold() in _HIDDEN_MARKS:
            figures.append(None)
            continue
        try:
            digits = printed(text).text
        except ValueError as error:
            problems.append(Problem(str(error), name, number, header[place]))
            continue
        label = f"{over.words} as % of {under.words}"
        figures.append(Figure(label, digits, ((over, 1),), ((under, 1),)))
    return tuple(figures), problems


def _refused(name: str, problems: Sequence[Problem]) -> Refusal:
    return Refusal(
        "The table cannot be read.",
        where=name,
        next_step="Correct these cells, and try again.",
        problems=tuple(problems),
    )
