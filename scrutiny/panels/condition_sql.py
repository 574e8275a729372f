"""Turns a condition that was read into one SQL expression over the table of cases.

Only columns of known fields are named and every value travels as a parameter, so that a panel file
can neither read nor write anything but the cases of its panel and what the panel concluded of
them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from scrutiny.panels.columns import column as column
from scrutiny.panels.condition_checks import problems_of
from scrutiny.panels.conditions import (
    DATE_COMPARISONS,
    MULTIPLE,
    NUMBER_COMPARISONS,
    Both,
    ConditionError,
    Node,
    Opposite,
    Test,
    compared,
    parse,
)
from scrutiny.panels.definition import Field
from scrutiny.panels.earlier import EARLIER_TYPE, earlier_sql


@dataclass(frozen=True, slots=True)
class SqlCondition:
    """An expression over the case table and its parameters."""

    expression: str
    parameters: tuple[str, ...]


def to_sql(text: str, fields: Mapping[str, Field]) -> SqlCondition:
    """Turn a condition into one SQL expression with parameters.

    Only columns of known fields are named; every value travels as a parameter.

    >>> to_sql('sex is "M"', {"sex": Field("sex", "Sex", "text")})
    SqlCondition(expression='coalesce("f_sex", \\'\\') IN (?)', parameters=('M',))
    """
    found = problems_of(text, fields)
    if found:
        raise ConditionError("; ".join(found))
    return node_sql(parse(text), fields)


def node_sql(node: Node, fields: Mapping[str, Field]) -> SqlCondition:
    """Turn a condition that was read and checked into one SQL expression with parameters."""
    parameters: list[str] = []
    expression = _sql(node, fields, parameters)
    return SqlCondition(expression, tuple(parameters))


def _sql(node: Node, fields: Mapping[str, Field], parameters: list[str]) -> str:
    if isinstance(node, Both):
        joint = f" {node.joint.upper()} "
        return "(" + joint.join(_sql(part, fields, parameters) for part in node.parts) + ")"
    if isinstance(node, Opposite):
        return f"NOT ({_sql(node.part, fields, parameters)})"
    return _test_sql(node, fields[node.field], parameters)


def _test_sql(test: Test, field: Field, parameters: list[str]) -> str:
    if field.type == EARLIER_TYPE:
        return earlier_sql(test, field, _wanted(test, field), parameters)
    value = f"coalesce({column(field.id)}, '')"
    if test.operator == "blank":
        return f"{value} = ''"
    if test.operator == "not blank":
        return f"{value} <> ''"
    if test.operator == "contains":
        parameters.extend(test.values)
        return "(" + " OR ".join(f"instr({value}, ?) > 0" for _ in test.values) + ")"
    if test.operator in DATE_COMPARISONS:
        return f"({value} <> '' AND {_date_sql(test, value, parameters)})"
    if test.operator in NUMBER_COMPARISONS:
        parameters.extend(test.values)
        each = f"CAST({value} AS REAL) {NUMBER_COMPARISONS[test.operator]} CAST(? AS REAL)"
        return f"({value} <> '' AND " + " AND ".join(each for _ in test.values) + ")"
    wanted = _wanted(test, field)
    if field.type in MULTIPLE:
        parameters.extend(f";{each};" for each in wanted)
        held = "(" + (" OR ".join(f"instr({value}, ?) > 0" for _ in wanted) or "0") + ")"
    else:
        parameters.extend(wanted)
        held = f"{value} IN ({', '.join('?' for _ in wanted)})"
    return f"NOT {held}" if test.operator in ("none of", "not group") else held


def _date_sql(test: Test, value: str, parameters: list[str]) -> str:
    others = compared(test)
    parts = []
    for each in test.values:
        comparison = f"substr({value}, 1, 10) {DATE_COMPARISONS[test.operator]}"
        if each in others:
            other = f"coalesce({column(each)}, '')"
            parts.append(f"{other} <> '' AND {comparison} substr({other}, 1, 10)")
        else:
            parameters.append(each)
            parts.append(f"{comparison} ?")
    return " AND ".join(parts)


def _wanted(test: Test, field: Field) -> tuple[str, ...]:
    if test.operator in ("group", "not group") and field.codelist is not None:
        return tuple(code.code for code in field.codelist.codes if code.group in test.values)
    return test.values
