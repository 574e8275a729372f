"""Gathers what a table of groups needs from the record: counts, residents, months, both records.

Commands, the screen and the report ask through here, so that they cannot count differently. No rule
of counting and none of figures is in this module.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from reports.disproportionality import Disproportionality
from reports.figure_page import FigurePage
from reports.frame_extras import Dispersed, Fallback, Standardised
from scrutiny.cases.asking import Period
from scrutiny.cases.by_month import MonthCounts
from scrutiny.cases.counting import GroupCounts
from scrutiny.cases.narrowing import Narrowed
from scrutiny.panels.definition import Panel
from scrutiny.populations import Population
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class FrameRequest:
    """What somebody wants to know of a list."""

    panel: str
    field_id: str
    reference: str
    population: str
    theme: str | None = None
    first: str | None = None
    last: str | None = None
    force: str = ""
    mid_p: bool = False
    dispersion: bool = False
    ages: str = ""
    sex: str = ""
    area: str = ""
    standardise: bool = False
    """Allow for the different ages of the groups."""
    by_month: bool = False


@dataclass(frozen=True, slots=True)
class FrameAnswer:
    """What was found."""

    panel: Panel
    counted: tuple[GroupCounts, ...]
    tables: tuple[Disproportionality, ...]
    """The asked definition first, then the others that have the same groups."""
    pages: tuple[FigurePage, ...]
    dispersed: tuple[Dispersed, ...]
    fallback: Fallback | None
    standardised: tuple[Standardised, ...]
    months: tuple[MonthCounts, ...]


def frame_answer(
    workspace: Workspace, request: FrameRequest, panel: Panel | None = None
) -> FrameAnswer:
    """Answer a request about all cases of a list.

    `panel` is the version of the panel file that a meeting used; without it, the present one.
    """
    from reports.frame_extras import dispersed, fallback
    from reports.frame_figures import compared
    from reports.frame_page import frame_pages
    from scrutiny.cases.by_month import month_counts
    from scrutiny.cases.counting import fields_with_the_same_groups, group_counts
    from scrutiny.cases.narrowing import silent_cases
    from scrutiny.cases.recorded_twice import pair_counts
    from scrutiny.populations import load, shipped
    from scrutiny.populations.bands import all_bands

    panel = panel or workspace.panel(request.panel)
    period = Period(request.first, request.last)
    narrowed = _narrowed(workspace, panel, request)
    among = narrowed.chosen
    counted = group_counts(
        workspace, panel, request.theme, period, request.field_id, request.force, among
    )
    beside = fields_with_the_same_groups(workspace, panel, counted, request.theme, period, among)
    by_age = (
        _by_age(workspace, panel, request, period, counted.force) if request.standardise else {}
    )
    if by_age and request.population not in shipped():
        # A file with bands of ages has no row for everybody.
        residents = all_bands(by_age)
    else:
        residents = load(
            request.population, request.area or counted.force, ages=request.ages, sex=request.sex
        )
    both = (counted, *beside)
    tables = compared(
        both,
        residents,
        request.reference,
        mid_p=request.mid_p,
        narrowed=narrowed.words,
        silent=silent_cases(workspace, panel, request.theme, period, narrowed, counted.force),
        area=request.area,
    )
    force = counted.force
    pairs = None
    if beside:
        fields = counted.field.id, beside[0].field.id
        pairs = pair_counts(
            workspace, panel, request.theme, period, fields, force=force, among=among
        )
    months: tuple[MonthCounts, ...] = ()
    if request.dispersion or request.by_month:
        whole = Period(counted.first.isoformat(), counted.last.isoformat())
        months = month_counts(
            workspace, panel, request.theme, whole, request.field_id, force=force, among=among
        )
    told = [each.groups for each in months if not each.gap]
    wider = dispersed(tables[0], told) if request.dispersion else ()
    filled = fallback(tables[0], pairs) if pairs else None
    ages = _standardised(workspace, panel, request, tables[0], by_age, force) if by_age else ()
    pages = frame_pages(tables, wider, filled, ages)
    return FrameAnswer(panel, both, tables, pages, wider, filled, ages, months)


def months_page(answer: FrameAnswer) -> FigurePage:
    """Lay the months of an answer out in a row, with their gaps.

    Refused across a change of the measure. The request must have asked for months.
    """
    from reports.trend_figures import needed_one_measure, trend_figures
    from reports.trend_page import trend_page

    counted = answer.counted[0]
    needed_one_measure(answer.panel, counted.field, counted.first, counted.last)
    figures = trend_figures(answer.months, counted.theme_title)
    definition = f"Definition. {counted.theme_title}, month by month."
    return trend_page(figures, definition, None, counted.first, counted.last)


def _narrowed(workspace: Workspace, panel: Panel, request: FrameRequest) -> Narrowed:
    from scrutiny.cases.asking import count_by_field, theme_of
    from scrutiny.cases.narrowing import EVERYBODY, of_ages, of_area, of_sex, together
    from scrutiny.populations.loading import needed_sex

    parts = [of_ages(panel, request.ages), of_sex(panel, needed_sex(request.sex))]
    if request.area:
        own = request.force or workspace.setting("force_area")
        theme, period = theme_of(panel, request.theme), Period(request.first, request.last)
        there: Mapping[str, int] = {}
        if panel.field("area") is not None:
            there = count_by_field(workspace, panel, theme, period, "area")
        parts.append(of_area(panel, request.area, own, there))
    return together(*parts) if parts else EVERYBODY


def _standardised(
    workspace: Workspace,
    panel: Panel,
    request: FrameRequest,
    table: Disproportionality,
    by_age: Mapping[str, Population],
    force: str,
) -> tuple[Standardised, ...]:
    from reports.frame_extras import standardised, standardised_within
    from reports.statistics.standardised import Band
    from reports.statistics.standardised_ranges import RangedBand
    from scrutiny.cases.asking import needed_field, theme_of
    from scrutiny.cases.crossing import by_field, crossed
    from scrutiny.cases.grouping import placing
    from scrutiny.cases.narrowing import needed_age_field
    from scrutiny.populations.bands import load_bands
    from scrutiny.populations.population import limits

    ages = needed_age_field(panel)
    found = crossed(
        workspace,
        panel,
        theme_of(panel, request.theme),
        Period(request.first, request.last),
        [by_field(panel, request.field_id), by_field(panel, ages.id)],
        force=force,
        among=_narrowed(workspace, panel, request).chosen,
    )
    place = placing(needed_field(panel, request.field_id))
    counts: dict[tuple[str, str], int] = {}
    for (value, age), count in found.items():
        key = place(value).group, age
        counts[key] = counts.get(key, 0) + count
    used = ", ".join(each.ages.removeprefix("ages ") for each in by_age.values())
    allowed_for = f"the different ages ({used})"
    groups = next(iter(by_age.values())).groups
    events = {group: [counts.get((group, code), 0) for code in by_age] for group in groups}
    there = {group: [each.groups[group] for each in by_age.values()] for group in groups}
    exact = {
        group: [
            Band(count, residents)
            for count, residents in zip(events[group], there[group], strict=True)
            if isinstance(residents, int)
        ]
        for group in groups
    }
    if all(len(bands) == len(by_age) for bands in exact.values()):
        return standardised(table, exact, allowed_for)
    whole = load_bands("census-2021", "england-and-wales", list(by_age))
    standard = [
        float(sum(limits(count)[0] for count in each.groups.values())) for each in whole.values()
    ]
    ranged = {
        group: [
            RangedBand(count, *limits(residents))
            for count, residents in zip(events[group], there[group], strict=True)
        ]
        for group in groups
    }
    return standardised_within(table, ranged, standard, allowed_for)


def _by_age(
    workspace: Workspace, panel: Panel, request: FrameRequest, period: Period, force: str
) -> Mapping[str, Population]:
    """Load the residents of each band in which the list has a case."""
    from scrutiny.cases.asking import count_by_field, theme_of
    from scrutiny.cases.forces import of_force
    from scrutiny.cases.narrowing import bands_of, needed_age_field
    from scrutiny.errors import Refusal
    from scrutiny.populations.bands import load_bands

    if request.ages or request.sex:
        raise Refusal(
            "Ages cannot be allowed for where only some ages or one sex are counted.",
            next_step="Leave out --ages and --sex, or leave out --standardise.",
        )
    ages = needed_age_field(panel)
    theme = theme_of(panel, request.theme)
    mine = of_force(workspace, panel, force)
    there = count_by_field(workspace, panel, theme, period, ages.id, mine)
    used = [code for code in bands_of(ages) if there.get(code)]
    if not used:
        raise Refusal(
            "No case in this theme and period has an age, so ages cannot be allowed for.",
            next_step="Leave out --standardise.",
        )
    return load_bands(request.population, request.area or force, used)
