"""Reads the census tables that ship with the program, each only when it is asked for."""

import csv
import gzip
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files


def table(name: str) -> list[list[str]]:
    """Read a table whole: the header first."""
    return list(csv.reader(_text(name).splitlines()))


def _text(name: str) -> str:
    data = files("fixtures").joinpath("populations", name).read_bytes()
    return (gzip.decompress(data) if name.endswith(".gz") else data).decode("utf-8")


@cache
def groups_and_counts(name: str) -> tuple[tuple[str, ...], Mapping[str, tuple[int, ...]]]:
    """Give the groups of a census, and its counts by the code of a local authority."""
    (_, *groups), *rows = table(f"{name}.csv")
    return tuple(groups), {code: tuple(map(int, cells)) for code, *cells in rows}


@cache
def cells_by_sex() -> Mapping[tuple[str, str], Sequence[str]]:
    """Give the cells of the 19 groups by the code of a local authority and the sex."""
    return {(code, sex): cells for code, sex, *cells in table("census-2021-sex.csv.gz")}


@cache
def lines_by_age() -> Mapping[str, Sequence[str]]:
    """Give one line for each of the 19 groups by the code of a local authority.

    A line holds the code, the number of the group and a cell for each year of age. Lines are left
    as they are, because a figure needs few of the six thousand.
    """
    found: dict[str, list[str]] = {}
    for line in _text("census-2021-ages.csv.gz").splitlines()[1:]:
        found.setdefault(line.partition(",")[0], []).append(line)
    return found


def groups_by_sex_and_age() -> tuple[str, ...]:
    """Give the 19 groups in the order of the tables by sex and by age."""
    return tuple(cells_by_sex()["code", "sex"])
