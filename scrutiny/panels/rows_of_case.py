"""What makes one case of several rows: forms of one incident, allegations of one complaint.

A panel file says it under `[import.rows]`. A field that it does not name there must say the same in
all rows of a case: nothing is chosen in silence between two rows that disagree.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from scrutiny.panels.lines import Path
from scrutiny.panels.tables import Table

WAYS: Mapping[str, tuple[str, tuple[str, ...]]] = MappingProxyType(
    {
        "collect": ("codes, dates or text", ("codes", "dates", "text")),
        "any_yes": ("yes or no", ("boolean",)),
        "all_yes": ("yes or no", ("boolean",)),
        "earliest": ("a date", ("date", "datetime")),
        "latest": ("a date", ("date", "datetime")),
        "lowest": ("a number", ("integer", "decimal")),
        "first_in_list": ("one code", ("code",)),
        "last_in_list": ("one code", ("code",)),
        "of_one_person": ("one code", ("code",)),
    }
)
"""How the rows of a case may be brought together, with the types of field that it suits.

`of_one_person` is for what is said of a person: rows that differ speak of several people, and the
field is then left blank, so that the case counts among those of whom it is not known.
"""


@dataclass(frozen=True, slots=True)
class RowsOfCase:
    """How rows of a list become cases."""

    case: str
    """The field that rows of one case share; a row where it is blank is a case of its own."""
    row: str
    """The field that tells the rows of a case apart, such as the number of a form."""
    count: str
    """The field that keeps how many rows a case has."""
    unit: str
    """What one row is, in words: "form"."""
    units: str
    ways: Mapping[str, str]
    """For each field that may differ between rows of a case, how they are brought together."""

    def words(self, number: int) -> str:
        """Write how many rows there are, with their unit.

        >>> RowsOfCase("incident", "form", "forms", "form", "forms", {}).words(1)
        '1 form'
        """
        return f"{number:,} {self.unit if number == 1 else self.units}"


@dataclass(frozen=True, slots=True)
class RowsRead:
    """What a panel file says under `[import.rows]`, before it was compared with the fields."""

    rows: RowsOfCase
    named: tuple[tuple[str, str], ...]
    """Each way with a field it names, as often as the file says it."""


def read_rows(table: Table) -> RowsRead:
    """Read the table; what is wrong in it is noted there."""
    named = tuple((way, field_id) for way in WAYS for field_id in table.texts(way, ()))
    rows = RowsOfCase(
        case=table.text("case"),
        row=table.text("row"),
        count=table.text("count"),
        unit=table.text("unit"),
        units=table.text("units"),
        ways={field_id: way for way, field_id in named},
    )
    return RowsRead(rows, named)


def row_problems(read: RowsRead, types: Mapping[str, str]) -> Iterator[tuple[str, Path]]:
    """Give what does not fit the fields, whose types are given by their ids, with its place.

    >>> read = RowsRead(
    ...     RowsOfCase("a", "b", "c", "form", "forms", {"x": "earliest"}), (("earliest", "x"),)
    ... )
    >>> types = {"a": "text", "b": "text", "c": "integer", "x": "boolean"}
    >>> [problem for problem, _ in row_problems(read, types)]
    ["'x' is a field of type boolean, and 'earliest' is for a date"]
    """
    at: Path = ("import", "rows")
    rows = read.rows
    for key, field_id, wanted in (
        ("case", rows.case, ("reference", "text")),
        ("row", rows.row, ("text",)),
        ("count", rows.count, ("integer",)),
    ):
        if types.get(field_id) not in wanted:
            yield f"'{field_id}' must be a field of type {' or '.join(wanted)}", (*at, key)
    counts = Counter(field_id for _, field_id in read.named)
    kept = {rows.case, rows.row, rows.count}
    for way, field_id in read.named:
        words, suits = WAYS[way]
        if field_id not in types:
            yield f"'{field_id}' is not a field of this file", (*at, way)
        elif field_id in kept or types[field_id] == "reference":
            yield f"'{field_id}' names or counts rows, so it has no place here", (*at, way)
        elif types[field_id] not in suits:
            kind = types[field_id]
            yield f"'{field_id}' is a field of type {kind}, and '{way}' is for {words}", (*at, way)
        if counts[field_id] > 1:
            yield f"'{field_id}' is named more than once", (*at, way)
