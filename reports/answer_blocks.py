"""Lays out what the seats answered before they talked: counts of answers, never of cases.

One table for each scale. This module must never show what one seat answered.
"""

import math
from collections.abc import Iterator, Sequence

from reports.charts.described import picture
from reports.charts.values import PartsChart, PartsRow
from reports.content import Block, Paragraph, Picture, Table
from reports.sentences import listed, whole
from reports.words import counted
from scrutiny.meetings.record import QuestionTally
from scrutiny.panels.definition import JUDGEMENT, Scale

SEATS_ANSWERS = (
    "These are the answers that members gave alone about the drawn cases, before they talked. They"
    " count answers, not cases: several members answered about the same case."
)

MOST_BARS = 8
"""More questions than these are drawn in several charts, each with its table on a page."""


def answer_blocks(tallies: Sequence[QuestionTally]) -> Iterator[Block]:
    """Lay out the answers; `ValueError` when the answers to a question do not add up."""
    if not tallies:
        yield Paragraph("No member answered a question about a case that was drawn.")
        return
    yield Paragraph(SEATS_ANSWERS)
    scales: dict[str, list[QuestionTally]] = {}
    written = []
    for each in tallies:
        if each.question.scale is None:
            written.append(f"“{each.question.text}” ({counted(each.answered, 'reply', 'replies')})")
        else:
            _check(each)
            several = each.question.type == "several"
            key = f"{each.question.scale.id} {several} {each.question.id == JUDGEMENT}"
            scales.setdefault(key, []).append(each)
    for tallied in scales.values():
        scale = tallied[0].question.scale
        if scale is not None and tallied[0].question.id == JUDGEMENT:
            yield _judgements(scale, tallied[0])
        elif scale is not None:
            yield from _pictures(scale, tallied)
        told = [
            f"“{each.question.text}” {each.question.caveat}"
            for each in tallied
            if each.question.caveat
        ]
        if told:
            yield Paragraph(" ".join(told))
    if written:
        yield Paragraph(
            f"Some questions were answered in the members' own words: {listed(written)}. Those"
            " words belong to the members and are not printed."
        )


def _pictures(scale: Scale, tallies: Sequence[QuestionTally]) -> Iterator[Block]:
    caption = f"Answers of all members: {scale.title[0].lower()}{scale.title[1:]}"
    if tallies[0].question.type == "several":
        # Several answers to one question are no parts of a whole.
        yield _table(scale, tallies, f"{caption} (members could choose several)")
        return
    size = math.ceil(len(tallies) / math.ceil(len(tallies) / MOST_BARS))
    lots = [tallies[start : start + size] for start in range(0, len(tallies), size)]
    for number, lot in enumerate(lots, 1):
        part = f" (part {number} of {len(lots)})" if len(lots) > 1 else ""
        yield _drawn(scale, lot, _table(scale, lot, f"{caption}{part}"))


def _drawn(scale: Scale, tallies: Sequence[QuestionTally], table: Table) -> Picture | Table:
    options = scale.for_seats()
    rows = []
    for each in tallies:
        counts = tuple(each.counts.get(option.code, 0) for option in options)
        # An older answer may hold a code that the scale no longer offers; its bar would mislead.
        if sum(counts) == each.answered and each.answered:
            rows.append(PartsRow(each.question.text, counts))
    if not rows:
        return table
    parts = tuple(option.label for option in options)
    return picture(PartsChart(table.caption, parts, tuple(rows)), table)


def _table(scale: Scale, tallies: Sequence[QuestionTally], caption: str) -> Table:
    options = scale.for_seats()
    return Table(
        caption=caption,
        header=("Question", *(each.label for each in options), "Answers", "Cases"),
        rows=tuple(
            (
                each.question.text,
                *(whole(each.counts.get(option.code, 0)) for option in options),
                whole(each.answered),
                whole(each.cases),
            )
            for each in tallies
        ),
        numbers=tuple(range(1, len(options) + 3)),
    )


def _judgements(scale: Scale, tally: QuestionTally) -> Picture | Table:
    table = _judgement_table(scale, tally)
    return _drawn(scale, (tally,), table)


def _judgement_table(scale: Scale, tally: QuestionTally) -> Table:
    return Table(
        caption=f"{tally.question.text} What members said before they talked",
        header=("Judgement", "Answers"),
        rows=(
            *(
                (option.label, whole(tally.counts.get(option.code, 0)))
                for option in scale.for_seats()
            ),
            (f"All answers, about {counted(tally.cases, 'case')}", whole(tally.answered)),
        ),
        numbers=(1,),
    )


def _check(tally: QuestionTally) -> None:
    if tally.question.type == "several":
        return
    parts = sum(tally.counts.values())
    if parts != tally.answered:
        raise ValueError(
            f"The answers to '{tally.question.id}' add up to {parts}, not to {tally.answered}."
        )
