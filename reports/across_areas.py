"""Several areas side by side: the ratio of totals, each area's own ratio, and whether they agree.

Ratios of areas are never averaged: one figure for all is the ratio of the totals, or the pooled one
where the areas are not shown to differ. When both lie on opposite sides of 1, that comes first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from reports.disproportionality import Disproportionality, GroupRow, disproportionality
from reports.group_reading import group_reading
from reports.list_cautions import without_matched
from reports.sentences import listed, ratio_text, whole
from reports.statistics.pooled import Kind, PooledRatio, compare_pooled
from reports.statistics.stratum import TwoGroups
from reports.wording.rates import interval_text, times_the_rate
from scrutiny.populations import Population
from scrutiny.populations.population import added


@dataclass(frozen=True, slots=True)
class AreaTable:
    """One area's table."""

    name: str
    """The short name that it was asked for by."""
    table: Disproportionality
    missing_months: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    """What is true of this area and not of all."""
    outer: Mapping[str, tuple[float | None, float | None]] = field(default_factory=dict)
    """The widest limits of each group's ratio when cases that name no area are thought of too."""

    def row(self, group: str) -> GroupRow:
        """Give the row of a group."""
        return next(row for row in self.table.rows if row.group == group)


@dataclass(frozen=True, slots=True)
class GroupAcross:
    """One group over all areas."""

    group: str
    total: GroupRow
    """The counts of all areas together over their residents together."""
    lowest: tuple[str, float] | None
    """The area with the lowest ratio, and that ratio; None when no area has one."""
    highest: tuple[str, float] | None
    pooled: PooledRatio | None
    """None when there are fewer than two areas to pool, or residents that are a range."""
    headline: str = ""
    """What the counts of all areas together say, in words that may be quoted alone."""
    unlike: str = ""
    """Why the areas do not count this group alike; then nothing is said of all together."""

    def sentences(
        self, reference: str, one: str = "force", many: str = "forces"
    ) -> tuple[str, ...]:
        """Say how the ratio of totals and the areas' own ratios stand to each other."""
        if self.unlike:
            return (f"{self.group}: {self.unlike}",)
        said = []
        if self.pooled is not None and self.pooled.reversed:
            said.append(
                f"{self.group}: taken together and {one} by {one}, the figures point in opposite "
                f"directions. Print both, and look at each {one}."
            )
        if self.headline:
            said.append(f"All {many} together (ratio of totals). {self.headline}")
        if self.lowest and self.highest and self.lowest != self.highest:
            said.append(
                f"{self.group} against {reference}, single {many}: ratios from"
                f" {ratio_text(self.lowest[1])} ({self.lowest[0]}) to"
                f" {ratio_text(self.highest[1])} ({self.highest[0]}), each with its own limits in"
                " the table. They are not averaged."
            )
        if self._outside():
            said.append(
                f"The ratio of totals lies outside that of every single {one}. Part of it comes"
                f" from where the groups live: no {one} has such a ratio."
            )
        if self.pooled is not None:
            estimate = self.pooled.pooled.estimate
            if self.pooled.may_be_pooled and estimate is not None:
                limits = interval_text(self.pooled.pooled.low, self.pooled.pooled.high)
                said.append(
                    f"{self.group}, allowing for which {one} each case is of (Mantel–Haenszel):"
                    f" {times_the_rate(estimate, reference)} ({limits}), leaving out the"
                    " unrecorded."
                )
            elif self.pooled.reason:
                said.append(
                    f"No one ratio that allows for the {one} is given. {self.pooled.reason}"
                )
        return tuple(said)

    def _outside(self) -> bool:
        ratio = self.total.ratio
        if ratio is None or self.lowest is None or self.highest is None:
            return False
        # Sums of equal ratios may differ from them in the last digit.
        return not self.lowest[1] * (1 - 1e-9) <= ratio <= self.highest[1] * (1 + 1e-9)


@dataclass(frozen=True, slots=True)
class AcrossAreas:
    """Several areas in one table."""

    areas: tuple[AreaTable, ...]
    total: Disproportionality
    groups: tuple[GroupAcross, ...]
    """Every group but the reference group."""
    warnings: tuple[str, ...]


def across_areas(
    areas: Sequence[AreaTable],
    reference: str,
    *,
    kind: str,
    kinds: str,
    warnings: Sequence[str] = (),
    unlike: Mapping[str, str] | None = None,
    narrowed: str = "",
) -> AcrossAreas:
    """Set areas side by side and add their counts and residents up.

    `kind` and `kinds` are what one area and several are called. `unlike` holds the groups that the
    areas do not count alike, with why: they have no ratio of totals. `narrowed` says which part of
    the cases was taken. Refused with ValueError: no
    areas, and areas that were compared by different fields, groups or reference groups.
    """
    if not areas:
        raise ValueError("There are no areas.")
    tables = [area.table for area in areas]
    if {table.reference for table in tables} != {reference}:
        raise ValueError("The areas are not all compared with the same group.")
    if len({(table.field_title, tuple(row.group for row in table.rows)) for table in tables}) > 1:
        raise ValueError("The areas are not counted by the same field and groups.")
    total = _total(tables, reference, kinds)
    kept = without_matched(total.warnings, narrowed, total.population.ages)
    total = replace(total, warnings=kept)
    for group, why in (unlike or {}).items():
        total = without_ratio(total, group, why)
    groups = tuple(
        replace(_group(areas, total, row, reference), unlike=(unlike or {}).get(row.group, ""))
        for row in total.rows
        if row.group != reference
    )
    gaps = [area.table.population.area for area in areas if area.missing_months]
    cautions = list(warnings)
    if gaps and len({area.missing_months for area in areas}) > 1:
        cautions.append(
            f"Not every {kind} has every month: {listed(gaps)} lacks some. A missing month is a "
            "gap, not zero, so rates of totals are too low and the ratio of totals leans to the "
            f"{kinds} with more months."
        )
    return AcrossAreas(tuple(areas), total, groups, tuple(dict.fromkeys(cautions)))


def without_ratio(table: Disproportionality, group: str, why: str) -> Disproportionality:
    """Take the rate and the ratio of one group out of a table, and say why in its row."""
    rows = tuple(
        replace(
            row,
            rate_per_1000=None,
            rate_low=None,
            rate_high=None,
            difference_per_1000=None,
            ratio=None,
            ratio_low=None,
            ratio_high=None,
            note=why,
        )
        if row.group == group
        else row
        for row in table.rows
    )
    bounds = tuple(each for each in table.bounds if each.group != group)
    return replace(table, rows=rows, bounds=bounds)


def _total(tables: Sequence[Disproportionality], reference: str, kinds: str) -> Disproportionality:
    """Add up counts and residents, and compare once."""
    counts: dict[str, int] = {}
    missing: dict[str, int] = {}
    for table in tables:
        for row in table.rows:
            counts[row.group] = counts.get(row.group, 0) + row.count
        for name, count in table.unknown.by_kind.items():
            missing[name] = missing.get(name, 0) + count
    first = tables[0]
    together = _together([table.population for table in tables], kinds)
    return disproportionality(
        counts,
        missing,
        together,
        reference,
        field_title=first.field_title,
        definition=first.definition,
        first=min(table.first for table in tables),
        last=max(table.last for table in tables),
        total=sum(table.total for table in tables),
        confidence=first.confidence,
    )


def _together(populations: Sequence[Population], kinds: str) -> Population:
    groups = {
        group: added(population.groups[group] for population in populations)
        for group in populations[0].groups
        if all(group in population.groups for population in populations)
    }
    if len(populations) == 1:
        return populations[0]
    return replace(
        populations[0], area=f"{whole(len(populations))} {kinds}", area_code="", groups=groups
    )


def _group(
    areas: Sequence[AreaTable], total: Disproportionality, row: GroupRow, reference: str
) -> GroupAcross:
    rows = {area.table.population.area: area.row(row.group) for area in areas}
    bases = {area.table.population.area: area.row(reference) for area in areas}
    ratios = [
        (name, each.ratio)
        for name, each in rows.items()
        if each.ratio is not None and not tables_too_open(areas, name)
    ]
    strata = [
        TwoGroups(name, each.count, each.population, bases[name].count, base)
        for name, each in rows.items()
        if each.population and (base := bases[name].population)
    ]
    pooled = compare_pooled(strata, Kind.RATE) if 1 < len(strata) == len(areas) else None
    by_ratio: Mapping[str, float] = dict(ratios)
    lowest = min(by_ratio.items(), key=lambda pair: pair[1]) if by_ratio else None
    highest = max(by_ratio.items(), key=lambda pair: pair[1]) if by_ratio else None
    reading = group_reading(total, row.group)
    told = " ".join(reading.sentences) if reading is not None and row.ratio is not None else ""
    return GroupAcross(row.group, row, lowest, highest, pooled, told)


def tables_too_open(areas: Sequence[AreaTable], name: str) -> bool:
    """Say whether too much is unrecorded in an area for one ratio of it to be printed."""
    return any(area.table.bounds_only for area in areas if area.table.population.area == name)
