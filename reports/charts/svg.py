"""Draws a chart as SVG that stands inside a page: no script, no link, nothing from outside.

Every drawing has a title and a description, its numbers are printed in it, and no meaning is in a
colour: a reference is a hollow mark, a gap is named, limits are lines of different kinds.
"""

from reports.charts.axes import Axis, runs, spaced
from reports.charts.described import alternative, by_size
from reports.charts.parts import svg_parts
from reports.charts.scales import (
    funnel_axis,
    interval_axis,
    level_words,
    tick_text,
    trend_axis,
)
from reports.charts.svg_marks import said as _said
from reports.charts.svg_marks import text_mark as _text
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

WIDTH = 720
_INK, _GREY, _BAND = "#1a1a1a", "#595959", "#dfe6ef"
_LEFT, _RIGHT, _ROW = 176, 196, 34
_LETTERS = 24
"""The longest label beside a drawing; a longer one is cut, and stands whole in the table."""


def svg(chart: Chart, name: str) -> str:
    """Draw a chart; `name` makes the ids of its title and description unique on a page.

    >>> from reports.charts.values import IntervalChart, Mark, Measure
    >>> drawn = svg(IntervalChart("A <b>", Measure.RATE, (Mark("All", 1.0, 0.5, 2.0),)), "c1")
    >>> "A &lt;b&gt;" in drawn, 'role="img"' in drawn, "<b>" in drawn
    (True, True, False)
    """
    match chart:
        case IntervalChart():
            height, parts = _intervals(chart)
        case TrendChart():
            height, parts = _trend(chart)
        case FunnelChart():
            height, parts = _funnel(chart)
        case PartsChart():
            height, parts = svg_parts(chart, WIDTH)
    body = "\n".join(parts)
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img"\
 aria-labelledby="{name}-title {name}-text" font-size="15" fill="{_INK}"\
 font-family="system-ui, 'Segoe UI', 'Liberation Sans', Arial, sans-serif">
<title id="{name}-title">{_said(chart.title)}</title>
<desc id="{name}-text">{_said(alternative(chart))}</desc>
{body}
</svg>"""


def _intervals(chart: IntervalChart) -> tuple[int, list[str]]:
    axis = interval_axis(chart)
    top, foot = 30, 30 + _ROW * len(chart.marks)
    parts = [_text(0, 16, chart.title, weight="bold")]
    if chart.band:
        low, high = (_x(axis, edge) for edge in chart.band)
        parts.append(
            f'<rect x="{low:.1f}" y="{top}" width="{high - low:.1f}" height="{foot - top}"'
            f' fill="{_BAND}"/>'
        )
        parts += [_line(edge, top, edge, foot, dashes="4 3", ink=_GREY) for edge in (low, high)]
        parts.append(_line(_x(axis, 1), top, _x(axis, 1), foot))
    parts += _foot(axis, chart.measure, foot)
    for number, mark in enumerate(chart.marks):
        y = top + _ROW * number + _ROW / 2
        parts.append(_text(0, y + 5, _short(mark.label)))
        parts += _mark(axis, mark, y)
        parts.append(_text(WIDTH - _RIGHT + 16, y + 5, _numbers(chart, mark)))
    if not chart.band:
        return foot + 34, parts
    words = f"Shaded: {chart.band[0]} to {chart.band[1]}, about the same. Logarithmic scale."
    return foot + 56, [*parts, _text(_LEFT, foot + 46, words, size=13)]


def _numbers(chart: IntervalChart, mark: Mark) -> str:
    if mark.reference and chart.band:
        return "1 (compared with this)"
    limits = limits_text(chart.measure, mark)
    if mark.value is None:
        return limits or _short(mark.note or "no value")
    value = value_text(chart.measure, mark)
    return f"{value} ({limits})" if limits else value


def _mark(axis: Axis, mark: Mark, y: float) -> list[str]:
    parts = []
    if mark.low is not None and not (mark.reference and axis.logarithmic):
        low = _x(axis, mark.low)
        high = _x(axis, axis.high if mark.high is None else mark.high)
        parts.append(_line(low, y, high, y, width=2.5))
        parts.append(_line(low, y - 6, low, y + 6, width=2.5))
        if mark.high is None:
            parts.append(
                f'<path d="M{high - 9:.1f} {y - 6:.1f} L{high:.1f} {y:.1f} L{high - 9:.1f}'
                f' {y + 6:.1f}" fill="none" stroke="{_INK}" stroke-width="2.5"/>'
            )
        else:
            parts.append(_line(high, y - 6, high, y + 6, width=2.5))
    if mark.value is not None:
        fill = "#ffffff" if mark.reference else _INK
        parts.append(_dot(_x(axis, mark.value), y, fill))
    return parts


def _foot(axis: Axis, measure: Measure, y: float) -> list[str]:
    parts = [_line(_LEFT, y, WIDTH - _RIGHT, y)]
    ticks = axis.ticks()
    places = [_x(axis, each) for each in ticks]
    for number in spaced(places, 34):
        parts.append(_line(places[number], y, places[number], y + 5))
        parts.append(
            _text(places[number], y + 22, tick_text(measure, ticks[number]), 13, anchor="middle")
        )
    return parts


def _trend(chart: TrendChart) -> tuple[int, list[str]]:
    axis = trend_axis(chart)
    left, right, top, foot = 70, WIDTH - 16, 36, 260
    steps = max(len(chart.marks) - 1, 1)

    def across(number: int) -> float:
        return left + (right - left) * (number / steps if len(chart.marks) > 1 else 0.5)

    def up(value: float) -> float:
        return foot - axis.place(value) * (foot - top)

    parts = [_text(0, 16, chart.title, weight="bold")]
    ticks = axis.ticks()
    for tick in ticks:
        parts.append(_line(left, up(tick), right, up(tick), ink="#c4c4c4"))
        said = tick_text(chart.measure, tick)
        parts.append(_text(left - 10, up(tick) + 5, said, 13, anchor="end"))
    for first, last in runs([mark.value is not None for mark in chart.marks]):
        points = " ".join(
            f"{across(number):.1f},{up(chart.marks[number].value or 0):.1f}"
            for number in range(first, last + 1)
        )
        parts.append(
            f'<polyline points="{points}" fill="none" stroke="{_INK}" stroke-width="2.5"/>'
        )
    named = -48.0
    for number, mark in enumerate(chart.marks):
        x = across(number)
        if mark.value is None:
            parts.append(
                f'<rect x="{x - 5:.1f}" y="{top}" width="10" height="{foot - top}" fill="#ffffff"'
                f' stroke="{_GREY}" stroke-dasharray="3 3"/>'
            )
            if x - named >= 48:
                parts.append(_text(x, top - 4, mark.note or "gap", 12, anchor="middle"))
                named = x
            continue
        if mark.low is not None:
            high = axis.high if mark.high is None else mark.high
            parts.append(_line(x, up(mark.low), x, up(high), ink=_GREY))
        parts.append(_dot(x, up(mark.value), _INK, 3.5))
    parts.append(_line(left, foot, right, foot))
    places = [across(number) for number in range(len(chart.marks))]
    for number in spaced(places, 96):
        parts.append(_line(places[number], foot, places[number], foot + 5))
        anchor = "start" if number == 0 else "middle" if places[number] < right - 48 else "end"
        label = _text(places[number], foot + 22, chart.marks[number].label, 13, anchor=anchor)
        parts.append(label)
    return foot + 34, parts


def _funnel(chart: FunnelChart) -> tuple[int, list[str]]:
    points = tuple(reversed(by_size(chart)))
    axis = funnel_axis(chart)
    sizes = Axis(0, max((each.size for each in points), default=1) * 1.08)
    left, right, top, foot = 70, WIDTH - 150, 36, 330

    def across(size: float) -> float:
        return left + sizes.place(size) * (right - left)

    def up(value: float) -> float:
        return foot - axis.place(value) * (foot - top)

    parts = [_text(0, 16, chart.title, weight="bold")]
    for tick in axis.ticks():
        said = tick_text(chart.measure, tick)
        parts.append(_text(left - 10, up(tick) + 5, said, 13, anchor="end"))
        parts.append(_line(left - 5, up(tick), left, up(tick)))
    parts += [_line(left, top, left, foot), _line(left, foot, right, foot)]
    ticks = sizes.ticks(5)
    for tick in ticks:
        parts.append(_line(across(tick), foot, across(tick), foot + 5))
        parts.append(_text(across(tick), foot + 22, f"{tick:,.0f}", 13, anchor="middle"))
    parts.append(_text((left + right) / 2, foot + 42, chart.sized_by, 13, anchor="middle"))
    parts.append(_line(left, up(chart.centre), right, up(chart.centre), width=2))
    named = inner = 0.0
    levels = zip(("inner", "outer"), level_words(chart), ("2 4", "7 4"), strict=True)
    for name, level, dashes in levels:
        for side in (0, 1):
            line = " ".join(
                f"{across(each.size):.1f},{up(getattr(each, name)[side]):.1f}" for each in points
            )
            parts.append(
                f'<polyline points="{line}" fill="none" stroke="{_INK}" stroke-width="1.5"'
                f' stroke-dasharray="{dashes}"/>'
            )
        if points:
            edge = getattr(points[-1], name)[1]
            # The outer limits are never below the inner ones; where both meet the names must not.
            named = up(edge) + 9 if name == "inner" else min(up(edge) + 1, named - 15)
            parts.append(_text(right + 8, named, f"{level} limits", 13))
            inner = max(inner, named)
    if points:
        centre = f"all: {number_text(chart.measure, chart.centre)}"
        parts.append(_text(right + 8, max(up(chart.centre) + 14, inner + 15), centre, 13))
    for each in points:
        outside = "outer" in each.place
        parts.append(_dot(across(each.size), up(each.value), _INK if outside else "#ffffff", 4.5))
        if outside:
            parts.append(_text(across(each.size) + 9, up(each.value) - 6, _short(each.label), 13))
    words = "A filled mark lies outside the outer limits and is named; all stand in the table."
    return foot + 72, [*parts, _text(0, foot + 66, words, size=13)]


def _x(axis: Axis, value: float) -> float:
    return _LEFT + axis.place(value) * (WIDTH - _LEFT - _RIGHT)


def _short(label: str) -> str:
    return label if len(label) <= _LETTERS else label[: _LETTERS - 1].rstrip() + "…"


def _line(
    x1: float,
    y1: float,
    x2: float,
    y2: float,
    *,
    width: float = 1,
    dashes: str = "",
    ink: str = _INK,
) -> str:
    more = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{ink}"'
        f' stroke-width="{width}"{more}/>'
    )


def _dot(x: float, y: float, fill: str, size: float = 5) -> str:
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size}" fill="{fill}" stroke="{_INK}"'
        ' stroke-width="2"/>'
    )
