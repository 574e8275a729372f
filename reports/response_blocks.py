"""Lays out what the force answered to findings: of this meeting, and of the panel's earlier ones.

An open finding is told as open, with the day until which nothing came. This module must never name
who answered: the answer is the force's.
"""

from collections.abc import Iterator

from reports.content import Block, Paragraph, Table
from reports.words import counted, day_of, one_line
from scrutiny.meetings.record import MeetingRecord
from scrutiny.meetings.responding import Response


def response_blocks(record: MeetingRecord) -> Iterator[Block]:
    """Give the answer to each finding of the meeting."""
    if not record.responses:
        yield Paragraph(no_answer(record))
        return
    yield Table(
        caption="The answers, finding by finding",
        header=("Number", "Answer"),
        rows=tuple(
            (each.number, answer_words(record, record.responses.get(each.number)))
            for each in record.findings
        ),
    )


def earlier_blocks(record: MeetingRecord) -> Iterator[Block]:
    """Give the earlier findings that are open, or whose answer the panel has not met on yet."""
    if not record.earlier:
        yield Paragraph("No earlier meeting of the panel left a finding.")
        return
    told = [each for each in record.earlier if not each.seen]
    if told:
        yield Table(
            caption="Findings of earlier meetings, and what the force answered",
            header=("Number", "Meeting", "Case", "Finding", "Answer"),
            rows=tuple(
                (
                    each.finding.number,
                    day_of(each.day),
                    one_line(each.reference) or "none",
                    each.finding.text.show(),
                    answer_words(record, each.response),
                )
                for each in told
            ),
        )
    seen = len(record.earlier) - len(told)
    if seen:
        yield Paragraph(
            f"{counted(seen, 'other finding')} of earlier meetings"
            f" {'was' if seen == 1 else 'were'} answered before the panel last met."
        )


def answer_words(record: MeetingRecord, response: Response | None) -> str:
    """Write an answer with its state and its day, or say until when none came."""
    if response is None:
        return no_answer(record)
    said = "" if response.text.is_blank() else f"\n{response.text.show()}"
    state = response.state.capitalize()
    return f"{state}.{said}\n({recorded_words(response)})"


def recorded_words(response: Response) -> str:
    """Say when an answer was taken into the record; the force's own date is not kept."""
    return f"recorded on {day_of(response.at)}"


def no_answer(record: MeetingRecord) -> str:
    """Say that nothing came, and until when that is known."""
    return f"No answer had come by {day_of(f'{record.written_at:%Y-%m-%d}')}."
