"""Counts an outcome, or all cases, area by area; a case that names no area is counted apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from scrutiny.cases.asking import Period, needed_field, theme_of
from scrutiny.cases.basis import Basis, basis_of
from scrutiny.cases.by_authority import AREA_FIELDS
from scrutiny.cases.crossing import MONTH, by_condition, by_field, crossed
from scrutiny.cases.forces import needed_one_force
from scrutiny.cases.months import month_end
from scrutiny.cases.narrowing import describes_people
from scrutiny.cases.outcomes import Outcome, Part
from scrutiny.errors import Refusal
from scrutiny.panels.condition_sql import SqlCondition
from scrutiny.panels.conditions import MULTIPLE
from scrutiny.panels.definition import Field, Panel
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class AreaCounts:
    """Cases by area."""

    field: Field
    theme_title: str
    force: str
    first: date
    last: date
    parts: Mapping[str, Part]
    """By the name of the area; without an outcome, `count` and `of` are both all cases."""
    without: int
    """Cases that name no area."""
    basis: Basis


def area_counts(
    workspace: Workspace,
    panel: Panel,
    theme_id: str | None,
    period: Period,
    field_id: str,
    outcome: Outcome | None,
    *,
    force: str = "",
) -> AreaCounts:
    """Count by the values of a field that names areas (or teams, or stations)."""
    field = needed_field(panel, field_id)
    _needed_areas(panel, field)
    theme = theme_of(panel, theme_id)
    counted = needed_one_force(workspace, panel, theme, period, force)
    silent = SqlCondition("'0'", ())
    holds = SqlCondition("'1'", ())
    if outcome is not None:
        holds = by_condition(panel, outcome.holds)
        silent = by_condition(panel, outcome.silent) if outcome.silent else silent
    by = [by_field(panel, field_id), holds, silent, MONTH]
    found = crossed(workspace, panel, theme, period, by, force=counted)
    if not found:
        raise Refusal(
            "There is no case in this theme and period.",
            next_step="See 'scrutiny themes' for the counts, and check --from and --to.",
        )
    labels = {code.code: code.label for code in field.codelist.codes} if field.codelist else {}
    cells: dict[str, list[int]] = {}
    without = 0
    for (value, held, says_nothing, _), count in found.items():
        if not value:
            without += count
            continue
        cell = cells.setdefault(labels.get(value, value), [0, 0, 0])
        if says_nothing == "1":
            cell[2] += count
        else:
            cell[1] += count
            cell[0] += count if held == "1" else 0
    months = sorted({key[3] for key in found})
    return AreaCounts(
        field,
        theme.title,
        counted,
        date.fromisoformat(period.first or f"{months[0]}-01"),
        date.fromisoformat(period.last) if period.last else month_end(months[-1]),
        {name: Part(*cell) for name, cell in sorted(cells.items())},
        without,
        basis_of(theme.where, outcome.holds if outcome else ""),
    )


def may_name_areas(field: Field) -> bool:
    """Tell whether a field can hold where a case was, or who dealt with it, and not who it is of.

    >>> may_name_areas(Field("area", "Area", "text")), may_name_areas(Field("day", "Day", "date"))
    (True, False)
    """
    return field.type in ("text", "code") and not describes_people(field)


def _needed_areas(panel: Panel, field: Field) -> None:
    if field.type in MULTIPLE:
        raise Refusal(
            f"'{field.title}' can hold several values, so a case would be in several areas.",
            next_step="Choose a field that holds one value.",
        )
    if describes_people(field):
        known = [each for each in AREA_FIELDS if panel.field(each) is not None]
        here = f" Areas are named in: {', '.join(known)}." if known else ""
        raise Refusal(
            f"'{field.title}' says who the cases are about, not where they were: its values are"
            " groups of people, and a funnel sets areas side by side.",
            next_step="For groups use 'figures disproportionality --by' or 'figures outcomes --by'."
            f"{here}",
        )
