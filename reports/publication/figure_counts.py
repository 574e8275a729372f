"""Gives the counts behind each figure of the whole list, as suppression needs them.

Each table holds every count that the figure tells, so that what is hidden in one place cannot be
worked out from another.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from reports.across_areas import AcrossAreas
from reports.disclosure.cells import Cell, Figure
from reports.disclosure.grids import Grid, Way, table_of
from reports.disclosure.grids import Table as Counts
from reports.disproportionality import Disproportionality, GroupRow
from reports.outcome_figures import OutcomeFigures
from reports.publication.counts import UNRECORDED, group_figures, groups_table
from reports.publication.publishable import Beside, Publishable
from reports.sentences import percent_text, period_text, rate_text, ratio_text
from reports.statistics.cautions import UNSTABLE_BELOW
from reports.trend_figures import TrendFigures
from reports.words import listed_months
from scrutiny.cases.by_area import AreaCounts
from scrutiny.cases.by_month import MonthCounts
from scrutiny.cases.composition import Composition
from scrutiny.cases.outcomes import Part
from scrutiny.cases.period_counts import PeriodCount
from scrutiny.cases.stage_counts import StageCounts

_WITH, _WITHOUT, _SILENT = "With it", "Without it", "Do not say"
_NOWHERE = "No area named"


def of_groups(
    tables: Sequence[Disproportionality], months: Sequence[MonthCounts] = ()
) -> Publishable:
    """Give the groups of each definition, all of the same cases, and the months of the first."""
    first = tables[0]
    by_month = [_by_month(first, months)] if months else []
    return Publishable(
        (*(groups_table(each) for each in tables), *by_month),
        _residents_line(first, "; ".join(each.field_title for each in tables)),
        tuple(figure for each in tables for figure in group_figures(each)),
        {label: found for each in tables for label, found in _beside_groups(each)},
    )


def of_across(made: AcrossAreas, one: str) -> Publishable:
    """Give areas crossed with groups; every page of the areas is of this one table."""
    total = made.total
    groups = tuple(row.group for row in total.rows)
    columns = Way(total.field_title, (*groups, UNRECORDED))
    areas = {each.table.population.area: each.table for each in made.areas}
    grid = Grid(
        f"{total.field_title}, by {one}", _of(total), Way(one.capitalize(), tuple(areas)), columns
    )
    counts = [[*(row.count for row in table.rows), table.unknown.count] for table in areas.values()]
    figures = [figure for name, table in areas.items() for figure in _of_area(grid, name, table)]
    line = _residents_line(total, total.field_title)
    beside = {
        label: found
        for name, table in areas.items()
        for row in table.rows
        for label, found in _beside(
            table, row, f"{name}: {row.group}", grid.inner(name, UNRECORDED)
        )
    }
    return Publishable((table_of(grid, counts),), line, tuple(figures), beside)


def of_outcomes(figures: OutcomeFigures) -> Publishable:
    """Give groups crossed with whether they had the outcome, and the shares."""
    counts = figures.counts
    silent = any(each.silent for each in (*counts.parts.values(), *counts.missing.values()))
    missing = _together(counts.missing)
    rows = {**counts.parts, **({UNRECORDED: missing} if sum(_cells(missing)) else {})}
    title = f"{counts.outcome.words}, by {counts.frame.field.title}"
    period = period_text(counts.first, counts.last)
    table = _shares_table(title, f"cases of {period}", counts.frame.field.title, rows, silent)
    definition = (
        f"Definition. {counts.outcome.words}, by {counts.frame.field.title}:"
        f" {counts.frame.theme_title.lower()}, {period}. Shares are out of the cases that say."
    )
    beside = {
        f"{row.group}: per cent with it": Beside(_span(row.share.low, row.share.high, percent_text))
        for row in figures.rows
    }
    return Publishable((table,), definition, _shares(table, counts.parts), beside)


def of_area_counts(counts: AreaCounts, what: str, *, rates: bool) -> Publishable:
    """Give areas, crossed with whether a case had the outcome where shares were asked for."""
    title = f"{what}, by {counts.field.title}"
    period = period_text(counts.first, counts.last)
    parts = dict(counts.parts)
    if rates:
        rows = {name: part.of for name, part in parts.items()}
        rows |= {_NOWHERE: counts.without} if counts.without else {}
        grid = Grid(title, f"cases of {period}", Way(counts.field.title, tuple(rows)))
        table = table_of(grid, [[count] for count in rows.values()])
    else:
        silent = any(part.silent for part in parts.values())
        table = _shares_table(title, f"cases of {period}", counts.field.title, parts, silent)
    shares = () if rates else _shares(table, parts)
    return Publishable(
        (table,), f"Definition. {title}: {counts.theme_title.lower()}, {period}.", shares
    )


def of_stages(counts: StageCounts) -> Publishable:
    """Give groups crossed with how far their cases came: each case in one column only."""
    names = [name for name, _ in counts.stages]
    columns = tuple(
        f"{name}, no further" if place < len(names) - 1 else name
        for place, name in enumerate(names)
    )
    frame = counts.frame
    rows = []
    for group in frame.counts:
        reached = [parts[group] for _, parts in counts.stages]
        rows.append([one - next_ for one, next_ in zip(reached, [*reached[1:], 0], strict=True)])
    period = period_text(frame.first, frame.last)
    title = f"How far cases came, by {frame.field.title}"
    grid = Grid(
        title,
        f"cases with a group of {period}",
        Way(frame.field.title, tuple(frame.counts)),
        Way("stage", columns),
    )
    return Publishable(
        (table_of(grid, rows),), f"Definition. {title}: {frame.theme_title.lower()}, {period}."
    )


def of_months(figures: TrendFigures) -> Publishable:
    """Give the months that have a count; with a comparison, both groups of each."""
    known = [row for row in figures.rows if row.count is not None]
    if not known:
        return Publishable((), "")
    names = tuple(listed_months(row.month, row.month) for row in known)
    span = f"{figures.what}, {names[0]} to {names[-1]}"
    compared = figures.compared
    columns = Way("group", (compared.group, compared.reference)) if compared else None
    grid = Grid(f"{figures.what} by month", span, Way("Month", names), columns, row_totals=False)
    counts = [[row.count or 0, *((row.reference_count or 0,) if compared else ())] for row in known]
    residents = f" Residents: {compared.population.title}." if compared else ""
    gaps = (
        " Months without a case are gaps and are left out."
        if len(known) < len(figures.rows)
        else ""
    )
    return Publishable(
        (table_of(grid, counts),), f"Definition. {span}, month by month.{residents}{gaps}"
    )


def of_draw(found: Composition) -> Publishable:
    """Give the cases drawn and those of the list; so few are drawn that neither is published."""
    made = []
    whole_list = f"the list {found.draw.frame.id}"
    for what, counts in (("the draw " + found.draw.id, found.drawn), (whole_list, found.sealed)):
        names = tuple(found.sealed)
        grid = Grid(f"Cases of {what}", f"cases of {what}", Way(found.field.title, names))
        made.append(table_of(grid, [[counts.get(name, 0)] for name in names]))
    return Publishable((), "", kept_back=tuple(made))


def of_periods(counts: Sequence[PeriodCount], title: str) -> Publishable:
    """Give the longest period and the same days of last year; the other periods lie inside."""
    made: dict[tuple[date, date], Counts] = {}
    longest: list[tuple[date, date]] = []
    for now in (True, False):
        spans: list[tuple[date, date]] = []
        for period in dict.fromkeys(each.periods for each in counts):
            days = period.now if now else period.before
            parts = [each for each in counts if each.periods == period]
            told = [
                count for each in parts if (count := each.count if now else each.before) is not None
            ]
            if len(told) == len(parts):
                words = period_text(*days)
                labels = tuple(each.label for each in parts)
                grid = Grid(f"{title}: {words}", f"cases of {words}", Way("Counted", labels))
                made[days] = table_of(grid, [[each] for each in told])
                spans.append(days)
        longest += [max(spans, key=lambda each: each[1] - each[0])] if spans else []
    published = tuple(dict.fromkeys(longest))
    return Publishable(
        tuple(made[days] for days in published),
        f"Definition. {title}; the same days of two years.",
        kept_back=tuple(table for days, table in made.items() if days not in published),
    )


def _by_month(table: Disproportionality, months: Sequence[MonthCounts]) -> Counts:
    groups = tuple(row.group for row in table.rows)
    known = [each for each in months if not each.gap]
    grid = Grid(
        f"{table.field_title}, by month",
        _of(table),
        Way("Month", tuple(listed_months(each.month, each.month) for each in known)),
        Way(table.field_title, (*groups, UNRECORDED)),
    )
    return table_of(
        grid, [[*(each.groups.get(name, 0) for name in groups), each.missing] for each in known]
    )


def _of(figures: Disproportionality) -> str:
    return f"cases from {figures.first} to {figures.last}"


def _residents_line(figures: Disproportionality, fields: str) -> str:
    there = figures.population
    return (
        f"Definition. {fields}: {figures.definition}. {period_text(figures.first, figures.last)}."
        f" Residents: {there.title}, {there.area}, {there.ages} ({there.source})."
        f" Compared with {figures.reference}."
    )


def _of_area(grid: Grid, name: str, table: Disproportionality) -> list[Figure]:
    base = next(row for row in table.rows if row.group == table.reference)
    found = []
    for row in table.rows:
        if row.rate_per_1000 is None or not row.population:
            continue
        cell = grid.inner(name, row.group)
        rate = rate_text(row.rate_per_1000)
        label = f"{name}, {row.group}"
        found.append(
            Figure(f"{label}: rate for each 1,000", rate, ((cell, 1),), (), row.population, 1000)
        )
        if row is not base and row.ratio is not None and base.population and not table.bounds_only:
            under = ((grid.inner(name, base.group), row.population),)
            over = ((cell, base.population),)
            found.append(Figure(f"{label}, ratio", ratio_text(row.ratio), over, under, 0, 1))
    return found


def _beside_groups(table: Disproportionality) -> Iterator[tuple[str, Beside]]:
    unrecorded = groups_table(table).grid.inner(UNRECORDED)
    for row in table.rows:
        yield from _beside(table, row, f"{table.field_title}: {row.group}", unrecorded)


def _beside(
    table: Disproportionality, row: GroupRow, label: str, unrecorded: Cell
) -> Iterator[tuple[str, Beside]]:
    """Give what stands beside the rate and the ratio of a group, by their labels."""
    few = f" (fewer than {UNSTABLE_BELOW} cases: unstable)" if row.count < UNSTABLE_BELOW else ""
    yield f"{label}, rate", Beside(_span(row.rate_low, row.rate_high, rate_text) + few)
    limits = next((each for each in table.bounds if each.group == row.group), None)
    bounds = _span(limits.low, limits.high, ratio_text) if limits else ""
    interval = _span(row.ratio_low, row.ratio_high, ratio_text)
    yield f"{label}, ratio", Beside(interval + few, bounds, unrecorded)


def _span(low: float | None, high: float | None, text: Callable[[float], str]) -> str:
    if low is None:
        return ""
    return f"{text(low)} or more" if high is None else f"{text(low)} to {text(high)}"


def _shares_table(title: str, of: str, way: str, parts: Mapping[str, Part], silent: bool) -> Counts:
    names = (_WITH, _WITHOUT, *((_SILENT,) if silent else ()))
    grid = Grid(title, of, Way(way, tuple(parts)), Way("outcome", names))
    return table_of(grid, [_cells(part)[: len(names)] for part in parts.values()])


def _shares(table: Counts, parts: Mapping[str, Part]) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            f"{name}: per cent with it",
            percent_text(part.count / part.of).removesuffix(" %"),
            ((table.grid.inner(name, _WITH), 1),),
            ((table.grid.inner(name, _WITH), 1), (table.grid.inner(name, _WITHOUT), 1)),
        )
        for name, part in parts.items()
        if part.of
    )


def _cells(part: Part) -> list[int]:
    return [part.count, part.of - part.count, part.silent]


def _together(parts: Mapping[str, Part]) -> Part:
    return Part(
        sum(each.count for each in parts.values()),
        sum(each.of for each in parts.values()),
        sum(each.silent for each in parts.values()),
    )
