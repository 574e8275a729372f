"""Lays out frame figures by group: every case of the period, never the cases that the panel read.

Two definitions of a group stand beside each other and are never added or mixed.
"""

from collections.abc import Iterator, Sequence

from reports.case_rates import case_reading
from reports.content import Block, Bullets, Heading, Paragraph, Table
from reports.disproportionality import Disproportionality, GroupRow
from reports.sentences import interval_text, percentage, rate_text, ratio_text, whole
from reports.statistics.cautions import missing_cautions

NOT_THE_SAMPLE = (
    "These figures count every case in the list of the period, not the cases that the panel read."
    " The cases that were read are too few, and {picked}, to compare groups of people."
    " A difference shows where to look. It does not show why."
)
_PICKED = ("chosen on purpose", "drawn from one theme", "drawn from a few themes")
"""How the cases that were read came about: without a draw, from one, from several."""


def group_blocks(tables: Sequence[Disproportionality], units: str, themes: int) -> Iterator[Block]:
    """Lay out one table for each definition, and all of them side by side when there are several.

    `units` are the panel's cases in words, `themes` how many themes the cases read were drawn from.
    """
    apart = NOT_THE_SAMPLE.format(picked=_PICKED[min(themes, 2)])
    yield Paragraph(f"{apart} A case here is one of the {units}.")
    if len(tables) > 1:
        yield _side_by_side(tables)
    for table in tables:
        yield Heading(f"By {table.field_title[0].lower()}{table.field_title[1:]}", 3)
        yield _table(table)
        yield Paragraph(_unknown(table))
        yield Bullets(tuple(_sentences(table)))
        # What is missing is said above in full, so its warning would only say it again.
        said = missing_cautions(table.unknown.count, table.total)
        warnings = tuple(each for each in table.warnings if each not in said)
        if warnings:
            yield Paragraph("Take care:")
            yield Bullets(warnings)


def _table(table: Disproportionality) -> Table:
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
                "not counted" if each.population is None else whole(each.population),
                "none" if each.rate_per_1000 is None else rate_text(each.rate_per_1000),
                _ratio(table, each),
                each.note,
            )
            for each in table.rows
        ),
        numbers=(1, 2, 3),
    )


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
            return f"between {ratio_text(each.low)} and {ratio_text(each.high)}"
    return ""


def _unknown(table: Disproportionality) -> str:
    if not table.unknown.count:
        return "The group is recorded for every case."
    kinds = ", ".join(f"{kind} {whole(count)}" for kind, count in table.unknown.by_kind.items())
    part = percentage(table.unknown.count, table.total)
    return f"The group is not recorded for {part} of all cases: {kinds}."


def _sentences(table: Disproportionality) -> Iterator[str]:
    for row in table.rows:
        if row.group != table.reference and row.population is not None:
            said = case_reading(table, row.group)
            if said:
                yield " ".join(said)
    yield table.definition_line


def _side_by_side(tables: Sequence[Disproportionality]) -> Table:
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


def _pair(table: Disproportionality, row: GroupRow | None) -> tuple[str, str]:
    return ("no such group", "") if row is None else (whole(row.count), _ratio(table, row))
