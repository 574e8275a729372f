"""How many comparisons a report makes, and what that does to each of them.

Of forty comparisons two look unusual by chance. The number made is printed; a report that shows
only the unusual ones must not be possible.
"""

from collections.abc import Sequence
from dataclasses import dataclass

HOLM = "Holm"
BENJAMINI_HOCHBERG = "Benjamini–Hochberg"


@dataclass(frozen=True, slots=True)
class Adjusted:
    """P-values that allow for the number of comparisons, in the order they were given."""

    p_values: tuple[float, ...]
    method: str
    comparisons: int


@dataclass(frozen=True, slots=True)
class ComparisonCounter:
    """What a report says of its comparisons."""

    made: int
    headline: tuple[str, ...]
    """The comparisons that were named before the figures were seen."""
    expected_by_chance: float
    """How many would look unusual if nothing truly differed."""
    unusual: int
    """How many look unusual, before any adjustment."""
    level: float
    """A comparison is unusual below this p-value."""


def holm(p_values: Sequence[float]) -> Adjusted:
    """Adjust the p-values of the headline comparisons (Holm 1979).

    No true "no difference" is called one with more than the stated chance, over all of them.

    >>> [round(p, 3) for p in holm([0.01, 0.04, 0.03]).p_values]
    [0.03, 0.06, 0.06]
    """
    order = _order(p_values)
    number = len(order)
    found, highest = [0.0] * number, 0.0
    for place, index in enumerate(order):
        highest = max(highest, min(1.0, (number - place) * p_values[index]))
        found[index] = highest
    return Adjusted(tuple(found), HOLM, number)


def benjamini_hochberg(p_values: Sequence[float]) -> Adjusted:
    """Adjust the p-values of a table that is screened (Benjamini and Hochberg 1995).

    Of those below a level, at most that share is expected to be chance.

    >>> [round(p, 3) for p in benjamini_hochberg([0.01, 0.04, 0.03]).p_values]
    [0.03, 0.04, 0.04]
    """
    order = _order(p_values)
    number = len(order)
    found, lowest = [0.0] * number, 1.0
    for place in range(number, 0, -1):
        index = order[place - 1]
        lowest = min(lowest, number * p_values[index] / place)
        found[index] = lowest
    return Adjusted(tuple(found), BENJAMINI_HOCHBERG, number)


def count_comparisons(
    p_values: Sequence[float | None], *, headline: Sequence[str] = (), level: float = 0.05
) -> ComparisonCounter:
    """Count the comparisons of a report; one without a p-value was made all the same.

    >>> counter = count_comparisons([0.01, 0.5, None, 0.2], headline=["Black and White"])
    >>> counter.made, counter.unusual, round(counter.expected_by_chance, 2)
    (4, 1, 0.2)
    """
    if not 0 < level < 1:
        raise ValueError(f"The level must lie between 0 and 1, not {level}.")
    known = [p for p in p_values if p is not None]
    _order(known)
    if len(headline) > len(p_values):
        raise ValueError("More headline comparisons are named than comparisons were made.")
    unusual = sum(p < level for p in known)
    made = len(p_values)
    return ComparisonCounter(made, tuple(headline), made * level, unusual, level)


def _order(p_values: Sequence[float]) -> list[int]:
    """Give the places of the p-values from the smallest on; refuse what is not a p-value."""
    for p_value in p_values:
        if not 0 <= p_value <= 1:
            raise ValueError(f"A p-value lies between 0 and 1, not {p_value}.")
    return sorted(range(len(p_values)), key=lambda index: p_values[index])
