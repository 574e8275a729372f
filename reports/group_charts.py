"""Turns a table of groups into charts: rates with limits, and ratios with the band.

A chart shows no more than the table may say: with too much unrecorded it holds bounds and no point,
and a group with too few cases has no mark.
"""

from reports.charts.values import IntervalChart, Mark, Measure
from reports.disproportionality import Disproportionality, GroupRow
from reports.statistics.cautions import UNSTABLE_BELOW
from reports.wording.verdicts import BAND

TOO_FEW = "Too few to say."


def rate_chart(table: Disproportionality) -> IntervalChart:
    """Chart the rate of each group that has residents."""
    marks = tuple(
        _few(row)
        or Mark(
            row.group,
            row.rate_per_1000,
            row.rate_low,
            row.rate_high,
            reference=row.group == table.reference,
        )
        for row in table.rows
        if row.rate_per_1000 is not None or row.rate_low is not None
    )
    title = f"Cases for each 1,000 residents, by {_lowered(table.field_title)}"
    return IntervalChart(title, Measure.RATE, marks)


def ratio_chart(table: Disproportionality) -> IntervalChart:
    """Chart the ratio of each group to the reference group, or its bounds."""
    bounds = {each.group: each for each in table.bounds}
    marks = []
    for row in table.rows:
        if row.group == table.reference:
            marks.append(Mark(row.group, 1.0, reference=True))
        elif row.rate_per_1000 is None and row.rate_low is None:
            continue
        elif few := _few(row):
            marks.append(few)
        elif table.bounds_only:
            limits = bounds.get(row.group)
            low, high = (limits.low, limits.high) if limits else (None, None)
            marks.append(Mark(row.group, None, low, high, "bounds only"))
        elif row.ratio is None:
            note = "no ratio" if row.ratio_low is None else "range of residents"
            marks.append(Mark(row.group, None, row.ratio_low, row.ratio_high, note))
        else:
            marks.append(Mark(row.group, row.ratio, row.ratio_low, row.ratio_high))
    what = "Bounds of the ratio" if table.bounds_only else "Ratio"
    title = f"{what} to {table.reference}, by {_lowered(table.field_title)}"
    return IntervalChart(title, Measure.RATIO, tuple(marks), BAND)


def _few(row: GroupRow) -> Mark | None:
    return Mark(row.group, None, note=TOO_FEW) if row.count < UNSTABLE_BELOW else None


def _lowered(title: str) -> str:
    return title[0].lower() + title[1:]
