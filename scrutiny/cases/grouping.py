"""Puts the value of a case into its group, or among one of the kinds of missing.

A code that means "not stated" is missing data and never a group; blank is another kind of missing.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from scrutiny.errors import Refusal
from scrutiny.panels.conditions import MULTIPLE
from scrutiny.panels.definition import Field, Panel

BLANK = "blank"
NOT_IN_A_GROUP = "not in a group"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value belongs: in a group, or in a kind of missing. One of the two is empty."""

    group: str
    missing: str


@dataclass(frozen=True, slots=True)
class Grouped:
    """Counts by group, and what is missing by its kind."""

    counts: Mapping[str, int]
    """Every group that the field can have, also those without a case."""
    missing: Mapping[str, int]


def needed_groups(panel: Panel, field: Field) -> None:
    """Refuse a field whose cases cannot be counted by group."""
    if field.codelist is None:
        grouped = [each.id for each in panel.fields if each.codelist]
        raise Refusal(
            f"'{field.id}' has no code list, so its cases cannot be counted by group.",
            next_step=f"Fields that have one: {', '.join(grouped)}.",
        )
    if field.type in MULTIPLE:
        raise Refusal(
            f"'{field.id}' can hold several values, so the parts would not add up to the whole.",
            next_step="Count by a field that holds one value.",
        )


def placing(field: Field) -> Callable[[str], Place]:
    """Give the function that places a value of a field, which must have a code list.

    >>> from scrutiny.panels.definition import Code, CodeList
    >>> codes = (Code("W1", "British", "White"), Code("NS", "Not stated", missing="not stated"))
    >>> place = placing(
    ...     Field("ethnicity", "Ethnicity", "code", codelist=CodeList("e", "1", "", codes))
    ... )
    >>> place("W1").group, place("NS").missing, place("").missing, place("Z9").missing
    ('White', 'not stated', 'blank', 'not in a group')
    """
    codelist = field.codelist
    if codelist is None:
        raise ValueError(f"The field '{field.id}' has no code list.")
    groups = codelist.groups()
    codes = {code.code: code for code in codelist.codes}

    def place(value: str) -> Place:
        code = codes.get(value)
        if not value:
            return Place("", BLANK)
        if code is not None and code.missing:
            return Place("", code.missing)
        if code is not None and (code.group or not groups):
            return Place(code.group or code.label, "")
        return Place("", NOT_IN_A_GROUP)

    return place


def grouped(field: Field, found: Mapping[str, int]) -> Grouped:
    """Count values by group."""
    place = placing(field)
    counts: Counter[str] = Counter(
        dict.fromkeys(field.codelist.groups() if field.codelist else (), 0)
    )
    missing: Counter[str] = Counter()
    for value, count in found.items():
        where = place(value)
        if where.group:
            counts[where.group] += count
        else:
            missing[where.missing] += count
    return Grouped(dict(counts), dict(missing))
