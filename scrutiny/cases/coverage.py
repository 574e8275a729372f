"""Says whom the counted cases are about: their ages and sexes, as far as the list tells.

A rate is wrong when its cases and its residents are not the same sort of people. This only counts;
it must never leave a case out because its age is not recorded.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from scrutiny.cases.asking import Period, count_by_field
from scrutiny.cases.field_kinds import age_fields, recorded_values, sex_fields
from scrutiny.panels.condition_sql import SqlCondition
from scrutiny.panels.definition import Condition, Field, Panel
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Coverage:
    """Recorded ages and sexes of the counted cases."""

    ages: Mapping[str, int]
    """Cases by age or band of ages, as the list writes it; empty when it has none."""
    sexes: Mapping[str, int]
    """Cases by sex, as the list writes it; empty when it has none."""


def coverage_of(
    workspace: Workspace, panel: Panel, theme: Condition, period: Period, among: SqlCondition
) -> Coverage:
    """Count the cases of a theme by the first field that holds ages, and by the first of sex."""

    def recorded(fields: list[Field]) -> Mapping[str, int]:
        for field in fields:
            found = count_by_field(workspace, panel, theme, period, field.id, among)
            kept = recorded_values(field, found)
            if kept:
                return kept
        return {}

    return Coverage(
        ages=recorded(age_fields(panel)),
        sexes=recorded(sex_fields(panel)),
    )
