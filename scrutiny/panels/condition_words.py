"""Says a condition in words, so that whoever made it can hear whether it is what was meant.

Titles and labels come from the panel file and are not cleaned here.
"""

from collections.abc import Mapping

from scrutiny.panels.conditions import (
    CONCERN,
    DATE_COMPARISONS,
    EARLIER,
    NUMBER_COMPARISONS,
    Node,
    Opposite,
    Test,
    compared,
    parse,
)
from scrutiny.panels.definition import Field
from scrutiny.panels.earlier import EARLIER_TYPE

_FLAGS = {"True": "yes", "False": "no"}


def condition_words(text: str, fields: Mapping[str, Field]) -> str:
    """Say a condition that was read and checked in one sentence, without its full stop.

    >>> fields = {"sex": Field("sex", "Sex", "text"), "age": Field("age", "Age", "integer")}
    >>> condition_words('sex is "M" and (age is at most 17 or age is blank)', fields)
    'Sex is "M" and (Age is at most 17 or Age is blank)'
    >>> condition_words('not (sex is one of "M", "F" or age is at least 18)', fields)
    'not (Sex is "M" or "F" or Age is at least 18)'
    """
    return _words(parse(text), fields) if text.strip() else "every case"


def _words(node: Node, fields: Mapping[str, Field], inside: bool = False) -> str:
    if isinstance(node, Test):
        return _test(node, fields)
    if isinstance(node, Opposite):
        return f"not ({_words(node.part, fields)})"
    told = f" {node.joint} ".join(_words(each, fields, inside=True) for each in node.parts)
    return f"({told})" if inside else told


def _test(test: Test, fields: Mapping[str, Field]) -> str:
    field = fields[test.field]
    if field.type == EARLIER_TYPE:
        return _earlier(test, field, fields)
    if test.operator in ("blank", "not blank"):
        return f"{field.title} is {test.operator}"
    if test.operator in DATE_COMPARISONS:
        others = compared(test)
        days = [fields[each].title if each in others else _day(each) for each in test.values]
        return f"{field.title} is {test.operator} {' and '.join(days)}"
    if test.operator in NUMBER_COMPARISONS:
        return f"{field.title} is {test.operator} {' and '.join(test.values)}"
    if test.operator in ("group", "not group"):
        no = "not " if test.operator == "not group" else ""
        return f"{field.title} is {no}in the group {_or([_quoted(each) for each in test.values])}"
    if field.type == "boolean":
        told = _or([_FLAGS.get(each, each) for each in test.values])
        return f"{field.title}: {'not ' if test.operator == 'none of' else ''}{told}"
    verb = {"one of": "is", "none of": "is not", "contains": "has the words"}[test.operator]
    return f"{field.title} {verb} {_or([_value(each, field) for each in test.values])}"


def _earlier(test: Test, field: Field, fields: Mapping[str, Field]) -> str:
    shared = test.field.removeprefix(EARLIER)
    case = f"a case with the same '{fields[shared].title}'" if shared else "the case"
    if test.operator == "not blank":
        return f"the panel judged {case} before"
    if test.operator == "blank":
        return f"the panel judged no{case[1:]} before" if shared else "the panel never judged it"
    no = "not " if test.operator in ("none of", "not group") else ""
    if test.values == (CONCERN,) and "group" in test.operator:
        return f"the panel judged {case} {no}a concern before"
    return (
        f"the panel judged {case} {no}{_or([_value(each, field) for each in test.values])} before"
    )


def _value(value: str, field: Field) -> str:
    code = field.codelist.find(value) if field.codelist else None
    return _quoted(code.label if code else value)


def _quoted(value: str) -> str:
    return f'"{value}"'


def _or(values: list[str]) -> str:
    return f"{', '.join(values[:-1])} or {values[-1]}" if len(values) > 1 else values[0]


def _day(day: str) -> str:
    from datetime import date

    value = date.fromisoformat(day)
    return f"{value.day} {value.strftime('%B %Y')}"
