"""Gives residents band by band of ages, and all bands added up to one population.

Bands must not overlap; that is for the caller's list of bands, which is the list's own, to see to.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scrutiny.populations.loading import load
from scrutiny.populations.population import Population, Residents, added


def load_bands(name_or_path: str, area: str, bands: Sequence[str]) -> Mapping[str, Population]:
    """Give the residents of each band; raises `Refusal` for a band that was not counted.

    >>> found = load_bands("census-2021", "england-and-wales", ["10-17", "18-24"])
    >>> [each.ages for each in found.values()]
    ['ages 10 to 17', 'ages 18 to 24']
    """
    return {band: load(name_or_path, area, ages=band) for band in bands}


def all_bands(found: Mapping[str, Population]) -> Population:
    """Add bands up; the ages that they cover are named one by one.

    >>> found = load_bands("census-2021", "england-and-wales", ["10-17", "18-24"])
    >>> all_bands(found).ages
    'ages 10 to 17, 18 to 24'
    """
    each, *rest = found.values()
    groups: dict[str, Residents] = {
        group: added([each.groups[group], *(one.groups[group] for one in rest)])
        for group in each.groups
        if all(group in one.groups for one in rest)
    }
    ages = ", ".join(one.ages.removeprefix("ages ") for one in (each, *rest))
    return replace(each, groups=groups, ages=f"ages {ages}")
