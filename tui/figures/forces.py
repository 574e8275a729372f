"""Forces side by side as commands and screens both show them, straight from files."""

from dataclasses import dataclass

from reports.across_areas import AcrossAreas
from reports.across_page import across_pages
from reports.figure_page import FigurePage
from reports.force_figures import forces_compared
from scrutiny.cases.asking import Period
from scrutiny.importing.watching import Watch
from scrutiny.national.by_force import CountedForces, by_force
from scrutiny.national.files import files_named
from scrutiny.national.streaming import SELF_DEFINED, count_files
from scrutiny.populations import force_areas, load


@dataclass(frozen=True, slots=True)
class ForceRequest:
    """Which files are read, and what of each force is set against its residents."""

    files: tuple[str, ...]
    """Files, folders or patterns."""
    population: str
    field_id: str = SELF_DEFINED
    reference: str = "White"
    force: str = ""
    """Whose files these are, if they are not named so."""
    ages: str = ""
    sex: str = ""
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class ForceAnswer:
    """What was found."""

    counted: CountedForces
    across: AcrossAreas
    pages: tuple[FigurePage, ...]


def force_answer(request: ForceRequest, watch: Watch | None = None) -> ForceAnswer:
    """Count the searches and the residents of each force, of the same ages and sex.

    `watch` is told of the rows as they are read, and can stop the reading.
    """
    period = Period(request.first, request.last)
    streamed = count_files(files_named(request.files), period, request.force, watch)
    counted = by_force(streamed, request.field_id, period, ages=request.ages, sex=request.sex)
    populations = {
        each.force: load(request.population, each.force, ages=request.ages, sex=request.sex)
        for each in counted.forces
        if each.force in force_areas()
    }
    made = forces_compared(counted, populations, request.reference)
    return ForceAnswer(counted, made, across_pages(made, "force", "forces"))
