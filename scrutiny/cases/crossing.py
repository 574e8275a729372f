"""Counts cases by several things at once: fields, the month, whether a condition holds.

One pass over the table of cases, which the database does. What is blank is counted as an empty text
and never as a value.
"""

from collections.abc import Mapping, Sequence

from scrutiny.cases.asking import EVERY_CASE, Period, condition_sql, in_period, needed_field
from scrutiny.cases.forces import of_force
from scrutiny.cases.table import table_name
from scrutiny.errors import Refusal
from scrutiny.panels.condition_sql import SqlCondition, column, to_sql
from scrutiny.panels.conditions import ConditionError
from scrutiny.panels.definition import Condition, Panel
from scrutiny.panels.earlier import condition_fields
from scrutiny.workspace import Workspace

MONTH = SqlCondition("substr(day, 1, 7)", ())
"""The month that a case belongs to, as `2019-04`."""


def by_field(panel: Panel, field_id: str) -> SqlCondition:
    """Count by the value of a field."""
    needed_field(panel, field_id)
    return SqlCondition(f"coalesce({column(field_id)}, '')", ())


def by_condition(panel: Panel, text: str) -> SqlCondition:
    """Count by whether a condition holds: `1` or `0`."""
    found = where(panel, text)
    return SqlCondition(f"CASE WHEN {found.expression} THEN '1' ELSE '0' END", found.parameters)


def where(panel: Panel, text: str) -> SqlCondition:
    """Turn a condition that somebody typed into SQL, or refuse it in words."""
    if not text.strip():
        return EVERY_CASE
    try:
        return to_sql(text, condition_fields(panel))
    except ConditionError as error:
        raise Refusal(
            f"The condition cannot be read: {error}",
            where=text,
            next_step='Write it like: outcome is "Arrest" and age_range is "10-17"',
        ) from error


def crossed(
    workspace: Workspace,
    panel: Panel,
    theme: Condition,
    period: Period,
    by: Sequence[SqlCondition],
    *,
    force: str = "",
    among: SqlCondition = EVERY_CASE,
) -> Mapping[tuple[str, ...], int]:
    """Count the cases of a theme in a period by everything in `by`, in that order."""
    narrowed = [
        condition_sql(panel, theme),
        in_period(period),
        of_force(workspace, panel, force),
        among,
    ]
    places = ", ".join(str(number) for number in range(1, len(by) + 1))
    columns = ", ".join(each.expression for each in by)
    rows = workspace.rows(
        f"SELECT {columns}, count(*) FROM {table_name(panel.id)}"
        f" WHERE {' AND '.join(f'({each.expression})' for each in narrowed)}"
        f" AND salt IS NOT NULL GROUP BY {places} ORDER BY {places}",
        tuple(part for each in (*by, *narrowed) for part in each.parameters),
    )
    return {tuple(str(part) for part in row[:-1]): int(row[-1]) for row in rows}
