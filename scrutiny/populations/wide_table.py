"""Turns a population with one column for each group into rows, one for each group.

Only census groups make a column of people. A total beside its parts is left out when it is their
sum in every row; a column of numbers that is no census group is refused, since it may hold people
who are counted nowhere else.
"""

import re
from collections.abc import Mapping, Sequence

from scrutiny.errors import Refusal
from scrutiny.populations.groups import EVERYBODY, coarse_group
from scrutiny.populations.office_cells import Habits, read_residents
from scrutiny.populations.population import added, limits

_AROUND = re.compile(
    r"^ethnic group:\s*|;\s*measures:\s*value$|\s*\((number|count|residents)\)$", re.IGNORECASE
)
_SHARE = re.compile(r"\(?\b(per ?cent|percent(age)?)\b\)?$|%\)?$", re.IGNORECASE)
_LEAST = 2


def group_label(header: str) -> str:
    """Give the group that the header of a column names, without the publisher's words around it.

    >>> group_label("Ethnic Group: White: Irish; measures: Value")
    'White: Irish'
    """
    return _AROUND.sub("", _AROUND.sub("", " ".join(header.split())))


def is_wide(header: Sequence[str], names: Sequence[str]) -> bool:
    """Tell whether the columns themselves are groups."""
    if {"group", "ethnic_group", "ethnicity"} & set(names):
        return False
    return sum(coarse_group(group_label(each)) is not None for each in header) >= _LEAST


def unfolded(
    header: Sequence[str],
    names: Sequence[str],
    lines: Sequence[tuple[int, Sequence[str]]],
    habits: Habits,
    where: str,
) -> tuple[tuple[str, ...], tuple[Mapping[str, str], ...]]:
    """Give the columns and rows of the same people, one row for each group.

    >>> header = ["Area", "White", "Black", "Total"]
    >>> columns, rows = unfolded(
    ...     header,
    ...     ["area", "white", "black", "total"],
    ...     [(1, ["Bath", "90", "4", "94"])],
    ...     Habits(),
    ...     "a.csv",
    ... )
    >>> columns, [(row["group"], row["residents"]) for row in rows]
    (('area', 'group', 'residents'), [('White', '90'), ('Black', '4')])
    """
    labels = [group_label(each) for each in header]
    shares = {place for place, each in enumerate(header) if _SHARE.search(each.strip())}
    groups = {
        place: label
        for place, label in enumerate(labels)
        if coarse_group(label) and place not in shares
    }
    totals = _totals(labels, groups)
    _needed_sums(labels, groups, totals, lines, habits, where)
    people = [place for place in groups if place not in totals]
    kept = [place for place in range(len(header)) if place not in {*groups, *totals, *shares}]
    unknown = [
        " ".join(header[place].split())
        for place in kept
        if names[place] not in ("year", "area_code")
        and header[place].strip()
        and all(isinstance(read_residents(row[place], habits), int) for _, row in lines)
    ]
    if unknown:
        raise Refusal(
            f"It has a column for each group, and '{unknown[0]}' holds numbers but is no group of"
            " the census.",
            where=where,
            next_step="Take that column away, or give it the census's own words, such as"
            " 'Asian: Chinese'.",
        )
    rows = tuple(
        {
            **{names[place]: row[place] for place in kept},
            "group": labels[place],
            "residents": row[place],
            "": str(number),
        }
        for number, row in lines
        for place in people
    )
    return (*(names[place] for place in kept), "group", "residents"), rows


def _totals(labels: Sequence[str], groups: Mapping[int, str]) -> dict[int, list[int]]:
    """Give the columns that count others again, with those others."""
    parts: dict[str, list[int]] = {}
    for place, label in groups.items():
        if _is_part(label):
            parts.setdefault(coarse_group(label) or "", []).append(place)
    found = {
        place: parts[coarse_group(label) or ""]
        for place, label in groups.items()
        if not _is_part(label) and coarse_group(label) in parts
    }
    people = [place for place in groups if place not in found]
    return found | {
        place: people for place, label in enumerate(labels) if EVERYBODY.fullmatch(label)
    }


def _is_part(label: str) -> bool:
    return bool(re.search(r":|\s[-–]\s", label))


def _needed_sums(
    labels: Sequence[str],
    groups: Mapping[int, str],
    totals: Mapping[int, Sequence[int]],
    lines: Sequence[tuple[int, Sequence[str]]],
    habits: Habits,
    where: str,
) -> None:
    doubled = [label for label in groups.values() if list(groups.values()).count(label) > 1]
    if doubled:
        raise Refusal(
            f"Two columns are called '{doubled[0]}'.",
            where=where,
            next_step="Keep the one that counts people, and take percentages away.",
        )
    for place, parts in totals.items():
        for number, row in lines:
            whole = read_residents(row[place], habits)
            cells = [read_residents(row[each], habits) for each in parts]
            told = [cell for cell in cells if not isinstance(cell, str)]
            if isinstance(whole, str) or len(told) < len(cells):
                continue
            least, most = limits(added(told))
            low, high = limits(whole)
            if high < least or low > most:
                raise Refusal(
                    f"Row {number}: '{labels[place]}' is {whole} and its parts add up to"
                    f" {added(told)}, so nobody can say who is counted where.",
                    where=where,
                    next_step="Keep the total or its parts.",
                )
