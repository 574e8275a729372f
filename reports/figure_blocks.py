"""Lays out a figure of the whole list in a document: its charts with their tables, and its words.

Warnings and the definition stand with the figure itself, so that no part of it is quoted without
them. What holds for several figures alike is left to the end of the section.
"""

from collections.abc import Iterator, Sequence

from reports.charts.described import picture
from reports.charts.values import Chart, IntervalChart, TrendChart
from reports.content import Block, Bullets, Heading, Paragraph, Picture, Table
from reports.figure_page import FigurePage
from reports.wording.rates import INTERVAL
from reports.wording.shares import (
    ARREST_IS_NOT_A_FIND,
    SHARES_NOT_SHOWN,
    WHY_NO_THRESHOLD_TEST,
)

STANDING = (INTERVAL, SHARES_NOT_SHOWN, ARREST_IS_NOT_A_FIND, WHY_NO_THRESHOLD_TEST)
"""Sentences that are said once for all figures of a section."""


def figure_blocks(page: FigurePage) -> Iterator[Block]:
    """Lay out one figure."""
    yield Heading(page.title, 3)
    for place, chart in enumerate(page.charts):
        yield drawn(chart, page.behind[place] if page.behind else page.table)
    if not page.charts:
        yield page.table
    said = tuple(each for each in page.sentences if each not in STANDING)
    if said:
        yield Bullets(said)
    if page.warnings:
        yield Paragraph("Take care:")
        yield Bullets(page.warnings)
    yield Paragraph(page.definition)


def drawn(chart: Chart, table: Table) -> Picture | Table:
    """Give a chart with its table, or the table alone where a chart would show nothing."""
    return picture(chart, table) if shows_something(chart) else table


def shows_something(chart: Chart) -> bool:
    """Tell whether a drawing would hold any mark besides the one that others are compared with.

    >>> from reports.charts.values import IntervalChart, Mark, Measure
    >>> few = (Mark("White", 1.0, reference=True), Mark("Black", None, note="Too few to say."))
    >>> shows_something(IntervalChart("Ratio", Measure.RATIO, few, (0.8, 1.25)))
    False
    """
    if not isinstance(chart, IntervalChart | TrendChart):
        return True
    return any(
        mark.value is not None or mark.low is not None for mark in chart.marks if not mark.reference
    )


def said_once(pages: Sequence[FigurePage]) -> tuple[str, ...]:
    """Give the sentences that the figures have in common."""
    return tuple(each for each in STANDING if any(each in page.sentences for page in pages))
