"""Hold what was seen in each stratum of a random sample, checked once for all who use it."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StratumCounts:
    """Cases of a kind seen among the random cases read of one stratum.

    >>> StratumCounts(seen=4, read=20, population=120).unread
    100
    """

    seen: int
    read: int
    population: int

    def __post_init__(self) -> None:
        """Refuse counts that cannot belong to one stratum."""
        if not 0 <= self.seen <= self.read:
            raise ValueError(f"{self.seen} of {self.read} cases read is not possible.")
        if self.read > self.population:
            raise ValueError(f"{self.read} cases were read, but there are only {self.population}.")

    @property
    def unread(self) -> int:
        """Cases of the stratum that nobody read."""
        return self.population - self.read


def check_strata(strata: Sequence[StratumCounts]) -> None:
    """Raise `ValueError` when there are no strata, or one of them says nothing.

    >>> check_strata([StratumCounts(0, 0, 12)])
    Traceback (most recent call last):
    ...
    ValueError: A stratum of 12 cases had none read, so nothing can be said of the whole.
    """
    if not strata:
        raise ValueError("There are no strata.")
    for stratum in strata:
        if stratum.read == 0 and stratum.population:
            raise ValueError(
                f"A stratum of {stratum.population} cases had none read, so nothing can be said "
                "of the whole."
            )
