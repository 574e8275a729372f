"""Lays out months in a row: the table, its charts and its sentences, gaps named in each.

A month without a case is never written as nought, and a change is never called better or worse.
"""

from dataclasses import replace
from datetime import date

from reports.charts.values import Mark, Measure, TrendChart
from reports.content import Table
from reports.figure_page import Cell, FigurePage, part_of
from reports.guards.breaks import codes_changed
from reports.sentences import rate_text, ratio_text, whole
from reports.trend_figures import TrendFigures, TrendRow
from reports.wording.changes import (
    OVERLAP,
    RECORDING,
    TOO_FEW_BY_MONTH,
    gap_text,
    jumping_sentence,
    ratio_change_sentence,
    reference_moved_sentence,
)
from reports.wording.rates import NOT_SHOWN
from reports.words import listed_months
from scrutiny.cases.months import months_in_words
from scrutiny.panels.definition import Field

TOO_FEW = "too few"


def trend_page(
    figures: TrendFigures,
    definition: str,
    field: Field | None,
    first: date,
    last: date,
    cautions: tuple[str, ...] = (),
) -> FigurePage:
    """Lay a series out; `cautions` are what a reader must know of list and residents."""
    gaps = [row.month for row in figures.rows if row.count is None]
    told = (gap_text(months_in_words(gaps), len(gaps)),) if gaps else ()
    codes = codes_changed(field, first, last) if field is not None else ()
    table, charts = _table(figures), tuple(trend_charts(figures))
    # Where no month has a ratio there is no chart of it, and its columns are blank.
    columns = ((0, 1, 2), (0, 3, 4, 5, 6))[: len(charts)] if figures.compared else ((0, 1),)
    return FigurePage(
        title=f"{figures.what} by month",
        table=table,
        charts=charts,
        sentences=tuple(trend_sentences(figures)),
        warnings=(*told, *codes, *cautions),
        definition=definition,
        records=tuple(
            trend_record(replace(row, ratio=None) if figures.withheld else row)
            for row in figures.rows
        ),
        behind=tuple(
            part_of(table, chart.title, columns=kept)
            for chart, kept in zip(charts, columns, strict=True)
        ),
    )


def trend_sentences(figures: TrendFigures) -> list[str]:
    """Say what changed, and which side moved."""
    known = [row for row in figures.rows if row.count is not None]
    few = sum(row.too_few for row in known)
    said = []
    if known:
        total = sum(row.count or 0 for row in known)
        span = listed_months(known[0].month, known[-1].month)
        said.append(f"{figures.what}: {whole(total)} in the {len(known)} months counted ({span}).")
    if figures.without_ratio:
        said.append(figures.without_ratio)
    elif few:
        months = "1 month" if few == 1 else f"{few} months"
        said.append(TOO_FEW_BY_MONTH.format(months=months))
    if figures.split and figures.compared and figures.split_rates:
        month, change = figures.split
        before, after = change.before, change.after
        if change.change.estimate is None or before is None or after is None:
            undefined = f"The change cannot be given. {change.change.undefined}"
            return [*said, undefined, NOT_SHOWN, RECORDING]
        compared = figures.compared
        rates_before, rates_after = figures.split_rates
        said.append(
            f"Months before {listed_months(month, month)} against months from it on. "
            + ratio_change_sentence(
                compared.group,
                compared.reference,
                before,
                after,
                change.change.estimate,
                change.change.low,
                change.change.high,
                rates_before=rates_before,
                rates_after=rates_after,
            )
            + " The rates are for a year."
        )
        if figures.split_dispersion:
            spread = figures.split_dispersion
            said.append(jumping_sentence(None if spread.undefined else spread.factor))
        if after < before and rates_after[0] >= rates_before[0]:
            high = change.change.high
            said.append(
                reference_moved_sentence(
                    compared.group, compared.reference, by_chance=high is None or high >= 1
                )
            )
        said.append(OVERLAP)
    return [*said, *((NOT_SHOWN,) if figures.compared else ()), RECORDING]


def trend_charts(figures: TrendFigures) -> list[TrendChart]:
    """Draw the counts, and the ratio where there is one."""
    names = [listed_months(row.month, row.month) for row in figures.rows]
    charts = [
        TrendChart(
            f"{figures.what} by month",
            Measure.COUNT,
            tuple(
                Mark(name, None if row.count is None else float(row.count))
                for name, row in zip(names, figures.rows, strict=True)
            ),
        )
    ]
    if figures.compared and not figures.without_ratio:
        title = f"Ratio of {figures.compared.group} to {figures.compared.reference} by month"
        marks = []
        for name, row in zip(names, figures.rows, strict=True):
            ratio = figures.ratio_of(row)
            if row.count is None:
                marks.append(Mark(name, None))
            elif row.too_few:
                marks.append(Mark(name, None, note=TOO_FEW))
            elif ratio is None or ratio.estimate is None:
                marks.append(Mark(name, None, note="no ratio"))
            else:
                marks.append(Mark(name, ratio.estimate, ratio.low, ratio.high))
        charts.append(TrendChart(title, Measure.RATIO, tuple(marks)))
    return charts


def trend_record(row: TrendRow) -> dict[str, Cell]:
    """Give one month as a program gets it."""
    ratio = row.ratio
    return {
        "month": row.month,
        "gap": "yes" if row.count is None else "",
        "count": row.count,
        "reference_count": row.reference_count,
        "rate_per_1000": row.rate.estimate if row.rate else None,
        "reference_rate_per_1000": row.reference_rate.estimate if row.reference_rate else None,
        "ratio": ratio.estimate if ratio else None,
        "ratio_low": ratio.low if ratio else None,
        "ratio_high": ratio.high if ratio else None,
    }


def _table(figures: TrendFigures) -> Table:
    compared = figures.compared
    header: tuple[str, ...] = ("Month", compared.group if compared else "Number")
    if compared:
        header = (
            *header,
            compared.reference,
            "Per 1,000 in the month",
            f"{compared.reference} per 1,000 in the month",
            "Ratio",
            "95 % interval",
        )
    rows = []
    for row in figures.rows:
        name = listed_months(row.month, row.month)
        if row.count is None:
            rows.append((name, "gap", *("" for _ in header[2:])))
            continue
        cells: tuple[str, ...] = (name, whole(row.count))
        if compared and row.rate and row.reference_rate and row.ratio:
            ratio = figures.ratio_of(row)
            interval = ""
            if ratio is not None and ratio.low is not None:
                end = "or more" if ratio.high is None else f"to {ratio_text(ratio.high)}"
                interval = f"{ratio_text(ratio.low)} {end}"
            cells = (
                *cells,
                whole(row.reference_count or 0),
                "" if row.rate.estimate is None else rate_text(row.rate.estimate),
                ""
                if row.reference_rate.estimate is None
                else rate_text(row.reference_rate.estimate),
                TOO_FEW
                if row.too_few
                else "none"
                if ratio is None or ratio.estimate is None
                else ratio_text(ratio.estimate),
                interval,
            )
        rows.append(cells)
    return Table(
        caption=f"{figures.what} by month",
        header=header,
        rows=tuple(rows),
        numbers=tuple(range(1, 6)) if compared else (1,),
        # A year or two of months should not fill a page.
        dense=True,
    )
