"""Brings the record and the documents together: what `report` and `demo` both write."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutiny.workspace import Workspace
from tui.figures.frame import FrameAnswer

if TYPE_CHECKING:
    # Only a pack needs these; the other documents must not wait for them.
    from reports.disproportionality import Disproportionality
    from reports.judgement_figures import JudgementFigures
    from scrutiny.meetings.record import MeetingRecord
    from scrutiny.preparing.copies import Copy
    from scrutiny.preparing.packing import Paper


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
    from reports.findings_csv import findings_csv
    from reports.findings_letter import findings_document
    from reports.findings_schedule import findings_workbook
    from reports.render import render
    from scrutiny.meetings.record import meeting_record

    record = meeting_record(workspace, meeting_id)
    if kind == "findings" and suffix == ".xlsx":
        return findings_workbook(record)
    if kind == "findings" and suffix == ".csv":
        return findings_csv(record)
    if kind == "pack":
        return pack_bytes(workspace, record, suffix, comparison=comparison)
    if kind == "findings":
        return render(findings_document(record), suffix)
    from reports.draft import draft

    return render(draft(*draft_parts(workspace, record, comparison)), suffix)


def draft_parts(
    workspace: Workspace, record: "MeetingRecord", comparison: Comparison | None
) -> "tuple[MeetingRecord, JudgementFigures, Sequence[Disproportionality], Sequence[str]]":
    """Gather what a draft is made of, to write it, to approve it, or to lay one beside it."""
    from reports.judgement_figures import judgement_figures

    found = frame_figures(workspace, record.meeting.id, comparison) if comparison else None
    tables = found.tables if found else ()
    beside = found.fallback.sentences if found and found.fallback else ()
    return record, judgement_figures(record), tables, beside


def pack_bytes(
    workspace: Workspace,
    record: "MeetingRecord",
    suffix: str,
    *,
    comparison: Comparison | None = None,
    papers: "Sequence[Paper]" = (),
    copy: "Copy | None" = None,
) -> bytes:
    """Make a reading pack, or one member's copy of it."""
    from reports.pack import pack
    from reports.render import render
    from scrutiny.preparing.cards import cards_of
    from scrutiny.preparing.numbers import force_numbers
    from scrutiny.preparing.packing import Packed

    draws = [each.draw for each in record.themes]
    packed = Packed(
        cards=cards_of(workspace, record.panel),
        numbers=force_numbers(workspace, record.panel, draws),
        papers=tuple(papers),
        copy=copy,
    )
    found = frame_figures(workspace, record.meeting.id, comparison) if comparison else None
    tables = found.tables if found else ()
    beside = found.fallback.sentences if found and found.fallback else ()
    return render(pack(record, packed, tables, beside), suffix)


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
