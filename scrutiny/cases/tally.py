"""Counts a theme and period in one pass: by force, value, age and sex, with first and last day.

A list of a million cases is read once for a figure and not once for each part of it.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from scrutiny.cases.asking import EVERY_CASE, Period, condition_sql, in_period
from scrutiny.cases.coverage import Coverage, coverage_of
from scrutiny.cases.field_kinds import age_fields, recorded_values, sex_fields
from scrutiny.cases.forces import force_column, of_force, the_only_force
from scrutiny.cases.table import counting_index, counting_parts, table_name
from scrutiny.panels.condition_sql import SqlCondition
from scrutiny.panels.definition import Condition, Field, Panel
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ForceTally:
    """The cases of one force."""

    values: Mapping[str, int]
    """By the value of the field; blank is ''."""
    coverage: Coverage
    first: str
    """The first day of a case; empty when there is none."""
    last: str


@dataclass(frozen=True, slots=True)
class Tally:
    """What one pass found."""

    workspace: Workspace
    panel: Panel
    theme: Condition
    period: Period
    among: SqlCondition
    rows: tuple[tuple[str, str, str, str, int, str, str], ...]
    """Force, value, age, sex, cases, first day, last day."""

    @property
    def forces(self) -> Mapping[str, int]:
        """Cases by force."""
        found: Counter[str] = Counter()
        for force, _, _, _, cases, _, _ in self.rows:
            found[force] += cases
        return dict(sorted(found.items()))

    def of(self, force: str) -> ForceTally:
        """Give the cases of one force."""
        values: Counter[str] = Counter()
        ages: Counter[str] = Counter()
        sexes: Counter[str] = Counter()
        mine = [row for row in self.rows if row[0] == force]
        for _, value, age, sex, cases, _, _ in mine:
            values[value] += cases
            ages[age] += cases
            sexes[sex] += cases
        return ForceTally(
            values=dict(sorted(values.items())),
            coverage=self._coverage(force, ages, sexes),
            first=min((row[5] for row in mine), default=""),
            last=max((row[6] for row in mine), default=""),
        )

    def _coverage(self, force: str, ages: Counter[str], sexes: Counter[str]) -> Coverage:
        """Use the first field of ages and of sexes, and look at others where it is empty."""
        of_age, of_sex = age_fields(self.panel), sex_fields(self.panel)
        told = recorded_values(of_age[0], ages) if of_age else {}
        known = recorded_values(of_sex[0], sexes) if of_sex else {}
        if (told or len(of_age) < 2) and (known or len(of_sex) < 2):
            return Coverage(told, known)
        mine = of_force(self.workspace, self.panel, force)
        taken = SqlCondition(
            f"({mine.expression}) AND ({self.among.expression})",
            (*mine.parameters, *self.among.parameters),
        )
        return coverage_of(self.workspace, self.panel, self.theme, self.period, taken)


def tally_of(
    workspace: Workspace,
    panel: Panel,
    theme: Condition,
    period: Period,
    field: Field,
    among: SqlCondition,
) -> Tally:
    """Count the cases of a theme in a period that `among` chooses, in one pass."""
    where, days = condition_sql(panel, theme), in_period(period)
    one = the_only_force(workspace, panel)
    force = force_column(panel, workspace.setting("force_area"))
    if one:
        force = SqlCondition("?", (one,))
    parts = [each or "''" for each in counting_parts(panel, field.id)]
    keys = ", ".join(str(place) for place in range(1 if not one else 2, len(parts) + 2))
    source = table_name(panel.id)
    index = counting_index(panel, field.id)
    if not theme.where and among is EVERY_CASE and _has(workspace, index):
        source += f" INDEXED BY {index}"
    rows = workspace.rows(
        f"SELECT {force.expression}, {', '.join(parts)}, count(*), min(day), max(day)"
        f" FROM {source}"
        f" WHERE ({where.expression}) AND ({days.expression}) AND ({among.expression})"
        f" AND case_id NOT IN (SELECT case_id FROM erasure) GROUP BY {keys}",
        (*force.parameters, *where.parameters, *days.parameters, *among.parameters),
    )
    told = ((row[0], row[1] or "", row[2] or "", row[3] or "", *row[4:]) for row in rows if row[4])
    return Tally(workspace, panel, theme, period, among, tuple(told))


def _has(workspace: Workspace, index: str) -> bool:
    return bool(workspace.rows("SELECT 1 FROM sqlite_master WHERE name = ?", (index,)))
