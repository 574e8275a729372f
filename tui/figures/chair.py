"""The chair's counts as the command and the screen both show them, from one request."""

from dataclasses import dataclass

from reports.figure_page import FigurePage
from reports.period_page import period_page
from reports.trend_figures import break_cautions
from reports.words import listed_months
from scrutiny.cases.asking import Period, needed_field, theme_of
from scrutiny.cases.forces import needed_one_force
from scrutiny.cases.period_counts import PeriodCount, last_month, period_counts
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ChairRequest:
    """What is counted; a blank part asks for the usual."""

    panel: str
    month: str = ""
    """The last month; blank for the last one of the list."""
    field_id: str = ""
    theme: str = ""
    force: str = ""


@dataclass(frozen=True, slots=True)
class ChairAnswer:
    """The page, the month that it ends with, the force whose cases were counted, and the counts."""

    page: FigurePage
    month: str
    force: str
    counts: tuple[PeriodCount, ...]


def chair_answer(workspace: Workspace, request: ChairRequest) -> ChairAnswer:
    """Count a month, both years to date and twelve months beside the same days of last year."""
    panel = workspace.panel(request.panel)
    field = needed_field(panel, request.field_id) if request.field_id else None
    theme = request.theme or None
    counted = needed_one_force(workspace, panel, theme_of(panel, None), Period(), request.force)
    ending = request.month or last_month(workspace, panel, counted)
    found = period_counts(workspace, panel, theme, ending, field, force=counted)
    title = theme_of(panel, theme).title
    first = min(each.periods.before[0] for each in found)
    last = max(each.periods.now[1] for each in found)
    what = f"; by {field.title.lower()}" if field else ""
    page = period_page(
        f"{title} to {listed_months(ending, ending)}",
        found,
        f"Definition. {title}{what}; a case belongs to the month of its day in the list.",
        break_cautions(panel, first, last),
    )
    return ChairAnswer(page, ending, counted, tuple(found))
