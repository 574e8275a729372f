"""Finds a population by its name or its file, for one area, one band of ages and one sex."""

from difflib import get_close_matches
from pathlib import Path

from scrutiny.errors import Refusal
from scrutiny.populations import census as censuses
from scrutiny.populations.ages import needed_ages
from scrutiny.populations.areas import area_called
from scrutiny.populations.office_file import from_file
from scrutiny.populations.population import Population


def shipped() -> tuple[str, ...]:
    """Name the populations that need no file.

    >>> shipped()
    ('census-2011', 'census-2021')
    """
    return tuple(censuses.CENSUSES)


def load(
    name_or_path: str, area: str, *, ages: str = "", sex: str = "", classification: int = 5
) -> Population:
    """Give the residents of an area, from a shipped census or from a CSV file.

    `area` is a force's short or full name, a local authority's name, an ONS code of either, or
    `england-and-wales`. `ages` is a band such as "10-17" or "over 34", `sex` is Female or Male;
    both empty mean everybody. `classification` is 5 for the five groups, and 18 or 19 for the
    groups as that census counted them.

    A file needs a column `group` or `ethnic_group` and a column `residents` or `population`. The
    columns `area`, `area_code`, `year`, `ages`, `sex`, `source` and `classification` are used when
    they are there, and so are lines such as `# ages: 10 to 17` above the header. Detailed census
    groups ("White: Irish") are added up to the five groups; other words stay as they are. For a
    force area, a file with the code of every local authority of it is added up. Refused:
    an unknown name or area, a total row, a group that stands twice, a cell that is not a whole
    number, and a file that mixes years, ages or sexes.

    >>> load("census-2011", "avon-and-somerset").groups["Black"]
    30923
    >>> load("census-2021", "Bristol", ages="10-17").groups["Black"]
    4410
    >>> load("census-2021", "E06000022", ages="10-17").groups["Black"]
    Between(low=90, high=252)
    """
    if name_or_path in censuses.CENSUSES:
        census = censuses.CENSUSES[name_or_path]
        return censuses.residents(
            census,
            area_called(area),
            needed_ages(ages),
            needed_sex(sex),
            detailed=_detailed(classification, census),
        )
    path = Path(name_or_path)
    if not path.is_file():
        near = get_close_matches(name_or_path, shipped(), n=1, cutoff=0.8)
        hint = f"Did you mean {near[0]}? " if near else ""
        raise Refusal(
            f"There is no population called '{name_or_path}', and no file of that name.",
            next_step=f"{hint}Use {' or '.join(shipped())}, or the path of a CSV file.",
        )
    return from_file(path, area, ages=ages, sex=sex)


def needed_sex(text: str) -> str:
    """Read Female or Male; empty, "all" and "both" mean everybody.

    >>> needed_sex("female"), needed_sex("both")
    ('Female', '')
    """
    word = text.strip().capitalize()
    if word in ("", "All", "Both"):
        return ""
    if word not in censuses.SEXES:
        raise Refusal(
            f"The census did not count residents of the sex '{text}'.",
            next_step=f"Use {' or '.join(censuses.SEXES)}, or leave it out.",
        )
    return word


def _detailed(classification: int, census: censuses.Census) -> bool:
    if classification not in (5, census.groups):
        raise Refusal(
            f"{census.title} has no list of {classification} groups.",
            next_step=f"Use 5 or {census.groups}.",
        )
    return classification == census.groups
