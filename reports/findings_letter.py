"""The findings as a letter to the force, to read or to print, with a place to answer each.

It says the same as the schedule, finding by finding, and never names a member.
"""

from collections.abc import Iterator

from reports.content import Block, Bullets, Document, Heading, Lines, Paragraph, Table
from reports.findings_rows import (
    INDIVIDUAL,
    ORGANISATIONAL,
    QUESTIONS,
    STATES,
    asked_by,
    explained,
    scope_of,
)
from reports.findings_schedule import MARKING
from reports.observation_blocks import due_of, kind_of, references_of
from reports.response_blocks import counts_sentence
from reports.sentences import listed
from reports.tracker_words import latest_words
from reports.words import day_of, one_line
from sampling.digest import grouped
from scrutiny.meetings.record import MeetingRecord

_ABOUT = {INDIVIDUAL: "one case or officer", ORGANISATIONAL: "how the force works"}
_TO_ANSWER_CM = 1.6
"""How much is left open for an answer, for those who print the letter."""


def findings_document(record: MeetingRecord) -> Document:
    """Give the findings for reading or printing."""
    title = f"Findings of the {one_line(record.panel.name)}, {day_of(record.meeting.day)}"
    blocks: tuple[Block, ...] = (
        Heading("Findings"),
        Paragraph("There is no finding for the force."),
    )
    if record.findings:
        blocks = tuple(_letter(record))
    return Document(title, "en-GB", MARKING, blocks)


def _letter(record: MeetingRecord) -> Iterator[Block]:
    whom = sorted({one_line(each.recipient) or "the force" for each in record.findings})
    yield Table(
        "About this letter",
        ("What", "Details"),
        (
            ("To", listed(whom)),
            ("From", asked_by(record)),
            ("Date", day_of(f"{record.written_at:%Y-%m-%d}")),
        ),
    )
    opening = explained(record)
    yield Paragraph(opening[0])
    if record.responses:
        yield Paragraph(counts_sentence(record))
    yield Heading("Findings")
    references = references_of(record)
    for each in record.findings:
        yield Heading(f"Finding {each.number}", 3)
        yield Paragraph(each.text.show())
        answer = record.responses.get(each.number)
        rows = (
            *((("Case", references[each.case_id]),) if each.case_id in references else ()),
            ("Kind", kind_of(record, each)),
            ("About", _ABOUT[scope_of(each)]),
            *((("For", one_line(each.recipient) or "the force"),) if len(whom) > 1 else ()),
            ("We ask", QUESTIONS[each.kind].replace(" in the column before this one", "")),
            ("Answer due", due_of(each) or "no date set"),
            ("Your answer", latest_words(answer) if answer else ""),
        )
        yield Table(
            caption=f"About finding {each.number}",
            header=("What", "Details"),
            rows=rows,
            lined=() if answer else (len(rows) - 1,),
            open_cm=_TO_ANSWER_CM,
        )
    yield Heading("How to answer")
    yield Paragraph(
        "The easiest way is the spreadsheet that comes with this letter. If you answer by letter,"
        " name the number of each finding and say one of these:"
    )
    yield Bullets(STATES)
    yield Paragraph(
        "Then say what you have done or will do, what shows it, who looks after it, and the date."
        f" {opening[-2]}"
    )
    yield Heading("The record")
    yield Lines((f"events {record.events}", f"head {grouped(record.head)}"))
