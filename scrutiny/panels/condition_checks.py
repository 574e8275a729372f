"""Tells what is wrong with a condition for the fields of its panel, in plain words."""

from collections.abc import Mapping

from scrutiny.clock import is_day
from scrutiny.panels.conditions import (
    DATE_COMPARISONS,
    EARLIER,
    NUMBER_COMPARISONS,
    ConditionError,
    Node,
    Test,
    compared,
    parse,
    tests_of,
)
from scrutiny.panels.definition import Field

_MOST_PARTS = 300


def problems_of(text: str, fields: Mapping[str, Field]) -> list[str]:
    """List what is wrong with a condition for the fields of its panel, in plain words."""
    try:
        node = parse(text)
    except ConditionError as error:
        return [str(error)]
    return node_problems(node, fields)


def node_problems(node: Node, fields: Mapping[str, Field]) -> list[str]:
    """List what is wrong with a condition that was read, for the fields of its panel."""
    tests = tests_of(node)
    if sum(max(1, len(test.values)) for test in tests) > _MOST_PARTS:
        return [f"the condition has more than {_MOST_PARTS} parts"]
    return [problem for test in tests for problem in _test_problems(test, fields)]


def _test_problems(test: Test, fields: Mapping[str, Field]) -> list[str]:
    field = fields.get(test.field)
    if field is None:
        return [_unknown(test.field, fields)]
    if test.operator == "contains" and test.field.startswith(EARLIER):
        return ["an earlier judgement has no words to look for; use 'is'"]
    if test.operator in DATE_COMPARISONS and field.type not in ("date", "datetime"):
        return [f"'{test.field}' is not a date, so '{test.operator}' cannot be used"]
    if test.operator in DATE_COMPARISONS:
        others = compared(test)
        return [
            f"'{each}' is not a date of this panel, so nothing can be compared with it"
            for each in others
            if each not in fields or fields[each].type not in ("date", "datetime")
        ] + [
            f"'{day}' is not a possible date"
            for day in test.values
            if day not in others and not is_day(day)
        ]
    if test.operator in NUMBER_COMPARISONS and field.type not in ("integer", "decimal"):
        return [f"'{test.field}' is not a number, so '{test.operator}' cannot be used"]
    if test.operator in ("group", "not group"):
        known = field.codelist.groups() if field.codelist else ()
        return [
            f"'{value}' is not a group of '{test.field}'"
            + (f"; its groups are {', '.join(known)}" if known else "; it has no groups")
            for value in test.values
            if value not in known
        ]
    if test.operator in ("one of", "none of"):
        return [
            f"'{value}' is not a value that '{test.field}' can have"
            for value in test.values
            if not _possible(value, field)
        ]
    return []


def _unknown(name: str, fields: Mapping[str, Field]) -> str:
    if not name.startswith(EARLIER):
        return f"'{name}' is not a field of this panel"
    if not any(each.startswith(EARLIER) for each in fields):
        return "only a theme can ask what was judged earlier"
    shared = name.removeprefix(EARLIER)
    return f"'{shared}' is not a field with a text or a code, by which earlier cases can be found"


def _possible(value: str, field: Field) -> bool:
    if field.type == "boolean":
        return value in ("True", "False")
    if field.codelist is not None and not field.keep_unknown_codes:
        return field.codelist.find(value) is not None
    return True
