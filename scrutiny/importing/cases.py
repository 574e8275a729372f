"""The cases of a list while they are brought in: as rows, and many at once by column."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from scrutiny.errors import Problem


class CaseRow(NamedTuple):
    """One row that was read without a problem."""

    row: int
    reference: str
    day: str
    values: tuple[str, ...]
    """In the order of the header's fields."""
    as_typed: Mapping[str, str]
    """Cells whose fixed form differs from what was typed, by field."""
    columns: Mapping[str, str]
    """Filled cells of columns that no field asks for, by header."""


Beside = tuple[Mapping[str, str], Mapping[str, str]]
"""What a row says beside its fields: cells as they were typed, and further columns."""
_NOTHING: Beside = ({}, {})


@dataclass(frozen=True, slots=True)
class Cases:
    """Cases of one list, column by column."""

    rows: Sequence[int]
    references: Sequence[str]
    days: Sequence[str]
    columns: Sequence[Sequence[str]]
    """The values of each field, in the order of the header's fields."""
    beside: Mapping[int, Beside]
    """By place among these cases, for those that say something beside their fields."""

    def each(self) -> Iterator[CaseRow]:
        """Give them one by one."""
        values = zip(*self.columns, strict=True) if self.columns else iter([()] * len(self.rows))
        for at, (row, reference, day, said) in enumerate(
            zip(self.rows, self.references, self.days, values, strict=True)
        ):
            yield CaseRow(row, reference, day, said, *self.beside.get(at, _NOTHING))

    def without(self, places: set[int]) -> "Cases":
        """Leave out those at some places."""
        if not places:
            return self
        kept = [at for at in range(len(self.rows)) if at not in places]
        return Cases(
            [self.rows[at] for at in kept],
            [self.references[at] for at in kept],
            [self.days[at] for at in kept],
            [[column[at] for at in kept] for column in self.columns],
            {new: self.beside[at] for new, at in enumerate(kept) if at in self.beside},
        )


def cases_of(rows: Sequence[CaseRow], width: int) -> Cases:
    """Put cases of so many fields together by column.

    >>> one = CaseRow(1, "A-1", "2026-01-05", ("x", "y"), {}, {})
    >>> list(cases_of([one], 2).each()) == [one]
    True
    """
    return Cases(
        [each.row for each in rows],
        [each.reference for each in rows],
        [each.day for each in rows],
        list(zip(*(each.values for each in rows), strict=True)) or [()] * width,
        {
            at: (each.as_typed, each.columns)
            for at, each in enumerate(rows)
            if each.as_typed or each.columns
        },
    )


class Refused(NamedTuple):
    """A row that cannot be taken, with the reasons."""

    row: int
    cells: list[str]
    problems: list[Problem]


@dataclass(frozen=True, slots=True)
class CheckedRows:
    """Rows that were checked, in their order."""

    cases: Cases
    cells: list[list[str]]
    """Of each case, as it stands in the list."""
    refused: list[Refused]
