"""Sets the force's cases of the period beside the same days of the year before.

These are figures of the whole list, never of the cases that were read. Where a month is missing in
either year there is a gap and no change is given.
"""

from collections.abc import Iterator

from reports.content import Block, Bullets, Paragraph, Table
from reports.sentences import percent_text, period_text, whole
from reports.statistics.rate_ratio import rate_ratio
from reports.wording.changes import gap_text, last_year_sentence
from reports.words import one_line
from scrutiny.cases.months import months_in_words
from scrutiny.panels.definition import Panel
from scrutiny.preparing.numbers import ForceNumbers, ThemeNumbers

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
    yield Bullets(tuple(_sentences(numbers, units)))
    for gaps in (numbers.gaps, () if _nothing_before(numbers) else numbers.before_gaps):
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
    yield Paragraph(
        "The interval says which changes the two counts are in keeping with, if cases come"
        " independently of each other (95 %, exact). A change in how cases are recorded looks the"
        " same as a change in what happens."
    )


def _nothing_before(numbers: ForceNumbers) -> bool:
    return not any(each.before for each in numbers.rows)


def _sentences(numbers: ForceNumbers, units: str) -> Iterator[str]:
    now = period_text(numbers.first, numbers.last)
    before = period_text(numbers.before_first, numbers.before_last)
    gap = bool(numbers.gaps or numbers.before_gaps)
    for row in numbers.rows:
        what = one_line(row.title) or f"All {units}"
        if _nothing_before(numbers):
            yield last_year_sentence(what, now, row.now, before, None)
        elif gap:
            yield (
                f"{what}, {now}: {whole(row.now)}. {before}: {whole(row.before)}."
                " A month is missing, so no change is given."
            )
        else:
            said = last_year_sentence(what, now, row.now, before, row.before)
            yield f"{said} {_interval(numbers, row)}".strip()


def _interval(numbers: ForceNumbers, row: ThemeNumbers) -> str:
    if min(row.now, row.before) < _FEW:
        return "Too few cases to say whether this is more than chance."
    found = rate_ratio(row.now, numbers.days, row.before, numbers.before_days)
    if found.low is None or found.high is None:
        return ""
    low, high = (_step(each) for each in (found.low, found.high))
    chance = found.low <= 1 <= found.high
    verdict = "It may be chance." if chance else "It is more than chance alone would explain."
    return f"Interval: from {low} to {high}. {verdict}"


def _step(ratio: float) -> str:
    sign = "+" if ratio >= 1 else "\u2212"
    return f"{sign}{percent_text(abs(ratio - 1))}"


def _cell(count: int | None) -> str:
    return "no case: a gap" if count is None else whole(count)
