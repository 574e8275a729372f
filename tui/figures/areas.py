"""Areas against limits as commands, screens and documents all show them, from one request."""

from dataclasses import dataclass

from reports.figure_page import FigurePage
from reports.funnel_page import area_funnel, funnel_page
from reports.publication.figure_counts import of_area_counts
from reports.publication.publishable import Publishable
from reports.sentences import period_text
from reports.statistics.funnel import Funnel
from scrutiny.cases.asking import Period
from scrutiny.cases.by_area import AreaCounts, area_counts
from scrutiny.cases.outcomes import conditional_outcome, named_outcome
from scrutiny.errors import Refusal
from scrutiny.panels.definition import Panel
from scrutiny.populations.by_area import residents_of_areas
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class AreaRequest:
    """What of each area is set against limits: an outcome, a condition, or residents."""

    panel: str
    field_id: str
    named: tuple[str, ...] = ()
    condition: str = ""
    population: str = ""
    widen: bool = False
    theme: str | None = None
    first: str | None = None
    last: str | None = None
    force: str = ""


@dataclass(frozen=True, slots=True)
class AreaAnswer:
    """What was found."""

    counted: AreaCounts
    funnel: Funnel
    page: FigurePage
    what: str
    """What is counted of each area, in words."""
    rates: bool
    """Among residents, and not a share of the cases."""

    @property
    def publishable(self) -> Publishable:
        """The counts behind it."""
        return of_area_counts(self.counted, self.what, rates=self.rates)


def area_answer(
    workspace: Workspace, request: AreaRequest, panel: Panel | None = None
) -> AreaAnswer:
    """Count areas and put limits around them that allow for their size.

    `panel` is the version of the panel file that a meeting used; without it, the present one.
    """
    panel = panel or workspace.panel(request.panel)
    outcome = None
    if request.named:
        outcome = named_outcome(panel, request.named)
    elif request.condition:
        outcome = conditional_outcome(panel, request.condition)
    counted = area_counts(
        workspace,
        panel,
        request.theme,
        Period(request.first, request.last),
        request.field_id,
        outcome,
        force=request.force,
    )
    residents = None
    if request.population:
        residents = residents_of_areas(request.population, list(counted.parts), counted.field.title)
    made = area_funnel(counted, residents, widen=request.widen)
    if not counted.parts:
        raise Refusal(
            f"'{counted.field.title}' is blank in every case, so no area is named.",
            next_step="Choose another field, or ask the force for the area of each case.",
        )
    what = outcome.words if outcome else "Cases for each 1,000 residents"
    among = (
        f" Residents: {request.population}."
        if residents is not None
        else " Out of the cases that say."
    )
    definition = (
        f"Definition. {what}. {counted.theme_title}, {period_text(counted.first, counted.last)},"
        f" by {counted.field.title}.{among} Limits: {made.method}."
    )
    page = funnel_page(made, counted, what, definition, rates=residents is not None)
    return AreaAnswer(counted, made, page, what, residents is not None)
