"""Writes conditions from parts that a person picks: a field, how it is compared, and values.

Only what `scrutiny.panels.conditions` reads again is ever written. It owns the list of comparisons
that make sense for a type of field, so that no front end has its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scrutiny.clock import is_day
from scrutiny.errors import Refusal
from scrutiny.panels.conditions import EARLIER
from scrutiny.panels.definition import Field
from scrutiny.panels.earlier import EARLIER_TYPE

NO_VALUE = ("is blank", "is not blank", "is a concern")


@dataclass(frozen=True, slots=True)
class Part:
    """One picked test, and how it is joined to what stands before it."""

    field: str
    comparison: str
    """Such as `is one of`; one of `comparisons` of the field."""
    values: tuple[str, ...] = ()
    joint: str = "and"
    """`and` or `or`; means nothing for the first part."""


def comparisons(field: Field) -> tuple[str, ...]:
    """Name the ways in which a field can be compared, the usual one first.

    >>> comparisons(Field("age", "Age", "integer"))
    ('is at least', 'is at most', 'is one of', 'is not blank', 'is blank')
    """
    if field.type == EARLIER_TYPE:
        return ("is a concern", "is one of", "is not blank", "is blank")
    blank = ("is not blank", "is blank")
    if field.type in ("date", "datetime"):
        return ("is on or after", "is on or before", *blank)
    if field.type in ("integer", "decimal"):
        return ("is at least", "is at most", "is one of", *blank)
    if field.type == "boolean":
        return ("is one of", *blank)
    if field.codelist is not None:
        grouped = ("is in one of groups",) if field.codelist.groups() else ()
        return ("is one of", *grouped, "is none of", *blank)
    return ("is one of", "contains", "is none of", *blank)


def written(part: Part, fields: Mapping[str, Field]) -> str:
    """Write one part in the language of conditions.

    Raises `Refusal` for a value that no condition can hold.

    >>> fields = {"sex": Field("sex", "Sex", "text")}
    >>> written(Part("sex", "is one of", ("M", "X")), fields)
    'sex is one of "M", "X"'
    >>> written(Part("sex", "is one of", ("M",)), fields)
    'sex is "M"'
    """
    name = part.field
    if name.startswith(EARLIER):
        shared = name.removeprefix(EARLIER)
        name = f"earlier judgement of {shared}" if shared else "earlier judgement"
    if part.comparison in NO_VALUE:
        return f"{name} {part.comparison}"
    if not part.values:
        raise Refusal("No value was chosen.", next_step="Choose at least one.")
    # A comparison with one value reads better without "one of"; it means the same.
    single = {"is one of": "is", "is none of": "is not", "is in one of groups": "is in group"}
    comparison = part.comparison
    if len(part.values) == 1:
        comparison = single.get(comparison, comparison)
    values = ", ".join(_value(each, fields[part.field], part.comparison) for each in part.values)
    return f"{name} {comparison} {values}"


def _value(value: str, field: Field, comparison: str) -> str:
    if comparison in ("is on or after", "is on or before"):
        if not is_day(value):
            raise Refusal(f"'{value}' is not a possible date.", next_step="Write it as 2026-04-01.")
        return value
    if comparison in ("is at least", "is at most"):
        whole = value.lstrip("-").replace(".", "", 1)
        if not (whole.isascii() and whole.isdigit()) or value.endswith("."):
            raise Refusal(f"'{value}' is not a number.", next_step="Write it as 18.")
        return value
    if '"' in value or "\n" in value:
        raise Refusal(
            f'A value with a quotation mark (") cannot stand in a condition of {field.title}.',
            next_step="Use 'contains' with the words before or after the mark.",
        )
    return f'"{value}"'


def joined(parts: Sequence[Part], fields: Mapping[str, Field]) -> str:
    """Join parts in their order; each `or` begins a new way to pass, as a person reads it.

    `A and B or C` means: A and B together, or C alone. No part is no condition.

    >>> fields = {"sex": Field("sex", "Sex", "text"), "age": Field("age", "Age", "integer")}
    >>> joined([Part("sex", "is one of", ("M",)), Part("age", "is at most", ("17",), "or")], fields)
    'sex is "M" or age is at most 17'
    """
    text = ""
    for number, part in enumerate(parts):
        text += f" {part.joint} " if number else ""
        text += written(part, fields)
    return text
