"""Counts the groups of a field month by month, and names the months that are missing.

A month without any case of the panel is a gap and has no numbers; a month in which only a group has
none is a 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from scrutiny.cases.asking import EVERY_CASE, Period, needed_field, theme_of
from scrutiny.cases.crossing import MONTH, by_field, crossed
from scrutiny.cases.grouping import placing
from scrutiny.cases.months import months_between, months_without_cases
from scrutiny.panels.condition_sql import SqlCondition
from scrutiny.panels.definition import Panel
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class MonthCounts:
    """One month."""

    month: str
    """As `2019-04`."""
    total: int
    groups: Mapping[str, int]
    missing: int
    """Cases without a group."""
    gap: bool
    """The list has no case of any theme from this month."""


def month_counts(
    workspace: Workspace,
    panel: Panel,
    theme_id: str | None,
    period: Period,
    field_id: str = "",
    *,
    force: str = "",
    among: SqlCondition = EVERY_CASE,
) -> tuple[MonthCounts, ...]:
    """Count every month of a period, in order; without a field there are only totals."""
    theme = theme_of(panel, theme_id)
    field = needed_field(panel, field_id) if field_id else None
    columns = [MONTH, by_field(panel, field_id)] if field_id else [MONTH]
    found = crossed(workspace, panel, theme, period, columns, force=force, among=among)
    if not found:
        return ()
    known = sorted({key[0] for key in found})
    first, last = (period.first or known[0])[:7], (period.last or known[-1])[:7]
    gaps = set(months_without_cases(workspace, panel, Period(period.first, period.last), force))
    place = placing(field) if field else None
    groups = field.codelist.groups() if field and field.codelist else ()
    months = []
    for month in months_between(first, last):
        counts = dict.fromkeys(groups, 0)
        missing = total = 0
        for key, count in found.items():
            if key[0] != month:
                continue
            total += count
            where = place(key[1]) if place else None
            if where is not None and where.group:
                counts[where.group] = counts.get(where.group, 0) + count
            elif where is not None:
                missing += count
        months.append(MonthCounts(month, total, counts, missing, month in gaps))
    return tuple(months)
