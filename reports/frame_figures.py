"""Sets the counts of a frame against residents: one table for each way the group was recorded.

The two ways of recording a group, the person's own and the officer's, stand side by side and are
never mixed.
"""

from collections.abc import Sequence
from dataclasses import replace

from reports.disproportionality import Disproportionality, disproportionality
from reports.guards.adding_up import needed_same_cases
from reports.guards.basis import needed_frame
from reports.guards.refused import FigureRefused
from reports.list_cautions import numerator, silent_cautions, without_matched
from reports.statistics.cautions import gap_cautions
from reports.statistics.mismatches import mismatch_cautions
from scrutiny.cases.counting import GroupCounts
from scrutiny.errors import Refusal
from scrutiny.populations import Population


def compared(
    counted: Sequence[GroupCounts],
    population: Population,
    reference: str,
    *,
    mid_p: bool = False,
    narrowed: str = "",
    silent: int = 0,
    area: str = "",
) -> tuple[Disproportionality, ...]:
    """Compare each way of counting with the same residents.

    `narrowed` says which part of the cases was taken, and `silent` how many cases do not say
    whether they belong to it. `area` is the area that they were taken from, when it is not the
    whole force's.

    Raises `Refusal` when one of them cannot be compared, when the ways do not count the same
    cases, and for a theme that asks what the panel judged.
    """
    for each in counted:
        needed_frame(each.basis)
        needed_same_cases(counted[0].total, each.total, each.field.id)
    return tuple(
        _compared(each, population, reference, mid_p, narrowed, silent, area) for each in counted
    )


def _compared(
    counted: GroupCounts,
    population: Population,
    reference: str,
    mid_p: bool,
    narrowed: str,
    silent: int,
    area: str,
) -> Disproportionality:
    try:
        return _table(counted, population, reference, mid_p, narrowed, silent, area)
    except FigureRefused:
        raise
    except ValueError as error:
        raise Refusal(
            str(error),
            where=counted.field.id,
            next_step="Choose another --reference or another --population.",
        ) from error


def _table(
    counted: GroupCounts,
    population: Population,
    reference: str,
    mid_p: bool,
    narrowed: str,
    silent: int,
    area: str,
) -> Disproportionality:
    _needed_same_kind(counted, population)
    codelist = counted.field.codelist
    version = f"code list {codelist.version}" if codelist else ""
    cases = numerator(counted, area)
    mapping = f"Chinese people count in {cases.chinese}" if cases.chinese else ""
    table = disproportionality(
        counted.counts,
        counted.missing,
        population,
        reference,
        field_title=counted.field.title,
        definition="; ".join(
            part for part in (counted.theme_title.lower(), narrowed, version, mapping) if part
        ),
        first=counted.first,
        last=counted.last,
        total=counted.total,
        mid_p=mid_p,
    )
    gaps = gap_cautions(counted.missing_months, counted.first, counted.last)
    left = silent_cautions(silent, narrowed)
    apart = mismatch_cautions(cases, population)
    kept = without_matched(table.warnings, narrowed, population.ages)
    return replace(table, unit=counted.unit, warnings=(*apart, *left, *gaps, *kept))


def _needed_same_kind(counted: GroupCounts, population: Population) -> None:
    """Refuse groups of another kind than the residents': one word of both means two things."""
    common = [group for group in counted.counts if group in population.groups]
    if len(common) < 2:
        also = (
            f" Only the word '{common[0]}' stands in both, and not for the same people."
            if common
            else ""
        )
        raise Refusal(
            f"'{counted.field.title}' does not tell people apart as {population.title} does.{also}",
            where=counted.field.id,
            next_step=f"Choose a field with these groups: {', '.join(population.groups)}; or a"
            " population of your own with the groups of the list.",
        )
