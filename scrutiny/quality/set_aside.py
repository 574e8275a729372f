"""What cannot be read of a list that is only looked at: rows by column, and unknown codes.

It names columns, row numbers and codes, and never what a cell says of a person.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from scrutiny.errors import Problem
from scrutiny.importing.importing import Rejects
from scrutiny.importing.mapping import reading_of
from scrutiny.importing.outcome import RowProblem
from scrutiny.panels.definition import Field, Panel
from scrutiny.quality.page import MOST_ROWS, RowAt, RowsNamed, SetAside, UnknownCode

_DATES = ("date", "dates", "datetime")
_PARTED_BY_SLASHES = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/[0-9]{2,4}\b")
_DAY_NUMBER = re.compile(r"[34][0-9]{4}(\.[0-9]+)?")
_MUST_BE = {
    "ragged": "a row with as many cells as the header",
    "with-its-case": "a row of a case whose other rows can be read",
    "rows-disagree": "the same in all rows of a case",
    "repeated-reference": "a reference that no other case has",
    "repeated-row": "different from every other row of its case",
    "blank": "filled in",
    "changed": "what the stored case says, or a case of its own",
    "erased": "no case that was erased here on purpose",
}
_TYPES = {
    "boolean": "yes or no",
    "integer": "a whole number",
    "decimal": "a number",
    "reference": "a reference that names a case",
}


def row_at(problem: Problem, several: bool) -> RowAt:
    """Name the row of a problem, with its file when there are several."""
    return RowAt(problem.row or 0, Path(problem.file).name if several else "")


def set_aside_by_column(
    panel: Panel, rejects: Sequence[Rejects], several: bool
) -> Iterator[SetAside]:
    """Give the rows that cannot be read, by the column that is wrong and what it must hold."""
    found: dict[tuple[str, str], list[RowAt]] = {}
    for each in rejects:
        fields = {each.header.columns[place]: field for place, field in each.header.fields}
        for rejected in each.rows:
            for problem in rejected.problems:
                kind = problem.kind if isinstance(problem, RowProblem) else ""
                must_be = _MUST_BE.get(kind) or _must_be(fields.get(problem.column), panel)
                rows = found.setdefault((problem.column, must_be), [])
                rows.append(row_at(problem, several))
    for (column, must_be), rows in found.items():
        named = tuple(dict.fromkeys(rows))
        yield SetAside(column, must_be, RowsNamed(len(named), named[:MOST_ROWS]))


def _must_be(field: Field | None, panel: Panel) -> str:
    if field is None:
        return "readable"
    if field.type in ("date", "dates"):
        return f"a possible date, written as {' or '.join(panel.date_formats)}"
    if field.type == "datetime":
        return f"a possible date and time: {' or '.join(panel.date_formats)}, then such as 14:05"
    if field.type in ("code", "codes"):
        return "a code of its list"
    return _TYPES.get(field.type, "readable")


def refused(panel: Panel, rejects: Sequence[Rejects]) -> Iterator[str]:
    """Give the references of rows that were set aside: they are in the list, so not missing."""
    for each in rejects:
        place = each.header.place_of(panel.reference)
        for rejected in each.rows:
            if place is not None and place < len(rejected.cells):
                yield rejected.cells[place].strip()


def repeated(rejects: Sequence[Rejects], several: bool) -> RowsNamed:
    """Give the rows whose reference an earlier case has."""
    rows = [
        row_at(problem, several)
        for each in rejects
        for rejected in each.rows
        for problem in rejected.problems
        if isinstance(problem, RowProblem) and problem.kind == "repeated-reference"
    ]
    return RowsNamed(len(rows), tuple(rows[:MOST_ROWS]))


def refused_codes(panel: Panel, rejects: Sequence[Rejects]) -> Iterator[UnknownCode]:
    """Count the codes for which rows would be set aside, the most frequent first."""
    counts: Counter[tuple[str, str]] = Counter()
    titles: dict[str, str] = {}
    for each in rejects:
        places = {each.header.columns[place]: (place, field) for place, field in each.header.fields}
        readers: dict[str, Callable[[str], str]] = {}
        for rejected in each.rows:
            for problem in rejected.problems:
                place, field = places.get(problem.column, (0, None))
                if field is None or field.codelist is None or len(rejected.cells) <= place:
                    continue
                titles[field.id] = field.title
                if field.id not in readers:
                    meanings = each.header.words.get(place, {})
                    readers[field.id] = reading_of(field, panel, meanings)
                reader = readers[field.id]
                cell = rejected.cells[place]
                for part in cell.split(";") if field.type == "codes" else (cell,):
                    try:
                        reader(part)
                    except ValueError:
                        counts[(field.id, part.strip())] += 1
    for (field_id, code), count in counts.most_common():
        yield UnknownCode(field_id, titles[field_id], code, count, kept=False)


def month_first(panel: Panel, rejects: Sequence[Rejects], several: bool) -> RowsNamed:
    """Give the rows with a date that is only possible when the month stands first.

    Where one date of a list is so, the others may be read with day and month exchanged.
    """
    if not any(each.startswith("DD/MM") for each in panel.date_formats):
        return RowsNamed(0, ())
    return _rows_with_date(rejects, several, _is_month_first)


def day_numbers(rejects: Sequence[Rejects], several: bool) -> RowsNamed:
    """Give the rows with a date that is a spreadsheet's number of a day, such as `46115`."""
    return _rows_with_date(rejects, several, lambda cell: bool(_DAY_NUMBER.fullmatch(cell)))


def _rows_with_date(
    rejects: Sequence[Rejects], several: bool, looks: Callable[[str], bool]
) -> RowsNamed:
    found: dict[RowAt, None] = {}
    for each in rejects:
        places = [place for place, field in each.header.fields if field.type in _DATES]
        for rejected in each.rows:
            cells = [rejected.cells[at] for at in places if at < len(rejected.cells)]
            if any(looks(cell.strip()) for cell in cells) and rejected.problems:
                found[row_at(rejected.problems[0], several)] = None
    return RowsNamed(len(found), tuple(found)[:MOST_ROWS])


def _is_month_first(cell: str) -> bool:
    match = _PARTED_BY_SLASHES.match(cell)
    return match is not None and int(match[1]) <= 12 < int(match[2]) <= 31
