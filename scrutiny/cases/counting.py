"""Counts the cases of a frame by group, with what is missing kept apart by its kind.

A code that means "not stated" is missing data and never a group; blank is another kind of missing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from scrutiny.cases.asking import (
    EVERY_CASE,
    Period,
    needed_field,
    theme_of,
)
from scrutiny.cases.basis import Basis, basis_of
from scrutiny.cases.coverage import Coverage
from scrutiny.cases.forces import the_one_force
from scrutiny.cases.grouping import grouped, needed_groups
from scrutiny.cases.months import months_without_cases
from scrutiny.cases.tally import tally_of
from scrutiny.cases.units import CASES, Unit, unit_of
from scrutiny.errors import Refusal
from scrutiny.panels.condition_sql import SqlCondition
from scrutiny.panels.definition import Field, Panel
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class GroupCounts:
    """The cases of a theme and period by the groups of one field."""

    field: Field
    theme_title: str
    first: date
    last: date
    counts: Mapping[str, int]
    """Every group that the field can have, also those without a case."""
    missing: Mapping[str, int]
    """By kind: blank, not stated, …"""
    total: int
    force: str
    """The force whose cases these are."""
    missing_months: tuple[str, ...]
    """Months of the period from which the list has no case of any theme, as `2019-03`."""
    coverage: Coverage
    """The ages and sexes of these cases, as far as the list tells."""
    unit: Unit = CASES
    """What one of the cases is."""
    basis: Basis = Basis.FRAME
    """Whether the theme takes the list as it is, or asks what the panel judged."""

    @property
    def recorded(self) -> int:
        """Cases that have a group."""
        return sum(self.counts.values())


def group_counts(
    workspace: Workspace,
    panel: Panel,
    theme_id: str | None,
    period: Period,
    field_id: str,
    force: str = "",
    among: SqlCondition = EVERY_CASE,
) -> GroupCounts:
    """Count the cases of a theme in a period by the groups of a field.

    They are of one force: the one that is named, or else the workspace's own. Raises `Refusal` when
    there is no case, when no force is named and there are cases of another one, or when the field
    has no code list.
    """
    field = needed_field(panel, field_id)
    needed_groups(panel, field)
    theme = theme_of(panel, theme_id)
    tally = tally_of(workspace, panel, theme, period, field, among)
    counted_force = the_one_force(tally.forces, workspace.setting("force_area"), force)
    mine = tally.of(counted_force)
    if not mine.values:
        raise Refusal(
            "There is no case in this theme and period.",
            next_step="See 'scrutiny themes' for the counts, and check --from and --to.",
        )
    sorted_out = grouped(field, mine.values)
    first = date.fromisoformat(period.first or mine.first)
    last = date.fromisoformat(period.last or mine.last)
    whole = Period(first.isoformat(), last.isoformat())
    return GroupCounts(
        field=field,
        theme_title=theme.title,
        first=first,
        last=last,
        counts=sorted_out.counts,
        missing=sorted_out.missing,
        total=sum(mine.values.values()),
        force=counted_force,
        missing_months=months_without_cases(workspace, panel, whole, counted_force),
        coverage=mine.coverage,
        unit=unit_of(panel),
        basis=basis_of(theme.where),
    )


def fields_with_the_same_groups(
    workspace: Workspace,
    panel: Panel,
    counted: GroupCounts,
    theme_id: str | None,
    period: Period,
    among: SqlCondition = EVERY_CASE,
) -> tuple[GroupCounts, ...]:
    """Count by the other fields that have the same groups, such as the officer's own view.

    A field of which nothing is recorded in this period is left out.
    """
    wanted = set(counted.field.codelist.groups()) if counted.field.codelist else set()
    others = []
    for field in panel.fields:
        same = field.codelist is not None and set(field.codelist.groups()) == wanted and wanted
        if same and field.id != counted.field.id and field.type == "code":
            other = group_counts(workspace, panel, theme_id, period, field.id, counted.force, among)
            if other.recorded:
                others.append(other)
    return tuple(others)
