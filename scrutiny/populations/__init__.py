"""The residents that a rate is divided by: census populations that ship, and an office's own file.

A rate is only as honest as its denominator, so a population always carries its source, year, area,
ages and list of groups. Nothing in this room guesses: not which of several areas is meant, not what
a cell says, not how many people a hidden cell holds; and a total is never added to its parts.
"""

from scrutiny.populations.areas import Area, area_called, force_areas, local_authorities
from scrutiny.populations.groups import coarse_group
from scrutiny.populations.loading import load, shipped
from scrutiny.populations.population import COARSE_GROUPS, Between, Population, Residents

__all__ = [
    "COARSE_GROUPS",
    "Area",
    "Between",
    "Population",
    "Residents",
    "area_called",
    "coarse_group",
    "force_areas",
    "load",
    "local_authorities",
    "shipped",
]
