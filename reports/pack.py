"""The reading pack of a meeting: what a member needs on paper, and nothing a member may not see.

Each case stands as the record lets members see it, so blind fields stay hidden until the answers
are shown. This module must never take a case's field from anywhere but its view.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from reports.card_blocks import card_blocks
from reports.content import Block, Bullets, Document, Heading, Notice, Paragraph, Table
from reports.draw_blocks import facts_block, order_table
from reports.drawn_sentences import NO_CASE
from reports.force_number_blocks import force_number_blocks
from reports.frame_section import NO_SECTION, FrameSection
from reports.group_blocks import section_blocks
from reports.paper_room import set_beside
from reports.question_sheet import question_cards, question_sheet
from reports.response_blocks import earlier_blocks
from reports.sentences import listed
from reports.words import (
    KINDS,
    Wording,
    assigned_words,
    counted,
    day_of,
    draw_name,
    heading,
    one_line,
    sentence_end,
    wording,
)
from scrutiny.draws import DrawMade
from scrutiny.excluding import reason_words
from scrutiny.meetings.hiding import HIDDEN
from scrutiny.meetings.record import CaseRecord, MeetingRecord
from scrutiny.meetings.viewing import FieldView
from scrutiny.panels.definition import Panel, Scale
from scrutiny.preparing.copies import Copy
from scrutiny.preparing.packing import PLAIN, Packed, Paper

MARKING = "OFFICIAL-SENSITIVE"
LONG = 120
"""A longer text gets a heading and lines of its own, since it would not fit a table."""

CARE = (
    "This pack is about real people. Do not copy it, do not photograph it, and hand it back at the"
    " end of the meeting."
)


def pack(
    record: MeetingRecord,
    packed: Packed = PLAIN,
    section: FrameSection = NO_SECTION,
) -> Document:
    """Write the reading pack of a meeting, or one member's copy of it.

    `section` adds figures of the whole list.
    """
    readable = [each for each in record.cases if not each.case.unavailable]
    mine = packed.copy.case_ids if packed.copy else None
    inside = [
        (number, each)
        for number, each in enumerate(readable, start=1)
        if mine is None or each.case.case_id in mine
    ]
    forms = tuple(dict.fromkeys(each.view.form for _, each in inside))
    long = {field.id for each in readable for field in each.view.fields if _is_long(field)}
    return Document(
        title=f"Reading pack: {one_line(record.panel.name)}, {day_of(record.meeting.day)}",
        language="en-GB",
        marking=MARKING,
        blocks=(
            *_cover(record, len(inside), packed),
            *_earlier(record),
            *_drawn(record),
            *_frame_figures(record, packed, section),
            *(
                block
                for number, each in inside
                for block in _case(each, f"{number} of {len(readable)}", record.panel, long)
            ),
            *question_cards(record.panel, forms),
            *(block for card in packed.cards for block in card_blocks(card.text, card.name)),
            *_papers(packed.papers),
        ),
        watermark=copy_words(packed.copy) if packed.copy else "",
    )


def copy_words(copy: Copy) -> str:
    """Say whose copy it is, in the words of its watermark."""
    return f"{copy.seat.name.one_line()}, copy {copy.number} of {copy.of}"


def _cover(record: MeetingRecord, cases: int, packed: Packed) -> Iterator[Block]:
    if not record.meeting.title.is_blank():
        yield Paragraph(record.meeting.title.one_line())
    yield Notice(CARE)
    yield Paragraph(_belongs(cases, packed.copy))
    if record.panel.purpose:
        yield Paragraph(record.panel.purpose)
    yield Heading("Agenda")
    yield Bullets(record.panel.preparing.agenda, numbered=True)
    coming = tuple(_coming_back(record))
    if coming:
        yield Heading("What comes back to this meeting", 3)
        yield Bullets(coming)
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
            "What the questions mean stands on a page after the cases.",
            "Talk about the case only after the chair has shown all answers.",
        )
    )
    yield _scale(record.panel.judgement_scale)


def _belongs(cases: int, copy: Copy | None) -> str:
    holds = f"This pack holds {counted(cases, 'case')}."
    if copy is None:
        return f"{holds} It belongs to seat: .........."
    said = (
        f"Copy {copy.number} of {copy.of}, for {copy.seat.name.one_line()} (seat"
        f" {copy.seat.number}). {holds}"
    )
    if copy.conflicts:
        one = copy.conflicts == 1
        said += (
            f" {counted(copy.conflicts, 'case')} {'is' if one else 'are'} left out, because you"
            f" said that you should not judge {'it' if one else 'them'}."
        )
    return said


def _coming_back(record: MeetingRecord) -> Iterator[str]:
    """Say what an earlier meeting left for this one; nobody has to remember it."""
    carried = [each.case for each in record.cases if each.case.kind == "carried-forward"]
    if carried:
        names = listed([one_line(each.reference) for each in carried])
        yield f"{counted(len(carried), 'case')} carried forward from an earlier meeting: {names}."
    open_ = [each for each in record.earlier if each.response is None]
    if open_:
        names = listed([each.finding.number for each in open_])
        yield f"{counted(len(open_), 'earlier finding')} without an answer: {names}."
    new = [each for each in record.earlier if each.response is not None and not each.seen]
    if new:
        names = listed([each.finding.number for each in new])
        yield f"{counted(len(new), 'answer')} that the panel has not met on yet: {names}."


def _frame_figures(
    record: MeetingRecord,
    packed: Packed,
    section: FrameSection,
) -> Iterator[Block]:
    if packed.numbers is not None:
        yield Heading("The force's numbers, this year and last", new_page=True)
        yield from force_number_blocks(packed.numbers, record.panel)
    if not section.empty:
        themes = len({each.draw.frame.theme for each in record.themes})
        yield replace(heading(record, "figures_heading"), new_page=packed.numbers is None)
        yield from section_blocks(section, record.panel.units, themes, Wording(record))


def _papers(papers: Sequence[Paper]) -> Iterator[Block]:
    if papers:
        yield Heading("Further papers", new_page=True)
        yield Paragraph("These go with the pack. A file lies beside it, in the folder 'papers'.")
        yield Bullets(tuple(f"{one_line(each.title)}: {one_line(each.place)}" for each in papers))


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
    told = any(not each.seen for each in record.earlier)
    yield replace(heading(record, "earlier_heading"), new_page=told)
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
        yield order_table(draw, _hides_strata(record, draw))
    missing = [each.case for each in record.cases if each.case.unavailable]
    if missing:
        yield Heading("Cases that could not be produced", 3)
        yield Bullets(
            tuple(
                f"{one_line(each.reference)}: {sentence_end(reason_words(each.unavailable))}"
                for each in missing
            )
        )


def _hides_strata(record: MeetingRecord, draw: DrawMade) -> bool:
    field = record.panel.field(draw.frame.plan.stratify or "")
    waiting = record.meeting.blind and not record.meeting.shown_at
    return waiting and field is not None and field.blind


def _case(each: CaseRecord, place: str, panel: Panel, long: Set[str]) -> Iterator[Block]:
    """Lay out a case: what happened first, and a field that is `long` in any case as a text."""
    view, case = each.view, each.case
    yield Heading(f"Case {place}: {one_line(case.reference)}", new_page=True)
    whom = listed([assigned_words(name) for name in case.assigned])
    yield Paragraph(f"How it came: {KINDS[case.kind]}. To be judged by: {whom}.")
    for warning in view.warnings:
        yield Notice(f"{warning.title}: {warning.value.show()}")
    yield Heading("The case", 3)
    told = [field for field in view.fields if not _is_empty(field)]
    texts = [field for field in told if field.id in long and field.state != "hidden"]
    for field in texts:
        yield Heading(one_line(field.title), 4)
        yield Paragraph(field.value.show())
    blank = [
        f"{said}: {'; '.join(titles)}."
        for state, said in (("blank", "Left blank in the list"), ("absent", "Not in the list"))
        if (titles := [one_line(field.title) for field in view.fields if field.state == state])
    ]
    short = [field for field in told if field not in texts]
    if short:
        facts = Table(
            caption=f"What the record says of {one_line(case.reference)}",
            header=("Field", "Value"),
            rows=tuple((one_line(field.title), _value(field)) for field in short),
        )
        yield set_beside(facts, [*(field.value.show() for field in texts), *blank])
    for said in blank:
        yield Paragraph(said)
    yield from question_sheet(view, panel)


def _is_empty(field: FieldView) -> bool:
    return field.state in ("blank", "absent")


def _is_long(field: FieldView) -> bool:
    text = field.value.show()
    return len(text) > LONG or "\n" in text.strip()


def _value(field: FieldView) -> str:
    if field.state == "hidden":
        return f"({HIDDEN})"
    return field.value.one_line()
