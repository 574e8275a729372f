"""Counts cases by two records of the same thing, such as the person's own word and the officer's.

The two stay apart: a pair says what each record says, and None where it says nothing.
"""

from collections.abc import Mapping

from scrutiny.cases.asking import EVERY_CASE, Period, needed_field, theme_of
from scrutiny.cases.crossing import by_field, crossed
from scrutiny.cases.grouping import placing
from scrutiny.panels.condition_sql import SqlCondition
from scrutiny.panels.definition import Panel
from scrutiny.workspace import Workspace


def pair_counts(
    workspace: Workspace,
    panel: Panel,
    theme_id: str | None,
    period: Period,
    fields: tuple[str, str],
    *,
    force: str,
    among: SqlCondition = EVERY_CASE,
) -> Mapping[tuple[str | None, str | None], int]:
    """Count cases by the groups of two fields."""
    first, second = (placing(needed_field(panel, each)) for each in fields)
    found = crossed(
        workspace,
        panel,
        theme_of(panel, theme_id),
        period,
        [by_field(panel, each) for each in fields],
        force=force,
        among=among,
    )
    pairs: dict[tuple[str | None, str | None], int] = {}
    for (one, other), count in found.items():
        pair = first(one).group or None, second(other).group or None
        pairs[pair] = pairs.get(pair, 0) + count
    return pairs
