"""Adds the local authorities of a force area up, where a file has a row for each and none for it.

It goes by code alone, and only when every part of the force area is there exactly once: it must
never take most of a force for all of it, nor count a district beside what it became part of.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from scrutiny.errors import Refusal
from scrutiny.populations.areas import FORCE_AREA, Area, local_authorities
from scrutiny.populations.office_table import Row

CODE = "area_code"
_MOST_TOLD = 6


def of_authorities(
    rows: Sequence[Row], wanted: Area | None, columns: Sequence[str], where: str
) -> tuple[Sequence[Row], int] | None:
    """Give the rows of the authorities of a force area, and how many authorities they are.

    None when the file gives no codes or no authority of this force. Refused: an authority that is
    missing, and one that stands beside a part of itself.
    """
    if wanted is None or wanted.kind != FORCE_AREA or CODE not in columns:
        return None
    known = local_authorities()
    kept = [
        row for row in rows if row[CODE] in known and known[row[CODE]].force_code == wanted.code
    ]
    if not kept:
        return None
    found = dict.fromkeys(row[CODE] for row in kept)
    parts = Counter(part for code in found for part in parts_of(known[code]))
    own = {
        part for each in known.values() if each.force_code == wanted.code for part in parts_of(each)
    }
    if missing := own - set(parts):
        raise Refusal(
            f"The population has no row for all of {wanted.name}, and not every local authority of"
            f" it: {_listed(missing)}.",
            where=where,
            next_step="Add what is missing, or choose another population.",
        )
    if twice := {part for part, times in parts.items() if times > 1}:
        raise Refusal(
            f"The population counts the residents of these twice: {_listed(twice)}.",
            where=where,
            next_step="Keep either the authority or those that it was put together of.",
        )
    return kept, len(found)


def parts_of(area: Area) -> frozenset[str]:
    """Give the codes of the smallest authorities, of any year, that an authority is made of.

    >>> sorted(parts_of(local_authorities()["E07000246"]))
    ['E07000190', 'E07000191']
    """
    if not area.made_of:
        return frozenset((area.code,))
    known = local_authorities()
    return frozenset().union(*(parts_of(known[code]) for code in area.made_of))


def _listed(codes: Iterable[str]) -> str:
    names = sorted(local_authorities()[code].name for code in codes)
    more = f" and {len(names) - _MOST_TOLD} more" if len(names) > _MOST_TOLD else ""
    return f"{', '.join(names[:_MOST_TOLD])}{more}"
