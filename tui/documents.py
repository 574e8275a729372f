"""Brings the record and the documents together: what `report` and `demo` both write."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutiny.workspace import Workspace
from tui.figures.frame import FrameAnswer

if TYPE_CHECKING:
    # Only a pack needs these; the other documents must not wait for them.
    from reports.figure_page import FigurePage
    from reports.frame_section import FrameSection
    from reports.judgement_figures import JudgementFigures
    from scrutiny.cases.asking import Period
    from scrutiny.meetings.record import MeetingRecord
    from scrutiny.preparing.copies import Copy
    from scrutiny.preparing.packing import Paper


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the section on disproportionality compares."""

    population: str
    field_id: str
    reference: str


@dataclass(frozen=True, slots=True)
class FigureChoice:
    """Which figures of the whole list a document carries."""

    comparison: Comparison | None = None
    """Rates among residents; None for none."""
    figures: tuple[str, ...] | None = None
    """Further figures by name; None for those that the panel's file makes usual."""

    def options(self) -> str:
        """Write the choice, so that the document can be made again just so; empty for the usual."""
        from dataclasses import asdict

        from scrutiny.canonical import canonical

        return "" if self == USUAL else canonical(asdict(self))


USUAL = FigureChoice()


def choice_again(options: str) -> FigureChoice:
    """Read a choice.

    >>> choice = FigureChoice(Comparison("census-2021", "ethnicity", "White"), ("trend",))
    >>> choice_again(choice.options()) == choice, choice_again("") == USUAL
    (True, True)
    """
    if not options:
        return USUAL
    said = json.loads(options)
    compared, figures = said["comparison"], said["figures"]
    return FigureChoice(
        Comparison(**compared) if compared else None, None if figures is None else tuple(figures)
    )


def last_choice(workspace: Workspace, meeting_id: str, kind: str) -> FigureChoice:
    """Give the choice with which a document of a kind was written last."""
    from scrutiny.meetings.documents import last_options

    return choice_again(last_options(workspace, meeting_id, kind))


def document_bytes(
    workspace: Workspace,
    kind: str,
    meeting_id: str,
    suffix: str,
    choice: FigureChoice = USUAL,
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
        return pack_bytes(workspace, record, suffix, choice=choice)
    if kind == "findings":
        return render(findings_document(record), suffix)
    from reports.draft import draft

    return render(draft(*draft_parts(workspace, record, choice)), suffix)


def draft_parts(
    workspace: Workspace, record: "MeetingRecord", choice: FigureChoice
) -> "tuple[MeetingRecord, JudgementFigures, FrameSection]":
    """Gather what a draft is made of, to write it, to approve it, or to lay one beside it."""
    from reports.judgement_figures import judgement_figures

    return record, judgement_figures(record), frame_section(workspace, record, choice)


def pack_bytes(
    workspace: Workspace,
    record: "MeetingRecord",
    suffix: str,
    *,
    choice: FigureChoice = USUAL,
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
    # The pack's page of the force's numbers shows the months already.
    section = frame_section(workspace, record, choice, without=("trend",))
    return render(pack(record, packed, section), suffix)


def frame_section(
    workspace: Workspace,
    record: "MeetingRecord",
    choice: FigureChoice,
    *,
    without: Sequence[str] = (),
) -> "FrameSection":
    """Gather the figures of the whole list; `without` are usual ones that are shown elsewhere."""
    from reports.frame_section import FrameSection

    panel, compared = record.panel, choice.comparison
    wanted = choice.figures
    if wanted is None and without:
        wanted = tuple(each for each in panel.figures.standard if each not in without)
    found = frame_figures(workspace, record.meeting.id, compared) if compared else None
    pages: tuple[FigurePage, ...] = ()
    left_out: tuple[str, ...] = ()
    if wanted or (wanted is None and panel.figures.standard):
        from tui.figures.report_pages import PagesWanted, report_pages

        pages, left_out = report_pages(
            workspace,
            panel,
            PagesWanted(
                common_period(workspace, record.meeting.id),
                wanted,
                asked=choice.figures is not None,
                field_id=compared.field_id if compared else "",
                reference=compared.reference if compared else "",
                population=compared.population if compared else "",
            ),
        )
    return FrameSection(
        tables=found.tables if found else (),
        beside=found.fallback.sentences if found and found.fallback else (),
        pages=pages,
        left_out=left_out,
    )


def common_period(workspace: Workspace, meeting_id: str) -> "Period":
    """Give the period that all draws of a meeting have in common, or else all days."""
    from scrutiny.cases.asking import Period
    from scrutiny.meetings.cases import draws_of

    periods = {draw.frame.period for draw in draws_of(workspace, meeting_id)}
    # Draws of different periods have no period in common to compare; then all cases are taken.
    return periods.pop() if len(periods) == 1 else Period()


def frame_figures(workspace: Workspace, meeting_id: str, comparison: Comparison) -> FrameAnswer:
    """Compare all cases of the meeting's period with residents: a frame figure, of every theme."""
    from scrutiny.meetings.meeting import meeting, panel_of
    from tui.figures.frame import FrameRequest, frame_answer

    panel = panel_of(workspace, meeting(workspace, meeting_id))
    period = common_period(workspace, meeting_id)
    request = FrameRequest(
        panel.id,
        comparison.field_id,
        comparison.reference,
        comparison.population,
        first=period.first,
        last=period.last,
    )
    return frame_answer(workspace, request, panel)
