"""Lays out several areas side by side: one page for each group, with every area's own limits.

Areas stand in the order in which they were given and are never ranked, and no ratio of areas is
averaged.
"""

from reports.across_areas import AcrossAreas, AreaTable
from reports.charts.values import IntervalChart, Mark, Measure
from reports.content import Table
from reports.disproportionality import Disproportionality, GroupRow
from reports.figure_page import Cell, FigurePage
from reports.frame_page import record_of
from reports.sentences import percentage, rate_text, ratio_text, whole
from reports.statistics.cautions import UNSTABLE_BELOW
from reports.wording.rates import INTERVAL, NOT_SHOWN
from reports.wording.verdicts import BAND

TOGETHER = "All together"
Limits = tuple[float | None, float | None]


def across_pages(made: AcrossAreas, one: str, many: str) -> tuple[FigurePage, ...]:
    """Give one page for each group; the cautions of all areas stand on the last one.

    `one` and `many` are what one area and several are called.
    """
    single = [
        f"{each.table.population.area}: {caution}"
        for each in made.areas
        for caution in each.cautions
    ]
    cautions = tuple(dict.fromkeys((*single, *made.warnings, *made.total.warnings)))
    pages = []
    for place, each in enumerate(made.groups):
        last = place == len(made.groups) - 1
        pages.append(
            FigurePage(
                title=f"{each.group} against {made.total.reference}, by {one}",
                table=_table(made, each.group, one),
                charts=(_chart(made, each.group, one),),
                sentences=(*each.sentences(made.total.reference, one, many), INTERVAL, NOT_SHOWN),
                warnings=cautions if last else (),
                definition=made.total.definition_line,
                records=tuple(_records(made, each.group)),
            )
        )
    return tuple(pages)


def _table(made: AcrossAreas, group: str, one: str) -> Table:
    rows = [_line(each.table, each.table.population.area, group, each) for each in made.areas]
    if len(made.areas) > 1:
        rows.append(_line(made.total, TOGETHER, group))
    return Table(
        caption=f"{group} against {made.total.reference}",
        header=(
            one.capitalize(),
            group,
            made.total.reference,
            "Per 1,000",
            "Ratio",
            "Limits (95 %)",
            "If unrecorded",
            "Not recorded",
        ),
        rows=tuple(rows),
        numbers=(1, 2, 3, 4),
    )


def _line(
    table: Disproportionality, name: str, group: str, area: AreaTable | None = None
) -> tuple[str, ...]:
    row, base = _row(table, group), _row(table, table.reference)
    told = row.ratio is not None and not table.bounds_only
    return (
        name,
        whole(row.count),
        whole(base.count),
        "" if row.rate_per_1000 is None else rate_text(row.rate_per_1000),
        ratio_text(row.ratio) if told and row.ratio is not None else "",
        "" if table.bounds_only else _span((row.ratio_low, row.ratio_high)),
        _span(_bounds(table, group, area)),
        percentage(table.unknown.count, table.total) if table.total else "",
    )


def _chart(made: AcrossAreas, group: str, one: str) -> IntervalChart:
    marks = [_mark(each.table, each.table.population.area, group, each) for each in made.areas]
    if len(made.areas) > 1:
        marks.append(_mark(made.total, TOGETHER, group))
    title = f"Ratio of {group} to {made.total.reference}, by {one}"
    return IntervalChart(title, Measure.RATIO, tuple(marks), BAND)


def _mark(table: Disproportionality, name: str, group: str, area: AreaTable | None = None) -> Mark:
    row = _row(table, group)
    if row.count < UNSTABLE_BELOW:
        return Mark(name, None, note="Too few to say.")
    if table.bounds_only:
        low, high = _bounds(table, group, area)
        return Mark(name, None, low, high, "bounds only")
    if row.ratio is None:
        return Mark(name, None, row.ratio_low, row.ratio_high, "no ratio")
    return Mark(name, row.ratio, row.ratio_low, row.ratio_high)


def _records(made: AcrossAreas, group: str) -> list[dict[str, Cell]]:
    found = []
    for each in made.areas:
        low, high = _bounds(each.table, group, each)
        found.append(
            {
                "area": each.table.population.area,
                **record_of(each.table, _row(each.table, group)),
                "bounds_low": low,
                "bounds_high": high,
            }
        )
    if len(made.areas) > 1:
        found.append({"area": TOGETHER, **record_of(made.total, _row(made.total, group))})
    return found


def _row(table: Disproportionality, group: str) -> GroupRow:
    return next(row for row in table.rows if row.group == group)


def _bounds(table: Disproportionality, group: str, area: AreaTable | None) -> Limits:
    if area is not None and group in area.outer:
        return area.outer[group]
    found = next((each for each in table.bounds if each.group == group), None)
    return (None, None) if found is None else (found.low, found.high)


def _span(limits: Limits) -> str:
    low, high = limits
    if low is None:
        return ""
    return f"{ratio_text(low)} {'or more' if high is None else f'to {ratio_text(high)}'}"
