"""Local authorities side by side as commands and screens both show them, from one request."""

from dataclasses import dataclass

from reports.across_areas import AcrossAreas
from reports.across_page import across_pages
from reports.authority_figures import authorities_compared
from reports.figure_page import FigurePage
from scrutiny.cases.asking import Period
from scrutiny.cases.by_authority import CountedAuthorities, counts_by_authority
from scrutiny.cases.narrowing import of_ages, of_sex, together
from scrutiny.populations import load
from scrutiny.populations.loading import needed_sex
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class AuthorityRequest:
    """What of each local authority is set against its residents."""

    panel: str
    field_id: str
    reference: str
    population: str
    area_field: str = ""
    ages: str = ""
    sex: str = ""
    theme: str | None = None
    first: str | None = None
    last: str | None = None
    force: str = ""


@dataclass(frozen=True, slots=True)
class AuthorityAnswer:
    """What was found."""

    counted: CountedAuthorities
    across: AcrossAreas
    pages: tuple[FigurePage, ...]


def authority_answer(workspace: Workspace, request: AuthorityRequest) -> AuthorityAnswer:
    """Count cases and residents of each authority, of the same ages and sex."""
    panel = workspace.panel(request.panel)
    sex = needed_sex(request.sex)
    counted = counts_by_authority(
        workspace,
        panel,
        request.theme,
        Period(request.first, request.last),
        request.field_id,
        area_field=request.area_field,
        force=request.force,
        narrowed=together(of_ages(panel, request.ages), of_sex(panel, sex)),
    )
    populations = {
        area.code: load(request.population, area.code, ages=request.ages, sex=sex)
        for area in counted.authorities
    }
    made = authorities_compared(counted, populations, request.reference)
    return AuthorityAnswer(counted, made, across_pages(made, "authority", "authorities"))
