"""The annual report: a year of meetings added up, one panel after another, and side by side.

It holds counts, and the findings that were sent. No member, no seat and no case is named in it. It
never shows a trend from meeting to meeting, because each reads other cases. What is written for
everybody holds no word that was not ticked and no total that a report of the year held back.
"""

from collections.abc import Iterator

from reports.annual_changes import (
    answered,
    changed_blocks,
    draw_blocks,
    earlier_blocks,
    missing_blocks,
    redraws,
)
from reports.annual_figures import COMMON, YearCounts, year_counts
from reports.annual_meetings import attendance_words, concluded_blocks, meetings_table
from reports.content import Block, Bullets, Document, Heading, Lines, Notice, Paragraph, Table
from reports.disclosure.cells import HIDDEN
from reports.publication.annual_outward import (
    Outward,
    for_everybody,
    held_back_words,
    hidden_common,
)
from reports.sentences import listed, percentage, whole
from reports.words import (
    counted,
    day_of,
    moment_words,
    one_line,
)
from sampling.digest import grouped
from scrutiny.meetings.yearly import PanelYear, YearRecord

MARKING = "DRAFT. Not for publication until the office has released it."
PANEL_ONLY = (
    "FOR THE PANEL ONLY. Not for publication: it holds words and totals that were held back."
)
_HOURS_FROM = 120
"""From so many minutes on, footage is told in hours."""


def annual(record: YearRecord, outward: Outward | None = None) -> Document:
    """Write the annual report; `FigureRefused` when a figure does not add up.

    With `outward` for everybody; without it whole, for the panel only.
    """
    if outward is not None:
        record = for_everybody(record, outward)
    names = [one_line(each.panel.name) for each in record.panels]
    several = [(each, year_counts(each)) for each in record.panels]
    blocks: list[Block] = []
    if len(several) > 1:
        blocks += [Heading("The panels side by side"), *_side_by_side(several, outward)]
    for year, counts in several:
        blocks += _panel(year, counts, outward)
    blocks += _record(record)
    return Document(
        f"Annual report {record.year}: {listed(names)}",
        "en-GB",
        MARKING if outward else PANEL_ONLY,
        tuple(blocks),
    )


def _side_by_side(
    several: list[tuple[PanelYear, YearCounts]], outward: Outward | None
) -> Iterator[Block]:
    yield Paragraph(
        "Each panel has its own words for a conclusion. Here they are brought down to four that all"
        " share. The panels read different things, so that one share is higher than another says"
        " nothing about which is better or worse."
    )
    yield Table(
        caption="The cases that were drawn, by what the panels concluded",
        header=("Panel", *(each.capitalize() for each in COMMON), "Drawn and concluded"),
        rows=tuple(
            (
                one_line(year.panel.name),
                *(
                    HIDDEN if each in _hidden(year, counts, outward) else whole(counts.common[each])
                    for each in COMMON
                ),
                whole(counts.by_way["drawn"]),
            )
            for year, counts in several
        ),
        numbers=tuple(range(1, len(COMMON) + 2)),
    )
    yield Table(
        caption="The year of each panel",
        header=("Panel", "Meetings", "Cases concluded", "Findings", "Answered", "Redraws"),
        rows=tuple(
            (
                one_line(year.panel.name),
                whole(len(year.meetings)),
                whole(counts.cases),
                whole(len(year.findings)),
                whole(len(answered(year))),
                whole(len(redraws(year))),
            )
            for year, counts in several
        ),
        numbers=(1, 2, 3, 4, 5),
    )


def _hidden(year: PanelYear, counts: YearCounts, outward: Outward | None) -> frozenset[str]:
    return hidden_common(year, counts.scales, outward) if outward else frozenset()


def _panel(year: PanelYear, counts: YearCounts, outward: Outward | None) -> Iterator[Block]:
    yield Heading(f"{one_line(year.panel.name)} in {year.year}")
    if year.still_open:
        yield Notice(_open_words(year))
    yield Bullets(tuple(_numbers(year, counts, _hidden(year, counts, outward))))
    yield Heading("The meetings", 3)
    yield meetings_table(year)
    yield Paragraph(attendance_words(year))
    yield Heading("What the panel concluded", 3)
    for each in held_back_words(year, outward) if outward else ():
        yield Paragraph(each)
    yield from concluded_blocks(year, counts, outward)
    yield Heading("How the cases were drawn", 3)
    yield from draw_blocks(year)
    yield from missing_blocks(counts)
    yield Heading("What changed because of the panel", 3)
    yield from changed_blocks(year)
    yield from earlier_blocks(year)


def _open_words(year: PanelYear) -> str:
    """Name the open meetings; one of the day of a closed one would seem to be told twice."""
    days = [each.day for each in year.still_open]
    names = listed([day_of(each) for each in days])
    if len(days) > 1:
        return f"In none of these figures, because they are not closed: the meetings of {names}."
    other = "other " if any(each.meeting.day in days for each in year.meetings) else ""
    return f"In none of these figures, because it is not closed: the {other}meeting of {names}."


def _numbers(year: PanelYear, counts: YearCounts, hidden: frozenset[str]) -> Iterator[str]:
    themes = len({draw.frame.theme for each in year.meetings for draw in each.draws})
    drawn_from = f" The cases were drawn from {counted(themes, 'theme')}." if themes else ""
    yield f"{counted(len(year.meetings), 'meeting')}.{drawn_from}"
    again = ""
    if counts.came_back:
        again = (
            f" The meetings added up give {whole(counts.concluded_at_meetings)}, because cases came"
            f" back {counted(counts.came_back, 'time')}; each is counted once, as it was last"
            " concluded."
        )
    yield f"{counted(counts.cases, 'case')} concluded.{again}"
    several = sum(each.by_several for each in year.meetings)
    if several:
        were = "was" if several == 1 else "were"
        yield (
            f"{counted(several, 'case')} {were} judged by more than one sub-group at a meeting:"
            " counted once, with what the whole panel, or else the first of them, concluded."
        )
    drawn = counts.by_way["drawn"]
    if drawn and "raised concern" not in hidden:
        yield (
            "Of the cases that were drawn, raised concern:"
            f" {percentage(counts.common['raised concern'], drawn)}."
        )
    done = len(answered(year))
    yield f"{counted(len(year.findings), 'finding')} for the force; {whole(done)} answered."
    seconds = sum(each.footage_seconds for each in year.meetings)
    if seconds >= 60:
        yield f"{_duration(seconds // 60)} of footage watched."


def _duration(minutes: int) -> str:
    """Say how long footage was watched; a long time in hours.

    >>> _duration(90), _duration(14_430)
    ('90 minutes', '240 hours and 30 minutes')
    """
    if minutes < _HOURS_FROM:
        return counted(minutes, "minute")
    hours, left = divmod(minutes, 60)
    return counted(hours, "hour") + (f" and {counted(left, 'minute')}" if left else "")


def _record(record: YearRecord) -> Iterator[Block]:
    yield Heading("The record")
    written = moment_words(f"{record.written_at:%Y-%m-%dT%H:%M:%SZ}")
    yield Paragraph(
        f"Written on {written}, from a record of {counted(record.events, 'event')}. Its head is"
        " below. Whoever keeps this page can tell later whether the record was changed."
    )
    yield Lines((f"events {record.events}", f"head {grouped(record.head)}"))
