"""Checks one row after another: a row becomes a case, or a list of reasons why it cannot."""

from collections.abc import Sequence
from typing import NamedTuple

from scrutiny.errors import Problem
from scrutiny.importing.cells import Reader
from scrutiny.importing.content import fragment
from scrutiny.importing.flags import Flags
from scrutiny.importing.header import Header
from scrutiny.importing.lines import LinesOfRows
from scrutiny.importing.mapping import reading_of
from scrutiny.importing.naming import ByCase, Naming, UnnamedError
from scrutiny.importing.outcome import Flag, RowProblem
from scrutiny.importing.quick import QuickCells, RemarkableError
from scrutiny.importing.quoting import quoted
from scrutiny.importing.repeats import Repeats
from scrutiny.panels.definition import Field, Panel


class CaseRow(NamedTuple):
    """One row that was read without a problem.

    A tuple, since a list may have a million of them and a dataclass takes five times as long.
    """

    row: int
    reference: str
    day: str
    values: tuple[str, ...]
    """In the order of the header's fields."""
    fragments: tuple[str, ...]
    """The same as they stand in the text of the case."""
    as_typed: dict[str, str]
    """Cells whose fixed form differs from what was typed, by field."""
    columns: dict[str, str]
    """Filled cells of columns that no field asks for, by header."""


class RowChecker:
    """Checks the rows of one file; knows what earlier rows said."""

    def __init__(
        self, panel: Panel, header: Header, naming: Naming, name: str, lines: LinesOfRows
    ) -> None:
        """Prepare a reader for each column."""
        self.panel = panel
        self.header = header
        self.naming = naming
        self.name = name
        self.lines = lines
        self.flags = Flags()
        self._readers: list[tuple[int, Field, Reader]] = [
            (place, field, reading_of(field, panel, header.words.get(place, {})))
            for place, field in header.fields
        ]
        self._date_place = header.place_of(panel.date)
        self._date_value = next(
            (n for n, (_, field) in enumerate(header.fields) if field.id == panel.date), None
        )
        self._reference_place = header.place_of(panel.reference)
        self._repeats = Repeats()
        self._known_codes = {
            field.id: {code.code for code in field.codelist.codes}
            for _, field in header.fields
            if field.codelist and field.keep_unknown_codes
        }
        self._windows = {
            (field.id, code.code): code
            for _, field in header.fields
            if field.codelist
            for code in field.codelist.codes
            if code.valid_from or code.valid_to
        }
        self._quick = QuickCells(self._readers, header.width, self._plain)
        # What numbers a row is no part of what it says, so it cannot tell two rows apart.
        self._numbering = {header.index, self._reference_place} - {None}

    def check(self, number: int, cells: Sequence[str]) -> CaseRow | list[Problem]:
        """Read one row, counted from 1 below the header."""
        if len(cells) != self.header.width:
            what = "too few" if len(cells) < self.header.width else "too many"
            message = (
                f"the row has {len(cells)} cells where the header has {self.header.width}"
                f" ({what}); nothing was shifted"
            )
            return [self.problem(message, number, kind="ragged")]
        try:
            picked, read = self._quick.read(cells)
        except RemarkableError:
            return self._check_carefully(number, cells)
        values, fragments = zip(*read, strict=True)
        day: str = values[self._date_value][:10] if self._date_value is not None else ""
        problems: list[Problem] = []
        reference, day = self._named(number, cells, day, problems)
        if problems:
            return problems
        as_typed = {}
        if values != tuple(picked):
            as_typed = {
                field.id: cell
                for (_, field), cell, value in zip(self.header.fields, picked, values, strict=True)
                if cell != value
            }
        return self._accepted(number, cells, reference, day, values, fragments, as_typed)

    def _check_carefully(self, number: int, cells: Sequence[str]) -> CaseRow | list[Problem]:
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
                    problems.append(self.problem(message, number, self._title(place), "blank"))
            if place == self._date_place:
                day = value[:10]
            if value != cell:
                as_typed[field.id] = cell
            values.append(value)
        reference, day = self._named(number, cells, day, problems)
        if problems:
            return problems
        self._flag_windows(number, values, day)
        self._flag_unknown(number, values)
        fragments = tuple(
            fragment(field.id, value)
            for (_, field), value in zip(self.header.fields, values, strict=True)
        )
        return self._accepted(number, cells, reference, day, tuple(values), fragments, as_typed)

    def _accepted(
        self,
        number: int,
        cells: Sequence[str],
        reference: str,
        day: str,
        values: tuple[str, ...],
        fragments: tuple[str, ...],
        as_typed: dict[str, str],
    ) -> CaseRow:
        if isinstance(self.naming, ByCase):
            pass  # What repeats within a case is told when its rows are put together.
        elif self._numbering:
            said = tuple(cell for at, cell in enumerate(cells) if at not in self._numbering)
            self._repeats.note(number, hash(said))
        else:
            self._repeats.note(number, hash(tuple(cells)))
        columns = {}
        if self.header.unknown:
            columns = {
                self._title(at) or f"column {at + 1}": cells[at]
                for at in self.header.unknown
                if cells[at]
            }
        return CaseRow(number, reference, day, values, fragments, as_typed, columns)

    def finish(self) -> None:
        """Flag what only the whole list shows."""
        message = "the row repeats an earlier row of the file exactly; both are kept"
        for number in self._repeats.rows():
            self._flag("exact-repeat", "exact repeats of an earlier row, kept", message, number)

    def problem(self, message: str, number: int, column: str = "", kind: str = "") -> RowProblem:
        """Say what is wrong with a row, with its place in the file."""
        line = self.lines.line_of(number)
        return RowProblem(message, self.name, number, column, line=line, kind=kind)

    def _title(self, place: int | None) -> str:
        return "" if place is None else self.header.columns[place]

    def _named(
        self, number: int, cells: Sequence[str], day: str, problems: list[Problem]
    ) -> tuple[str, str]:
        naming = self.naming
        try:
            reference = naming.reference(number, cells, day)
            decided = naming.day(number, cells, day)
        except UnnamedError as error:
            title = self._title(naming.column)
            problems.append(self.problem(str(error), number, title, error.kind))
            reference, decided = "", day
        if not decided and not problems:
            message = "the date is blank, so the case belongs to no period"
            problems.append(self.problem(message, number, self._title(self._date_place), "blank"))
        if problems:
            return reference, decided
        if day and decided[:7] != day[:7]:
            message = f"stamped {day}, in another month than its file; counted in the file's month"
            self._flag("other-month", "stamped in another month than the file", message, number)
        near = naming.alike(number, reference)
        if near is not None:
            message = f"{quoted(reference)} looks like the reference of row {near}"
            title = self._title(naming.column)
            self._flag("near-repeat", "references that look alike", message, number, title)
        return reference, decided

    def _plain(self, field: Field, value: str) -> bool:
        known = self._known_codes.get(field.id)
        if known is None and not self._windows:
            return True
        parts = value.strip(";").split(";") if field.type == "codes" else (value,)
        if known is not None and any(part and part not in known for part in parts):
            return False
        return not any((field.id, part) in self._windows for part in parts)

    def _flag_unknown(self, number: int, values: Sequence[str]) -> None:
        for (at, field), value in zip(self.header.fields, values, strict=True):
            known = self._known_codes.get(field.id)
            if known is None:
                continue
            parts = value.strip(";").split(";") if field.type == "codes" else (value,)
            for part in parts:
                if part and part not in known:
                    message = f"{quoted(part)} is not a known code of '{field.title}'; it was kept"
                    title = "codes that are not in the list, kept"
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
        if self.flags.wants(kind):
            self.flags.add(Flag(kind, title, self.problem(message, number, column)))
        else:
            self.flags.count(kind, title)
