"""A case in several strata or themes is read once, counted in each, and in the total once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SharedCases:
    """What overlapping strata hold together."""

    by_stratum: Mapping[str, int]
    total: int
    """Each case once."""
    shared: tuple[str, ...]
    """The references that more than one stratum holds, in order."""

    @property
    def note(self) -> str:
        """What must stand below a table of overlapping strata; empty when none overlap.

        >>> shared_cases({"taser": {"a", "b"}, "under 18": {"b"}}).note
        '1 case is in more than one row, so the rows add up to 3 and the total is 2.'
        """
        if not self.shared:
            return ""
        number = len(self.shared)
        said = "1 case is" if number == 1 else f"{number:,} cases are"
        added = sum(self.by_stratum.values())
        return (
            f"{said} in more than one row, so the rows add up to {added:,} and the total is"
            f" {self.total:,}."
        )


def shared_cases(strata: Mapping[str, Collection[str]]) -> SharedCases:
    """Count references stratum by stratum, and once in all.

    >>> made = shared_cases({"taser": ["a", "b"], "under 18": ["b", "c"]})
    >>> made.by_stratum, made.total, made.shared
    ({'taser': 2, 'under 18': 2}, 3, ('b',))
    """
    sets = {name: set(references) for name, references in strata.items()}
    every = sorted(set().union(*sets.values()))
    holders = {each: sum(each in held for held in sets.values()) for each in every}
    return SharedCases(
        {name: len(held) for name, held in sets.items()},
        len(every),
        tuple(each for each, number in holders.items() if number > 1),
    )
