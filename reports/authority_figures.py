"""Sets the cases of local authorities against their residents, side by side and together."""

from collections.abc import Mapping

from reports.across_areas import AcrossAreas, AreaTable, across_areas
from reports.disproportionality import disproportionality
from reports.guards.basis import needed_frame
from reports.list_cautions import numerator, parted, silent_cautions
from reports.resident_ranges import bounds_over
from reports.sentences import listed, percentage, whole
from reports.statistics.cautions import missing_cautions
from reports.statistics.mismatches import mismatch_cautions
from scrutiny.cases.by_authority import CountedAuthorities, PlacedCounts
from scrutiny.errors import Refusal
from scrutiny.populations import Population

_MOST_PLACES_TOLD = 6


def authorities_compared(
    counted: CountedAuthorities, populations: Mapping[str, Population], reference: str
) -> AcrossAreas:
    """Compare every authority; `populations` is by ONS code.

    Each ratio is given with the widest limits that cases without a place, or without a group, could
    push it to.
    """
    needed_frame(counted.whole.basis)
    codelist = counted.whole.field.codelist
    version = f"code list {codelist.version}" if codelist else ""
    definition = "; ".join(
        filter(None, (counted.whole.theme_title.lower(), counted.narrowed, version))
    )
    common, single = parted(
        {
            area.code: mismatch_cautions(
                numerator(counted.whole, area.code), populations[area.code]
            )
            for area in counted.authorities
        }
    )
    areas = []
    for area, placed in counted.authorities.items():
        residents = populations[area.code]
        try:
            table = disproportionality(
                placed.counts,
                placed.missing,
                residents,
                reference,
                field_title=counted.whole.field.title,
                definition=definition,
                first=counted.whole.first,
                last=counted.whole.last,
                total=placed.total,
            )
        except ValueError as error:
            raise Refusal(
                str(error), where=area.name, next_step="Choose another --reference."
            ) from error
        areas.append(
            AreaTable(
                area.code,
                table,
                cautions=(
                    *single[area.code],
                    *missing_cautions(table.unknown.count, table.total),
                ),
                outer={
                    group: _outer(placed, counted.unplaced, residents, group, reference)
                    for group in placed.counts
                    if group != reference and group in residents.groups
                },
            )
        )
    return across_areas(
        areas,
        reference,
        kind="authority",
        kinds="local authorities",
        narrowed=counted.narrowed,
        warnings=(
            *common,
            *silent_cautions(counted.silent, counted.narrowed),
            *_warnings(counted),
        ),
    )


def _outer(
    here: PlacedCounts, elsewhere: PlacedCounts, residents: Population, group: str, reference: str
) -> tuple[float | None, float | None]:
    """Bound a ratio by everything that cases without a place or a group could be."""
    unrecorded = sum(here.missing.values()) + sum(elsewhere.missing.values())
    ours, base = residents.groups[group], residents.groups[reference]
    low = bounds_over(
        here.counts[group],
        ours,
        here.counts[reference] + elsewhere.counts[reference],
        base,
        unrecorded,
    )
    high = bounds_over(
        here.counts[group] + elsewhere.counts[group],
        ours,
        here.counts[reference],
        base,
        unrecorded,
    )
    return low.low, high.high


def _warnings(counted: CountedAuthorities) -> tuple[str, ...]:
    unplaced = counted.unplaced.total
    if not unplaced:
        return ()
    told = sorted(counted.unknown_places.items(), key=lambda pair: -pair[1])
    places = listed([f"{place} ({whole(cases)})" for place, cases in told[:_MOST_PLACES_TOLD]])
    more = len(told) - _MOST_PLACES_TOLD
    rest = f", and {more} more" if more > 0 else ""
    return (
        (
            f"{percentage(unplaced, counted.whole.total)} of cases name no local authority of the "
            f"force in '{counted.area_field.title}': {places}{rest}. They are in no rate here; the "
            "widest limits show what they could do."
        ),
    )
