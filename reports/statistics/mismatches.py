"""Compares whom the cases are about with whom the residents are, and says every mismatch.

A rate over the wrong residents looks like any other rate. So area, ages, sex and list of groups of
both sides are compared each time, and what does not match is a warning printed with the table.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reports.sentences import listed, percentage, whole
from scrutiny.populations import Population
from scrutiny.populations.ages import Ages, ages_in
from scrutiny.populations.areas import area_named
from scrutiny.populations.loading import load, shipped
from scrutiny.populations.population import limits

YOUNGEST_SUSPECT = 10
"""A list that begins at this age is not narrower than all ages: nobody younger can be a suspect."""


@dataclass(frozen=True, slots=True)
class Numerator:
    """Whom the cases are about."""

    area: str
    """The short name of the force that they are of."""
    ages: Mapping[str, int] = field(default_factory=dict)
    """Cases by age or band of ages; empty when the list does not say."""
    sexes: Mapping[str, int] = field(default_factory=dict)
    officer: bool = False
    """The groups are those that an officer saw."""
    chinese: str = ""
    """The group that Chinese people are counted in; empty when the list does not name them."""
    roma: bool = False
    """The list names Roma people."""
    detailed: bool = False
    """The list is finer than the five groups."""


def mismatch_cautions(cases: Numerator, population: Population) -> tuple[str, ...]:
    """Say where cases and residents are not of the same area, ages, sex or list of groups.

    >>> from scrutiny.populations import load
    >>> children = Numerator("avon-and-somerset", ages={"10-17": 86})
    >>> for said in mismatch_cautions(children, load("census-2021", "Bristol")):
    ...     print(said[: said.index(".") + 1])
    The cases are of Avon and Somerset, the residents of Bristol, City of: not the same area.
    All 86 cases with an age are of ages 10 to 17; the population counts all ages.
    """
    return (
        *_area(cases, population),
        *_ages(cases, population),
        *_sex(cases, population),
        *_groups(cases, population),
        *_moved(population),
    )


def _area(cases: Numerator, population: Population) -> tuple[str, ...]:
    ours = area_named(cases.area)
    theirs = area_named(population.area_code or population.area)
    if ours is None or (theirs is not None and theirs.code == ours.code):
        return ()
    return (
        (
            f"The cases are of {ours.name}, the residents of {population.area}: not the same area. "
            "The rates are not of either."
        ),
    )


def _ages(cases: Numerator, population: Population) -> tuple[str, ...]:
    bands = {
        band: count
        for text, count in cases.ages.items()
        if count and (band := ages_in(text)) is not None
    }
    residents = ages_in(population.ages)
    if not bands:
        return ()
    known = sum(bands.values())
    first, last = min(band.first for band in bands), max(band.last for band in bands)
    spread = Ages(first, last)
    if residents is None:
        return (f"The population does not say which ages it counts; the cases are of {spread}.",)
    outside = sum(
        count
        for band, count in bands.items()
        if band.first < residents.first or band.last > residents.last
    )
    if outside:
        return (
            (
                f"{percentage(outside, known)} of the cases whose age is recorded may be of people "
                f"outside the residents' {residents}. The rates are too high."
            ),
        )
    wider = last < residents.last or first > max(residents.first, YOUNGEST_SUSPECT)
    if not wider:
        return ()
    return (
        (
            f"All {whole(known)} cases with an age are of {spread}; the population counts "
            f"{residents}. The rates are too low, and the ratios are wrong where groups differ "
            "in age."
        ),
    )


def _sex(cases: Numerator, population: Population) -> tuple[str, ...]:
    found = [name for name, count in cases.sexes.items() if count]
    if not found or found == [population.sex]:
        return ()
    if population.sex:
        others = sum(count for name, count in cases.sexes.items() if name != population.sex)
        return (
            (
                f"{percentage(others, sum(cases.sexes.values()))} of the cases whose sex is "
                f"recorded are not {population.sex}, and the residents are."
            ),
        )
    if len(found) == 1:
        return (
            f"Every case whose sex is recorded is {found[0]}; the residents are of both sexes.",
        )
    return ()


def _groups(cases: Numerator, population: Population) -> tuple[str, ...]:
    said = []
    if cases.officer:
        said.append(
            "The cases are grouped by what an officer saw, the residents by what they said of "
            "themselves. The two answer different questions."
        )
    place = population_counts_chinese_in(population)
    if cases.chinese and place and cases.chinese != place:
        said.append(
            f"Chinese people count in {cases.chinese} in the list and in {place} in the "
            f"population: the ratios of {listed(sorted((cases.chinese, place)))} are wrong."
        )
    elif cases.chinese and not place:
        said.append(
            f"The population does not say which list of groups it uses. The list counts Chinese "
            f"people in {cases.chinese}."
        )
    if cases.detailed and not cases.roma and "2021" in population.classification:
        said.append(
            "The list has the groups of 2011 or before and the population those of 2021, which "
            "names Roma people too. Both count them in White where they can be told."
        )
    return tuple(said)


def population_counts_chinese_in(population: Population) -> str:
    """Give the group that a population counts Chinese people in; empty when it does not say.

    >>> from scrutiny.populations import load
    >>> population_counts_chinese_in(load("census-2011", "kent"))
    'Asian'
    """
    named = population.classification.casefold()
    if any(version in named for version in ("16+1", "2001")):
        return "Other"
    if any(version in named for version in ("18+1", "2011", "2021")):
        return "Asian"
    return ""


def _moved(population: Population) -> tuple[str, ...]:
    """Find a file that has moved people between the groups of the census it was made from."""
    area = area_named(population.area_code or population.area)
    if (
        population.id in shipped()
        or area is None
        or ages_in(population.ages)
        not in (
            None,
            Ages(0, 100),
        )
    ):
        return ()
    for name in shipped():
        census = load(name, area.code)
        ours, theirs = dict(population.groups), dict(census.groups)
        if set(ours) != set(theirs) or ours == theirs:
            continue
        everybody = sum(limits(count)[0] for count in theirs.values())
        if abs(sum(limits(count)[0] for count in ours.values()) - everybody) > everybody // 1000:
            continue
        moved = [
            f"{group} {whole(limits(ours[group])[0])} and not {whole(limits(theirs[group])[0])}"
            for group in theirs
            if abs(limits(ours[group])[0] - limits(theirs[group])[0]) > everybody // 1000
        ]
        if moved:
            return (
                (
                    f"The population has the residents of {census.title} but not its groups: "
                    f"{listed(moved)}. People were moved between groups, so its ratios cannot be "
                    "set beside others."
                ),
            )
    return ()
