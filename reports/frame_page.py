"""Lays out tables of groups as pages: what commands and screens show of disproportionality."""

from collections.abc import Sequence

from reports.content import Table
from reports.disproportionality import Disproportionality, GroupRow
from reports.figure_page import FigurePage
from reports.frame_extras import Dispersed, Fallback, Standardised
from reports.group_blocks import residents_text
from reports.group_charts import rate_chart, ratio_chart
from reports.group_reading import group_readings, standing_sentences
from reports.sentences import rate_text, ratio_text, whole
from reports.statistics.cautions import missing_cautions
from reports.wording.unrecorded import between_text, missing_kinds_sentence


def frame_pages(
    tables: Sequence[Disproportionality],
    dispersions: Sequence[Dispersed] = (),
    fallback: Fallback | None = None,
    ages: Sequence[Standardised] = (),
) -> tuple[FigurePage, ...]:
    """Give one page for each definition; what stands beside the first stands on its page."""
    pages = []
    for place, table in enumerate(tables):
        beside: tuple[str, ...] = ()
        if place == 0:
            beside = (
                *(each.sentence for each in dispersions),
                *(each.sentence for each in ages),
                *(fallback.sentences if fallback else ()),
            )
        last = standing_sentences(tables) if place == len(tables) - 1 else ()
        pages.append(_page(table, beside, last))
    return tuple(pages)


def _page(table: Disproportionality, beside: tuple[str, ...], last: tuple[str, ...]) -> FigurePage:
    missing = missing_cautions(table.unknown.count, table.total)
    return FigurePage(
        title=table.field_title,
        table=_table(table),
        charts=(ratio_chart(table), rate_chart(table)),
        sentences=(
            *(" ".join(each.sentences) for each in group_readings(table)),
            missing_kinds_sentence(dict(table.unknown.by_kind), table.total),
            *beside,
            *last,
        ),
        warnings=tuple(each for each in table.warnings if each not in missing),
        definition=table.definition_line,
        records=tuple(record_of(table, row) for row in table.rows),
    )


def record_of(table: Disproportionality, row: GroupRow) -> dict[str, str | int | float | None]:
    """Give one row as a spreadsheet gets it."""
    limits = next((each for each in table.bounds if each.group == row.group), None)
    hidden = table.bounds_only and row.group != table.reference
    return {
        "group": row.group,
        "count": row.count,
        "population": row.population,
        "rate_per_1000": row.rate_per_1000,
        "rate_low": row.rate_low,
        "rate_high": row.rate_high,
        "ratio": None if hidden else row.ratio,
        "ratio_low": None if hidden else row.ratio_low,
        "ratio_high": None if hidden else row.ratio_high,
        "bounds_low": limits.low if limits else None,
        "bounds_high": limits.high if limits else None,
        "note": row.note,
    }


def _table(table: Disproportionality) -> Table:
    bounds = {each.group: each for each in table.bounds}
    rows = []
    for row in table.rows:
        limits = bounds.get(row.group)
        told = row.ratio is not None and not table.bounds_only
        ratio = ratio_text(row.ratio) if row.ratio is not None and told else ""
        interval = ""
        if row.ratio_low is not None and (told or row.ratio is None):
            interval = f"{ratio_text(row.ratio_low)} " + (
                "or more" if row.ratio_high is None else f"to {ratio_text(row.ratio_high)}"
            )
        between = between_text(limits.low, limits.high) if limits else ""
        rows.append(
            (
                row.group,
                whole(row.count),
                residents_text(row),
                "" if row.rate_per_1000 is None else rate_text(row.rate_per_1000),
                ratio,
                interval,
                between.removeprefix("between ").replace(" and ", " to "),
                row.note,
            )
        )
    return Table(
        caption=f"{table.field_title}: all cases and residents",
        header=(
            "Group",
            "Cases",
            "Residents",
            "Per 1,000",
            f"Ratio to {table.reference}",
            "95 % interval" if table.confidence == 0.95 else "Interval",
            "Whatever the unrecorded are",
            "Note",
        ),
        rows=tuple(rows),
        numbers=(1, 2, 3, 4),
    )
