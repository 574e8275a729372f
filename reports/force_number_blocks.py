"""Sets the force's cases of the period beside the same days of the year before.

These are figures of the whole list, never of the cases that were read. Where a month is missing in
either year there is a gap and no change is given.
"""

from collections.abc import Iterator

from reports.beside_last_year import beside_sentence, may_compare
from reports.content import Block, Bullets, Paragraph, Table
from reports.sentences import percent_text, whole
from reports.statistics.rate_ratio import rate_ratio
from reports.wording.changes import gap_text
from reports.words import one_line
from scrutiny.cases.months import months_in_words
from scrutiny.cases.period_counts import PeriodCount
from scrutiny.panels.definition import Panel
from scrutiny.preparing.numbers import ForceNumbers

INTERVAL = "Interval:"
_FEW = 10
"""With fewer cases than this in either year an interval says next to nothing."""


def force_number_blocks(numbers: ForceNumbers | None, panel: Panel) -> Iterator[Block]:
    """Lay out the comparison."""
    units = one_line(panel.units)
    if numbers is None:
        yield Paragraph("The draw names no period, so there is nothing to compare.")
        return
    yield Paragraph(
        f"These figures count all {units} in the force's list, not only the cases that are read."
        " They say how many there were. They do not say whether that was right."
    )
    said = tuple(_sentences(numbers, units))
    yield Bullets(said)
    everything = numbers.rows[0]
    for gaps in (
        everything.missing_now,
        () if everything.nothing_before else everything.missing_before,
    ):
        if gaps:
            yield Paragraph(gap_text(months_in_words(gaps), len(gaps)))
    if len(numbers.months) > 1:
        yield Table(
            caption="Month by month: all cases of the list",
            header=("Month", "Cases", "A year before"),
            rows=tuple(
                (months_in_words([month]), _cell(now), _cell(before))
                for month, now, before in numbers.months
            ),
            numbers=(1, 2),
            dense=True,
        )
    if any(INTERVAL in each for each in said):
        yield Paragraph(
            "The interval says which changes the two counts are in keeping with, if cases come"
            " independently of each other (95 %, exact)."
        )
    if any(may_compare(row) for row in numbers.rows):
        yield Paragraph(
            "A change in how cases are recorded looks the same as a change in what happens."
        )


def _sentences(numbers: ForceNumbers, units: str) -> Iterator[str]:
    for row in numbers.rows:
        said = beside_sentence(row, one_line(row.label) or f"All {units}")
        yield f"{said} {_interval(row)}".strip() if may_compare(row) else said


def _interval(row: PeriodCount) -> str:
    if min(row.counted, row.counted_before) < _FEW:
        return "Too few cases to say whether this is more than chance."
    now, before = ((last - first).days + 1 for first, last in (row.periods.now, row.periods.before))
    found = rate_ratio(row.counted, now, row.counted_before, before)
    if found.low is None or found.high is None:
        return ""
    low, high = (_step(each) for each in (found.low, found.high))
    chance = found.low <= 1 <= found.high
    verdict = "It may be chance." if chance else "It is more than chance alone would explain."
    return f"{INTERVAL} from {low} to {high}. {verdict}"


def _step(ratio: float) -> str:
    sign = "+" if ratio >= 1 else "\u2212"
    return f"{sign}{percent_text(abs(ratio - 1))}"


def _cell(count: int | None) -> str:
    return "no case: a gap" if count is None else whole(count)
