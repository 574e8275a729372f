"""The draft of a meeting's report, for the chair to correct and the panel to agree.

Numbers come first, and every one can be traced. The text of a case is never printed, nor what one
member answered. This module must never present a draft as something agreed.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from reports.agreement_blocks import agreement_annex, agreement_blocks
from reports.agreement_figures import calibration_cases, question_agreements
from reports.answer_blocks import answer_blocks
from reports.approval import ApprovalState, approval_state, content_digest
from reports.case_blocks import case_table, dissent_blocks, unavailable_blocks
from reports.content import Block, Bullets, Document, Heading, Lines, Notice, Paragraph
from reports.draw_blocks import checking_blocks, facts_block, order_table
from reports.drawn_sentences import NO_CASE, drawn_sentences
from reports.footage_blocks import footage_blocks
from reports.frame_section import NO_SECTION, FrameSection
from reports.group_blocks import section_blocks
from reports.judgement_blocks import judgement_blocks
from reports.judgement_figures import JudgementFigures
from reports.observation_blocks import finding_blocks, observation_blocks
from reports.prose import with_texts
from reports.sentences import listed, percentage, whole
from reports.words import (
    KINDS,
    Wording,
    counted,
    day_of,
    draw_name,
    heading,
    moment_words,
    sentence_end,
    wording,
)
from sampling.digest import grouped
from scrutiny.meetings.record import MeetingRecord
from scrutiny.panels.headings import LANGUAGE, UNCHECKED

MARKING = "DRAFT. Not agreed by the panel. Not for publication."
APPROVED = "Approved by chair and coordinator. Not yet published."
TRANSLATOR = "The Welsh headings are the program's own. A translator must check them first."
_NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands for the time of writing where a content is compared."""


def draft(
    record: MeetingRecord,
    figures: JudgementFigures,
    section: FrameSection = NO_SECTION,
) -> Document:
    """Write the draft; `section` adds figures of the whole list.

    Figures that belong to another record are refused with `ValueError`.
    """
    state = approval_state(record.approvals, draft_content(record, figures, section))
    plain = _plain(record, figures, section, state)
    return replace(plain, blocks=with_texts(plain.blocks, record.texts))


def plain_draft(
    record: MeetingRecord,
    figures: JudgementFigures,
    section: FrameSection = NO_SECTION,
) -> Document:
    """Write the draft as the record gives it, without any text of the office."""
    return draft(replace(record, texts={}), figures, section)


def draft_content(
    record: MeetingRecord,
    figures: JudgementFigures,
    section: FrameSection = NO_SECTION,
) -> str:
    """Give the digest of what is approved: every word and number, and not when it was written."""
    still = replace(
        record,
        approvals=(),
        events=0,
        head="0" * 64,
        written_at=_NO_TIME,
        tracked=tuple(replace(each, age=0, late=0) for each in record.tracked),
        earlier=tuple(
            replace(each, tracked=replace(each.tracked, age=0, late=0)) for each in record.earlier
        ),
    )
    plain = _plain(still, figures, section, ApprovalState(False, ""))
    return content_digest(replace(plain, blocks=with_texts(plain.blocks, record.texts)))


def _plain(
    record: MeetingRecord,
    figures: JudgementFigures,
    section: FrameSection,
    state: ApprovalState,
) -> Document:
    _check(record, figures)
    blocks = (
        *_opening(record, figures, state),
        *_found(record, figures),
        *_said(record),
        *_groups(record, section),
        *_chosen(record),
        *_closing(record),
        *_annex(record),
    )
    marking = APPROVED if state.approved else MARKING
    return Document(wording(record, "report_title"), "en-GB", marking, blocks)


def _opening(
    record: MeetingRecord, figures: JudgementFigures, state: ApprovalState
) -> Iterator[Block]:
    if not record.meeting.title.is_blank():
        yield Paragraph(record.meeting.title.one_line())
    yield Notice(_state(record, state))
    yield heading(record, "numbers_heading")
    yield Bullets(tuple(_numbers(record, figures)))
    yield heading(record, "about_heading")
    if record.cases:
        yield Paragraph(wording(record, "introduction"))
    yield Paragraph(_attendance(record))


def _state(record: MeetingRecord, state: ApprovalState) -> str:
    said = (
        "Before it is published, read every sentence that a person typed and take"
        " out names, places and anything by which somebody could be known."
    )
    if not state.approved:
        said = f"This is a draft. {said}"
    if record.panel.wording.get(LANGUAGE) == UNCHECKED:
        said += f"\n\n{TRANSLATOR}"
    if state.words:
        said += f"\n\n{state.words}"
    if not record.meeting.shown_at:
        return f"{said}\n\nThe members are still judging alone, so there is no conclusion yet."
    if not record.meeting.closed_at:
        return f"{said}\n\nThe meeting is still open, so the figures may change."
    return said


def _numbers(record: MeetingRecord, figures: JudgementFigures) -> Iterator[str]:
    yield from drawn_sentences(record, figures)
    for row in figures.rows if figures.of else ():
        yield f"{row.judgement}: {percentage(row.count, row.of)}."
    for each in figures.beside:
        were = "was" if each.brought == 1 else "were"
        cases = counted(each.brought, "case")
        yield f"{cases} {were} {KINDS[each.kind]}: in none of these figures."
    findings = len(record.findings)
    yield f"{counted(findings, 'finding') if findings else 'No finding'} for the force."


def _attendance(record: MeetingRecord) -> str:
    here, away = len(record.seats), len(record.apologies)
    said = (
        f"{counted(here, 'member')} {'was' if here == 1 else 'were'} seated;"
        f" {whole(record.seats_that_answered)} answered."
        f" {counted(away, 'member') if away else 'Nobody'} sent apologies."
    )
    left = sum(1 for each in record.seats if each.left_at)
    if left:
        said += f" {counted(left, 'member')} left early; what they had answered stays."
    groups = sorted({each.sub_group for each in record.seats if each.sub_group})
    if groups:
        said += f" They sat in {counted(len(groups), 'sub-group')} ({listed(groups)})."
    conflicts = sum(each.spread.conflicted for each in record.cases if each.spread)
    if conflicts:
        said += (
            f" {counted(conflicts, 'conflict')} of interest"
            f" {'was' if conflicts == 1 else 'were'} declared; whoever declares one does not judge"
            " that case."
        )
    if not record.meeting.shown_reason.is_blank():
        why = sentence_end(record.meeting.shown_reason.one_line())
        said += f" The answers were shown before all had finished, because: {why}"
    return said


def _found(record: MeetingRecord, figures: JudgementFigures) -> Iterator[Block]:
    yield heading(record, "conclusions_heading")
    if not record.cases:
        yield Paragraph(NO_CASE)
    elif record.meeting.shown_at:
        yield from judgement_blocks(figures, record.panel, Wording(record))
        yield heading(record, "cases_heading", 3)
        yield from dissent_blocks(record)
        yield case_table(record)
        yield heading(record, "questions_heading")
        yield from answer_blocks(record.questions)
        yield heading(record, "agreement_heading", 3)
        yield from agreement_blocks(
            question_agreements(record.first_answers),
            calibration_cases(
                record.calibration, [each for case in record.cases for each in case.conclusions]
            ),
            wording(record, "annex_heading"),
        )
        yield Paragraph(wording(record, "members_hidden"))
    else:
        yield Paragraph(wording(record, "no_conclusion"))


def _said(record: MeetingRecord) -> Iterator[Block]:
    yield heading(record, "observations_heading")
    yield from observation_blocks(record)
    yield heading(record, "findings_heading")
    yield from finding_blocks(record)


def _groups(record: MeetingRecord, section: FrameSection) -> Iterator[Block]:
    if not section.empty:
        yield heading(record, "figures_heading")
        yield from section_blocks(section, record.panel.units, _themes_of(record), Wording(record))


def _themes_of(record: MeetingRecord) -> int:
    return len({each.draw.frame.theme for each in record.themes})


def _chosen(record: MeetingRecord) -> Iterator[Block]:
    draws = [each.draw for each in record.themes]
    yield heading(record, "chosen_heading")
    if not record.cases:
        yield Paragraph(NO_CASE)
    elif not draws:
        yield Paragraph(wording(record, "no_draw"))
    else:
        yield Paragraph(wording(record, "method"))
    yield from footage_blocks(record.footage)
    for draw in draws:
        if len(draws) > 1:
            yield Heading(draw_name(draw), 3)
        yield facts_block(draw, record.panel)
    if record.cases:
        yield from unavailable_blocks(record)
    if draws:
        yield heading(record, "proof_heading")
        for draw in draws:
            yield order_table(draw)
        yield Paragraph(wording(record, "check_draw"))
        yield from checking_blocks(draws)


def _closing(record: MeetingRecord) -> Iterator[Block]:
    yield heading(record, "record_heading")
    written = moment_words(f"{record.written_at:%Y-%m-%dT%H:%M:%SZ}")
    yield Paragraph(
        f"Written on {written} for the meeting of {day_of(record.meeting.day)}, from a record of"
        f" {counted(record.events, 'event')}. Its head is below. Whoever keeps this page can tell"
        " later whether the record was changed."
    )
    yield Lines((f"events {record.events}", f"head {grouped(record.head)}"))
    yield Paragraph(wording(record, "closing"))


def _annex(record: MeetingRecord) -> Iterator[Block]:
    if record.meeting.shown_at:
        named = heading(record, "annex_heading")
        yield from agreement_annex(question_agreements(record.first_answers), named)


def _check(record: MeetingRecord, figures: JudgementFigures) -> None:
    theirs = [each.draw for each in figures.themes]
    if theirs != [each.draw.id for each in record.themes]:
        raise ValueError("The figures belong to another meeting than the record.")
