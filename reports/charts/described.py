"""The text alternative of a chart: what somebody who cannot see it must be told, and its table.

Made from the same value as the drawing, so that the three can never disagree.
"""

from reports.charts.scales import level_words
from reports.charts.values import (
    Chart,
    FunnelChart,
    FunnelPoint,
    IntervalChart,
    Mark,
    PartsChart,
    TrendChart,
    letter_of,
    limits_text,
    number_text,
    value_text,
)
from reports.content import Picture, Table
from reports.sentences import listed, whole


def picture(chart: Chart, table: Table | None = None) -> Picture:
    """Make the part of a document that holds a chart; without a table, its own one stands behind.

    >>> from reports.charts.values import Measure
    >>> marks = (Mark("White", 3.3, 3.2, 3.4),)
    >>> picture(IntervalChart("Rates", Measure.RATE, marks)).table.rows
    (('White', '3.3', '3.2 to 3.4', ''),)
    """
    return Picture(chart, alternative(chart), table or chart_table(chart))


def alternative(chart: Chart) -> str:
    """Say in words what a chart shows.

    >>> from reports.charts.values import Measure
    >>> marks = (Mark("White", 1.0, reference=True), Mark("Black", 7.56, 6.99, 8.16))
    >>> print(alternative(IntervalChart("Ratio to White", Measure.RATIO, marks, (0.8, 1.25))))
    Ratio to White. White is what the others are compared with. Black 7.6 (interval 7.0 to 8.2), \
above the band. The band from 0.8 to 1.25, in which two rates are called about the same, is shaded.
    """
    match chart:
        case IntervalChart():
            return _interval(chart)
        case TrendChart():
            return _trend(chart)
        case FunnelChart():
            return _funnel(chart)
        case PartsChart():
            return _parts(chart)


def chart_table(chart: Chart) -> Table:
    """Give the table behind a chart."""
    if isinstance(chart, FunnelChart):
        return Table(
            caption=chart.title,
            header=("Area", chart.sized_by.capitalize(), "Value", "Against the limits"),
            rows=tuple(
                (
                    each.label,
                    whole(each.size),
                    number_text(chart.measure, each.value),
                    each.place,
                )
                for each in by_size(chart)
            ),
            numbers=(1, 2),
        )
    if isinstance(chart, PartsChart):
        return Table(
            caption=chart.title,
            header=("Question", *chart.parts, "Answers"),
            rows=tuple(
                (row.label, *(whole(each) for each in row.counts), whole(sum(row.counts)))
                for row in chart.rows
            ),
            numbers=tuple(range(1, len(chart.parts) + 2)),
        )
    what = "Month" if isinstance(chart, TrendChart) else "Group"
    return Table(
        caption=chart.title,
        header=(what, "Value", "Interval", "Note"),
        rows=tuple(
            (
                mark.label,
                value_text(chart.measure, mark),
                limits_text(chart.measure, mark),
                mark.note,
            )
            for mark in chart.marks
        ),
        numbers=(1,),
    )


def _interval(chart: IntervalChart) -> str:
    said = []
    for mark in chart.marks:
        if mark.reference and chart.band:
            said.append(f"{mark.label} is what the others are compared with.")
            continue
        limits = limits_text(chart.measure, mark)
        if mark.value is None and not limits:
            said.append(f"{mark.label}: {mark.note or 'no value'}".rstrip(".") + ".")
            continue
        value = f"{value_text(chart.measure, mark)} " if mark.value is not None else ""
        words = "interval" if mark.value is not None else "between"
        shown = f"({words} {limits})"
        if not value:
            shown = limits if mark.high is None else f"{words} {limits}".replace(" to ", " and ")
        shown = shown if limits else ""
        place = f", {_against(mark, chart.band)}" if chart.band else ""
        said.append(f"{mark.label} {value}{shown}".rstrip() + f"{place}.")
    band = ""
    if chart.band:
        band = (
            f" The band from {chart.band[0]} to {chart.band[1]}, in which two rates are called"
            " about the same, is shaded."
        )
    return f"{chart.title}. {' '.join(said)}{band}"


def _against(mark: Mark, band: tuple[float, float]) -> str:
    low = mark.low or 0.0
    high = float("inf") if mark.high is None else mark.high
    if low > band[1]:
        return "above the band"
    if high < band[0]:
        return "below the band"
    if band[0] <= low and high <= band[1]:
        return "inside the band"
    return "partly inside the band"


def _trend(chart: TrendChart) -> str:
    known = [mark for mark in chart.marks if mark.value is not None]
    if not known:
        return f"{chart.title}. No month has a value."
    least = min(known, key=lambda mark: mark.value or 0)
    most = max(known, key=lambda mark: mark.value or 0)
    first, last = known[0], known[-1]
    said = (
        f"{chart.title}. {len(chart.marks)} months, from {value_text(chart.measure, first)} in"
        f" {first.label} to {value_text(chart.measure, last)} in {last.label}. The least is"
        f" {value_text(chart.measure, least)} in {least.label}, the most"
        f" {value_text(chart.measure, most)} in {most.label}."
    )
    if chart.gaps:
        verb = "has" if len(chart.gaps) == 1 else "have"
        said += f" {listed(chart.gaps)} {verb} no value and {verb} a gap in the line."
    return said


def _funnel(chart: FunnelChart) -> str:
    inner, outer = level_words(chart)
    outside = [each for each in by_size(chart) if "outer" in each.place]
    told = "; ".join(
        f"{each.label} {number_text(chart.measure, each.value)}, {each.place}" for each in outside
    )
    centre = number_text(chart.measure, chart.centre)
    return (
        f"{chart.title}. All together: {centre}. Around it each area has {inner} limits and"
        f" {outer} limits, the wider the fewer its {chart.sized_by}. "
        + (f"Outside: {told}." if told else "None of the areas is outside.")
    )


def _parts(chart: PartsChart) -> str:
    """Say of each bar which part is the largest; the numbers of all stand in the table."""
    key = "; ".join(f"{letter_of(place)} {part}" for place, part in enumerate(chart.parts))
    said = []
    for row in chart.rows:
        most = max(row.counts)
        largest = [
            part for part, count in zip(chart.parts, row.counts, strict=True) if count == most
        ]
        said.append(
            f"{row.label} Most often {listed(largest)}: {whole(most)} of {whole(sum(row.counts))}."
        )
    return f"{chart.title}. One bar each, parted into: {key}. {' '.join(said)}"


def by_size(chart: FunnelChart) -> tuple[FunnelPoint, ...]:
    """Order the areas of a funnel by their size, never by their figure."""
    return tuple(sorted(chart.points, key=lambda each: (-each.size, each.label)))
