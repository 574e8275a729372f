"""Months in a row as commands, screens and documents all show them, from one request."""

from dataclasses import dataclass
from datetime import date

from reports.figure_page import FigurePage
from reports.list_cautions import list_cautions
from reports.trend_figures import Compared, TrendFigures, needed_one_measure, trend_figures
from reports.trend_page import trend_page
from reports.words import listed_months
from scrutiny.cases.asking import Period, needed_field, theme_of
from scrutiny.cases.basis import basis_of
from scrutiny.cases.by_month import MonthCounts, month_counts
from scrutiny.cases.counting import group_counts
from scrutiny.cases.forces import needed_one_force
from scrutiny.cases.grouping import needed_groups
from scrutiny.cases.months import month_end
from scrutiny.errors import Refusal
from scrutiny.panels.definition import Field, Panel
from scrutiny.populations import load
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class MonthRequest:
    """What is counted month by month: all cases, one group, or its ratio among residents."""

    panel: str
    field_id: str = ""
    group: str = ""
    reference: str = ""
    population: str = ""
    """Residents, for rates and ratios; it needs the field and both groups."""
    split: str = ""
    """The month, written as `2019-04`, from which on the ratio is set against the one before."""
    theme: str | None = None
    first: str | None = None
    last: str | None = None
    force: str = ""


@dataclass(frozen=True, slots=True)
class MonthAnswer:
    """What was found."""

    months: tuple[MonthCounts, ...]
    figures: TrendFigures
    page: FigurePage
    force: str


def month_answer(
    workspace: Workspace, request: MonthRequest, panel: Panel | None = None
) -> MonthAnswer:
    """Count months in a row; refused across a change of the measure.

    `panel` is the version of the panel file that a meeting used; without it, the present one.
    """
    panel = panel or workspace.panel(request.panel)
    field = needed_field(panel, request.field_id) if request.field_id else None
    if field is not None:
        needed_groups(panel, field)
    chosen = theme_of(panel, request.theme)
    period = Period(request.first, request.last)
    force = needed_one_force(workspace, panel, chosen, period, request.force)
    months = month_counts(workspace, panel, request.theme, period, request.field_id, force=force)
    if not months:
        raise Refusal(
            "There is no case in this theme and period.",
            next_step="See 'scrutiny themes' for the counts, and check --from and --to.",
        )
    compared = None
    cautions: tuple[str, ...] = ()
    if request.population:
        residents = load(request.population, force)
        compared = Compared(request.group, request.reference, residents, basis_of(chosen.where))
        counted = group_counts(workspace, panel, request.theme, period, request.field_id, force)
        cautions = list_cautions(counted, residents, by_month=True)
    days = date.fromisoformat(f"{months[0].month}-01"), month_end(months[-1].month)
    needed_one_measure(panel, field, *days)
    _needed_groups(months, request, compared)
    what = f"{chosen.title} of the group {request.group}" if request.group else chosen.title
    figures = trend_figures(
        months, what, group=request.group, compared=compared, split=request.split
    )
    definition = _definition(months, what, field, compared)
    page = trend_page(figures, definition, field, *days, cautions)
    return MonthAnswer(tuple(months), figures, page, force)


def _needed_groups(
    months: tuple[MonthCounts, ...], request: MonthRequest, compared: Compared | None
) -> None:
    groups = months[0].groups
    if request.group and request.group == request.reference:
        raise Refusal(
            f"'{request.group}' would be compared with itself.",
            next_step=f"Choose another group: {', '.join(groups)}.",
        )
    for name in (request.group, request.reference):
        if name and (name not in groups or (compared and name not in compared.population.groups)):
            raise Refusal(
                f"There is no group '{name}' to count month by month.",
                next_step=f"Groups of the list: {', '.join(groups)}.",
            )


def _definition(
    months: tuple[MonthCounts, ...], what: str, field: Field | None, compared: Compared | None
) -> str:
    period = listed_months(months[0].month, months[-1].month)
    total = sum(each.total for each in months)
    said = f"Definition. {what}, month by month, {period}; {total:,} cases in all."
    if field:
        unrecorded = sum(each.missing for each in months)
        said += f" {field.title}. {unrecorded:,} cases have no group."
    if compared:
        said += (
            f" Residents: {compared.population.title}, {compared.population.area},"
            f" {compared.population.ages} ({compared.population.source}), the same for every month."
        )
    return said
