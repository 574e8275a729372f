"""Brings the record and the documents together: what `report` and `demo` both write."""

from dataclasses import dataclass

from reports.disproportionality import Disproportionality
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the section on disproportionality compares."""

    population: str
    field_id: str
    reference: str


def document_bytes(
    workspace: Workspace,
    kind: str,
    meeting_id: str,
    suffix: str,
    comparison: Comparison | None = None,
) -> bytes:
    """Make a document of a meeting in the format of a suffix such as `.html`."""
    from reports.draft import draft
    from reports.findings_schedule import findings_document, findings_workbook
    from reports.judgement_figures import judgement_figures
    from reports.pack import pack
    from reports.render import render
    from scrutiny.meetings.record import meeting_record

    record = meeting_record(workspace, meeting_id)
    if kind == "pack":
        return render(pack(record), suffix)
    if kind == "findings":
        if suffix == ".xlsx":
            return findings_workbook(record)
        return render(findings_document(record), suffix)
    tables = frame_tables(workspace, meeting_id, comparison) if comparison else ()
    return render(draft(record, judgement_figures(record), tables), suffix)


def frame_tables(
    workspace: Workspace, meeting_id: str, comparison: Comparison
) -> tuple[Disproportionality, ...]:
    """Compare all cases of the meeting's period with residents: a frame figure, of every theme."""
    from reports.frame_figures import compared
    from scrutiny.cases.asking import Period
    from scrutiny.cases.counting import fields_with_the_same_groups, group_counts
    from scrutiny.meetings.cases import draws_of
    from scrutiny.meetings.meeting import meeting, panel_of
    from scrutiny.populations import load

    panel = panel_of(workspace, meeting(workspace, meeting_id))
    periods = {draw.frame.period for draw in draws_of(workspace, meeting_id)}
    # Draws of different periods have no period in common to compare; then all cases are taken.
    period = periods.pop() if len(periods) == 1 else Period()
    counted = group_counts(workspace, panel, None, period, comparison.field_id)
    beside = fields_with_the_same_groups(workspace, panel, counted, None, period)
    residents = load(comparison.population, workspace.setting("force_area"))
    return compared((counted, *beside), residents, comparison.reference)
