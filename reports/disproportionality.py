"""Are some groups of residents in the list more often than others? Counts over the whole frame.

A frame figure: it takes every case of the period, never the dip-sample. Missing groups are shown as
bounds, never dropped and never shared out; what counts as missing is decided by the caller, by
kind. It must never merge two definitions of a group, turn part of a year into a year, or say why.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from reports.guards.adding_up import needed_whole
from reports.resident_ranges import bounds_over, rate_over, ratio_over
from reports.sentences import listed
from reports.statistics.cautions import (
    BOUNDS_ONLY_ABOVE,
    UNSTABLE_BELOW,
    coverage_cautions,
    group_cautions,
    missing_cautions,
    period_cautions,
)
from reports.statistics.estimate import Estimate
from reports.statistics.missing import MissingBounds, Side
from reports.wording.definitions import definition_line
from reports.wording.unrecorded import between_text
from scrutiny.cases.units import CASES, Unit
from scrutiny.populations import Population, Residents
from scrutiny.populations.population import limits


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group: its count, its rate, and its rate against the reference group's."""

    group: str
    count: int
    population: int | None
    """Residents; None when the population does not know the group, or only a range for it."""
    rate_per_1000: float | None
    """Over the period as it stands."""
    rate_low: float | None
    rate_high: float | None
    difference_per_1000: float | None
    """The rate less the reference group's."""
    ratio: float | None
    """The rate over the reference group's: exactly 1 for that group itself."""
    ratio_low: float | None
    ratio_high: float | None
    note: str
    """What a reader must know about this row; empty when nothing."""
    population_low: int | None = None
    """The fewest residents that it can be; None when the population does not know the group."""
    population_high: int | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """The cases whose group is not recorded."""

    count: int
    share: float | None
    """Of all cases; None when there are no cases."""
    by_kind: Mapping[str, int]
    """Such as "Not stated" and "blank"."""


@dataclass(frozen=True, slots=True)
class GroupBounds:
    """Where the ratio of a group must lie, whatever the unrecorded cases are."""

    group: str
    low: float | None
    high: float | None
    tipping_share: float | None
    """The share of unrecorded cases that would make the rates equal; None when none would."""
    tipping_side: Side | None = None
    """The side that they would have to belong to; None when the rates are equal already."""


@dataclass(frozen=True, slots=True)
class Disproportionality:
    """A whole table, with everything needed to repeat it."""

    field_title: str
    definition: str
    reference: str
    first: date
    last: date
    """The period, both days included."""
    total: int
    population: Population
    rows: tuple[GroupRow, ...]
    unknown: Unknown
    bounds: tuple[GroupBounds, ...]
    """For each group but the reference group that has a rate."""
    warnings: tuple[str, ...]
    method: str
    confidence: float
    unit: Unit = CASES
    """What one of the counted cases is; counts of another unit are never set beside these."""

    @property
    def bounds_only(self) -> bool:
        """Too much is missing for a single ratio to be printed."""
        return (self.unknown.share or 0) > BOUNDS_ONLY_ABOVE

    @property
    def definition_line(self) -> str:
        """What was counted and divided by."""
        return definition_line(
            field_title=self.field_title,
            definition=self.definition,
            first=self.first,
            last=self.last,
            total=self.total,
            unrecorded=self.unknown.count,
            population=self.population.title,
            area=self.population.area,
            ages=self.population.ages,
            source=self.population.source,
            reference=self.reference,
            unit=self.unit.one,
        )


def disproportionality(
    counts: Mapping[str, int],
    missing: Mapping[str, int],
    population: Population,
    reference: str,
    *,
    field_title: str,
    definition: str,
    first: date,
    last: date,
    total: int,
    confidence: float = 0.95,
    mid_p: bool = False,
) -> Disproportionality:
    """Set the cases of a period against the residents of an area, group by group.

    `counts` holds the cases of each recorded group and `missing` those of each kind of missing; a
    group that the list can hold but does not is a 0 in `counts`. Together they must make `total`.
    Refused with ValueError: parts that do not add up, a kind of missing that is also a group, a
    reference group that either side lacks, and a period that ends before it begins.

    >>> from scrutiny.populations import load
    >>> table = disproportionality(
    ...     {"White": 4853, "Black": 760, "Asian": 169, "Mixed": 214, "Other": 46},
    ...     {"Not stated": 1450, "blank": 1017},
    ...     load("census-2011", "avon-and-somerset"),
    ...     "White",
    ...     field_title="Self-defined ethnicity",
    ...     definition="as the person said it",
    ...     first=date(2019, 4, 1),
    ...     last=date(2020, 3, 31),
    ...     total=8509,
    ... )
    >>> black = table.rows[1]
    >>> round(black.rate_per_1000 or 0, 2), round(black.ratio or 0, 2)
    (24.58, 7.56)
    """
    _check(counts, missing, population, reference, first, last, total)
    unrecorded = sum(missing.values())
    share = unrecorded / total if total else None
    unknown = Unknown(unrecorded, share, dict(missing))
    base = counts[reference], population.groups[reference]
    base_rate = rate_over(*base, confidence=confidence)
    compared: dict[str, tuple[Estimate, MissingBounds]] = {}
    for group, residents in population.groups.items():
        if group in counts and group != reference:
            ours = counts[group], residents
            ratio = ratio_over(*ours, *base, confidence=confidence, mid_p=mid_p)
            compared[group] = ratio, bounds_over(*ours, *base, unrecorded)
    rows = []
    for group in dict.fromkeys([*population.groups, *counts]):
        if group not in population.groups:
            rows.append(_bare(group, counts[group], None, f"{population.title} has no such group."))
        elif group not in counts:
            note = "The list has no such group."
            rows.append(_bare(group, 0, population.groups[group], note))
        else:
            own = rate_over(counts[group], population.groups[group], confidence=confidence)
            rows.append(
                _row(
                    group,
                    counts[group],
                    population.groups[group],
                    own,
                    base_rate,
                    compared.get(group),
                    share or 0,
                )
            )
    method = next((ratio.method for ratio, _ in compared.values()), base_rate.method)
    return Disproportionality(
        field_title=field_title,
        definition=definition,
        reference=reference,
        first=first,
        last=last,
        total=total,
        population=population,
        rows=tuple(rows),
        unknown=unknown,
        bounds=tuple(
            GroupBounds(group, bounds.low, bounds.high, bounds.tipping_share, bounds.tipping_side)
            for group, (ratio, bounds) in compared.items()
            # Bounds of a ratio that is refused would be quoted in its place.
            if bounds.undefined is None
            and (ratio.undefined or not _expects_none(population.groups[group], base_rate))
        ),
        warnings=(
            *missing_cautions(unrecorded, total),
            *population.cautions,
            *group_cautions(counts, population, total),
            *period_cautions(first, last, population.year),
            *coverage_cautions(population.ages),
        ),
        method=method,
        confidence=confidence,
    )


def _check(
    counts: Mapping[str, int],
    missing: Mapping[str, int],
    population: Population,
    reference: str,
    first: date,
    last: date,
    total: int,
) -> None:
    for name, count in (*counts.items(), *missing.items()):
        if count < 0:
            raise ValueError(f"The count of '{name}' is below zero: {count}.")
    both = sorted(set(counts) & set(missing))
    if both:
        raise ValueError(f"'{both[0]}' is counted as a group and as missing.")
    needed_whole((*counts.values(), *missing.values()), total)
    if reference not in counts or reference not in population.groups:
        shared = listed([group for group in population.groups if group in counts])
        raise ValueError(
            f"The reference group '{reference}' must be in the list and in the population. "
            f"Groups in both: {shared or 'none'}."
        )
    if last < first:
        raise ValueError("The period ends before it begins.")


def _bare(group: str, count: int, residents: Residents | None, note: str) -> GroupRow:
    """A row that has a count or residents, but not both."""
    exact = residents if isinstance(residents, int) else None
    low, high = (None, None) if residents is None else limits(residents)
    empty = (None, None, None, None, None, None, None)
    return GroupRow(group, count, exact, *empty, note, low, high)


def _expects_none(residents: Residents, base: Estimate) -> bool:
    """Whether so few residents would not have one case at the rate of the reference group."""
    return (base.estimate or 0) * limits(residents)[1] / 1000 < 1


def _row(
    group: str,
    count: int,
    residents: Residents,
    own: Estimate,
    base: Estimate,
    compared: tuple[Estimate, MissingBounds] | None,
    missing_share: float,
) -> GroupRow:
    """Lay out one group; `compared` is None for the reference group itself."""
    notes = [own.undefined] if own.undefined else []
    gap = None
    if own.estimate is not None and base.estimate is not None:
        gap = own.estimate - base.estimate
    fewest, most = limits(residents)
    ratio = low = high = None
    if compared is None:
        notes.append("Reference group.")
        ratio = 1.0 if count and most else None
    elif compared[0].undefined:
        if fewest < most or (base.estimate is None and base.low is not None):
            notes.append(compared[0].undefined)
        elif own.undefined is None:
            notes.append(f"No ratio: {compared[0].undefined}")
        low, high = compared[0].low, compared[0].high
    elif _expects_none(residents, base):
        notes.append("No ratio: too few residents to expect even one case.")
    else:
        ratio, low, high = compared[0].estimate, compared[0].low, compared[0].high
    if count < UNSTABLE_BELOW and own.undefined is None:
        notes.append(f"Fewer than {UNSTABLE_BELOW} cases: unstable.")
    if compared is not None and ratio is not None and missing_share > BOUNDS_ONLY_ABOVE:
        bounds = compared[1]
        if bounds.low is not None and bounds.high is not None:
            span = between_text(bounds.low, bounds.high)
            notes.append(f"Too much is unrecorded for one ratio: it lies {span}.")
    return GroupRow(
        group=group,
        count=count,
        population=residents if isinstance(residents, int) else None,
        rate_per_1000=own.estimate,
        rate_low=own.low,
        rate_high=own.high,
        difference_per_1000=None if compared is None else gap,
        ratio=ratio,
        ratio_low=low,
        ratio_high=high,
        note=" ".join(notes),
        population_low=fewest,
        population_high=most,
    )
