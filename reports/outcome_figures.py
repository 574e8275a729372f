"""Outcomes by group: shares of the cases that say, a ratio of shares, and points between them.

The denominator is the stage that feeds the outcome, never residents. A share is never worded as
fair or unfair, and a hit rate never stands without what it cannot show.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from reports.guards.basis import needed_frame
from reports.statistics.cautions import UNSTABLE_BELOW
from reports.statistics.cautious import CautiousReading, cautious_reading
from reports.statistics.comparisons import holm
from reports.statistics.difference import difference
from reports.statistics.estimate import Estimate
from reports.statistics.pooled import Kind, PooledRatio, compare_pooled
from reports.statistics.proportion import Interval, proportion
from reports.statistics.risk_ratio import risk_ratio
from reports.statistics.stratum import TwoGroups
from reports.wording.unrecorded import INSTEAD_OF_THE_POINT_ABOVE
from scrutiny.cases.outcomes import OutcomeCounts, Part
from scrutiny.errors import Refusal


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """One group."""

    group: str
    part: Part
    share: Estimate
    ratio: Estimate | None
    """None for the reference group."""
    points: Estimate | None
    reading: CautiousReading | None

    def too_silent(self, base: Part) -> bool:
        """Tell whether too many cases of this group or of the reference do not say."""
        return any(
            each.silent > INSTEAD_OF_THE_POINT_ABOVE * (each.of + each.silent)
            for each in (self.part, base)
        )


@dataclass(frozen=True, slots=True)
class OutcomeFigures:
    """An outcome by group, with everything needed to repeat it."""

    counts: OutcomeCounts
    reference: str
    rows: tuple[OutcomeRow, ...]
    pooled: Mapping[str, PooledRatio]
    """For each group, inside the strata that were asked for."""
    adjusted: Mapping[str, float]
    """P-values that allow for the number of comparisons (Holm)."""
    searches: bool
    """The cases are searches, so what a hit rate cannot show is said."""

    def too_few(self, row: OutcomeRow) -> bool:
        """Tell whether the group, or the one that it is compared with, has too few cases."""
        return min(row.part.of, self.counts.parts[self.reference].of) < UNSTABLE_BELOW

    def too_silent(self, row: OutcomeRow) -> bool:
        """Tell whether bounds must stand in place of a ratio."""
        return row.too_silent(self.counts.parts[self.reference])


def outcome_figures(
    counts: OutcomeCounts, reference: str, *, searches: bool = False
) -> OutcomeFigures:
    """Compare the share of each group with that of the reference group.

    Raises `Refusal` when the reference group is not in the list, and for an outcome of the panel's
    own reading, which only a few cases can have.
    """
    needed_frame(counts.basis)
    if reference not in counts.parts:
        raise Refusal(
            f"The list has no group '{reference}'.",
            where=counts.frame.field.id,
            next_step=f"Its groups are: {', '.join(counts.parts)}.",
        )
    base = counts.parts[reference]
    rows = []
    for group, part in counts.parts.items():
        share = proportion(part.count, part.of, interval=Interval.WILSON)
        if group == reference:
            rows.append(OutcomeRow(group, part, share, None, None, None))
            continue
        ratio = risk_ratio(part.count, part.of, base.count, base.of)
        points = difference(part.count, part.of, base.count, base.of)
        reading = cautious_reading(ratio, ratio.p_value, "Fisher's exact test")
        rows.append(OutcomeRow(group, part, share, ratio, points, reading))
    tested = {
        row.group: row.ratio.p_value
        for row in rows
        if row.ratio is not None
        and row.ratio.p_value is not None
        and min(row.part.of, base.of) >= UNSTABLE_BELOW
        and not row.too_silent(base)
    }
    adjusted = dict(zip(tested, holm(list(tested.values())).p_values, strict=True))
    return OutcomeFigures(
        counts, reference, tuple(rows), _pooled(counts, reference), adjusted, searches
    )


def _pooled(counts: OutcomeCounts, reference: str) -> dict[str, PooledRatio]:
    if not counts.strata:
        return {}
    empty = Part(0, 0, 0)
    found = {}
    for group in counts.parts:
        if group == reference:
            continue
        strata = []
        for name, parts in counts.strata.items():
            own, other = parts.get(group, empty), parts.get(reference, empty)
            strata.append(TwoGroups(name, own.count, own.of, other.count, other.of))
        found[group] = compare_pooled(strata, Kind.RISK)
    return found
