"""Knows which fields no list has, so that a theme nobody could count is never counted as nought.

Blank is an answer of the list; a column that is not there is none.
"""

from collections.abc import Iterable

from scrutiny.cases.asking import Period, in_period
from scrutiny.cases.table import table_name
from scrutiny.panels.condition_sql import column
from scrutiny.panels.conditions import Both, Node, Opposite, Test, field_read, fields_of, parse
from scrutiny.panels.definition import Condition, Panel
from scrutiny.workspace import Workspace


def absent_fields(
    workspace: Workspace, panel: Panel, conditions: Iterable[Condition], period: Period
) -> frozenset[str]:
    """Name the fields of conditions that no list with a case of the period has as a column.

    Without a case there is no list that could lack anything.
    """
    named = {field for each in conditions if each.where for field in fields_of(each.where)}
    return fields_without_column(workspace, panel, named, period)


def fields_without_column(
    workspace: Workspace, panel: Panel, field_ids: Iterable[str], period: Period
) -> frozenset[str]:
    """Name those of some fields that no list with a case of the period has as a column."""
    asked, days = sorted(set(field_ids)), in_period(period)
    if not asked:
        return frozenset()
    counts = ", ".join(f"count({column(field)})" for field in asked)
    cases, *filled = workspace.rows(
        f"SELECT count(*), {counts} FROM {table_name(panel.id)}"
        f" WHERE {days.expression} AND salt IS NOT NULL",
        days.parameters,
    )[0]
    if not cases:
        return frozenset()
    return frozenset(field for field, count in zip(asked, filled, strict=True) if not count)


def values_at_the_start(
    workspace: Workspace, panel: Panel, field_id: str, most: int = 200
) -> frozenset[str]:
    """Give what the first cases of each list say in a field, blank among them; no column, nothing.

    It looks at some cases only, so a page can ask it of a million rows at no cost; what it does not
    give may still be in a list.
    """
    rows = workspace.rows(
        f"SELECT DISTINCT {column(field_id)} FROM import CROSS JOIN {table_name(panel.id)} AS told"
        " ON told.case_id BETWEEN import.import_id || '-' AND import.import_id || ?"
        f" WHERE import.panel = ? AND salt IS NOT NULL AND {column(field_id)} IS NOT NULL",
        (f"-{most:07}", panel.id),
    )
    return frozenset(row[0] for row in rows)


def absent_from(condition: Condition, absent: Iterable[str]) -> tuple[str, ...]:
    """Name the fields of one condition that are absent, in the order in which it names them."""
    gone = frozenset(absent)
    return tuple(field for field in fields_of(condition.where) if field in gone)


def cannot_hold(condition: Condition, absent: Iterable[str]) -> bool:
    """Tell whether a condition cannot hold for any case because fields are absent.

    A condition that a blank fulfils ("is blank", "is not ...") was written for it and still holds.

    >>> cannot_hold(Condition("a", "A", 'x is "1" and y is "2"'), ["y"])
    True
    >>> cannot_hold(Condition("a", "A", 'x is "1" or y is "2"'), ["y"])
    False
    >>> cannot_hold(Condition("a", "A", 'y is not "2"'), ["y"])
    False
    """
    return bool(condition.where) and _fixed(parse(condition.where), frozenset(absent)) is False


def _fixed(node: Node, absent: frozenset[str]) -> bool | None:
    """Give what a part must be for every case; `None` when that depends on the case."""
    if isinstance(node, Test):
        return _of_blank(node) if field_read(node) in absent else None
    if isinstance(node, Opposite):
        inner = _fixed(node.part, absent)
        return None if inner is None else not inner
    return _joined(node, absent)


def _joined(node: Both, absent: frozenset[str]) -> bool | None:
    parts = [_fixed(part, absent) for part in node.parts]
    settling = node.joint == "or"
    if settling in parts:
        return settling
    return None if None in parts else not settling


def _of_blank(test: Test) -> bool:
    """Tell whether a blank cell passes a test."""
    if test.operator in ("one of", "contains"):
        return "" in test.values
    if test.operator == "none of":
        return "" not in test.values
    return test.operator in ("blank", "not group")
