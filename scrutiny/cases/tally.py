"""Counts a theme and period in one pass: by force, value, age and sex, with first and last day.

A list of a million cases is read once for a figure and not once for each part of it.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from scrutiny.cases.asking import EVERY_CASE, Period, condition_sql, in_period
from scrutiny.cases.combinations import combinations
from scrutiny.cases.coverage import Coverage, coverage_of
from scrutiny.cases.field_kinds import age_fields, recorded_values, sex_fields
from scrutiny.cases.forces import force_column, of_force, the_only_force
from scrutiny.cases.table import has_combinations, table_name
from scrutiny.panels.condition_sql import SqlCondition, column
from scrutiny.panels.definition import Condition, Field, Panel
from scrutiny.workspace import Workspace

TallyRow = tuple[str, str, str, str, int, str, str]
"""Force, value, age, sex, cases, first day, last day."""


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
    rows: tuple[TallyRow, ...]

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
    if not theme.where and among is EVERY_CASE:
        rows = _by_number(workspace, panel, period, field)
        if rows is not None:
            return Tally(workspace, panel, theme, period, among, rows)
    where, days = condition_sql(panel, theme), in_period(period)
    one = the_only_force(workspace, panel)
    force = force_column(panel, workspace.setting("force_area"))
    if one:
        force = SqlCondition("?", (one,))
    parts = [column(name) if name else "''" for name in _counted(panel, field)]
    keys = ", ".join(str(place) for place in range(1 if not one else 2, len(parts) + 2))
    found = workspace.rows(
        f"SELECT {force.expression}, {', '.join(parts)}, count(*), min(day), max(day)"
        f" FROM {table_name(panel.id)}"
        f" WHERE ({where.expression}) AND ({days.expression}) AND ({among.expression})"
        f" AND case_id NOT IN (SELECT case_id FROM erasure) GROUP BY {keys}",
        (*force.parameters, *where.parameters, *days.parameters, *among.parameters),
    )
    told = ((row[0], row[1] or "", row[2] or "", row[3] or "", *row[4:]) for row in found if row[4])
    return Tally(workspace, panel, theme, period, among, tuple(told))


def _counted(panel: Panel, field: Field) -> tuple[str, str, str]:
    """Name the fields that are counted together: the field, the age and the sex, if there are."""
    of_age, of_sex = age_fields(panel)[:1], sex_fields(panel)[:1]
    return field.id, of_age[0].id if of_age else "", of_sex[0].id if of_sex else ""


def _by_number(
    workspace: Workspace, panel: Panel, period: Period, field: Field
) -> tuple[TallyRow, ...] | None:
    """Count all cases of a period by their numbers; `None` where that cannot be done.

    All that is read is an index of numbers and days, in the order in which it counts.
    """
    connection = workspace.connection
    if not has_combinations(connection, panel.id):
        return None
    days = in_period(period)
    known = combinations(connection, panel.id)
    names = _counted(panel, field)
    if any(name and name not in values for _, values in known.values() for name in names):
        return None
    table = table_name(panel.id)
    counted = workspace.rows(
        f"SELECT combination, count(*), min(day), max(day) FROM {table}"
        f" INDEXED BY {table}_counted WHERE ({days.expression}) GROUP BY combination",
        days.parameters,
    )
    without = sum(cases for number, cases, _, _ in counted if number is None)
    erased = (
        f"SELECT count(*) FROM {table} WHERE ({days.expression})"
        " AND case_id IN (SELECT case_id FROM erasure)"
    )
    if without and without != workspace.value(erased, days.parameters):
        return None
    own = workspace.setting("force_area")
    rows = []
    for number, cases, first, last in counted:
        if number is None:
            continue
        if number not in known:
            return None
        made, values = known[number]
        value, age, sex = (values[name] or "" if name else "" for name in names)
        force = made if made and panel.police_uk else own
        rows.append((force, value, age, sex, cases, first, last))
    return tuple(rows)
