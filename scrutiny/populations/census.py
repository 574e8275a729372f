"""Gives the residents of one area from the censuses that ship.

Authorities are added up by code, with the areas of that census year. What was not published is
refused or given as a range; it must never be estimated.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from scrutiny.errors import Refusal
from scrutiny.populations.ages import Ages, ages_in
from scrutiny.populations.areas import (
    COUNTRY,
    LOCAL_AUTHORITY,
    Area,
    area_named,
    local_authorities,
)
from scrutiny.populations.groups import coarse_group
from scrutiny.populations.population import (
    COARSE_GROUPS,
    Population,
    Residents,
    added,
)
from scrutiny.populations.published_cells import published_cells
from scrutiny.populations.shipped import (
    groups_and_counts,
    table,
)

SEXES = ("Female", "Male")


@dataclass(frozen=True, slots=True)
class Census:
    """One census that ships."""

    id: str
    title: str
    year: int
    source: str
    groups: int
    """How many detailed groups it counted."""


CENSUSES = {
    census.id: census
    for census in (
        Census("census-2011", "Census 2011", 2011, "ONS Census 2011, table QS201EW", 18),
        Census("census-2021", "Census 2021", 2021, "ONS Census 2021, table TS021", 19),
    )
}


def residents(census: Census, area: Area, ages: Ages, sex: str, *, detailed: bool) -> Population:
    """Give the residents of an area by group.

    `sex` is Female, Male or empty. Refused: an area that the census did not count, and ages or a
    sex that were not published for it.
    """
    source = census.source
    cautions: tuple[str, ...] = ()
    members = _members(census, area)
    if ages.everybody and not sex:
        labels, counts = groups_and_counts(census.id)
        by_group: dict[str, Residents] = {
            label: sum(counts[code][place] for code in members)
            for place, label in enumerate(labels)
        }
    elif census.id != "census-2021":
        raise Refusal(
            f"{census.title} is here for all ages and both sexes only.",
            next_step="Use census-2021, or a file of your own.",
        )
    elif area.kind == COUNTRY:
        source = "ONS Census 2021, table RM032"
        by_group = _england_and_wales(ages, sex, detailed=detailed)
    elif sex and not ages.everybody:
        raise Refusal(
            "Residents of this area were published by sex or by age, not by both.",
            where=area.name,
            next_step="Leave one of them out, or use england-and-wales.",
        )
    else:
        source = "ONS Census 2021, custom table of ethnic group by " + ("sex" if sex else "age")
        by_group, cautions = published_cells(members, ages, sex)
    return Population(
        id=census.id,
        title=census.title,
        source=source,
        year=census.year,
        area_code=area.code,
        area=_told_apart(area),
        ages=str(ages),
        classification=f"{census.title} ethnic group ({census.groups})",
        groups=by_group if detailed else of_five(by_group),
        sex=sex,
        cautions=cautions,
    )


def of_five(by_group: Mapping[str, Residents]) -> dict[str, Residents]:
    """Add detailed census groups up to the five."""
    return {
        group: added(count for label, count in by_group.items() if coarse_group(label) == group)
        for group in COARSE_GROUPS
    }


def _told_apart(area: Area) -> str:
    """Name an area so that a local authority is not taken for the force area of that name."""
    shared = area.kind == LOCAL_AUTHORITY and area_named(area.name) != area
    return f"{area.name} ({area.kind})" if shared else area.name


def _members(census: Census, area: Area) -> tuple[str, ...]:
    """Give the local authorities of that census that make up an area."""
    _, counts = groups_and_counts(census.id)
    authorities = local_authorities()
    if area.kind == COUNTRY:
        return tuple(counts)
    if area.kind != LOCAL_AUTHORITY:
        return tuple(code for code in counts if authorities[code].force_code == area.code)
    waiting, found = [area.code], []
    while waiting:
        code = waiting.pop()
        if code in counts:
            found.append(code)
        elif authorities[code].made_of:
            waiting += authorities[code].made_of
        else:
            raise _gone(census, area)
    return tuple(sorted(found))


def _gone(census: Census, area: Area) -> Refusal:
    later = next(each for each in local_authorities().values() if area.code in each.made_of)
    return Refusal(
        f"{census.title} did not count {area.name}: it became part of {later.name} in "
        f"{later.since}.",
        where=area.code,
        next_step=f"Use {later.code} ({later.name}), or census-2011.",
    )


def _england_and_wales(ages: Ages, sex: str, *, detailed: bool) -> dict[str, Residents]:
    if detailed:
        raise Refusal(
            "Ages and sex for England and Wales are here for the five groups only.",
            next_step="Leave out the detailed groups.",
        )
    _, *rows = table("census-2021-england-and-wales.csv")
    bands = {text: band for _, text, *_ in rows if (band := ages_in(text)) is not None}
    kept = {
        text for text, band in bands.items() if ages.first <= band.first <= band.last <= ages.last
    }
    if not kept or (
        min(bands[text].first for text in kept) != ages.first
        or max(bands[text].last for text in kept) != ages.last
    ):
        edges = ", ".join(str(first) for first in sorted({band.first for band in bands.values()}))
        raise Refusal(
            f"England and Wales was not published for {ages}.",
            next_step=f"Bands begin at {edges}.",
        )
    sums: Counter[str] = Counter()
    for of_sex, text, group, count in rows:
        if text in kept and of_sex in (sex or of_sex):
            sums[group] += int(count)
    return dict(sums)
