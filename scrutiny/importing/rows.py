"""Checks rows, many at once: a row becomes a case, or a list of reasons why it cannot.

Whole columns are read at once, and only a row with something to remark is looked at by itself; both
ways read a cell by the same reader, so they cannot differ in what they say.
"""

from collections.abc import Mapping, Sequence

from scrutiny.errors import Problem
from scrutiny.importing.cases import Beside, Cases, CheckedRows, Refused
from scrutiny.importing.cells import Reader
from scrutiny.importing.flags import Flags
from scrutiny.importing.header import Header
from scrutiny.importing.lines import LinesOfRows
from scrutiny.importing.mapping import reading_of
from scrutiny.importing.names import Names, names_of
from scrutiny.importing.naming import ByCase, Naming
from scrutiny.importing.outcome import RowProblem
from scrutiny.importing.quick import QuickColumn
from scrutiny.importing.quoting import quoted
from scrutiny.importing.remarks import Remarks, row_problem
from scrutiny.importing.repeats import Repeats
from scrutiny.panels.definition import Field, Panel


class RowChecker:
    """Checks the rows of one file; knows what earlier rows said."""

    def __init__(
        self,
        panel: Panel,
        header: Header,
        naming: Naming,
        name: str,
        lines: LinesOfRows,
        repeats: Repeats,
        flags: Flags,
    ) -> None:
        """Prepare a reader for each column."""
        self.panel = panel
        self.header = header
        self.naming = naming
        self.name = name
        self.lines = lines
        self.flags = flags
        self._remarks = Remarks(header, self.flags, lines, name)
        self._readers: list[tuple[int, Field, Reader]] = [
            (place, field, reading_of(field, panel, header.words.get(place, {})))
            for place, field in header.fields
        ]
        self._quick = [
            QuickColumn(field, reader, self._remarks.plain) for _, field, reader in self._readers
        ]
        self._date_value = next(
            (n for n, (_, field) in enumerate(header.fields) if field.id == panel.date), None
        )
        self._reference_place = header.place_of(panel.reference)
        self._repeats = repeats
        # What numbers a row is no part of what it says, so it cannot tell two rows apart.
        self._numbering = {header.index, self._reference_place} - {None}

    def check(self, numbers: Sequence[int], rows: list[list[str]]) -> CheckedRows:
        """Read rows, counted from 1 below the header."""
        ragged: list[Refused] = []
        if set(map(len, rows)) - {self.header.width}:
            numbers, rows, ragged = self._without_ragged(numbers, rows)
        if not rows:
            return CheckedRows(Cases((), (), (), [()] * len(self._readers), {}), [], ragged)
        cells = list(zip(*rows, strict=True))
        columns, looked_at = self._read(numbers, rows, cells)
        spoilt = {at for at, problems in looked_at.items() if problems}
        days = self._days(columns, len(rows))
        names = names_of(self.naming, numbers, rows, days, spoilt)
        refused = []
        for at in sorted({*looked_at, *names.remarkable()}):
            problems = self._problems(numbers[at], at, looked_at.get(at, []), names)
            if problems:
                refused.append(Refused(numbers[at], rows[at], problems))
                spoilt.add(at)
            else:
                self._remark(numbers[at], at, days[at], names)
                if at in looked_at:
                    values = [column[at] for column in columns]
                    self._remarks.of_codes(numbers[at], values, names.days[at])
        beside = self._beside(cells, columns)
        cases = Cases(numbers, names.references, names.days, columns, beside).without(spoilt)
        self._note_repeats(cases, cells, spoilt)
        kept = [each for at, each in enumerate(rows) if at not in spoilt] if spoilt else rows
        told = sorted((*ragged, *refused), key=lambda each: each.row) if ragged else refused
        return CheckedRows(cases, kept, told)

    def finish(self) -> None:
        """Flag what only the whole list shows."""
        title = "exact repeats of an earlier row, kept"
        message = "the row repeats an earlier row of the file exactly; both are kept"
        for number in self._repeats.rows():
            self._remarks.flag("exact-repeat", title, message, number)

    def problem(self, message: str, number: int, column: str = "", kind: str = "") -> RowProblem:
        """Say what is wrong with a row, with its place in the file."""
        return row_problem(self.name, self.lines, message, number, column, kind)

    def _title(self, place: int | None) -> str:
        return "" if place is None else self.header.columns[place]

    def _without_ragged(
        self, numbers: Sequence[int], rows: list[list[str]]
    ) -> tuple[list[int], list[list[str]], list[Refused]]:
        width = self.header.width
        # Blank cells behind the last column, as of a delimiter at each line's end, say nothing.
        rows = [each if any(map(str.strip, each[width:])) else each[:width] for each in rows]
        ragged = []
        for number, cells in zip(numbers, rows, strict=True):
            if len(cells) != width:
                what = "too few" if len(cells) < width else "too many"
                message = (
                    f"the row has {len(cells)} cells where the header has {width} ({what}); nothing"
                    " was shifted"
                )
                ragged.append(
                    Refused(number, cells, [self.problem(message, number, kind="ragged")])
                )
        whole = [pair for pair in zip(numbers, rows, strict=True) if len(pair[1]) == width]
        return [number for number, _ in whole], [cells for _, cells in whole], ragged

    def _read(
        self,
        numbers: Sequence[int],
        rows: Sequence[Sequence[str]],
        cells: Sequence[Sequence[str]],
    ) -> tuple[Sequence[Sequence[str]], dict[int, list[Problem]]]:
        """Read the cells of all fields; gives the rows that were looked at, with their problems."""
        columns: list[Sequence[str]] = []
        remarkable: set[int] = set()
        for (place, _, _), quick in zip(self._readers, self._quick, strict=True):
            columns.append(quick.read(cells[place]))
            remarkable.update(quick.remarkable(cells[place]))
        looked_at = {}
        if not remarkable:
            return columns, {}
        corrected = [list(column) for column in columns]
        for at in sorted(remarkable):
            values, looked_at[at] = self._look_at(numbers[at], rows[at])
            for column, value in zip(corrected, values, strict=True):
                column[at] = value
        return corrected, looked_at

    def _look_at(self, number: int, cells: Sequence[str]) -> tuple[list[str], list[Problem]]:
        problems: list[Problem] = []
        values: list[str] = []
        for place, field, reader in self._readers:
            try:
                value = reader(cells[place])
            except ValueError as error:
                problems.append(self.problem(str(error), number, self._title(place)))
                value = ""
            else:
                if field.required and not value and place != self._reference_place:
                    message = f"'{field.title}' is blank"
                    problems.append(self.problem(message, number, self._title(place), "blank"))
            values.append(value)
        return values, problems

    def _days(self, columns: Sequence[Sequence[str]], count: int) -> Sequence[str]:
        if self._date_value is None:
            return [""] * count
        return [stamp[:10] for stamp in columns[self._date_value]]

    def _problems(
        self, number: int, at: int, problems: Sequence[Problem], names: Names
    ) -> list[Problem]:
        told = list(problems)
        error = names.unnamed.get(at)
        if error is not None:
            told.append(
                self.problem(str(error), number, self._title(self.naming.column), error.kind)
            )
        if at in names.undated:
            message = "the date is blank, so the case belongs to no period"
            title = self._title(self.header.place_of(self.panel.date))
            told.append(self.problem(message, number, title, "blank"))
        return told

    def _remark(self, number: int, at: int, day: str, names: Names) -> None:
        if at in names.moved:
            message = f"stamped {day}, in another month than its file; counted in the file's month"
            title = "stamped in another month than the file"
            self._remarks.flag("other-month", title, message, number)
        if at in names.near:
            said = quoted(names.references[at])
            message = f"{said} looks like the reference of row {names.near[at]}"
            title = "references that look alike"
            self._remarks.flag("near-repeat", title, message, number, self.naming.column)

    def _beside(
        self, cells: Sequence[Sequence[str]], columns: Sequence[Sequence[str]]
    ) -> Mapping[int, Beside]:
        """Find cells whose fixed form differs from what was typed, and columns without a field."""
        found: dict[int, tuple[dict[str, str], dict[str, str]]] = {}
        for (place, field, _), values in zip(self._readers, columns, strict=True):
            if values is cells[place]:
                continue
            for at, (cell, value) in enumerate(zip(cells[place], values, strict=True)):
                if cell != value:
                    found.setdefault(at, ({}, {}))[0][field.id] = cell
        for place in self.header.unknown:
            title = self._title(place) or f"column {place + 1}"
            for at, cell in enumerate(cells[place]):
                if cell:
                    found.setdefault(at, ({}, {}))[1][title] = cell
        return found

    def _note_repeats(self, cases: Cases, cells: Sequence[Sequence[str]], spoilt: set[int]) -> None:
        if isinstance(self.naming, ByCase):
            return  # What repeats within a case is told when its rows are put together.
        said = [column for place, column in enumerate(cells) if place not in self._numbering]
        hashes = map(hash, zip(*said, strict=True)) if said else iter([hash(())] * len(cells[0]))
        kept = (each for at, each in enumerate(hashes) if at not in spoilt) if spoilt else hashes
        self._repeats.note(cases.rows, kept)
