"""The reading pack of a meeting: what a member needs on paper, and nothing a member may not see.

Each case stands as the record lets members see it, so blind fields stay hidden until the answers
are shown. This module must never take a case's field from anywhere but its view.
"""

from collections.abc import Iterator, Sequence

from reports.content import Block, Bullets, Document, Heading, Notice, Paragraph, Table
from reports.disproportionality import Disproportionality
from reports.draw_blocks import facts_block, order_table
from reports.drawn_sentences import NO_CASE
from reports.group_blocks import group_blocks
from reports.question_sheet import question_sheet
from reports.response_blocks import earlier_blocks
from reports.sentences import listed
from reports.words import (
    KINDS,
    assigned_words,
    counted,
    day_of,
    draw_name,
    one_line,
    sentence_end,
    wording,
)
from scrutiny.excluding import reason_words
from scrutiny.meetings.hiding import HIDDEN
from scrutiny.meetings.record import CaseRecord, MeetingRecord
from scrutiny.meetings.viewing import FieldView
from scrutiny.panels.definition import Scale

MARKING = "OFFICIAL-SENSITIVE"
LONG = 120
"""A longer text gets a heading and lines of its own, since it would not fit a table."""

CARE = (
    "This pack is about real people. Do not copy it, do not photograph it, and hand it back at the"
    " end of the meeting."
)
AGENDA = (
    "Welcome, apologies, and what keeps us safe: confidentiality, breaks, somebody to talk to",
    "Conflicts: does anyone know a person, a place or an event in these cases?",
    "Earlier findings and their answers",
    "How the cases were drawn",
    "Each member reads and judges alone",
    "The chair shows all answers; the panel talks and concludes case by case",
    "What the panel wants to say to the force",
    "Next theme and next date",
)


def pack(
    record: MeetingRecord,
    tables: Sequence[Disproportionality] = (),
    beside: Sequence[str] = (),
) -> Document:
    """Write the reading pack of a meeting; `tables` add a section of figures of the whole list."""
    readable = [each for each in record.cases if not each.case.unavailable]
    return Document(
        title=f"Reading pack: {one_line(record.panel.name)}, {day_of(record.meeting.day)}",
        language="en-GB",
        marking=MARKING,
        blocks=(
            *_cover(record, len(readable)),
            *_earlier(record),
            *_drawn(record),
            *_figures(record, tables, beside),
            *(
                block
                for number, each in enumerate(readable, start=1)
                for block in _case(each, number, len(readable))
            ),
        ),
    )


def _cover(record: MeetingRecord, cases: int) -> Iterator[Block]:
    if not record.meeting.title.is_blank():
        yield Paragraph(record.meeting.title.one_line())
    yield Notice(CARE)
    yield Paragraph(f"This pack holds {counted(cases, 'case')}. It belongs to seat: ..........")
    if record.panel.purpose:
        yield Paragraph(record.panel.purpose)
    yield Heading("Agenda")
    yield Bullets(AGENDA, numbered=True)
    yield Heading("How to judge a case")
    yield Bullets(
        (
            (
                "If you know a person, a place or an event in a case, stop reading, tick the first"
                " box of its sheet and tell the chair."
            ),
            (
                "Read the case, then answer its questions by yourself. Mark ( ) once in each row;"
                " mark [ ] as often as you need."
            ),
            "If you cannot tell, say so. Do not write names.",
            "Talk about the case only after the chair has shown all answers.",
        )
    )
    yield _scale(record.panel.judgement_scale)


def _scale(scale: Scale) -> Table:
    return Table(
        caption=f"The judgement: {scale.title[0].lower()}{scale.title[1:]}",
        header=("Judgement", "Who may choose it", "Reason needed"),
        rows=tuple(
            (
                each.label,
                {"seat": "each member", "conclusion": "the panel together"}.get(
                    each.use, "each member, and the panel together"
                ),
                "yes" if each.needs_reason else "no",
            )
            for each in scale.options
        ),
    )


def _earlier(record: MeetingRecord) -> Iterator[Block]:
    yield Heading("Earlier findings and their answers", new_page=True)
    yield from earlier_blocks(record)


def _drawn(record: MeetingRecord) -> Iterator[Block]:
    draws = [each.draw for each in record.themes]
    yield Heading("How the cases were drawn", new_page=True)
    if not record.cases:
        yield Paragraph(NO_CASE)
    elif not draws:
        yield Paragraph("No draw was made. The cases were chosen.")
    else:
        yield Paragraph(wording(record, "method"))
    for draw in draws:
        if len(draws) > 1:
            yield Heading(draw_name(draw), 3)
        yield facts_block(draw, record.panel)
        yield order_table(draw)
    missing = [each.case for each in record.cases if each.case.unavailable]
    if missing:
        yield Heading("Cases that could not be produced", 3)
        yield Bullets(
            tuple(
                f"{one_line(each.reference)}: {sentence_end(reason_words(each.unavailable))}"
                for each in missing
            )
        )


def _figures(
    record: MeetingRecord, tables: Sequence[Disproportionality], beside: Sequence[str]
) -> Iterator[Block]:
    if tables:
        themes = len({each.draw.frame.theme for each in record.themes})
        yield Heading(wording(record, "figures_heading"), new_page=True)
        yield from group_blocks(tables, record.panel.units, themes, beside)


def _case(each: CaseRecord, number: int, of: int) -> Iterator[Block]:
    view, case = each.view, each.case
    yield Heading(f"Case {number} of {of}: {one_line(case.reference)}", new_page=True)
    whom = listed([assigned_words(name) for name in case.assigned])
    yield Paragraph(f"How it came: {KINDS[case.kind]}. To be judged by: {whom}.")
    for warning in view.warnings:
        yield Notice(f"{warning.title}: {warning.value.show()}")
    yield Heading("The case", 3)
    short = [field for field in view.fields if not _is_empty(field) and not _is_long(field)]
    if short:
        yield Table(
            caption=f"What the record says of {one_line(case.reference)}",
            header=("Field", "Value"),
            rows=tuple((one_line(field.title), _value(field)) for field in short),
        )
    for field in view.fields:
        if _is_long(field):
            yield Heading(one_line(field.title), 4)
            yield Paragraph(field.value.show())
    for state, said in (("blank", "Left blank in the list"), ("absent", "Not in the list at all")):
        titles = [one_line(field.title) for field in view.fields if field.state == state]
        if titles:
            yield Paragraph(f"{said}: {'; '.join(titles)}.")
    yield from question_sheet(view)


def _is_empty(field: FieldView) -> bool:
    return field.state in ("blank", "absent")


def _is_long(field: FieldView) -> bool:
    text = field.value.show()
    return len(text) > LONG or "\n" in text.strip()


def _value(field: FieldView) -> str:
    if field.state == "hidden":
        return f"({HIDDEN})"
    return field.value.one_line()
