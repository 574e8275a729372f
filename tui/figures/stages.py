"""Stages as commands, screens and documents all show them, from one request."""

from dataclasses import dataclass

from reports.figure_page import FigurePage
from reports.list_cautions import list_cautions
from reports.sentences import percentage, period_text
from reports.stage_page import stage_figures, stage_page
from reports.statistics.cautions import gap_cautions, ungrouped_cautions
from scrutiny.cases.asking import Period
from scrutiny.cases.stage_counts import StageCounts, stage_counts
from scrutiny.panels.condition_words import condition_words
from scrutiny.panels.definition import Panel
from scrutiny.populations import load
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class StageRequest:
    """Which stages are counted, each a part of the one before."""

    panel: str
    field_id: str
    reference: str
    stages: tuple[tuple[str, str], ...]
    """The name of each stage and its condition."""
    population: str = ""
    """Residents, before the first stage; empty for none."""
    theme: str | None = None
    first: str | None = None
    last: str | None = None
    force: str = ""


@dataclass(frozen=True, slots=True)
class StageAnswer:
    """What was found."""

    counted: StageCounts
    page: FigurePage


def stage_answer(
    workspace: Workspace, request: StageRequest, panel: Panel | None = None
) -> StageAnswer:
    """Count stages by group and give the index of each.

    `panel` is the version of the panel file that a meeting used; without it, the present one.
    """
    panel = panel or workspace.panel(request.panel)
    period = Period(request.first, request.last)
    counted = stage_counts(
        workspace,
        panel,
        request.theme,
        period,
        request.field_id,
        request.stages,
        force=request.force,
    )
    frame = counted.frame
    residents = load(request.population, frame.force) if request.population else None
    figures = stage_figures(counted, request.reference, residents)
    missing = sum(frame.missing.values())
    fields = {each.id: each for each in panel.fields}
    conditions = "; ".join(
        f"{name}: {condition_words(condition, fields)}" for name, condition in request.stages
    )
    definition = (
        f"Definition. {frame.field.title}: {frame.theme_title.lower()},"
        f" {period_text(frame.first, frame.last)}, {frame.total:,} cases. {conditions}."
        f" Group not recorded for {percentage(missing, frame.total)}."
        + (f" Residents: {residents.title}, {residents.area}." if residents else "")
    )
    cautions = (
        list_cautions(frame, residents)
        if residents
        else (
            *gap_cautions(frame.missing_months, frame.first, frame.last),
            *ungrouped_cautions(missing, frame.total),
        )
    )
    title = f"Stages, by {frame.field.title[0].lower()}{frame.field.title[1:]}"
    page = stage_page(
        figures, request.reference, title, definition, cautions, (missing, frame.total)
    )
    return StageAnswer(counted, page)
