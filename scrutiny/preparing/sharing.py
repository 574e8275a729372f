"""Shares cases between readers so that each has alike many of every stratum, and alike much to do.

Pure: the same cases and readers always give the same answer, so anyone can repeat it by hand. The
rule: stratum by stratum in the order of their names, in a stratum the longest case first and the
order of the draw among equals. Each case goes to the reader for whom the fewest conflicts stand in
the way, then who has the fewest of that stratum, then the fewest minutes, then the fewest cases,
then who comes first by name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

RULE = (
    "Cases are taken stratum by stratum; in a stratum the longest first, and in the order of the"
    " draw among equals. Each goes to whoever has the fewest of that stratum, then the fewest"
    " minutes, then the fewest cases, then comes first by name. Nobody gets a case with a declared"
    " conflict while another reader is free of one."
)
"""The rule in words, for the chair."""


@dataclass(frozen=True, slots=True)
class Load:
    """One case to share."""

    case_id: str
    stratum: str
    minutes: int
    """How long it takes, as well as that is known."""
    order: int
    """Its place in the meeting, which follows the draw."""


@dataclass(slots=True)
class _Reader:
    name: str
    place: int
    strata: dict[str, int] = field(default_factory=dict)
    minutes: int = 0
    cases: int = 0

    def take(self, case: Load) -> None:
        self.strata[case.stratum] = self.strata.get(case.stratum, 0) + 1
        self.minutes += case.minutes
        self.cases += 1


def shared(
    cases: Sequence[Load],
    readers: Sequence[str],
    strain: Mapping[tuple[str, str], int | None] | None = None,
    each_by: int = 1,
    fixed: Mapping[str, Sequence[Load]] | None = None,
) -> dict[str, tuple[str, ...]]:
    """Give for each case its readers, `each_by` of them where so many may read it.

    `strain` counts conflicts by reader and case; `None` there means that the reader must not get
    the case at all. `fixed` holds what readers have already. A case that nobody may read gets none.

    >>> cases = [Load("a", "x", 30, 1), Load("b", "x", 10, 2), Load("c", "y", 5, 3)]
    >>> shared(cases, ["A", "B"])
    {'a': ('A',), 'b': ('B',), 'c': ('B',)}
    """
    strains = strain or {}
    held = [_Reader(name, place) for place, name in enumerate(readers)]
    for reader in held:
        for case in (fixed or {}).get(reader.name, ()):
            reader.take(case)
    given: dict[str, tuple[str, ...]] = {}
    for case in sorted(cases, key=lambda each: (each.stratum, -each.minutes, each.order)):
        able = [each for each in held if strains.get((each.name, case.case_id), 0) is not None]
        able.sort(
            key=lambda each: (
                strains.get((each.name, case.case_id), 0) or 0,
                each.strata.get(case.stratum, 0),
                each.minutes,
                each.cases,
                each.place,
            )
        )
        chosen = able[:each_by]
        for reader in chosen:
            reader.take(case)
        given[case.case_id] = tuple(each.name for each in chosen)
    return given
