"""Lays out what the force answered to findings: of this meeting, and of the panel's earlier ones.

An open finding is told as open, with the day until which nothing came. This module must never name
who answered: the answer is the force's.
"""

from collections.abc import Iterator

from reports.content import Block, Paragraph
from reports.tracker_blocks import earlier_table, repeating_blocks
from reports.tracker_words import counts_words, latest_words
from reports.words import counted, day_of
from scrutiny.findings.tracker import Tracked
from scrutiny.meetings.record import MeetingRecord
from scrutiny.meetings.responding import Response


def earlier_blocks(record: MeetingRecord) -> Iterator[Block]:
    """Give the earlier findings that the panel has not closed, and what became of the others."""
    if not record.earlier:
        yield Paragraph("No earlier meeting of the panel left a finding.")
        return
    every = [each.tracked for each in record.earlier]
    yield Paragraph(counts_words(every))
    told = [each.tracked for each in record.earlier if not (each.seen and each.tracked.closed)]
    if told:
        yield earlier_table(told, no_answer(record))
    done = len(every) - len(told)
    if done:
        yield Paragraph(
            f"{counted(done, 'other finding')} of earlier meetings"
            f" {'was' if done == 1 else 'were'} closed by the panel before it last met."
        )
    yield from repeating_blocks((*every, *record.tracked))


def counts_sentence(record: MeetingRecord) -> str:
    """Say how many findings of the meeting were sent, answered, and overdue."""
    return counts_words(record.tracked)


def tracked_of(record: MeetingRecord, number: str) -> Tracked | None:
    """Find where a finding of the meeting stands."""
    return next((each for each in record.tracked if each.finding.number == number), None)


def answer_words(record: MeetingRecord, response: Response | None) -> str:
    """Write an answer with its state and its day, or say until when none came."""
    return no_answer(record) if response is None else latest_words(response)


def no_answer(record: MeetingRecord) -> str:
    """Say that nothing came, and until when that is known."""
    return f"No answer had come by {day_of(f'{record.written_at:%Y-%m-%d}')}."
