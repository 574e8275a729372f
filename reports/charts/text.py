"""Draws a chart in plain characters, at most 80 columns wide, for a terminal and for Markdown.

Each row begins with its label and its numbers, so that a screen reader tells all before the drawing
begins. No colour, no box drawing, no character that some terminal lacks.
"""

from collections.abc import Sequence

from reports.charts.axes import Axis, spaced
from reports.charts.columns import columns, cut
from reports.charts.described import by_size
from reports.charts.parts import text_parts
from reports.charts.scales import (
    funnel_axis,
    interval_axis,
    level_words,
    tick_text,
    trend_axis,
    trend_band,
)
from reports.charts.values import (
    Chart,
    FunnelChart,
    IntervalChart,
    Mark,
    Measure,
    PartsChart,
    TrendChart,
    limits_text,
    number_text,
    value_text,
)
from reports.sentences import whole
from scrutiny.text import clean

WIDTH = 80
_LABEL = 22
_BAND_KEY = (
    ": marks 1; [ ] mark {} and {}, between which two rates are called about the same."
    " Equal steps are equal multiples."
)
GAP = "(gap: no case; not nought)"


def chart_lines(chart: Chart, width: int = WIDTH) -> tuple[str, ...]:
    """Draw a chart in lines of at most so many columns.

    >>> from reports.charts.values import IntervalChart, Mark, Measure
    >>> marks = (Mark("White", 3.25, 3.16, 3.35), Mark("Black", 24.58, 22.86, 26.39))
    >>> for line in chart_lines(IntervalChart("Rates", Measure.RATE, marks), 60):
    ...     print(line)
    Rates
    White   3.3  3.2 to 3.4        o
    Black  24.6  22.9 to 26.4                            |-o-|
                               0          10         20
    o marks the value, |-| how far chance alone could move it.
    """
    match chart:
        case IntervalChart():
            return _interval_lines(chart, width)
        case TrendChart():
            return _trend_lines(chart, width)
        case FunnelChart():
            return _funnel_lines(chart, width)
        case PartsChart():
            return tuple(_fit(clean(line), width) for line in text_parts(chart, width))


def _interval_lines(chart: IntervalChart, width: int) -> tuple[str, ...]:
    axis = interval_axis(chart)
    heads = _heads(chart.measure, chart.marks)
    room = width - max(map(columns, heads), default=0) - 2
    lines = [cut(clean(chart.title), width)]
    for head, mark in zip(heads, chart.marks, strict=True):
        drawn = _row(axis, mark, room, chart.band)
        if mark.value is None and mark.low is None:
            drawn = "" if mark.note else GAP
        lines.append(_fit(f"{head}  {drawn}", width))
    margin = max(map(columns, heads), default=0) + 2
    lines.append(" " * margin + _tick_line(axis, chart.measure, room))
    return (*lines, *_key(chart, width))


def _key(chart: IntervalChart, width: int) -> list[str]:
    open_ended = any(mark.low is not None and mark.high is None for mark in chart.marks)
    said = []
    if chart.band:
        said.append(_BAND_KEY.format(*chart.band))
    else:
        said.append("o marks the value, |-| how far chance alone could move it.")
    if open_ended:
        said.append("> means that nothing bounds it from above.")
    return _wrapped(" ".join(said), width)


def _trend_lines(chart: TrendChart, width: int) -> tuple[str, ...]:
    band, axis = trend_band(chart), trend_axis(chart)
    heads = _heads(chart.measure, chart.marks)
    room = width - max(map(columns, heads), default=0) - 2
    lines = [cut(clean(chart.title), width)]
    for head, mark in zip(heads, chart.marks, strict=True):
        if mark.value is None:
            drawn = "" if mark.note else GAP
        elif mark.low is not None or band:
            drawn = _row(axis, mark, room, band)
        else:
            drawn = "#" * max(round(axis.place(mark.value) * room), 1 if mark.value else 0)
        lines.append(_fit(f"{head}  {drawn}", width))
    margin = max(map(columns, heads), default=0) + 2
    if band or any(mark.low is not None for mark in chart.marks):
        lines.append(" " * margin + _tick_line(axis, chart.measure, room))
    said = _BAND_KEY.format(*band) if band else ""
    if any(mark.value is None and not mark.note for mark in chart.marks):
        said += " A month without a case is a gap, not nought."
    return (*lines, *(_wrapped(said.strip(), width) if said else ()))


def _funnel_lines(chart: FunnelChart, width: int) -> tuple[str, ...]:
    axis = funnel_axis(chart)
    points = by_size(chart)
    rows = [
        (each.label, whole(each.size), number_text(chart.measure, each.value), each.place)
        for each in points
    ]
    heads = _columns(rows, (False, True, True, False))
    room = max(12, width - max(map(columns, heads), default=0) - 2)
    lines = [cut(clean(chart.title), width)]
    for head, each in zip(heads, points, strict=True):
        signs = [" "] * room
        for value, sign in (
            (each.outer[0], "("),
            (each.outer[1], ")"),
            (each.inner[0], "["),
            (each.inner[1], "]"),
            (chart.centre, ":"),
            (each.value, "o"),
        ):
            signs[round(axis.place(value) * (room - 1))] = sign
        lines.append(_fit(f"{head}  {''.join(signs)}", width))
    inner, outer = level_words(chart)
    key = (
        f"By {chart.sized_by}, the largest first. : marks all together,"
        f" {number_text(chart.measure, chart.centre)}. [ ] are the inner limits, {inner};"
        f" ( ) the outer, {outer}. o marks the area."
    )
    return (*lines, *_wrapped(key, width))


def _heads(measure: Measure, marks: tuple[Mark, ...]) -> list[str]:
    rows = [
        (
            mark.label,
            "1" if mark.reference and measure is Measure.RATIO else value_text(measure, mark),
            "compared with this"
            if mark.reference and measure is Measure.RATIO
            else limits_text(measure, mark) or (mark.note if mark.value is None else ""),
        )
        for mark in marks
    ]
    return _columns(rows, (False, True, False))


def _columns(told: Sequence[tuple[str, ...]], right: tuple[bool, ...]) -> list[str]:
    if not told:
        return []
    labels = [" ".join(clean(row[0]).split()) for row in told]
    rows = [(cut(label, _LABEL), *row[1:]) for label, row in zip(labels, told, strict=True)]
    widths = [max(columns(row[place]) for row in rows) for place in range(len(right))]
    heads = []
    for row in rows:
        cells = [
            cell.rjust(room) if to_right else cell + " " * (room - columns(cell))
            for cell, room, to_right in zip(row, widths, right, strict=True)
            if room
        ]
        heads.append("  ".join(cells))
    return heads


def _row(axis: Axis, mark: Mark, room: int, band: tuple[float, float] | None) -> str:
    signs = [" "] * room

    def at(value: float) -> int:
        return round(axis.place(value) * (room - 1))

    if band:
        signs[at(band[0])], signs[at(band[1])], signs[at(1)] = "[", "]", ":"
    if mark.reference and band:
        return "".join(signs).rstrip()
    if mark.low is not None:
        low = at(mark.low)
        high = room - 1 if mark.high is None else at(mark.high)
        for place in range(low, high + 1):
            signs[place] = "-"
        signs[low], signs[high] = "|", ">" if mark.high is None else "|"
    if mark.value is not None:
        signs[at(mark.value)] = "o"
    return "".join(signs).rstrip()


def _tick_line(axis: Axis, measure: Measure, room: int) -> str:
    ticks = axis.ticks()
    places = [axis.place(each) * (room - 1) for each in ticks]
    line = [" "] * (room + 8)
    end = 0
    for number in spaced(places, 6):
        said = tick_text(measure, ticks[number])
        start = max(0, min(round(places[number]) - len(said) // 2, room - len(said)))
        if start >= end:
            line[start : start + len(said)] = said
            end = start + len(said) + 1
    return "".join(line).rstrip()


def _fit(line: str, width: int) -> str:
    return cut(line, width).rstrip()


def _wrapped(text: str, width: int) -> list[str]:
    lines: list[str] = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        if columns(joined) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines
