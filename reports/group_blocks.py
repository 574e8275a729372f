"""Lays out frame figures by group: every case of the period, never the cases that the panel read.

Two definitions of a group stand beside each other and are never added or mixed. Warnings, bounds
and definitions stand in the section itself; there are no footnotes.
"""

from collections.abc import Iterator, Sequence

from reports.content import Block, Bullets, Paragraph, Table
from reports.disproportionality import Disproportionality, GroupRow
from reports.figure_blocks import drawn, figure_blocks, said_once
from reports.frame_section import FrameSection
from reports.group_charts import ratio_chart
from reports.group_reading import group_readings, standing_sentences
from reports.reform_blocks import reform_blocks
from reports.sentences import percentage, rate_text, ratio_text, whole
from reports.statistics.cautions import UNSTABLE_BELOW, missing_cautions
from reports.wording.rates import interval_text
from reports.wording.unrecorded import (
    TWO_COUNTS,
    between_text,
    missing_kinds_sentence,
    two_definitions_sentence,
)
from reports.words import ENGLISH, Wording

NOT_THE_SAMPLE = (
    "These figures count every case in the list of the period, not the cases that the panel read."
    " The cases that were read are too few, and {picked}, to compare groups of people."
    " A difference shows where to look. It does not show why."
)
SMALL_COUNTS = (
    "Small counts stand here as they are, and somebody could be recognised: only the copy for the"
    " public hides them."
)
_PICKED = ("chosen on purpose", "drawn from one theme", "drawn from a few themes")
"""How the cases that were read came about: without a draw, from one, from several."""


def section_blocks(
    section: FrameSection, units: str, themes: int, said: Wording = ENGLISH
) -> Iterator[Block]:
    """Lay out all figures of the list: rates among residents first, then the others.

    `units` are the panel's cases in words, and `themes` how many themes the cases read were drawn
    from.
    """
    tables = section.tables
    apart = NOT_THE_SAMPLE.format(picked=_PICKED[min(themes, 2)])
    yield Paragraph(f"{apart} A case here is one of the {units}. {SMALL_COUNTS}")
    yield from _tables(tables, section.beside, said)
    for page in section.pages:
        yield from figure_blocks(page)
    for each in section.left_out:
        yield Paragraph(each)
    once = said_once(section.pages)
    if tables or once:
        yield said.heading("reading_heading", 3)
        standing = standing_sentences(tables) if tables else ()
        yield Paragraph("\n\n".join(dict.fromkeys((*standing, *once))))
        yield from reform_blocks(tables, section.pages, said)


def _tables(
    tables: Sequence[Disproportionality], beside: Sequence[str], said: Wording
) -> Iterator[Block]:
    """Lay out one table for each definition, and all of them side by side when there are several.

    `beside` says how the definitions agree.
    """
    if len(tables) > 1:
        yield side_by_side(tables)
        yield Bullets((*_both_definitions(tables), TWO_COUNTS, *beside))
    for table in tables:
        title = f"{table.field_title[0].lower()}{table.field_title[1:]}"
        yield said.heading("by_heading", 3, title)
        yield drawn(ratio_chart(table), group_table(table))
        yield Paragraph(missing_kinds_sentence(dict(table.unknown.by_kind), table.total))
        readings = tuple(" ".join(each.sentences) for each in group_readings(table))
        if readings:
            yield Bullets(readings)
        # What is missing is said above in full, so its warning would only say it again.
        missing = missing_cautions(table.unknown.count, table.total)
        warnings = tuple(each for each in table.warnings if each not in missing)
        if warnings:
            yield Paragraph("Take care:")
            yield Bullets(warnings)
        yield Paragraph(table.definition_line)


def group_table(table: Disproportionality) -> Table:
    """Lay out one table with its notes."""
    return Table(
        caption=f"{table.field_title}: all cases and residents",
        header=(
            "Group",
            "Cases",
            "Residents",
            "Cases for each 1,000 residents",
            f"Compared with {table.reference}",
            "Note",
        ),
        rows=tuple(
            (
                each.group,
                whole(each.count),
                residents_text(each),
                "none" if each.rate_per_1000 is None else rate_text(each.rate_per_1000),
                _ratio(table, each),
                each.note,
            )
            for each in table.rows
        ),
        numbers=(1, 2, 3),
    )


def residents_text(row: GroupRow) -> str:
    """Write the residents of a group: a number, the range that its publisher left, or none."""
    if row.population is not None:
        return whole(row.population)
    if row.population_low is None or row.population_high is None:
        return "not counted"
    return f"{whole(row.population_low)} to {whole(row.population_high)}"


def side_by_side(tables: Sequence[Disproportionality]) -> Table:
    """Set the definitions beside each other, group by group."""
    groups = list(dict.fromkeys(row.group for table in tables for row in table.rows))
    found = [{row.group: row for row in table.rows} for table in tables]
    return Table(
        caption="The definitions side by side; they count different things and are never added",
        header=(
            "Group",
            *(
                f"{table.field_title}: {what}"
                for table in tables
                for what in ("cases", f"compared with {table.reference}")
            ),
        ),
        rows=(
            *(
                (
                    group,
                    *(
                        cell
                        for table, rows in zip(tables, found, strict=True)
                        for cell in _pair(table, rows.get(group))
                    ),
                )
                for group in groups
            ),
            (
                "Not recorded",
                *(
                    cell
                    for table in tables
                    for cell in (percentage(table.unknown.count, table.total), "")
                ),
            ),
        ),
    )


def _both_definitions(tables: Sequence[Disproportionality]) -> Iterator[str]:
    first, second = tables[:2]
    others = {row.group: row for row in second.rows}
    titles = tuple(f"by {each.field_title[0].lower()}{each.field_title[1:]}" for each in tables)
    for row in first.rows:
        other = others.get(row.group)
        if row.group == first.reference or other is None:
            continue
        if min(row.count, other.count) < UNSTABLE_BELOW:
            continue
        ratios = _plain_ratio(first, row), _plain_ratio(second, other)
        if all(ratios):
            yield two_definitions_sentence(
                row.group, first.reference, (titles[0], titles[1]), (ratios[0], ratios[1])
            )


def _plain_ratio(table: Disproportionality, row: GroupRow) -> str:
    if table.bounds_only or row.ratio is None:
        return _bounds(table, row.group)
    return ratio_text(row.ratio)


def _ratio(table: Disproportionality, row: GroupRow) -> str:
    if row.group == table.reference:
        return "1"
    if table.bounds_only or row.ratio is None:
        return _bounds(table, row.group) or "cannot be said"
    limits = interval_text(row.ratio_low, row.ratio_high, table.confidence)
    return f"{ratio_text(row.ratio)} ({limits})"


def _bounds(table: Disproportionality, group: str) -> str:
    for each in table.bounds:
        if each.group == group and each.low is not None and each.high is not None:
            return between_text(each.low, each.high)
    return ""


def _pair(table: Disproportionality, row: GroupRow | None) -> tuple[str, str]:
    return ("no such group", "") if row is None else (whole(row.count), _ratio(table, row))
