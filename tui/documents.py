"""Brings the record and the documents together: what `report` and `demo` both write."""

from dataclasses import dataclass

from scrutiny.workspace import Workspace
from tui.figures.frame import FrameAnswer


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
    if kind == "findings" and suffix == ".xlsx":
        return findings_workbook(record)
    if kind == "findings":
        return render(findings_document(record), suffix)
    found = frame_figures(workspace, meeting_id, comparison) if comparison else None
    tables = found.tables if found else ()
    beside = found.fallback.sentences if found and found.fallback else ()
    if kind == "pack":
        return render(pack(record, tables, beside), suffix)
    return render(draft(record, judgement_figures(record), tables, beside), suffix)


def frame_figures(workspace: Workspace, meeting_id: str, comparison: Comparison) -> FrameAnswer:
    """Compare all cases of the meeting's period with residents: a frame figure, of every theme."""
    from scrutiny.cases.asking import Period
    from scrutiny.meetings.cases import draws_of
    from scrutiny.meetings.meeting import meeting, panel_of
    from tui.figures.frame import FrameRequest, frame_answer

    panel = panel_of(workspace, meeting(workspace, meeting_id))
    periods = {draw.frame.period for draw in draws_of(workspace, meeting_id)}
    # Draws of different periods have no period in common to compare; then all cases are taken.
    period = periods.pop() if len(periods) == 1 else Period()
    request = FrameRequest(
        panel.id,
        comparison.field_id,
        comparison.reference,
        comparison.population,
        first=period.first,
        last=period.last,
    )
    return frame_answer(workspace, request, panel)
