"""Tells which force a case is of, so that the cases of two forces never meet in one rate.

Cases of data.police.uk carry their force in the reference that was made for them. Every other case
came from the office's own force.
"""

import re
from collections.abc import Mapping

from scrutiny.cases.asking import EVERY_CASE, Period, condition_sql, in_period
from scrutiny.cases.table import table_name
from scrutiny.errors import Refusal
from scrutiny.panels.condition_sql import SqlCondition
from scrutiny.panels.definition import Condition, Panel
from scrutiny.panels.made_references import MADE
from scrutiny.workspace import Workspace

_ENDS = re.compile(r"([a-z][a-z-]*)/\d{4}-\d{2}/\d{6}")


def force_column(panel: Panel, own: str) -> SqlCondition:
    """Give the expression for the force of a case; `own` is the force of the workspace."""
    if not panel.police_uk:
        return SqlCondition("?", (own,))
    expression = (
        "CASE WHEN reference GLOB ? THEN substr(reference, 1, instr(reference, '/') - 1) ELSE ? END"
    )
    return SqlCondition(expression, (MADE, own))


def the_only_force(workspace: Workspace, panel: Panel) -> str:
    """Name the force when all cases of a panel are of one; empty when that cannot be told at once.

    It looks at the first and the last reference only: between two that are made of one force no
    other force has a place.
    """
    if not panel.police_uk:
        return workspace.setting("force_area")
    source = table_name(panel.id)
    # Two questions, since the database looks up one end of an index at once but not both.
    ends = workspace.rows(
        f"SELECT (SELECT min(reference) FROM {source}), (SELECT max(reference) FROM {source})"
    )[0]
    forces = {made[1] if (made := _ENDS.match(each or "")) else "" for each in ends}
    return forces.pop() if len(forces) == 1 else ""


def of_force(workspace: Workspace, panel: Panel, force: str) -> SqlCondition:
    """Choose the cases of one force; without a name, those of every force."""
    if not force or force == the_only_force(workspace, panel):
        return EVERY_CASE
    found = force_column(panel, workspace.setting("force_area"))
    return SqlCondition(f"{found.expression} = ?", (*found.parameters, force))


def count_by_force(
    workspace: Workspace, panel: Panel, theme: Condition, period: Period
) -> Mapping[str, int]:
    """Count the cases of a theme in a period by their force."""
    where, days = condition_sql(panel, theme), in_period(period)
    force = force_column(panel, workspace.setting("force_area"))
    rows = workspace.rows(
        f"SELECT {force.expression}, count(*) FROM {table_name(panel.id)}"
        f" WHERE {where.expression} AND {days.expression} AND salt IS NOT NULL"
        " GROUP BY 1 ORDER BY 1",
        (*force.parameters, *where.parameters, *days.parameters),
    )
    return dict(rows)


def needed_one_force(
    workspace: Workspace, panel: Panel, theme: Condition, period: Period, force: str
) -> str:
    """Give the force whose cases are counted: the one that is named, or the workspace's own.

    Raises `Refusal` when no force is named and there are cases of another one, or when the force
    that is named has no case.
    """
    found = count_by_force(workspace, panel, theme, period)
    return the_one_force(found, workspace.setting("force_area"), force)


def the_one_force(found: Mapping[str, int], own: str, force: str) -> str:
    """Choose the one force of cases that were counted by force, or refuse as above.

    >>> the_one_force({"kent": 3}, "kent", "")
    'kent'
    """
    there = ", ".join(f"{name} ({count:,})" for name, count in found.items())
    if force:
        if found and force not in found:
            raise Refusal(
                f"There is no case of the force '{force}' in this theme and period.",
                next_step=f"There are cases of: {there}.",
            )
        return force
    if set(found) - {own}:
        raise Refusal(
            f"These cases are not all of {own}: {there}. Figures are of one force.",
            next_step="Count those of one force: give --force with its short name.",
        )
    return own
