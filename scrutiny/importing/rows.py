"""Checks one row after another: a row becomes a case, or a list of reasons why it cannot."""

from collections.abc import Sequence
from dataclasses import dataclass

from sampling.references import normalise_reference
from scrutiny.errors import Problem
from scrutiny.importing.alike import looks_of
from scrutiny.importing.cells import Reader, reader_for
from scrutiny.importing.header import Header
from scrutiny.importing.lines import LinesOfRows
from scrutiny.importing.outcome import Flag, RowProblem
from scrutiny.importing.police_uk import MonthFile
from scrutiny.importing.quoting import quoted
from scrutiny.panels.definition import Field, Panel

_LONGEST_REFERENCE = 200


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One row that was read without a problem."""

    row: int
    reference: str
    day: str
    values: tuple[str, ...]
    """In the order of the header's fields."""
    as_typed: dict[str, str]
    """Cells whose fixed form differs from what was typed, by field."""
    columns: dict[str, str]
    """Filled cells of columns that no field asks for, by header."""


class RowChecker:
    """Checks the rows of one file; knows what earlier rows said."""

    def __init__(
        self,
        panel: Panel,
        header: Header,
        month: MonthFile | None,
        name: str,
        lines: LinesOfRows,
    ) -> None:
        """Prepare a reader for each column."""
        self.panel = panel
        self.header = header
        self.month = month
        self.name = name
        self.lines = lines
        self.flags: list[Flag] = []
        self._readers: list[tuple[int, Field, Reader]] = [
            (place, field, reader_for(field, panel)) for place, field in header.fields
        ]
        self._date_place = header.place_of(panel.date)
        self._reference_place = header.place_of(panel.reference)
        self._seen_rows: set[int] = set()
        self._references: dict[str, int] = {}
        self._close_references: dict[str, int] = {}
        self._kept = [
            (place, field, {code.code for code in field.codelist.codes})
            for place, (_, field) in enumerate(header.fields)
            if field.codelist and field.keep_unknown_codes
        ]
        self._windows = {
            (field.id, code.code): code
            for _, field in header.fields
            if field.codelist
            for code in field.codelist.codes
            if code.valid_from or code.valid_to
        }

    def check(self, number: int, cells: Sequence[str]) -> CaseRow | list[Problem]:
        """Read one row, counted from 1 below the header."""
        if len(cells) != self.header.width:
            what = "too few" if len(cells) < self.header.width else "too many"
            message = (
                f"the row has {len(cells)} cells where the header has {self.header.width}"
                f" ({what}); nothing was shifted"
            )
            return [self.problem(message, number)]
        problems: list[Problem] = []
        values: list[str] = []
        as_typed: dict[str, str] = {}
        day = ""
        for place, field, reader in self._readers:
            cell = cells[place]
            try:
                value = reader(cell)
            except ValueError as error:
                problems.append(self.problem(str(error), number, self._title(place)))
                value = ""
            else:
                if field.required and not value and place != self._reference_place:
                    message = f"'{field.title}' is blank"
                    problems.append(self.problem(message, number, self._title(place)))
            if place == self._date_place:
                day = value[:10]
            if value != cell:
                as_typed[field.id] = cell
            values.append(value)
        if self.month is not None:
            day = self._month_day(number, day, values)
        elif not day and not problems:
            message = "the date is blank, so the case belongs to no period"
            problems.append(self.problem(message, number, self._title(self._date_place)))
        reference = self._reference(number, cells, problems)
        if problems:
            return problems
        self._flag_repeat(number, cells)
        self._flag_windows(number, values, day)
        self._flag_unknown(number, values)
        columns = {
            self._title(at) or f"column {at + 1}": cells[at]
            for at in self.header.unknown
            if cells[at]
        }
        return CaseRow(number, reference, day, tuple(values), as_typed, columns)

    def problem(self, message: str, number: int, column: str = "") -> RowProblem:
        """Say what is wrong with a row, with its place in the file."""
        return RowProblem(message, self.name, number, column, line=self.lines.line_of(number))

    def _title(self, place: int | None) -> str:
        return "" if place is None else self.header.columns[place]

    def _month_day(self, number: int, day: str, values: list[str]) -> str:
        assert self.month is not None
        decided = self.month.day(day)
        if day and day[:7] != self.month.month:
            message = f"stamped {day}, in another month than its file; counted in the file's month"
            self._flag("other-month", "stamped in another month than the file", message, number)
        return decided

    def _reference(self, number: int, cells: Sequence[str], problems: list[Problem]) -> str:
        if self._reference_place is None:
            return self.month.reference(number) if self.month else ""
        title = self._title(self._reference_place)
        try:
            reference = normalise_reference(cells[self._reference_place])
        except ValueError as error:
            problems.append(self.problem(str(error), number, title))
            return ""
        if not reference:
            problems.append(self.problem("the reference is blank", number, title))
            return ""
        if len(reference.splitlines()) > 1:
            message = "the reference holds a line break, so it could not be put in a sealed list"
            problems.append(self.problem(message, number, title))
            return ""
        if len(reference) > _LONGEST_REFERENCE:
            message = f"the reference has more than {_LONGEST_REFERENCE} characters"
            problems.append(self.problem(f"{quoted(reference)}: {message}", number, title))
            return ""
        earlier = self._references.setdefault(reference, number)
        if earlier != number:
            message = f"{quoted(reference)} is the reference of row {earlier} already"
            problems.append(self.problem(message, number, title))
            return reference
        close = looks_of(reference)
        near = self._close_references.setdefault(close, number)
        if near != number:
            message = f"{quoted(reference)} looks like the reference of row {near}"
            self._flag("near-repeat", "references that look alike", message, number)
        return reference

    def _flag_repeat(self, number: int, cells: Sequence[str]) -> None:
        # The reference of a row is no part of what it says, so it cannot tell two rows apart here.
        said = tuple(c for at, c in enumerate(cells) if at != self._reference_place)
        key = hash(said)
        if key in self._seen_rows:
            message = "the row repeats an earlier row of the file exactly; both are kept"
            self._flag("exact-repeat", "exact repeats of an earlier row, kept", message, number)
        self._seen_rows.add(key)

    def _flag_unknown(self, number: int, values: Sequence[str]) -> None:
        for place, field, known in self._kept:
            value = values[place]
            parts = value.strip(";").split(";") if field.type == "codes" else (value,)
            for part in parts:
                if part and part not in known:
                    message = f"{quoted(part)} is not a known code of '{field.title}'; it was kept"
                    title = "codes that are not in the list, kept"
                    at = self.header.fields[place][0]
                    self._flag("unknown-code", title, message, number, self._title(at))

    def _flag_windows(self, number: int, values: Sequence[str], day: str) -> None:
        if not self._windows:
            return
        for (place, field), value in zip(self.header.fields, values, strict=True):
            for part in value.strip(";").split(";") if field.type == "codes" else (value,):
                code = self._windows.get((field.id, part))
                if code is None:
                    continue
                early = code.valid_from is not None and day < code.valid_from.isoformat()
                late = code.valid_to is not None and day > code.valid_to.isoformat()
                if early or late:
                    message = f"the code {quoted(part)} was not in use on {day}"
                    title = "codes that were not in use on the day"
                    self._flag("code-not-in-use", title, message, number, self._title(place))

    def _flag(self, kind: str, title: str, message: str, number: int, column: str = "") -> None:
        self.flags.append(Flag(kind, title, self.problem(message, number, column)))
