"""The axes of each kind of chart, and the numbers written along them: the same however it is drawn.

A drawing and its plain characters must never stand on different axes, so both ask here.
"""

from reports.charts.axes import Axis, even_axis, ratio_axis
from reports.charts.values import FunnelChart, IntervalChart, Mark, Measure, TrendChart
from reports.sentences import percent_text
from reports.wording.verdicts import BAND


def interval_axis(chart: IntervalChart) -> Axis:
    """Give the axis of values with limits; with a band it is logarithmic.

    >>> interval_axis(IntervalChart("T", Measure.RATE, (Mark("A", 3.0, 2.0, 4.0),))).high
    4.2
    """
    edges = _edges(chart.marks)
    return ratio_axis(edges, chart.band) if chart.band else even_axis(edges)


def trend_band(chart: TrendChart) -> tuple[float, float] | None:
    """Give the band of a line of ratios; None for other numbers."""
    return BAND if chart.measure is Measure.RATIO else None


def trend_axis(chart: TrendChart) -> Axis:
    """Give the axis of a line: from nought, or logarithmic for ratios.

    >>> trend_axis(TrendChart("T", Measure.COUNT, (Mark("May", 20.0),))).low
    0
    """
    edges, band = _edges(chart.marks), trend_band(chart)
    return ratio_axis(edges, band) if band else even_axis(edges)


def funnel_axis(chart: FunnelChart) -> Axis:
    """Give the axis of the values of a funnel, which always holds that of all together."""
    edges = [edge for each in chart.points for edge in (each.value, each.outer[1])]
    return even_axis([*edges, chart.centre])


def level_words(chart: FunnelChart) -> tuple[str, str]:
    """Write the levels of the limits of a funnel, the inner ones first.

    >>> level_words(FunnelChart("T", Measure.RATE, "residents", 1.0, ()))
    ('95 %', '99.8 %')
    """
    inner, outer = (percent_text(each).replace(".0 ", " ") for each in chart.levels)
    return inner, outer


def tick_text(measure: Measure, value: float) -> str:
    """Write a number of an axis without needless places.

    >>> tick_text(Measure.RATE, 5.0), tick_text(Measure.RATIO, 0.5), tick_text(Measure.SHARE, 0.2)
    ('5', '0.5', '20 %')
    """
    if measure is Measure.SHARE:
        return f"{value * 100:,.6g} %"
    return f"{value:,.6g}"


def _edges(marks: tuple[Mark, ...]) -> list[float]:
    return [
        edge for mark in marks for edge in (mark.value, mark.low, mark.high) if edge is not None
    ]
