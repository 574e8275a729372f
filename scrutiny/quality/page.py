"""What is wrong with a list, as one value: counts, and rows by their number.

It is sent back to the force's analyst, so it never holds what a cell of a person says: only the
names of columns, row numbers, references of cases, codes and counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from scrutiny.cases.asking import Period

MOST_ROWS = 20
"""So many rows of one kind are named; the count goes on."""
ROUNDED = "references that a spreadsheet has rounded, such as 1.23E+11: their digits are lost"
DAY_NUMBERS = "dates written as a spreadsheet's day numbers, such as 46115"
MONTH_FIRST = "dates that only fit when the month stands first: the others may be read wrongly"


@dataclass(frozen=True, slots=True)
class RowAt:
    """One row of a list."""

    row: int
    """Counted from 1 below the header."""
    file: str = ""
    """Without its folder; empty when there is one file only."""


@dataclass(frozen=True, slots=True)
class RowsNamed:
    """How many rows something is true of, and the first of them."""

    count: int
    rows: tuple[RowAt, ...]


@dataclass(frozen=True, slots=True)
class MonthRows:
    """The cases of one month."""

    month: str
    """As `2026-03`."""
    cases: int
    wanted: bool
    """Some day of it lies in the wanted window."""


@dataclass(frozen=True, slots=True)
class Dates:
    """The days of the cases against what was asked for."""

    window: Period
    first: str
    """The earliest day; empty when there is no case."""
    last: str
    months: tuple[MonthRows, ...]
    missing_months: tuple[str, ...]
    outside: RowsNamed
    """Cases before or after the window."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A column, and how many of its cells say nothing."""

    field: str
    title: str
    blank: int
    of: int
    in_list: bool
    """Whether any list has the column at all."""


@dataclass(frozen=True, slots=True)
class UnknownCode:
    """A code that no list of codes knows."""

    field: str
    title: str
    code: str
    """As it was written, not cleaned: text from outside."""
    count: int
    kept: bool
    """Whether the rows were kept with it; else they would be set aside."""


@dataclass(frozen=True, slots=True)
class WordRead:
    """A word of the list that stands for a code or a value."""

    column: str
    word: str
    """As it was written, not cleaned: text from outside."""
    cells: int
    read_as: str
    """In words; empty for a blank cell."""
    decided: bool
    """The office said what it means."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """Rows that cannot be read, by the column that is wrong."""

    column: str
    """Empty when the row as a whole is wrong; of stored lists, the name of the list instead."""
    must_be: str
    """What the column must hold; empty for stored lists."""
    found: RowsNamed


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something that was noticed about rows that can be read."""

    kind: str
    title: str
    found: RowsNamed


@dataclass(frozen=True, slots=True)
class NumberGap:
    """A run of numbers that is missing from the references."""

    first: str
    last: str
    missing: int


@dataclass(frozen=True, slots=True)
class Numbering:
    """How the references count on."""

    numbered: int
    """References that end in a number of a sequence."""
    missing: int
    gaps: tuple[NumberGap, ...]
    """The longest first."""


@dataclass(frozen=True, slots=True)
class Control:
    """A total from a second source, and what the list has."""

    name: str
    typed: int
    counted: int

    @property
    def difference(self) -> int:
        """How many more the list has; below zero when it has fewer."""
        return self.counted - self.typed


@dataclass(frozen=True, slots=True)
class Difference:
    """A list against the cases that are stored for the same days."""

    stored: int
    """Cases that are stored for these days."""
    new: int
    same: int
    changed: RowsNamed
    gone: int
    gone_references: tuple[str, ...]
    """The first of those that are stored and not in this list."""
    list_name: str = ""
    """The last list, when what is stored was compared with what was there before it."""


@dataclass(frozen=True, slots=True)
class FileRead:
    """One file."""

    name: str
    sha256: str
    read: int
    notices: tuple[str, ...]
    unknown_columns: tuple[str, ...]
    left_out: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class ListQuality:
    """Everything that can be said of a list before a case is looked at."""

    panel: str
    panel_name: str
    unit: str
    units: str
    stored: bool
    """Whether this is of cases that are stored, or of a list that is only looked at."""
    files: tuple[FileRead, ...]
    read: int
    """Rows of the files."""
    cases: int
    """Cases that they make."""
    set_aside: int
    joined: int
    """Rows that are further rows of a case."""
    dates: Dates
    blanks: tuple[Blank, ...]
    unknown_codes: tuple[UnknownCode, ...]
    words: tuple[WordRead, ...]
    """What the list's own words were read as; none for cases that are stored."""
    problems: tuple[SetAside, ...]
    exact_repeats: RowsNamed
    repeated_references: RowsNamed
    alike_references: RowsNamed
    numbering: Numbering | None
    """`None` when the references are not numbers that count on."""
    impossible: tuple[Noticed, ...]
    """The panel's own checks."""
    noticed: tuple[Noticed, ...]
    """Everything else."""
    controls: tuple[Control, ...]
    difference: Difference | None
    """`None` when nothing was stored for these days before."""
