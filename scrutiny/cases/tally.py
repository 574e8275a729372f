"""Counts a theme and period in one pass: by force, value, age and sex, with first and last day.

A list of a million cases is read once for a figure and not once for each part of it.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from scrutiny.cases.asking import Period, condition_sql, in_period
from scrutiny.cases.coverage import Coverage, coverage_of
from scrutiny.cases.field_kinds import age_fields, recorded_values, sex_fields
from scrutiny.cases.forces import force_column, of_force
from scrutiny.cases.table import table_name
from scrutiny.panels.condition_sql import SqlCondition, column
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
    force = force_column(panel, workspace.setting("force_area"))
    where, days = condition_sql(panel, theme), in_period(period)
    parts = [
        f"coalesce({column(each[0].id)}, '')" if each else "''"
        for each in ([field], age_fields(panel), sex_fields(panel))
    ]
    rows = workspace.rows(
        f"SELECT {force.expression}, {', '.join(parts)}, count(*), min(day), max(day)"
        f" FROM {table_name(panel.id)}"
        f" WHERE ({where.expression}) AND ({days.expression}) AND ({among.expression})"
        " AND salt IS NOT NULL GROUP BY 1, 2, 3, 4",
        (*force.parameters, *where.parameters, *days.parameters, *among.parameters),
    )
    return Tally(workspace, panel, theme, period, among, tuple(map(tuple, rows)))
