"""Says what is to be noticed about accepted rows: codes that are unknown, or were not in use.

It rejects nothing, and keeps the place of the first flags of each kind only.
"""

from collections.abc import Iterator, Sequence

from scrutiny.importing.flags import Flags
from scrutiny.importing.header import Header
from scrutiny.importing.lines import LinesOfRows
from scrutiny.importing.outcome import Flag, RowProblem
from scrutiny.importing.quoting import quoted
from scrutiny.panels.definition import Field


def row_problem(
    name: str, lines: LinesOfRows, message: str, number: int, column: str = "", kind: str = ""
) -> RowProblem:
    """Say something of a row and a column, with its place in the file."""
    return RowProblem(message, name, number, column, line=lines.line_of(number), kind=kind)


class Remarks:
    """What is noticed about the codes of the rows of one file."""

    def __init__(self, header: Header, flags: Flags, lines: LinesOfRows, name: str) -> None:
        """Find the fields whose codes may need a remark."""
        self._header = header
        self._flags = flags
        self._lines = lines
        self._name = name
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

    def plain(self, field: Field, value: str) -> bool:
        """Tell whether a value needs no remark, on whatever day."""
        known = self._known_codes.get(field.id)
        if known is None and not self._windows:
            return True
        parts = _parts(field, value)
        if known is not None and any(part and part not in known for part in parts):
            return False
        return not any((field.id, part) in self._windows for part in parts)

    def of_codes(self, number: int, values: Sequence[str], day: str) -> None:
        """Flag the codes of a row that were not in use on its day, or are not in the list."""
        for place, field, part in self._each(values) if self._windows else ():
            code = self._windows.get((field.id, part))
            if code is None:
                continue
            early = code.valid_from is not None and day < code.valid_from.isoformat()
            late = code.valid_to is not None and day > code.valid_to.isoformat()
            if early or late:
                message = f"the code {quoted(part)} was not in use on {day}"
                title = "codes that were not in use on the day"
                self.flag("code-not-in-use", title, message, number, place)
        for place, field, part in self._each(values) if self._known_codes else ():
            known = self._known_codes.get(field.id)
            if known is not None and part and part not in known:
                message = f"{quoted(part)} is not a known code of '{field.title}'; it was kept"
                title = "codes that are not in the list, kept"
                self.flag("unknown-code", title, message, number, place)

    def flag(
        self, kind: str, title: str, message: str, number: int, place: int | None = None
    ) -> None:
        """Count a flag; its place in the file is made out only while it is kept."""
        if self._flags.wants(kind):
            column = "" if place is None else self._header.columns[place]
            told = row_problem(self._name, self._lines, message, number, column)
            self._flags.add(Flag(kind, title, told))
        else:
            self._flags.count(kind, title)

    def _each(self, values: Sequence[str]) -> Iterator[tuple[int, Field, str]]:
        for (place, field), value in zip(self._header.fields, values, strict=True):
            for part in _parts(field, value):
                yield place, field, part


def _parts(field: Field, value: str) -> Sequence[str]:
    return value.strip(";").split(";") if field.type == "codes" else (value,)
