"""Reads an office's own population: the residents of one area, from a CSV file.

It must never add a total to its parts, mix two years, areas or bands of ages, or take the residents
of one area for those of another.
"""

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path

from scrutiny.errors import Problem, Refusal
from scrutiny.populations.added_authorities import CODE, of_authorities
from scrutiny.populations.ages import ages_in, needed_ages
from scrutiny.populations.areas import (
    FORCE_AREA,
    LOCAL_AUTHORITY,
    Area,
    area_named,
    force_areas,
    names_of,
    slug,
)
from scrutiny.populations.groups import EVERYBODY, coarse_group
from scrutiny.populations.office_cells import is_held_back, read_residents
from scrutiny.populations.office_table import OfficeTable, Row, open_table
from scrutiny.populations.population import (
    COARSE_GROUPS,
    Population,
    Residents,
    added,
    limits,
)

_GROUP_COLUMNS = ("group", "ethnic_group", "ethnicity")
_RESIDENTS_COLUMNS = ("residents", "population", "usual_residents")
_NOBODY = "Does not apply", "0"
"""A row of the census's own layout that counts nobody."""
_MOST_TOLD = 12
_AREA_COLUMNS = ("force_area", "area", "police_force_area", "area_code")


def from_file(path: Path, area: str, *, ages: str = "", sex: str = "") -> Population:
    """Read the residents of an area; `ages` and `sex` pick rows of a file that has several."""
    found = open_table(path)
    where = found.where
    group_column = _pick(found, _GROUP_COLUMNS)
    residents_column = _pick(found, _RESIDENTS_COLUMNS)
    wanted = area_named(area)
    area_columns = tuple(column for column in _AREA_COLUMNS if column in found.columns)
    rows: Sequence[Row] = found.rows
    added_up = None
    if area_columns:
        whole = _named(rows, area, wanted, area_columns)
        added_up = None if whole else of_authorities(rows, wanted, area_columns, where)
        rows = added_up[0] if added_up else _of_area(rows, area, wanted, area_columns, where)
    for column in area_columns if added_up is None else ():
        _only_value(rows, column, where)
    rows = _of_ages(rows, found, ages)
    rows = _of_sex(rows, found, sex)

    def said(column: str) -> str:
        return _only_value(rows, column, where) or found.notes.get(column, "")

    year, source = said("year"), said("source")
    if year and not re.fullmatch(r"\d{4}", year):
        raise Refusal(
            f"The year '{year}' is not four digits.",
            where=where,
            next_step="Write the year that the people were counted in, such as 2021.",
        )
    named = rows[0][area_columns[0]] if area_columns else said("area") or said("area_code")
    if added_up and wanted:
        named = wanted.name
    if named and not area_columns:
        _of_area(({"area": named},), area, wanted, ("area",), where)
    of_file = area_named(named) if named else wanted
    unique = tuple(column for column in _GROUP_COLUMNS if column in found.columns)
    if added_up:
        unique = (*unique, CODE)
    code = "" if added_up else said(CODE)
    code = code or (of_file.code if of_file else "")
    groups, cautions = _count(rows, found, group_column, residents_column, unique)
    return Population(
        id=path.name,
        title=(source or path.name)
        + (f" ({added_up[1]} local authorities added up)" if added_up else ""),
        source=source or path.name,
        year=int(year) if year else None,
        area_code=code,
        area=_spoken(named or area),
        ages=_words(said("ages")),
        classification=said("classification"),
        groups=groups,
        sex=said("sex"),
        cautions=cautions,
    )


def _pick(found: OfficeTable, wanted: Sequence[str]) -> str:
    for column in wanted:
        if column in found.columns:
            return column
    raise Refusal(
        f"The population has no column '{wanted[0]}' or '{wanted[1]}'.",
        where=found.where,
        next_step=f"Columns found: {', '.join(name for name in found.columns if name)}.",
    )


def _spoken(area: str) -> str:
    """Give the full name of a force area or of a code; another text is left as it is."""
    known = area_named(area)
    if known is not None and (known.code == area or area in force_areas()):
        return known.name
    return area


def _words(ages: str) -> str:
    band = ages_in(ages) if ages else None
    return str(band) if band else ages or "ages not stated"


def _of_area(
    rows: Sequence[Row], area: str, wanted: Area | None, columns: Sequence[str], where: str
) -> Sequence[Row]:
    """Keep the rows of one area, or refuse with the areas that there are.

    One area that is not the one asked for is taken as it is when it may lie inside it: an office
    may count a city or a district. Another force's area, or a district of one, is refused.
    """
    if kept := _named(rows, area, wanted, columns):
        return kept
    found = sorted({row[columns[0]] for row in rows})
    if len(found) == 1 and not _lies_elsewhere(found[0], wanted):
        return list(rows)
    near = get_close_matches(slug(area), found, n=1)
    hint = f"Did you mean '{near[0]}'? " if near else ""
    more = f" and {len(found) - _MOST_TOLD} more" if len(found) > _MOST_TOLD else ""
    raise Refusal(
        f"The population has no area '{area}'.",
        where=where,
        next_step=f"{hint}Areas in it: {', '.join(found[:_MOST_TOLD])}{more}.",
    )


def _named(
    rows: Sequence[Row], area: str, wanted: Area | None, columns: Sequence[str]
) -> Sequence[Row]:
    """Keep the rows that name the area itself."""
    names = names_of(wanted) if wanted else frozenset((slug(area),))
    return [row for row in rows if any(slug(row[column]) in names for column in columns)]


def _lies_elsewhere(name: str, wanted: Area | None) -> bool:
    """Say whether an area is known to lie outside the one asked for."""
    if area_named(name, (FORCE_AREA,)) is not None:
        return True
    authority = area_named(name, (LOCAL_AUTHORITY,))
    if authority is None or wanted is None:
        return False
    return wanted.kind == LOCAL_AUTHORITY or (
        wanted.kind == FORCE_AREA and authority.force_code != wanted.code
    )


def _of_ages(rows: Sequence[Row], found: OfficeTable, ages: str) -> Sequence[Row]:
    """Keep the rows of one band of ages."""
    if not ages:
        _only_value(rows, "ages", found.where)
        return rows
    wanted = needed_ages(ages)
    stated = found.notes.get("ages", "")
    kept = [row for row in rows if ages_in(row.get("ages") or stated or "?") == wanted]
    if not kept:
        raise _lacks(found, "ages", rows, str(wanted))
    return kept


def _of_sex(rows: Sequence[Row], found: OfficeTable, sex: str) -> Sequence[Row]:
    """Keep the rows of one sex."""
    if not sex:
        _only_value(rows, "sex", found.where)
        return rows
    stated = found.notes.get("sex", "")
    kept = [row for row in rows if (row.get("sex") or stated).casefold() == sex.casefold()]
    if not kept:
        raise _lacks(found, "sex", rows, sex)
    return kept


def _lacks(found: OfficeTable, column: str, rows: Sequence[Row], wanted: str) -> Refusal:
    there = sorted({row.get(column) or found.notes.get(column, "") for row in rows} - {""})
    return Refusal(
        f"The population is not for {wanted}.",
        where=found.where,
        next_step=f"In '{column}' it says: {', '.join(there) or 'nothing'}.",
    )


def _only_value(rows: Iterable[Row], column: str, where: str) -> str:
    """Give the one value of a column; empty when there is no such column."""
    values = sorted({row[column] for row in rows if row.get(column)})
    if len(values) > 1:
        raise Refusal(
            f"The population has more than one value in '{column}': {', '.join(values[:6])}.",
            where=where,
            next_step="Keep the rows of one of them, so that nobody is counted twice.",
        )
    return values[0] if values else ""


def _count(
    rows: Sequence[Row],
    found: OfficeTable,
    group_column: str,
    residents_column: str,
    unique: Sequence[str],
) -> tuple[dict[str, Residents], tuple[str, ...]]:
    """Add up residents by group; all bad cells are named at once."""
    where = found.where
    rows = [each for each in rows if (each[group_column], each[residents_column]) != _NOBODY]
    coarse = {row[group_column]: coarse_group(row[group_column]) for row in rows}
    adds_up = all(coarse.values())
    problems: list[Problem] = []
    seen: set[tuple[str, ...]] = set()
    parts: dict[str, list[Residents]] = {}
    for row in rows:
        label, number = row[group_column], int(row[""])
        key = tuple(row[column] for column in unique)
        count = read_residents(row[residents_column], found.habits)
        if not label:
            problems.append(Problem("The group is blank.", where, number, group_column))
        elif EVERYBODY.fullmatch(label):
            problems.append(
                Problem(f"'{label}' counts everybody a second time.", where, number, group_column)
            )
        elif key in seen:
            problems.append(Problem(f"'{label}' stands twice.", where, number, group_column))
        elif isinstance(count, str):
            column = label if found.wide else residents_column
            problems.append(Problem(count, where, number, column))
        else:
            group = (coarse[label] or label) if adds_up else label
            parts.setdefault(group, []).append(count)
        seen.add(key)
    if problems:
        raise Refusal(
            f"The population cannot be used: {problems[0].sentence()}",
            next_step=f"Problems found: {len(problems)}. Mend the file and try again.",
            problems=tuple(problems),
        )
    groups = {group: added(counts) for group, counts in parts.items()}
    if not sum(limits(count)[1] for count in groups.values()):
        raise Refusal("The population counts nobody.", where=where, next_step="Fill it in.")
    hidden = sum(is_held_back(row[residents_column], found.habits) for row in rows)
    caution = (
        f"{hidden:,} of {len(rows):,} numbers of the population are held back. Each is counted as "
        f"{found.habits.held_back}, so residents, rates and ratios are ranges."
    )
    ordered = [group for group in COARSE_GROUPS if group in groups]
    in_order = {group: groups[group] for group in dict.fromkeys([*ordered, *groups])}
    return in_order, (caution,) if hidden else ()
