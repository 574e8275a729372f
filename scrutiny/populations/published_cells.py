"""Adds up the census's cells by sex or by age, of which some were held back or count two areas.

Both make ranges here. A range must hold the truth: it may be wide, and is never narrowed by a
guess about how people are spread.
"""

from collections.abc import Iterable, Mapping, Sequence

from scrutiny.populations.ages import Ages
from scrutiny.populations.areas import local_authorities
from scrutiny.populations.population import Between, Residents, added, limits
from scrutiny.populations.shipped import (
    cells_by_sex,
    groups_and_counts,
    groups_by_sex_and_age,
    lines_by_age,
)

HIDDEN = Between(0, 9)
"""What a cell that was held back in Census 2021 can hold: nothing under 10 was published."""
_ROUNDED = (
    "The publisher rounded these residents to the nearest 5, cell by cell, so a figure can be a "
    "little off."
)


def published_cells(
    members: Sequence[str], ages: Ages, sex: str
) -> tuple[dict[str, Residents], tuple[str, ...]]:
    """Give residents by detailed group, of one sex or of a band of ages, and what to say of them.

    An authority that was published together with one that is not asked for is counted as the two
    together at most, and at least as that less everybody who lives in the other.
    """
    together = {code: tuple(code.split("+")) for code in lines_by_age() if "+" in code}
    asked = set(members)
    shared = {code: parts for code, parts in together.items() if asked & set(parts)}
    own = [code for code in members if not any(code in parts for parts in shared.values())]
    whole = [code for code, parts in shared.items() if asked >= set(parts)]
    cells = _cells([*own, *whole], ages, sex)
    cautions = [_ROUNDED]
    parts_of_pairs: dict[str, list[Residents]] = {label: [] for label in cells}
    for code in sorted(set(shared) - set(whole)):
        here = [part for part in shared[code] if part in asked]
        there = [part for part in shared[code] if part not in asked]
        for label, pair in _cells([code], ages, sex).items():
            low, high = limits(_sum(pair))
            least = max(0, low - _everybody(there, label))
            parts_of_pairs[label].append(
                Between(least, max(least, min(high, _everybody(here, label))))
            )
        cautions.insert(0, _said_together(here, there))
    found = {label: added((_sum(of), *parts_of_pairs[label])) for label, of in cells.items()}
    hidden = sum(of.count("c") for of in cells.values())
    if hidden:
        cautions.insert(
            0,
            f"{hidden:,} of {sum(map(len, cells.values())):,} cells are held back because they "
            f"are small. Each is counted as {HIDDEN}: residents, rates and ratios are "
            "ranges.",
        )
    return found, tuple(cautions)


def _sum(cells: Iterable[str]) -> Residents:
    return added(HIDDEN if cell == "c" else int(cell) for cell in cells)


def _everybody(codes: Iterable[str], label: str) -> int:
    """Count the residents of all ages and both sexes of a group."""
    labels, counts = groups_and_counts("census-2021")
    return sum(counts[code][labels.index(label)] for code in codes)


def _cells(codes: Iterable[str], ages: Ages, sex: str) -> Mapping[str, list[str]]:
    """Give the published cells by detailed group; `c` is one that was held back."""
    found: dict[str, list[str]] = {label: [] for label in groups_by_sex_and_age()}
    for code in codes:
        if sex:
            for cells, cell in zip(found.values(), cells_by_sex()[code, sex], strict=True):
                cells.append(cell)
        else:
            for cells, line in zip(found.values(), lines_by_age()[code], strict=True):
                cells += line.split(",")[2:][ages.first : ages.last + 1]
    return found


def _said_together(here: Sequence[str], there: Sequence[str]) -> str:
    names = {
        code: local_authorities()[code].name.removesuffix(", City of") for code in (*here, *there)
    }
    return (
        f"{' and '.join(names[code] for code in here)} was published together with "
        f"{' and '.join(names[code] for code in there)}, so its residents are a range."
    )
