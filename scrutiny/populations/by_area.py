"""Gives the residents of several areas that a list names, or says which of them nobody counted."""

from collections.abc import Sequence

from scrutiny.errors import Refusal
from scrutiny.populations.areas import area_named
from scrutiny.populations.loading import load, shipped
from scrutiny.populations.population import added

_MOST_TOLD = 6


def residents_of_areas(
    population: str, names: Sequence[str], field_title: str, *, ages: str = "", sex: str = ""
) -> dict[str, int]:
    """Give everybody who lives in each area, by the name that the list has for it.

    Refused: names that are no areas of the population, all at once, and residents that are only
    known as a range.

    >>> residents_of_areas("census-2021", ["Bristol", "Bath and North East Somerset"], "Area")
    {'Bristol': 472467, 'Bath and North East Somerset': 193409}
    """
    if population in shipped():
        unknown = [each for each in names if area_named(each) is None]
        if unknown:
            more = len(unknown) - _MOST_TOLD
            told = ", ".join(f"'{each}'" for each in unknown[:_MOST_TOLD])
            raise Refusal(
                f"'{field_title}' holds {told}{f' and {more} more' if more > 0 else ''}: nobody"
                f" counted the residents of {'that' if len(unknown) == 1 else 'these'}.",
                next_step="Choose a field that names local authorities or forces, or give a CSV"
                " of your own with a row for each area. A share of the cases needs none.",
            )
    found = {}
    for name in names:
        everybody = added(load(population, name, ages=ages, sex=sex).groups.values())
        if not isinstance(everybody, int):
            raise Refusal(
                f"The residents of {name} are known only as a range ({everybody}).",
                next_step="Use a population without hidden cells.",
            )
        found[name] = everybody
    return found
