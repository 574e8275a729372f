"""What stands beside a table of groups: a wider interval, the officer's view, other ages.

None of these replaces the plain figure. Each keeps its own name, and says what it was made from.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reports.disproportionality import Disproportionality
from reports.statistics.cautions import UNSTABLE_BELOW
from reports.statistics.dispersion import Dispersion, dispersed_rate_ratio, monthly_dispersion
from reports.statistics.estimate import Estimate
from reports.statistics.recorded_group import (
    Agreement,
    Definition,
    Pair,
    agreement,
    counts_by_definition,
)
from reports.statistics.standardised import Band, StandardisedRatio, standardised_ratio
from reports.statistics.standardised_ranges import METHOD, RangedBand, ranged_ratio
from reports.wording.adjusted import (
    dispersion_sentence,
    standardised_bounds_sentence,
    standardised_sentence,
    without_age_sentence,
)
from reports.wording.unrecorded import agreement_sentence, fallback_sentence


@dataclass(frozen=True, slots=True)
class Dispersed:
    """A ratio whose interval allows for people who are counted several times."""

    group: str
    dispersion: Dispersion
    ratio: Estimate
    sentence: str


@dataclass(frozen=True, slots=True)
class Fallback:
    """The person's own word, and the officer's where that is missing: a third definition."""

    counts: Mapping[str, int]
    filled: int
    """Cases that only the officer's view adds."""
    unrecorded: int
    total: int
    ratios: Mapping[str, float]
    agreement: Agreement
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standardised:
    """A ratio after allowing for ages."""

    group: str
    ratio: StandardisedRatio
    sentence: str


def dispersed(
    table: Disproportionality, months: Sequence[Mapping[str, int]]
) -> tuple[Dispersed, ...]:
    """Widen the interval of each ratio by how much the months jump about; gaps are left out."""
    found = []
    residents = table.population.groups
    counts = {row.group: row.count for row in table.rows}
    base = residents[table.reference]
    for row in table.rows:
        own = residents.get(row.group)
        if row.group == table.reference or row.ratio is None:
            continue
        if not isinstance(own, int) or not isinstance(base, int):
            continue
        series = [
            [month.get(group, 0) for month in months] for group in (row.group, table.reference)
        ]
        spread = max((monthly_dispersion([each]) for each in series), key=lambda each: each.factor)
        ratio = dispersed_rate_ratio(
            row.count,
            own,
            counts[table.reference],
            base,
            spread.factor,
            confidence=table.confidence,
        )
        said = dispersion_sentence(row.ratio_low, row.ratio_high, ratio.low, ratio.high)
        if spread.undefined:
            said = f"{row.group}: how much the months jump about is not known. {spread.undefined}"
        found.append(Dispersed(row.group, spread, ratio, f"{row.group}. {said}"))
    return tuple(found)


def fallback(table: Disproportionality, pairs: Mapping[Pair, int]) -> Fallback:
    """Fill the gaps of the first record with the second, as a count of its own."""
    counted = counts_by_definition(pairs, Definition.SELF_ELSE_OFFICER)
    agreed = agreement(pairs)
    residents = table.population.groups
    base, base_residents = counted.groups.get(table.reference, 0), residents[table.reference]
    ratios = {}
    groups = [row.group for row in table.rows]
    sentences = [agreement_sentence(agreed.agree, agreed.both_known, groups)]
    for row in table.rows:
        own, count = residents.get(row.group), counted.groups.get(row.group, 0)
        if row.group == table.reference or row.ratio is None:
            continue
        if min(count, base) < UNSTABLE_BELOW:
            continue
        if isinstance(own, int) and isinstance(base_residents, int) and own:
            ratio = count / own * base_residents / base
            ratios[row.group] = ratio
    sentences.append(
        fallback_sentence(
            table.reference,
            list(ratios.items()),
            agreed.only_officer,
            counted.unrecorded,
            counted.total,
        )
    )
    return Fallback(
        counted.groups,
        agreed.only_officer,
        counted.unrecorded,
        counted.total,
        ratios,
        agreed,
        tuple(sentences),
    )


def standardised(
    table: Disproportionality,
    bands: Mapping[str, Sequence[Band]],
    allowed_for: str,
) -> tuple[Standardised, ...]:
    """Compare each group with the reference group band by band.

    `bands` holds the bands of each group in the same order.
    """
    found = []
    counts = {row.group: row.count for row in table.rows}
    events = {group: sum(band.events for band in each) for group, each in bands.items()}
    for row in table.rows:
        if row.group == table.reference or row.group not in bands or row.ratio is None:
            continue
        ratio = standardised_ratio(
            bands[row.group], bands[table.reference], confidence=table.confidence
        )
        value = ratio.ratio
        said = f"{row.group}: {value.undefined}"
        if value.estimate is not None and ratio.crude is not None:
            said = standardised_sentence(
                row.group,
                table.reference,
                allowed_for,
                value.estimate,
                value.low,
                value.high,
                ratio.crude,
            )
        said += _without_age(table, counts, events, row.group)
        found.append(Standardised(row.group, ratio, said))
    return tuple(found)


def standardised_within(
    table: Disproportionality,
    bands: Mapping[str, Sequence[RangedBand]],
    standard: Sequence[float],
    allowed_for: str,
) -> tuple[Standardised, ...]:
    """Bound the same ratios where residents by age are known only within limits."""
    found = []
    counts = {row.group: row.count for row in table.rows}
    events = {group: sum(band.events for band in each) for group, each in bands.items()}
    for row in table.rows:
        if row.group == table.reference or row.group not in bands or row.ratio is None:
            continue
        made = ranged_ratio(
            bands[row.group], bands[table.reference], standard, confidence=table.confidence
        )
        said = f"{row.group}: {made.undefined}"
        if made.least is not None:
            said = standardised_bounds_sentence(
                row.group,
                table.reference,
                allowed_for,
                (made.least, made.most),
                (made.low, made.high),
                row.ratio,
            )
        said += _without_age(table, counts, events, row.group)
        limits = Estimate(
            None, made.low, made.high, METHOD, table.confidence, undefined=made.undefined
        )
        ratio = StandardisedRatio(limits, row.ratio, events[row.group], None)
        found.append(Standardised(row.group, ratio, said))
    return tuple(found)


def _without_age(
    table: Disproportionality, counts: Mapping[str, int], events: Mapping[str, int], group: str
) -> str:
    """Say how many cases of both groups are in no band; empty when every one is."""
    own = counts[group] - events[group]
    other = counts[table.reference] - events[table.reference]
    if not own and not other:
        return ""
    return f" {without_age_sentence(group, own, table.reference, other)}"
