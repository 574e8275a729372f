"""The figures of the whole list that a report carries, as its panel file or somebody asks for them.

What somebody asked for is refused when it cannot be made. What the panel's file makes usual is left
out then, and the report says so and why.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from reports.figure_page import FigurePage
from scrutiny.cases.asking import Period, count_by_field, theme_of
from scrutiny.cases.by_month import month_counts
from scrutiny.cases.grouping import grouped
from scrutiny.cases.period_counts import year_before
from scrutiny.errors import Refusal
from scrutiny.panels.definition import Panel
from scrutiny.panels.list_figures import FIGURES
from scrutiny.workspace import Workspace
from tui.figures.areas import AreaRequest, area_answer
from tui.figures.months import MonthRequest, month_answer
from tui.figures.outcomes import OutcomeRequest, outcome_answer
from tui.figures.stages import StageRequest, stage_answer

_TITLES = {
    "outcomes": "Outcomes by group",
    "trend": "Months in a row",
    "funnel": "Areas",
    "stages": "Stages",
}


@dataclass(frozen=True, slots=True)
class PagesWanted:
    """Which figures, of which cases."""

    period: Period
    figures: tuple[str, ...] | None = None
    """Names of `FIGURES`; None for those that the panel's file makes usual."""
    asked: bool = False
    """Somebody asked for them by name."""
    field_id: str = ""
    """The field with the groups; empty for the panel's own."""
    reference: str = ""
    population: str = ""
    """Residents, for ratios month by month; empty for none."""


def report_pages(
    workspace: Workspace, panel: Panel, wanted: PagesWanted
) -> tuple[tuple[FigurePage, ...], tuple[str, ...]]:
    """Make the pages, and say what was left out and why."""
    kinds = panel.figures.standard if wanted.figures is None else wanted.figures
    pages: list[FigurePage] = []
    left_out: list[str] = []
    for kind in (each for each in FIGURES if each in kinds):
        try:
            made = tuple(_MAKERS[kind](workspace, panel, _filled(workspace, panel, wanted, kind)))
        except Refusal as refused:
            if wanted.asked:
                raise
            left_out.append(f"{_TITLES[kind]}: not shown here. {refused.what}")
        else:
            pages += made
    return tuple(pages), tuple(left_out)


def _filled(workspace: Workspace, panel: Panel, wanted: PagesWanted, kind: str) -> PagesWanted:
    """Fill in the groups from the panel's file: the first field that the list fills in."""
    reference = wanted.reference or panel.figures.reference
    if wanted.field_id or kind == "funnel" or (kind == "trend" and not wanted.population):
        return replace(wanted, reference=reference)
    for field_id in panel.figures.by:
        field = panel.field(field_id)
        everything = count_by_field(
            workspace, panel, theme_of(panel, None), wanted.period, field_id
        )
        if field is not None and any(grouped(field, everything).counts.values()):
            return replace(wanted, field_id=field_id, reference=reference)
    raise Refusal(
        "The list holds no field with groups of people.",
        next_step="Name one with --by and the group to compare with as --reference.",
    )


def _outcomes(workspace: Workspace, panel: Panel, wanted: PagesWanted) -> Iterator[FigurePage]:
    if not panel.figures.outcomes:
        raise _unsaid(panel, "outcomes")
    for each in panel.figures.outcomes:
        request = OutcomeRequest(
            panel.id,
            wanted.field_id,
            wanted.reference,
            (each,),
            first=wanted.period.first,
            last=wanted.period.last,
        )
        yield outcome_answer(workspace, request, panel).page


def _trend(workspace: Workspace, panel: Panel, wanted: PagesWanted) -> Iterator[FigurePage]:
    """Follow the months of the period and of the year before it, as far back as the list goes."""
    first = wanted.period.first
    if first:
        first = year_before(date.fromisoformat(first)).isoformat()
    there = month_counts(workspace, panel, None, Period(first, wanted.period.last))
    begun = next((f"{each.month}-01" for each in there if not each.gap), None)
    request = MonthRequest(panel.id, first=begun, last=wanted.period.last)
    everybody = month_answer(workspace, request, panel).page
    followed: list[FigurePage] = []
    told: list[str] = []
    for group in panel.figures.trend_of if wanted.population else ():
        asked = replace(
            request,
            field_id=wanted.field_id,
            group=group,
            reference=wanted.reference,
            population=wanted.population,
        )
        found = month_answer(workspace, asked, panel)
        if found.figures.without_ratio:
            told.append(found.figures.without_ratio)
        else:
            followed.append(found.page)
    yield replace(everybody, sentences=(*everybody.sentences, *told))
    yield from followed


def _funnel(workspace: Workspace, panel: Panel, wanted: PagesWanted) -> Iterator[FigurePage]:
    if not panel.figures.areas:
        raise _unsaid(panel, "areas")
    if not panel.figures.outcomes:
        raise _unsaid(panel, "outcomes")
    for each in panel.figures.outcomes:
        request = AreaRequest(
            panel.id,
            panel.figures.areas,
            (each,),
            first=wanted.period.first,
            last=wanted.period.last,
        )
        yield area_answer(workspace, request, panel).page


def _stages(workspace: Workspace, panel: Panel, wanted: PagesWanted) -> Iterator[FigurePage]:
    if not panel.figures.stages:
        raise _unsaid(panel, "stages")
    request = StageRequest(
        panel.id,
        wanted.field_id,
        wanted.reference,
        panel.figures.stages,
        wanted.population,
        first=wanted.period.first,
        last=wanted.period.last,
    )
    yield stage_answer(workspace, request, panel).page


def _unsaid(panel: Panel, key: str) -> Refusal:
    return Refusal(
        f"The panel file does not say which {key} a report shows.",
        where=panel.id,
        next_step=f"Add '{key}' under [figures] to the panel file, or leave the figure out.",
    )


_MAKERS: dict[str, Callable[[Workspace, Panel, PagesWanted], Iterator[FigurePage]]] = {
    "outcomes": _outcomes,
    "trend": _trend,
    "funnel": _funnel,
    "stages": _stages,
}
