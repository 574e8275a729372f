"""What a population is: residents by group, and everything needed to say who they are.

A count that the publisher held back is a range here, so that no one can divide by a guess.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

COARSE_GROUPS = ("White", "Black", "Asian", "Mixed", "Other")
"""The five groups of the census, in the order in which reports show them."""


@dataclass(frozen=True, slots=True, order=True)
class Between:
    """A number of residents of which only the limits are known, both included.

    >>> str(Between(465, 1609))
    '465 to 1,609'
    """

    low: int
    high: int

    def __post_init__(self) -> None:
        """Refuse limits that no number of people can lie between."""
        if not 0 <= self.low <= self.high:
            raise ValueError(f"No number of people lies between {self.low} and {self.high}.")

    def __str__(self) -> str:
        """Give the limits as words."""
        return f"{self.low:,} to {self.high:,}"


Residents = int | Between
"""A number of residents, known exactly or within limits."""


def limits(residents: Residents) -> tuple[int, int]:
    """Give the lowest and highest number that it can be.

    >>> limits(7), limits(Between(0, 9))
    ((7, 7), (0, 9))
    """
    return (residents, residents) if isinstance(residents, int) else (residents.low, residents.high)


def added(parts: Iterable[Residents]) -> Residents:
    """Add up parts: exact when all of them are.

    >>> added([1, 2]), added([10, Between(0, 9)])
    (3, Between(low=10, high=19))
    """
    low = high = 0
    for part in parts:
        least, most = limits(part)
        low, high = low + least, high + most
    return low if low == high else Between(low, high)


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
    groups: Mapping[str, Residents]
    """Residents by group."""
    sex: str = ""
    """The sex that it covers, as a word; empty for everybody."""
    cautions: tuple[str, ...] = ()
    """What its publisher did to the counts (rounding, hidden cells), as sentences."""
