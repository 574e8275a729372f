"""Two records of the same person's ethnic group: the person's own and the officer's.

They are different definitions with different gaps. Each is counted apart, and the fallback (the
person's own, else the officer's) is a third definition with its own name; a figure of one must
never be set beside a figure of another without the names.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Definition(StrEnum):
    """Whose word the group is."""

    SELF = "self-defined"
    OFFICER = "officer-defined"
    SELF_ELSE_OFFICER = "self-defined, else officer-defined"


@dataclass(frozen=True, slots=True)
class DefinedCounts:
    """The cases of each group under one definition."""

    definition: Definition
    groups: Mapping[str, int]
    unrecorded: int
    total: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often both records say the same, where both say something."""

    agree: int
    both_known: int
    share: float | None
    """None when no case has both."""
    only_self: int
    only_officer: int
    """Cases that the officer's record adds."""
    neither: int


Pair = tuple[str | None, str | None]
"""The group by the person's word and by the officer's; None where it is not recorded."""


def counts_by_definition(pairs: Mapping[Pair, int], definition: Definition) -> DefinedCounts:
    """Count the groups under one definition, groups in the order of the alphabet.

    >>> pairs = {("White", "White"): 5, (None, "Black"): 2, ("Black", "White"): 1, (None, None): 3}
    >>> counts_by_definition(pairs, Definition.SELF).groups
    {'Black': 1, 'White': 5}
    >>> counts_by_definition(pairs, Definition.SELF_ELSE_OFFICER).groups
    {'Black': 3, 'White': 5}
    """
    _check(pairs)
    found: dict[str, int] = {}
    unrecorded = 0
    for (own, officer), count in pairs.items():
        group = officer if definition is Definition.OFFICER else own
        if group is None and definition is Definition.SELF_ELSE_OFFICER:
            group = officer
        if group is None:
            unrecorded += count
        else:
            found[group] = found.get(group, 0) + count
    ordered = {group: found[group] for group in sorted(found)}
    return DefinedCounts(definition, ordered, unrecorded, sum(pairs.values()))


def agreement(pairs: Mapping[Pair, int]) -> Agreement:
    """Compare both records; groups have to be at the same level, such as five groups each.

    >>> pairs = {("White", "White"): 5, (None, "Black"): 2, ("Black", "White"): 1, (None, None): 3}
    >>> found = agreement(pairs)
    >>> found.agree, found.both_known, found.only_officer
    (5, 6, 2)
    """
    _check(pairs)
    agree = both = only_self = only_officer = neither = 0
    for (own, officer), count in pairs.items():
        if own is None and officer is None:
            neither += count
        elif own is None:
            only_officer += count
        elif officer is None:
            only_self += count
        else:
            both += count
            agree += count if own == officer else 0
    share = agree / both if both else None
    return Agreement(agree, both, share, only_self, only_officer, neither)


def _check(pairs: Mapping[Pair, int]) -> None:
    if any(count < 0 for count in pairs.values()):
        raise ValueError("A number of cases is below zero.")
    if any(group is not None and not group.strip() for pair in pairs for group in pair):
        raise ValueError("A blank is not a group; give None where nothing is recorded.")
