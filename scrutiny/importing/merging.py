"""Makes one case of its rows, as the panel file says, and never chooses between rows that disagree.

It only looks at rows that were read without a problem.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scrutiny.importing.cases import CaseRow
from scrutiny.importing.quoting import quoted
from scrutiny.panels.definition import Field, Panel
from scrutiny.panels.rows_of_case import RowsOfCase

_SHORT = 80
"""Texts no longer than this stand in one line, parted by semicolons."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Why a row cannot be joined to the others of its case."""

    row: int
    field: Field
    message: str


def disagreements(
    panel: Panel, rules: RowsOfCase, fields: Sequence[Field], rows: Sequence[CaseRow]
) -> list[Disagreement]:
    """List what must be the same in all rows of a case and is not; a blank disagrees with nothing.

    Each row is compared with the first that says something.
    """
    found = []
    for at, field in enumerate(fields):
        if field.id in (rules.case, rules.row, panel.reference) or field.id in rules.ways:
            continue
        said = [(row.row, row.values[at]) for row in rows if row.values[at]]
        for row, value in said:
            first, expected = said[0]
            if value != expected:
                message = (
                    f"'{field.title}' says {quoted(value)} here and {quoted(expected)} in row"
                    f" {first}, which is of the same case"
                )
                found.append(Disagreement(row, field, message))
    return found


def merge(
    rules: RowsOfCase, fields: Sequence[Field], rows: Sequence[CaseRow], reference: str
) -> CaseRow:
    """Bring rows that agree together into one case; it stands where its first row stood.

    The fields are those of the list, and the field of the count when the list has none.
    """
    first = rows[0]
    values: list[str] = []
    as_typed: dict[str, str] = {}
    for at, field in enumerate(fields):
        listed = [row.values[at] for row in rows if at < len(row.values)]
        said = list(dict.fromkeys(value for value in listed if value))
        if field.id == rules.count:
            values.append(_count(rules, said, rows, fields))
        elif len(said) <= 1:
            values.append(said[0] if said else "")
        else:
            values.append(brought_together(field, rules.ways.get(field.id, "collect"), said))
        typed = [row.as_typed[field.id] for row in rows if field.id in row.as_typed]
        if len(said) > 1 and not typed:
            typed = listed
        if typed:
            as_typed[field.id] = typed[0] if len(rows) == 1 else " | ".join(dict.fromkeys(typed))
    titles = dict.fromkeys(title for row in rows for title in row.columns)
    columns = {
        title: "; ".join(dict.fromkeys(row.columns[title] for row in rows if title in row.columns))
        for title in titles
    }
    day = min(row.day for row in rows)
    return CaseRow(first.row, reference, day, tuple(values), as_typed, columns)


def brought_together(field: Field, way: str, said: Sequence[str]) -> str:
    """Give one value for several that differ, none of them blank.

    >>> brought_together(Field("t", "T", "codes"), "collect", [";a;b;", ";b;c;"])
    ';a;b;c;'
    >>> brought_together(Field("t", "T", "text"), "collect", ["Officer A", "Officer B"])
    'Officer A; Officer B'
    >>> brought_together(Field("t", "T", "boolean"), "all_yes", ["True", "False"])
    'False'
    >>> brought_together(Field("t", "T", "integer"), "lowest", ["9", "16"])
    '9'
    >>> brought_together(Field("t", "T", "code"), "of_one_person", ["Male", "Female"])
    ''
    """
    if way == "any_yes":
        return "True" if "True" in said else "False"
    if way == "all_yes":
        return "False" if "False" in said else "True"
    if way == "earliest":
        return min(said)
    if way == "latest":
        return max(said)
    if way == "lowest":
        return min(said, key=Decimal)
    if way == "of_one_person":
        return _one_person(field, said)
    if way in ("first_in_list", "last_in_list"):
        return _by_list(field, said, last=way == "last_in_list")
    if field.type in ("codes", "dates"):
        parts = list(dict.fromkeys(part for value in said for part in value.strip(";").split(";")))
        return f";{';'.join(sorted(parts) if field.type == 'dates' else parts)};"
    short = all(len(value) <= _SHORT and "\n" not in value for value in said)
    return ("; " if short else "\n\n").join(said)


def _one_person(field: Field, said: Sequence[str]) -> str:
    codes = field.codelist.codes if field.codelist else ()
    # A form that says "unknown" and one that says more may well speak of one person.
    silent = {code.code for code in codes if code.missing}
    known = [value for value in said if value not in silent]
    if not known:
        return said[0]
    return known[0] if len(known) == 1 else ""


def people_differ(
    rules: RowsOfCase, fields: Sequence[Field], rows: Sequence[CaseRow]
) -> tuple[str, ...]:
    """Name what is said of a person and is not the same in all rows of a case."""
    found = []
    for at, field in enumerate(fields):
        if rules.ways.get(field.id) == "of_one_person":
            said = list(dict.fromkeys(row.values[at] for row in rows if row.values[at]))
            if len(said) > 1 and not _one_person(field, said):
                found.append(field.title)
    return tuple(found)


def _by_list(field: Field, said: Sequence[str], last: bool) -> str:
    codes = field.codelist.codes if field.codelist else ()
    # A code that says nothing, such as "not known", gives way to one that does.
    order = {code.code: at for at, code in enumerate(codes) if not code.missing}
    known = [value for value in said if value in order]
    if not known:
        return said[0]
    return (max if last else min)(known, key=order.__getitem__)


def _count(
    rules: RowsOfCase, typed: Sequence[str], rows: Sequence[CaseRow], fields: Sequence[Field]
) -> str:
    if len(rows) == 1:
        place = next((at for at, each in enumerate(fields) if each.id == rules.row), None)
        if place is not None:
            one = bool(rows[0].values[place])
        else:
            # The list counts by its rows: no column has the count, and other cases have several.
            own = [at for at, each in enumerate(fields) if each.id == rules.count]
            one = own[0] >= len(rows[0].values)
        return typed[0] if typed else ("1" if one else "")
    return str(len(rows))


def miscounted(
    rules: RowsOfCase, fields: Sequence[Field], rows: Sequence[CaseRow]
) -> Mapping[int, str]:
    """Give the rows of a case whose typed count is not how many rows the list has of it."""
    place = next((at for at, each in enumerate(fields) if each.id == rules.count), None)
    if place is None or len(rows) == 1:
        return {}
    return {
        row.row: row.values[place]
        for row in rows
        if place < len(row.values) and row.values[place] not in ("", str(len(rows)))
    }
