"""The residents that a rate is divided by: census populations that ship, and an office's own file.

A rate is only as honest as its denominator, so a population always carries its source, year, area
and ages. This module must never guess: not which of several areas is meant, not what a cell says,
and never add a total row to the parts that make it up.
"""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path

from scrutiny.errors import Problem, Refusal

COARSE_GROUPS = ("White", "Black", "Asian", "Mixed", "Other")
"""The five groups of the census, in the order in which reports show them."""

_SHIPPED = {
    "census-2011": ("Census 2011", "ONS Census 2011, table QS201EW"),
    "census-2021": ("Census 2021", "ONS Census 2021, table TS021"),
}

_HEADINGS = {
    "White": re.compile(r"white"),
    "Black": re.compile(r"black\b.*"),
    "Asian": re.compile(r"asian\b.*"),
    "Mixed": re.compile(r"mixed|mixed(/| or ).*"),
    "Other": re.compile(r"other( ethnic groups?)?"),
}
"""What stands before the colon in the census's words, for each of the five groups."""

_EVERYBODY = re.compile(
    r"total\b.*|all( (categories|(ethnic )?groups|residents|persons|people))?(:.*)?", re.IGNORECASE
)
"""The label of a row that adds up the others."""

_GROUP_COLUMNS = ("group", "ethnic_group", "ethnicity")
_RESIDENTS_COLUMNS = ("residents", "population", "usual_residents")
_AREA_COLUMNS = ("force_area", "area", "police_force_area")


@dataclass(frozen=True, slots=True)
class Population:
    """How many people live in one area, by group."""

    id: str
    """The name that it is asked for by: `census-2011`, or a file's name."""
    title: str
    """What a report calls it."""
    source: str
    """Who published it, and in which table."""
    year: int | None
    """The year that it was counted in; None when the file does not say."""
    area_code: str
    area: str
    ages: str
    """The ages that it covers, as words."""
    classification: str
    """The list of groups that the source used."""
    groups: Mapping[str, int]
    """Residents by group."""


def shipped() -> tuple[str, ...]:
    """Name the populations that need no file.

    >>> shipped()
    ('census-2011', 'census-2021')
    """
    return tuple(_SHIPPED)


@cache
def force_areas() -> Mapping[str, str]:
    """Give the force areas that the shipped populations cover: short name to full name.

    >>> force_areas()["avon-and-somerset"], len(force_areas())
    ('Avon and Somerset', 43)
    """
    rows = _read_shipped(shipped()[-1])
    return {row["force_area"]: row["area"] for row in rows}


def load(name_or_path: str, force_area: str) -> Population:
    """Give the residents of a force area, from a shipped population or from a CSV file.

    A file needs a column `group` or `ethnic_group` and a column `residents` or `population`. The
    columns `area` or `force_area`, `year`, `ages` and `source` are used when they are there.
    Detailed census groups ("White: Irish") are added up to the five groups; other words stay as
    they are. Refused: an unknown name or area, a total row, a group that stands twice, a cell that
    is not a whole number, and a file that mixes years or ages.

    >>> load("census-2011", "avon-and-somerset").groups["Black"]
    30923
    """
    if name_or_path in _SHIPPED:
        title, source = _SHIPPED[name_or_path]
        rows = _of_area(_read_shipped(name_or_path), force_area, ("force_area", "area"), title)
        groups = _count(rows, "group", "residents", ("group", "ethnic_group"), title)
        return Population(
            id=name_or_path,
            title=title,
            source=source,
            year=int(rows[0]["year"]),
            area_code=rows[0]["area_code"],
            area=rows[0]["area"],
            ages="all ages",
            classification=rows[0]["classification"],
            groups=groups,
        )
    path = Path(name_or_path)
    if not path.is_file():
        raise Refusal(
            f"There is no population called '{name_or_path}', and no file of that name.",
            next_step=f"Use {' or '.join(shipped())}, or the path of a CSV file.",
        )
    return _from_file(path, force_area)


def _from_file(path: Path, force_area: str) -> Population:
    """Read an office's own population."""
    where = path.name
    rows = _read_file(path)
    group_column = _pick(rows, _GROUP_COLUMNS, where)
    residents_column = _pick(rows, _RESIDENTS_COLUMNS, where)
    area_columns = tuple(column for column in _AREA_COLUMNS if column in rows[0])
    if area_columns:
        rows = _of_area(rows, force_area, area_columns, where)
    for column in area_columns:
        _only_value(rows, column, where)
    unique = tuple(column for column in _GROUP_COLUMNS if column in rows[0])
    year = _only_value(rows, "year", where)
    if year and not re.fullmatch(r"\d{4}", year):
        raise Refusal(
            f"The year '{year}' is not four digits.",
            where=where,
            next_step="Write the year that the people were counted in, such as 2021.",
        )
    source = _only_value(rows, "source", where)
    area = rows[0][area_columns[0]] if area_columns else force_area
    return Population(
        id=path.name,
        title=source or path.name,
        source=source or path.name,
        year=int(year) if year else None,
        area_code=_only_value(rows, "area_code", where),
        area=_full_name(area),
        ages=_only_value(rows, "ages", where) or "ages not stated",
        classification=_only_value(rows, "classification", where),
        groups=_count(rows, group_column, residents_column, unique, where),
    )


def _read_shipped(name: str) -> list[dict[str, str]]:
    text = files("fixtures").joinpath("populations", f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _read_file(path: Path) -> list[dict[str, str]]:
    """Read all rows, with headers in lower case and underscores for spaces.

    Each row gets its number under the key "" so that a problem can name it.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.reader(stream, strict=True)
            header = [re.sub(r"[\s\-]+", "_", name.strip().lower()) for name in next(reader, [])]
            lines = [
                (number, cells)
                for number, cells in enumerate(
                    ([cell.strip() for cell in row] for row in reader), 1
                )
                if any(cells)
            ]
    except (UnicodeDecodeError, csv.Error, OSError) as error:
        raise Refusal(
            "The population cannot be read as a CSV file.",
            where=path.name,
            next_step="Save it again as 'CSV UTF-8' with commas between the columns.",
        ) from error
    if ";" in "".join(header[:1]):
        raise Refusal(
            "The columns are not separated by commas.",
            where=path.name,
            next_step="Save it again as 'CSV UTF-8' with commas between the columns.",
        )
    doubled = sorted({name for name in header if name and header.count(name) > 1})
    if doubled:
        raise Refusal(
            f"The column '{doubled[0]}' stands twice.",
            where=path.name,
            next_step="Keep one of them.",
        )
    if not lines:
        raise Refusal("The population has no rows.", where=path.name, next_step="Fill it in.")
    for number, cells in lines:
        if len(cells) < len(header) or any(cells[len(header) :]):
            fewer = "fewer" if len(cells) < len(header) else "more"
            raise Refusal(
                f"Row {number} has {fewer} cells than the header.",
                where=path.name,
                next_step="Write numbers such as 1,200 without the comma, or in double quotes.",
            )
    return [dict(zip(header, cells, strict=False)) | {"": str(number)} for number, cells in lines]


def _pick(rows: Sequence[Mapping[str, str]], wanted: Sequence[str], where: str) -> str:
    for column in wanted:
        if column in rows[0]:
            return column
    raise Refusal(
        f"The population has no column '{wanted[0]}' or '{wanted[1]}'.",
        where=where,
        next_step=f"Columns found: {', '.join(name for name in rows[0] if name)}.",
    )


def _slug(name: str) -> str:
    """Reduce a name of an area to lower-case words with hyphens.

    >>> _slug("Avon & Somerset")
    'avon-and-somerset'
    """
    return "-".join(re.findall(r"[a-z0-9]+", name.lower().replace("&", " and ")))


def _of_area(
    rows: Sequence[dict[str, str]], force_area: str, columns: Sequence[str], where: str
) -> list[dict[str, str]]:
    """Keep the rows of one area, or refuse with the areas that there are.

    One area that is not a known force area is taken as it is: an office may count a city or a
    district.
    """
    names = {_slug(force_area), _slug(_full_name(force_area))}
    kept = [row for row in rows if any(_slug(row[column]) in names for column in columns)]
    if kept:
        return kept
    found = sorted({row[columns[0]] for row in rows})
    known = {_slug(name) for pair in force_areas().items() for name in pair}
    if len(found) == 1 and _slug(found[0]) not in known:
        return list(rows)
    near = get_close_matches(_slug(force_area), found, n=1)
    hint = f"Did you mean '{near[0]}'? " if near else ""
    raise Refusal(
        f"The population has no area '{force_area}'.",
        where=where,
        next_step=f"{hint}Areas in it: {', '.join(found)}.",
    )


def _full_name(area: str) -> str:
    """Give the full name of a force area, or the text itself when it is not a known one."""
    return force_areas().get(area, area)


def _only_value(rows: Iterable[Mapping[str, str]], column: str, where: str) -> str:
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
    rows: Sequence[Mapping[str, str]],
    group_column: str,
    residents_column: str,
    unique: Sequence[str],
    where: str,
) -> dict[str, int]:
    """Add up residents by group; all bad cells are named at once."""
    coarse = {row[group_column]: coarse_group(row[group_column]) for row in rows}
    adds_up = all(coarse.values())
    problems: list[Problem] = []
    seen: set[tuple[str, ...]] = set()
    groups: dict[str, int] = {}
    for index, row in enumerate(rows, start=1):
        label, cell = row[group_column], row[residents_column]
        number = int(row.get("") or index)
        key = tuple(row[column] for column in unique)
        digits = re.fullmatch(r"\d{1,3}(?:,\d{3})+|\d+", cell)
        if not label:
            problems.append(Problem("The group is blank.", where, number, group_column))
        elif _EVERYBODY.fullmatch(label):
            problems.append(
                Problem(f"'{label}' counts everybody a second time.", where, number, group_column)
            )
        elif key in seen:
            problems.append(Problem(f"'{label}' stands twice.", where, number, group_column))
        elif digits is None:
            problems.append(
                Problem(f"'{cell}' is not a whole number.", where, number, residents_column)
            )
        else:
            group = (coarse[label] or label) if adds_up else label
            groups[group] = groups.get(group, 0) + int(cell.replace(",", ""))
        seen.add(key)
    if problems:
        raise Refusal(
            f"The population cannot be used: {problems[0].sentence()}",
            next_step=f"Problems found: {len(problems)}. Mend the file and try again.",
            problems=tuple(problems),
        )
    if not sum(groups.values()):
        raise Refusal("The population counts nobody.", where=where, next_step="Fill it in.")
    ordered = [group for group in COARSE_GROUPS if group in groups]
    return {group: groups[group] for group in dict.fromkeys([*ordered, *groups])}


def coarse_group(label: str) -> str | None:
    """Give the group of five that a census label belongs to; None when it is not a census label.

    The census puts its heading before a colon or a dash, and that heading decides. A label without
    its heading ("White and Asian") is not guessed at.

    >>> coarse_group("Asian, Asian British or Asian Welsh: Chinese")
    'Asian'
    >>> coarse_group("White and Asian") is None
    True
    """
    heading, *rest = re.split(r":|\s[-–]\s", label.strip().lower(), maxsplit=1)
    if rest and rest[0].strip() == "not stated":
        return None
    return next((group for group in COARSE_GROUPS if _HEADINGS[group].fullmatch(heading)), None)
