"""Says in sentences what a table of groups shows: what may be quoted first, then what it rests on.

The people in the cases need not be residents, so no sentence here says that residents did or met
anything. With too few cases nothing is said but that.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.disproportionality import Disproportionality, GroupRow
from reports.statistics.cautions import UNSTABLE_BELOW
from reports.statistics.missing import Side
from reports.wording.rates import (
    INTERVAL,
    NOT_SHOWN,
    detail_sentence,
    no_ratio_sentence,
    ratio_sentence,
)
from reports.wording.spread import comparisons_sentence
from reports.wording.unrecorded import (
    IN_THE_HEADLINE_ABOVE,
    bounds_sentence,
    headline,
    tipping_sentence,
)
from reports.wording.verdicts import Verdict, verdict, verdict_sentence
from scrutiny.cases.units import CASES


@dataclass(frozen=True, slots=True)
class GroupReading:
    """What is said of one group."""

    group: str
    sentences: tuple[str, ...]
    """In order; the first may be quoted alone."""
    verdict: Verdict | None
    """None where no ratio is given."""


def group_reading(table: Disproportionality, group: str) -> GroupReading | None:
    """Say everything that belongs to one group; None when one side does not know the group.

    Groups with fewer than ten cases, and all groups when the reference group has fewer, are told
    to be too few.
    """
    rows = {row.group: row for row in table.rows}
    row, base = rows[group], rows[table.reference]
    if row is base or row.population_low is None or not _has_groups(row):
        return None
    count = f"{group}: {CASES.counted(row.count)}."
    if not base.count:
        no_ratio = no_ratio_sentence(group, table.reference, row.count, base.count)
        return GroupReading(group, (no_ratio,), None)
    if row.count < UNSTABLE_BELOW:
        return GroupReading(group, (f"{count} Too few to say.",), None)
    if base.count < UNSTABLE_BELOW:
        few = f"{table.reference} has {CASES.counted(base.count)}, too few to compare with"
        return GroupReading(group, (f"{count} {few}.",), None)
    return _compared(table, row, base)


def group_readings(table: Disproportionality) -> tuple[GroupReading, ...]:
    """Read every group of a table that can be compared."""
    found = (group_reading(table, row.group) for row in table.rows)
    return tuple(each for each in found if each is not None)


def standing_sentences(tables: Sequence[Disproportionality]) -> tuple[str, ...]:
    """Give what stands once below all tables: how many comparisons, what an interval is, what not.

    Every ratio of every table is a comparison, the second definition's too.
    """
    made = [
        _is_unusual(table, each.group)
        for table in tables
        for each in group_readings(table)
        if each.verdict is not None
    ]
    counter = (comparisons_sentence(len(made), sum(made)),) if made else ()
    return (*counter, INTERVAL, NOT_SHOWN)


def table_sentences(table: Disproportionality) -> tuple[str, ...]:
    """Give all sentences of a table, in the order in which they are read."""
    return (
        *(said for each in group_readings(table) for said in each.sentences),
        *standing_sentences([table]),
        table.definition_line,
    )


def _compared(table: Disproportionality, row: GroupRow, base: GroupRow) -> GroupReading:
    bounds = next((each for each in table.bounds if each.group == row.group), None)
    unrecorded, total = table.unknown.count, table.total
    limits = (bounds.low, bounds.high) if bounds else (None, None)
    if table.bounds_only:
        first = headline(row.group, table.reference, row.ratio, limits, unrecorded, total)
        return GroupReading(row.group, (first,), None)
    if row.ratio is None or row.population is None or base.population is None:
        said = f"{row.group}: {CASES.counted(row.count)}. {row.note}"
        return GroupReading(row.group, (said,), None)
    named = row.group, table.reference
    counts = row.count, row.population, base.count, base.population
    interval = row.ratio_low, row.ratio_high
    said, sentences = rate_reading(
        *named, row.ratio, interval, limits, counts, (unrecorded, total), table.confidence
    )
    in_headline = (table.unknown.share or 0) > IN_THE_HEADLINE_ABOVE
    if unrecorded and bounds:
        sentences.append(
            bounds_sentence(
                *named, unrecorded, total, *limits, row.ratio, after_headline=in_headline
            )
        )
        side = row.group if bounds.tipping_side is Side.GROUP else table.reference
        if bounds.tipping_side is not None:
            sentences.append(tipping_sentence(*named, side, bounds.tipping_share, unrecorded))
    return GroupReading(row.group, tuple(sentences), said)


def rate_reading(
    group: str,
    reference: str,
    ratio: float,
    interval: tuple[float | None, float | None],
    bounds: tuple[float | None, float | None],
    counts: tuple[int, int, int, int],
    unrecorded: tuple[int, int],
    confidence: float = 0.95,
) -> tuple[Verdict, list[str]]:
    """Read a ratio of rates: the sentence that may be quoted alone, its rates, and the verdict.

    `bounds` are the ratio whatever the unrecorded cases are; `counts` are the cases and residents
    of the group and of the reference group; `unrecorded` are cases without a group, and all cases.
    """
    said = verdict(*interval)
    missing, total = unrecorded
    if total and missing / total > IN_THE_HEADLINE_ABOVE:
        sentences = [
            headline(group, reference, ratio, bounds, missing, total),
            detail_sentence(group, reference, *interval, counts=counts, confidence=confidence),
        ]
    else:
        sentences = [
            ratio_sentence(group, reference, ratio, *interval, counts=counts, confidence=confidence)
        ]
    turned = said in (Verdict.HIGHER, Verdict.LOWER) and _reach_both_sides(*bounds)
    sentences.append(verdict_sentence(said, group, reference, if_alike=bool(missing) and turned))
    return said, sentences


def _has_groups(row: GroupRow) -> bool:
    """Tell whether the list knows the group: then it has a rate, or limits of one."""
    return row.rate_low is not None or row.rate_per_1000 is not None


def _reach_both_sides(low: float | None, high: float | None) -> bool:
    return (low is None or low < 1) and (high is None or high > 1)


def _is_unusual(table: Disproportionality, group: str) -> bool:
    """Tell whether the interval leaves out 1, however close the whole of it lies to 1."""
    row = next(each for each in table.rows if each.group == group)
    low, high = row.ratio_low, row.ratio_high
    return (low is not None and low > 1) or (high is not None and high < 1)
