"""Outcomes by group as commands, screens and documents all show them, from one request."""

from dataclasses import dataclass

from reports.figure_page import FigurePage
from reports.outcome_figures import OutcomeFigures, outcome_figures
from reports.outcome_page import outcome_page
from scrutiny.cases.asking import Period
from scrutiny.cases.outcomes import (
    OutcomeCounts,
    conditional_outcome,
    named_outcome,
    outcome_counts,
)
from scrutiny.panels.definition import Panel
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OutcomeRequest:
    """What somebody wants to know of what came of the cases."""

    panel: str
    field_id: str
    reference: str
    named: tuple[str, ...] = ()
    """Outcomes written as FIELD=VALUE; several of one field mean any of them."""
    condition: str = ""
    """The outcome as a condition, where it has no name."""
    within: str = ""
    blank_is_no: bool = False
    theme: str | None = None
    first: str | None = None
    last: str | None = None
    force: str = ""


@dataclass(frozen=True, slots=True)
class OutcomeAnswer:
    """What was found."""

    counted: OutcomeCounts
    figures: OutcomeFigures
    page: FigurePage


def outcome_answer(
    workspace: Workspace, request: OutcomeRequest, panel: Panel | None = None
) -> OutcomeAnswer:
    """Count an outcome by group and compare its shares.

    `panel` is the version of the panel file that a meeting used; without it, the present one.
    """
    panel = panel or workspace.panel(request.panel)
    outcome = (
        named_outcome(panel, request.named)
        if request.named
        else conditional_outcome(panel, request.condition)
    )
    counted = outcome_counts(
        workspace,
        panel,
        request.theme,
        Period(request.first, request.last),
        request.field_id,
        outcome,
        force=request.force,
        blank_is_no=request.blank_is_no,
        within=request.within,
    )
    figures = outcome_figures(counted, request.reference, searches=panel.police_uk)
    return OutcomeAnswer(counted, figures, outcome_page(figures))
