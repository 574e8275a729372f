"""Attacks the tables of a finished report as a patient reader could.

Only tables of counts can be attacked; whatever else a table holds is left out of it. A hidden count
that can be worked out is told, and so is a small count that is printed open where people are
divided by what they are.
"""

import re
from collections.abc import Iterator, Sequence

from reports.checking.places import ReadTable
from reports.disclosure.attack import attack
from reports.disclosure.table_file import ReadTable as Counts
from reports.disclosure.table_file import read_table
from reports.disclosure.table_words import as_csv, joined
from reports.disclosure.thresholds import Thresholds, thresholds_of
from scrutiny.errors import Refusal

_COUNT = re.compile(r"\d{1,3}(?:,\d{3})*|\d{1,9}|\[?c\]?", re.ASCII)
_OF_PEOPLE = re.compile(
    r"ethnic|\bages?\b|\bsex\b|gender|religion|disab|nationality|station|\bward\b|\barea\b"
    r"|\bofficers?\b|offence",
    re.IGNORECASE,
)
_RESIDENTS = re.compile(r"resident|population|per 1,000|for each|^of$", re.IGNORECASE)
"""A column that counts no cases."""
_KINDS_OF_PEOPLE = re.compile(
    r"white|black|asian|mixed|male|female|men|women|boys|girls|under 18|aged .*|\d\d (?:to|-) \d\d",
    re.IGNORECASE,
)


def small_cell_problems(tables: Sequence[ReadTable]) -> Iterator[tuple[str, str]]:
    """Give each problem with the place of its table.

    >>> rows = (("Outcome", "Cases"), ("Arrest", "c"), ("None", "20"), ("Total", "23"))
    >>> list(small_cell_problems([ReadTable("Figures", 1, rows)]))
    [("under 'Figures', table 1", 'Arrest: anyone can work out that it is 3.')]
    """
    read = [(each, counts) for each in tables if (counts := _counts(each))]
    told = set()
    for table, counts in read:
        limits = thresholds_of(None) if _divides_people(table, counts) else None
        for problem in _problems([counts], limits):
            told.add(problem)
            yield table.where, problem
    for several in _of_one_total(read):
        places = " and ".join(table.where for table, _ in several)
        for problem in _problems([counts for _, counts in several], None):
            if problem not in told:
                told.add(problem)
                yield places, problem


def _counts(table: ReadTable) -> Counts | None:
    """Keep the columns of counts and percentages; None when no table of counts is left."""
    header, body = table.rows[0], table.rows[1:]
    if len(body) < 2:
        return None
    kept = [0]
    names = [header[0] or "rows"]
    for place in range(1, len(header)):
        cells = [row[place].strip() for row in body]
        if _RESIDENTS.search(header[place]):
            continue
        if all(_COUNT.fullmatch(cell) for cell in cells):
            kept.append(place)
            names.append(header[place])
    if len(kept) == 1 or len(set(names)) != len(names):
        return None
    rows = tuple(tuple(row[place].strip().strip("[]") for place in kept) for row in body)
    if len({row[0] for row in rows}) != len(rows):
        return None
    try:
        return read_table(as_csv((tuple(names), *rows)), table.where)
    except (Refusal, ValueError):
        return None


def _divides_people(table: ReadTable, counts: Counts) -> bool:
    """Tell whether a table divides people by what they are."""
    columns = counts.grid.columns
    names = (*(columns.labels if columns else ()), *counts.row_names)
    return bool(_OF_PEOPLE.search(table.rows[0][0]) or any(map(_KINDS_OF_PEOPLE.fullmatch, names)))


def _of_one_total(
    read: Sequence[tuple[ReadTable, Counts]],
) -> Iterator[list[tuple[ReadTable, Counts]]]:
    """Bring tables together that print the same total: they may count the same cases."""
    by_total: dict[int, list[tuple[ReadTable, Counts]]] = {}
    for table, counts in read:
        whole = counts.values.get(counts.grid.whole)
        if whole is not None:
            by_total.setdefault(whole, []).append((table, counts))
    for several in by_total.values():
        if len(several) > 1 and any(None in counts.values.values() for _, counts in several):
            yield several


def _problems(counts: Sequence[Counts], limits: Thresholds | None) -> tuple[str, ...]:
    if limits is None and not any(None in each.values.values() for each in counts):
        return ()
    try:
        return attack(joined(counts), thresholds=limits).problems
    except Refusal as refusal:
        return (str(refusal),) if len(counts) == 1 else ()
