"""Says whom the counted cases are about: their ages and sexes, as far as the list tells.

A rate is wrong when its cases and its residents are not the same sort of people. This only counts;
it must never leave a case out because its age is not recorded.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from scrutiny.cases.asking import Period, count_by_field
from scrutiny.panels.condition_sql import SqlCondition
from scrutiny.panels.definition import Condition, Field, Panel
from scrutiny.populations.ages import ages_in
from scrutiny.workspace import Workspace

_SEXES = ("Female", "Male")


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
            codes = (
                {code.code for code in field.codelist.codes if not code.missing}
                if (field.codelist)
                else None
            )
            kept = {
                value: count
                for value, count in found.items()
                if value and (codes is None or value in codes)
            }
            if kept:
                return kept
        return {}

    return Coverage(
        ages=recorded([field for field in panel.fields if holds_ages(field)]),
        sexes=recorded([field for field in panel.fields if _holds_sexes(field)]),
    )


def holds_ages(field: Field) -> bool:
    """Say whether a field holds an age in years, or a code that is a band of ages.

    >>> (
    ...     holds_ages(Field("subject_age", "Age", "integer")),
    ...     holds_ages(Field("area", "Area", "text")),
    ... )
    (True, False)
    """
    if field.type == "integer":
        return field.id.split("_")[-1] == "age"
    codes = [] if field.codelist is None or field.type != "code" else field.codelist.codes
    return bool(codes) and all(code.missing or ages_in(code.code) for code in codes)


def _holds_sexes(field: Field) -> bool:
    codes = () if field.codelist is None or field.type != "code" else field.codelist.codes
    return {code.code for code in codes if not code.missing} >= set(_SEXES)
