"""The areas that a population can be of: police force areas, local authorities, the two countries.

An area is its ONS code. Names differ between tables and change, so a name is only a way to find a
code; a name that is not known is refused with the nearest ones and never taken for another.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from types import MappingProxyType

from scrutiny.errors import Refusal
from scrutiny.populations.shipped import table

FORCE_AREA = "police force area"
LOCAL_AUTHORITY = "local authority"
COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Area:
    """One area, by its ONS code."""

    code: str
    name: str
    kind: str
    """`police force area`, `local authority` or `country`."""
    short_name: str
    """Lower-case words with hyphens; for a force area the name that data.police.uk uses."""
    other_names: tuple[str, ...] = ()
    force_code: str = ""
    """The force area that a local authority lies in."""
    since: int | None = None
    """The year in which it was put together out of others; None when it was not, since 2011."""
    made_of: tuple[str, ...] = ()
    """The codes of the local authorities that it was put together of."""


ENGLAND_AND_WALES = Area("K04000001", "England and Wales", COUNTRY, "england-and-wales")


def slug(name: str) -> str:
    """Reduce a name of an area to lower-case words with hyphens.

    >>> slug("Avon & Somerset")
    'avon-and-somerset'
    """
    return "-".join(re.findall(r"[a-z0-9]+", name.lower().replace("&", " and ")))


@cache
def _forces() -> Mapping[str, Area]:
    """Give the police force areas by code."""
    _, *rows = table("forces.csv")
    return {code: Area(code, name, FORCE_AREA, short) for code, name, short in rows}


@cache
def local_authorities() -> Mapping[str, Area]:
    """Give the local authorities of 2011, 2021 and 2023 by code.

    >>> local_authorities()["E06000066"].made_of
    ('E07000187', 'E07000188', 'E07000189', 'E07000246')
    """
    _, *rows = table("local-authorities.csv")
    return {
        code: Area(
            code=code,
            name=name,
            kind=LOCAL_AUTHORITY,
            short_name=slug(name),
            other_names=tuple(others.split("|")) if others else (),
            force_code=force,
            since=int(since) if since else None,
            made_of=tuple(parts.split()),
        )
        for code, name, others, force, since, parts in rows
    }


@cache
def force_areas() -> Mapping[str, str]:
    """Give the force areas that the shipped populations cover: short name to full name.

    >>> force_areas()["avon-and-somerset"], len(force_areas())
    ('Avon and Somerset', 43)
    """
    return MappingProxyType({area.short_name: area.name for area in _forces().values()})


def force_of(area: Area) -> Area | None:
    """Give the force area that a local authority lies in; None for another kind of area."""
    return _forces().get(area.force_code)


@cache
def _by_name(kind: str) -> Mapping[str, Area]:
    """Give the areas of a kind by code and by every name, in lower-case words with hyphens."""
    found: dict[str, Area] = {}
    known = {FORCE_AREA: _forces(), LOCAL_AUTHORITY: local_authorities()}
    for area in known[kind].values() if kind in known else (ENGLAND_AND_WALES,):
        for name in (area.code, area.short_name, area.name, *area.other_names):
            found[slug(name)] = area
    return found


def area_named(
    name: str, kinds: Collection[str] = (FORCE_AREA, LOCAL_AUTHORITY, COUNTRY)
) -> Area | None:
    """Find an area by its code or by any name of it; None when there is none.

    A name that a force area and a local authority share ("Dorset") is the force area's: ask for the
    local authority by its code, or leave force areas out of `kinds`.

    >>> [
    ...     area.code
    ...     for name in ("Bristol", "avon & somerset", "e06000066")
    ...     if (area := area_named(name))
    ... ]
    ['E06000023', 'E23000036', 'E06000066']
    """
    wanted = slug(name)
    return next((found for kind in kinds if (found := _by_name(kind).get(wanted))), None)


def area_called(name: str, kinds: Collection[str] = (FORCE_AREA, LOCAL_AUTHORITY, COUNTRY)) -> Area:
    """Find an area by its code or by any name of it, or refuse with the nearest names.

    >>> area_called("E23000036").name
    'Avon and Somerset'
    """
    found = area_named(name, kinds)
    if found is None:
        known = {key: area for kind in kinds for key, area in _by_name(kind).items()}
        near = get_close_matches(slug(name), known, n=3)
        hint = " or ".join(f"'{near_one}'" for near_one in dict.fromkeys(near))
        raise Refusal(
            f"There is no area '{name}'.",
            next_step=f"Did you mean {hint}?"
            if hint
            else "Give a force (avon-and-somerset), a local authority (Bristol) or its ONS code.",
        )
    return found


def names_of(area: Area) -> frozenset[str]:
    """Give every name of an area in one form, its code among them."""
    return frozenset(map(slug, (area.code, area.short_name, area.name, *area.other_names)))
