"""Tells between which days a list is whole, so that half a month never stands beside a whole one.

A list seldom has a case on every day. So a month counts as whole when the days without a case at
its edge are no more than the longest pause between two cases of the list near that edge.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from scrutiny.cases.asking import EVERY_CASE
from scrutiny.cases.months import month_end
from scrutiny.cases.table import table_name
from scrutiny.panels.condition_sql import SqlCondition
from scrutiny.panels.definition import Panel
from scrutiny.workspace import Workspace

_NEAR = 62
"""Days at each edge in which pauses are looked for: two months."""


def whole_days(
    workspace: Workspace, panel: Panel, mine: SqlCondition = EVERY_CASE
) -> tuple[date, date] | None:
    """Give the first and the last day between which the list is whole; `None` without a case.

    Where a list begins or ends in the middle of a month, that is its own first or last day; else it
    is the edge of the month.
    """
    source = table_name(panel.id)
    ends = workspace.rows(
        f"SELECT min(day), max(day) FROM {source} WHERE {mine.expression}", mine.parameters
    )[0]
    if not ends[0]:
        return None
    first, last = (date.fromisoformat(each) for each in ends)

    def days(low: date, high: date) -> list[date]:
        rows = workspace.rows(
            f"SELECT DISTINCT day FROM {source} WHERE day BETWEEN ? AND ? AND {mine.expression}"
            " ORDER BY day",
            (low.isoformat(), high.isoformat(), *mine.parameters),
        )
        return [date.fromisoformat(row[0]) for row in rows]

    near = timedelta(days=_NEAR)
    begins, ends_on = first.replace(day=1), month_end(f"{last:%Y-%m}")
    return (
        begins if (first - begins).days <= longest_pause(days(first, first + near)) else first,
        ends_on if (ends_on - last).days <= longest_pause(days(last - near, last)) else last,
    )


def longest_pause(days: Sequence[date]) -> int:
    """Count the days without a case in the longest pause between two days that have one.

    >>> longest_pause([date(2024, 3, 1), date(2024, 3, 2), date(2024, 3, 6)])
    3
    >>> longest_pause([date(2024, 3, 1)])
    0
    """
    return max(((after - day).days - 1 for day, after in pairwise(days)), default=0)
