"""Makes the figures that were chosen, with the same functions as the commands."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.figure_page import FigurePage
from reports.publication.figure_counts import (
    of_across,
    of_draw,
    of_groups,
    of_months,
    of_outcomes,
    of_stages,
)
from reports.publication.publishable import Publishable, panel_only, published_pages
from scrutiny.cases.outcomes import named_outcome
from scrutiny.errors import Refusal
from scrutiny.importing.watching import Watch
from tui.figures.choosing import Choosing
from tui.figures.parts import OWN, STAGE

if TYPE_CHECKING:
    from tui.figures.forces import ForceRequest

Made = tuple[tuple[FigurePage, ...], Publishable]
ALL = "All cases of the list, and residents"
_ABOVE = {
    "months": "All cases of the list, month by month",
    "outcomes": "All cases of the list, and what came of them",
    "stages": "All cases of the list, stage by stage",
    "funnel": "All cases of the list, area by area",
    "forces": "All searches of the files, and residents",
    "draw": "The draw, and the list that it came from",
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """Figures to read."""

    above: str
    """What is counted, for the edge of the box."""
    pages: tuple[FigurePage, ...]
    made: Publishable
    """The counts behind them."""

    @property
    def notice(self) -> str:
        """That they are for the panel only; empty where every count may be seen."""
        return panel_only(self.made)

    def published(self) -> tuple[FigurePage, ...]:
        """Give what may be published; raises `Refusal` where nothing may."""
        warnings = tuple(dict.fromkeys(each for page in self.pages for each in page.warnings))
        return published_pages(self.made, warnings)[0]


def chosen_figures(choosing: Choosing) -> Chosen:
    """Work out what was chosen; raises `Refusal` with what to do where that cannot be."""
    kind = choosing.kind
    pages, made = _PAGES[kind](choosing)
    return Chosen(_ABOVE.get(kind, ALL), pages, made)


def reading_of_files(choosing: Choosing) -> Callable[[Watch], Chosen]:
    """Give the work that reads the files which were chosen, to be done beside the screen.

    It needs no workspace any more. Raises `Refusal` where no files are chosen.
    """
    request = _force_request(choosing)

    def read(watch: Watch) -> Chosen:
        return Chosen(_ABOVE["forces"], *_forces_read(request, watch))

    return read


def _groups(choosing: Choosing) -> Made:
    from tui.figures.frame import FrameRequest, frame_answer

    first, last = choosing.days()
    also = choosing.value("also")
    request = FrameRequest(
        choosing.value("panel"),
        choosing.value("field"),
        choosing.value("reference"),
        _population(choosing),
        theme=choosing.value("cases") or None,
        first=first,
        last=last,
        area=choosing.value("area"),
        ages=choosing.value("ages"),
        sex=choosing.value("sex"),
        standardise=also in ("standardise", "both"),
        dispersion=also in ("dispersion", "both"),
    )
    found = frame_answer(choosing.workspace, request)
    return found.pages, of_groups(found.tables)


def _months(choosing: Choosing) -> Made:
    from tui.figures.months import MonthRequest, month_answer

    first, last = choosing.days()
    group = choosing.value("group")
    request = MonthRequest(
        choosing.value("panel"),
        choosing.value("field") if group else "",
        group,
        choosing.value("reference") if group else "",
        _population(choosing) if group else "",
        split=_needed_split(choosing) if choosing.kind == "change" else "",
        theme=choosing.value("cases") or None,
        first=first,
        last=last,
    )
    found = month_answer(choosing.workspace, request)
    return (found.page,), of_months(found.figures)


def _outcomes(choosing: Choosing) -> Made:
    from tui.figures.outcomes import OutcomeRequest, outcome_answer

    first, last = choosing.days()
    request = OutcomeRequest(
        choosing.value("panel"),
        choosing.value("field"),
        choosing.value("reference"),
        _needed_outcome(choosing),
        blank_is_no=bool(choosing.value("blanks")),
        theme=choosing.value("cases") or None,
        first=first,
        last=last,
    )
    found = outcome_answer(choosing.workspace, request)
    return (found.page,), of_outcomes(found.figures)


def _stages(choosing: Choosing) -> Made:
    from tui.figures.stages import StageRequest, stage_answer

    first, last = choosing.days()
    request = StageRequest(
        choosing.value("panel"),
        choosing.value("field"),
        choosing.value("reference"),
        stage_parts(choosing),
        _population(choosing),
        theme=choosing.value("cases") or None,
        first=first,
        last=last,
    )
    found = stage_answer(choosing.workspace, request)
    return (found.page,), of_stages(found.counted)


def _funnel(choosing: Choosing) -> Made:
    from tui.figures.areas import AreaRequest, area_answer

    first, last = choosing.days()
    rates = choosing.value("measure") == "rate"
    request = AreaRequest(
        choosing.value("panel"),
        choosing.value("places"),
        () if rates else _needed_outcome(choosing),
        population=_population(choosing) if rates else "",
        widen=bool(choosing.value("limits")),
        theme=choosing.value("cases") or None,
        first=first,
        last=last,
    )
    found = area_answer(choosing.workspace, request)
    return (found.page,), found.publishable


def _authorities(choosing: Choosing) -> Made:
    from tui.figures.authorities import AuthorityRequest, authority_answer

    first, last = choosing.days()
    request = AuthorityRequest(
        choosing.value("panel"),
        choosing.value("field"),
        choosing.value("reference"),
        _population(choosing),
        ages=choosing.value("ages"),
        sex=choosing.value("sex"),
        theme=choosing.value("cases") or None,
        first=first,
        last=last,
    )
    found = authority_answer(choosing.workspace, request)
    return found.pages, of_across(found.across, "authority")


def _forces(choosing: Choosing) -> Made:
    return _forces_read(_force_request(choosing))


def _forces_read(request: "ForceRequest", watch: Watch | None = None) -> Made:
    from tui.figures.forces import force_answer

    found = force_answer(request, watch)
    return found.pages, of_across(found.across, "force")


def _force_request(choosing: Choosing) -> "ForceRequest":
    from tui.figures.forces import ForceRequest

    first, last = choosing.days()
    return ForceRequest(
        (_needed_files(choosing),),
        _population(choosing),
        choosing.value("field"),
        choosing.value("reference"),
        ages=choosing.value("ages"),
        sex=choosing.value("sex"),
        first=first,
        last=last,
    )


def _draw(choosing: Choosing) -> Made:
    from reports.composition_page import composition_page
    from scrutiny.cases.composition import composition

    drawn, field = choosing.value("draw"), choosing.value("field")
    found = composition(choosing.workspace, drawn, field)
    return (composition_page(found),), of_draw(found)


_PAGES: dict[str, Callable[[Choosing], Made]] = {
    "groups": _groups,
    "months": _months,
    "change": _months,
    "outcomes": _outcomes,
    "stages": _stages,
    "funnel": _funnel,
    "authorities": _authorities,
    "forces": _forces,
    "draw": _draw,
}


def _population(choosing: Choosing) -> str:
    named = choosing.value("population")
    if named == OWN or (not named and choosing.kind != "stages"):
        raise Refusal("No residents are chosen.", next_step="Choose a census, or write a file.")
    return named


def _needed_files(choosing: Choosing) -> str:
    files = choosing.value("files").strip("'\"")
    if not files:
        raise Refusal(
            "No files are chosen yet.",
            next_step="Open the line 'Files', and write the name of the folder that holds them.",
        )
    return files


def _needed_outcome(choosing: Choosing) -> tuple[str, ...]:
    told = choosing.value("outcome")
    if not told:
        raise Refusal(
            "No outcome is chosen yet.",
            next_step="Open the line 'What counts', and choose what came of the cases.",
        )
    return tuple(told.split("\n"))


def _needed_split(choosing: Choosing) -> str:
    split = choosing.value("split")
    if not split:
        raise Refusal(
            "The period has only one month, so there is no before and after.",
            next_step="Choose a longer period.",
        )
    return split


def stage_parts(choosing: Choosing) -> tuple[tuple[str, str], ...]:
    """Give the name and the condition of each stage that is chosen."""
    told = [choosing.value(part) for part in ("stage_1", "stage_2", "stage_3")]
    found = []
    for each in told:
        if not each:
            break
        if each.startswith(STAGE):
            named = dict(choosing.panel.figures.stages)
            found.append((each.removeprefix(STAGE), named[each.removeprefix(STAGE)]))
            continue
        outcome = named_outcome(choosing.panel, each.split("\n"))
        found.append((outcome.short.strip("“”").replace(":", ","), outcome.holds))
    if not found:
        raise Refusal(
            "No stage is chosen yet.",
            next_step="Open the line 'First stage', and choose what can happen to a case.",
        )
    return tuple(found)
