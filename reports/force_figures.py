"""Sets the streamed searches of several forces against their residents."""

from collections.abc import Mapping

from reports.across_areas import AcrossAreas, AreaTable, across_areas, without_ratio
from reports.disproportionality import disproportionality
from reports.list_cautions import numerator_by, parted
from reports.sentences import listed, percentage, whole
from reports.statistics.cautions import gap_cautions, missing_cautions
from reports.statistics.mismatches import mismatch_cautions
from scrutiny.errors import Refusal
from scrutiny.national.by_force import CountedForces, ForceCounts
from scrutiny.national.streaming import OFFICER_DEFINED
from scrutiny.populations import Population

NOBODY_MIXED = "Its officers record nobody as Mixed."


def forces_compared(
    counted: CountedForces, populations: Mapping[str, Population], reference: str
) -> AcrossAreas:
    """Compare every force that has residents, side by side and together.

    `populations` is by the force's short name. A force without residents of its own (British
    Transport Police) is left out of rates and said so.
    """
    left_out = [each for each in counted.forces if each.force not in populations]
    kept = [each for each in counted.forces if each.force in populations]
    if not kept:
        raise Refusal(
            "None of these forces has residents of its own.",
            next_step="Give files of a territorial force of England and Wales.",
        )
    common, single = parted(
        {
            each.force: mismatch_cautions(
                numerator_by(counted.by, each.force, each.ages, each.sexes),
                populations[each.force],
            )
            for each in kept
        }
    )
    areas = []
    for each in kept:
        try:
            table = disproportionality(
                each.counts,
                each.missing,
                populations[each.force],
                reference,
                field_title=counted.field_title,
                definition="; ".join(filter(None, (counted.narrowed, f"list {counted.by.id}"))),
                first=counted.first,
                last=counted.last,
                total=each.total,
            )
        except ValueError as error:
            raise Refusal(
                str(error),
                where=each.force,
                next_step="Choose another --reference or another --population.",
            ) from error
        cautions = (*single[each.force], *_cautions(counted, each))
        if _lacks_mixed(counted, each):
            table = without_ratio(table, "Mixed", NOBODY_MIXED)
        areas.append(AreaTable(each.force, table, each.missing_months, cautions))
    warnings = list(common)
    if left_out:
        searches = sum(each.total for each in left_out)
        warnings.append(
            f"{listed([each.force for each in left_out])}: no residents of its own, so "
            f"{whole(searches)} searches are in no rate and in no total."
        )
    unlike = {}
    without_mixed = [populations[each.force].area for each in kept if _lacks_mixed(counted, each)]
    if without_mixed and len(kept) > len(without_mixed):
        warnings.append(
            f"Officers of {listed(without_mixed)} record nobody as Mixed, so people whom others "
            "call Mixed stand in other groups there. These forces are not like for like."
        )
        unlike = {
            "Mixed": f"no ratio of totals, since officers of {listed(without_mixed)} record nobody"
            " as Mixed."
        }
    return across_areas(
        areas,
        reference,
        kind="force",
        kinds="forces",
        warnings=warnings,
        unlike=unlike,
        narrowed=counted.narrowed,
    )


def _lacks_mixed(counted: CountedForces, force: ForceCounts) -> bool:
    return counted.field_id == OFFICER_DEFINED and not force.counts.get("Mixed")


def _cautions(counted: CountedForces, force: ForceCounts) -> tuple[str, ...]:
    """Give what is true of one force."""
    found = [
        *missing_cautions(sum(force.missing.values()), force.total),
        *gap_cautions(force.missing_months, counted.first, counted.last),
    ]
    if force.silent:
        do = "search does" if force.silent == 1 else "searches do"
        found.append(
            f"{whole(force.silent)} {do} not say whether they are of: {counted.narrowed}. Left out."
        )
    if _lacks_mixed(counted, force):
        found.append(f"{NOBODY_MIXED} Not like for like with other forces.")
    if force.vehicles_only:
        found.append(
            f"{percentage(force.vehicles_only, force.total)} are searches of a vehicle alone: "
            "nobody was searched, and they count as unrecorded here."
        )
    if force.unreadable:
        labels = listed([f"'{label}' ({whole(n)})" for label, n in force.unreadable.items()])
        found.append(f"Labels that the list {counted.by.id} does not know: {labels}.")
    return tuple(found)
