"""Knows the columns of an office's own population by the names that publishers give them.

A column that is not known keeps its name and is never taken for another one.
"""

import re
from collections.abc import Sequence

_NAMES = {
    "force_area": r"police_force|pfa\d\dnm",
    "area": r"area_name|geography|geography_name|la_name|lad|lad\d\dnm|local_authority"
    r"|(lower|upper)_tier_local_authorities|england_and_wales",
    "area_code": r"geography_code|la_code|lad_code|lad\d\dcd|pfa\d\dcd|local_authority_code"
    r"|(lower|upper)_tier_local_authorities_code|england_and_wales_code",
    "ethnic_group": r"ethnic_group_\d+|ethnic_group_\(\d+_categories\)",
    "residents": r"observation|usual_residents",
    "ages": r"age|age_band|age_group|age_\(\d+_categories\)",
    "sex": r"gender|sex_\(\d+_categories\)",
    "year": r"census|census_year|date",
}
_YEAR = re.compile(r"\d{4}")


def column_name(text: str) -> str:
    """Bring a header to lower case with underscores.

    >>> column_name(" Ethnic Group ")
    'ethnic_group'
    """
    return re.sub(r"[\s\-]+", "_", text.strip().lower())


def column_names(header: Sequence[str], first_row: Sequence[str]) -> list[str]:
    """Name the columns of a header; `first_row` tells a year from a day.

    A name that another column already has is not given a second time.

    >>> column_names(["LAD", "lad_code", "Ethnic group (20 categories)", "Observation"], [])
    ['area', 'area_code', 'ethnic_group', 'residents']
    >>> column_names(["Area", "Geography", "date"], ["Bath", "E06000022", "1 May"])
    ['area', 'geography', 'date']
    """
    names = [column_name(each) for each in header]
    for place, name in enumerate(names):
        known = next((own for own, also in _NAMES.items() if re.fullmatch(also, name)), "")
        cell = first_row[place].strip() if place < len(first_row) else ""
        if known == "year" and not _YEAR.fullmatch(cell):
            known = ""
        if known and known not in names:
            names[place] = known
    return names
