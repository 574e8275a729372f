"""Months in a row: counts, rates and ratios, with gaps, and never across a change of the measure.

A line says nothing of why. Its parts between gaps are not joined, and a ratio has the same
residents all along.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from reports.guards.basis import needed_frame
from reports.guards.breaks import in_use, needed_one_code_list
from reports.guards.refused import FigureRefused
from reports.resident_ranges import rate_over, ratio_over
from reports.sentences import percentage, period_text
from reports.statistics.cautions import BOUNDS_ONLY_ABOVE, UNSTABLE_BELOW
from reports.statistics.dispersion import Dispersion, ratio_dispersion
from reports.statistics.estimate import Estimate
from reports.statistics.ratio_change import RatioChange, ratio_change
from reports.wording.changes import BREAK, NO_MONTH_HAS_ENOUGH, WITHHELD
from scrutiny.cases.basis import Basis
from scrutiny.cases.by_month import MonthCounts
from scrutiny.panels.definition import Field, Panel
from scrutiny.populations import Population


@dataclass(frozen=True, slots=True)
class Compared:
    """A group against the reference group, among residents."""

    group: str
    reference: str
    population: Population
    basis: Basis
    """What the theme takes: the whole list, or what the panel judged."""


@dataclass(frozen=True, slots=True)
class TrendRow:
    """One month."""

    month: str
    count: int | None
    """None for a gap."""
    reference_count: int | None
    rate: Estimate | None
    reference_rate: Estimate | None
    ratio: Estimate | None

    @property
    def too_few(self) -> bool:
        """Tell whether either group has too few cases in this month for a ratio to be printed."""
        return self.ratio is not None and (
            min(self.count or 0, self.reference_count or 0) < UNSTABLE_BELOW
        )


@dataclass(frozen=True, slots=True)
class TrendFigures:
    """A series of months."""

    what: str
    """What is counted, in words."""
    rows: tuple[TrendRow, ...]
    compared: Compared | None
    split: tuple[str, RatioChange] | None
    """The months up to this one against those from it on."""
    split_rates: tuple[tuple[float, float], tuple[float, float]] | None
    split_dispersion: Dispersion | None = None
    """How much the ratio jumps about within the sides; the limits of the change allow for it."""
    unrecorded: int = 0
    """Cases whose group is not recorded, of all months."""
    total: int = 0

    @property
    def withheld(self) -> bool:
        """Too many have no group for one ratio to be given; only bounds could be."""
        return bool(self.compared) and self.unrecorded > BOUNDS_ONLY_ABOVE * self.total

    @property
    def without_ratio(self) -> str:
        """Say why no month has a ratio; empty when one has, or when none was asked for."""
        if self.compared is None:
            return ""
        names = {"group": self.compared.group, "reference": self.compared.reference}
        if self.withheld:
            return WITHHELD.format(missing=percentage(self.unrecorded, self.total), **names)
        if any(self.ratio_of(row) for row in self.rows):
            return ""
        return NO_MONTH_HAS_ENOUGH.format(**names)

    def ratio_of(self, row: TrendRow) -> Estimate | None:
        """Give the ratio of a month where it may be printed."""
        return None if self.withheld or row.too_few else row.ratio


def trend_figures(
    months: Sequence[MonthCounts],
    what: str,
    *,
    group: str = "",
    compared: Compared | None = None,
    split: str = "",
) -> TrendFigures:
    """Lay months out; with `compared`, each has the rates of both groups and their ratio.

    `split` is a month: the ratio before it is set against the ratio from it on.
    """
    if compared:
        needed_frame(compared.basis)
    rows = tuple(_row(each, group, compared) for each in months)
    unrecorded, total = sum(each.missing for each in months), sum(each.total for each in months)
    found = TrendFigures(what, rows, compared, None, None, None, unrecorded, total)
    if compared is None or not split or found.withheld:
        return found
    change, rates, spread = _split(months, compared, split)
    return replace(found, split=(split, change), split_rates=rates, split_dispersion=spread)


def needed_one_measure(panel: Panel, field: Field | None, first: date, last: date) -> None:
    """Refuse months on both sides of a day on which the measure changed.

    That is a day on which a whole list of codes of the panel began or ended: what a case is was
    another thing before.
    """
    if field is not None:
        needed_one_code_list(field, first, last)
    for day, title in _breaks(panel):
        if first < day <= last:
            raise FigureRefused(
                BREAK.format(
                    what=f"{period_text(day, day).split(' to ')[0]}, when “{title}” changed"
                ),
                next_step=f"Use --to before {day.isoformat()}, or --from {day.isoformat()}.",
            )


def break_cautions(panel: Panel, first: date, last: date) -> tuple[str, ...]:
    """Warn of counts on both sides of such a day."""
    return tuple(
        f"“{title}” changed on {period_text(day, day).split(' to ')[0]}: counts before and after"
        " may not be of the same thing."
        for day, title in _breaks(panel)
        if first < day <= last
    )


def _breaks(panel: Panel) -> list[tuple[date, str]]:
    found: dict[date, str] = {}
    for field in panel.fields:
        since = in_use(field.codelist)[0] if field.codelist else None
        if since is not None:
            found.setdefault(since, field.title)
    return sorted(found.items())


def _row(each: MonthCounts, group: str, compared: Compared | None) -> TrendRow:
    if each.gap:
        return TrendRow(each.month, None, None, None, None, None)
    if compared is None:
        count = each.groups.get(group, 0) if group else each.total
        return TrendRow(each.month, count, None, None, None, None)
    residents = compared.population.groups
    own = each.groups.get(compared.group, 0), residents[compared.group]
    other = each.groups.get(compared.reference, 0), residents[compared.reference]
    return TrendRow(
        each.month, own[0], other[0], rate_over(*own), rate_over(*other), ratio_over(*own, *other)
    )


def _split(
    months: Sequence[MonthCounts], compared: Compared, split: str
) -> tuple[RatioChange, tuple[tuple[float, float], tuple[float, float]], Dispersion]:
    residents = compared.population.groups
    own, other = residents[compared.group], residents[compared.reference]
    if not isinstance(own, int) or not isinstance(other, int):
        raise FigureRefused("The residents are known only as a range, so no change is given.")
    sides, pairs = [], []
    for chosen in (
        [each for each in months if not each.gap and each.month < split],
        [each for each in months if not each.gap and each.month >= split],
    ):
        if not chosen:
            raise FigureRefused(
                f"There is no month on one side of {split}.", next_step="Choose another --split."
            )
        counts = [
            (each.groups.get(compared.group, 0), each.groups.get(compared.reference, 0))
            for each in chosen
        ]
        pairs.append(counts)
        # Residents for each month counted, so that sides of different length compare.
        count, reference = (sum(column) for column in zip(*counts, strict=True))
        sides.append((count, own * len(chosen), reference, other * len(chosen)))
    rates = tuple(
        (12_000 * x1 / n1 if n1 else 0.0, 12_000 * x2 / n2 if n2 else 0.0)
        for x1, n1, x2, n2 in sides
    )
    spread = ratio_dispersion(pairs)
    changed = ratio_change(sides[0], sides[1], dispersion=spread.factor)
    return changed, (rates[0], rates[1]), spread
