"""Add up the chance that the weighted total of several strata stays at or below a threshold.

The weighted total is kept in whole numbers, so two totals are equal or not, never nearly. Chances
are floats, many designs at once; `exact_tail` settles the few that lie too near a limit to trust.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import comb, prod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Design:
    """Strata with cases left to doubt, and the weighted total that was seen in them."""

    populations: tuple[int, ...]
    reads: tuple[int, ...]
    weights: tuple[int, ...]
    """Whole numbers in proportion to population / read."""
    threshold: int
    """The weighted total that was seen."""

    @property
    def longest(self) -> tuple[int, ...]:
        """The most of each stratum's cases that a total at or below the threshold can hold."""
        pairs = zip(self.reads, self.weights, strict=True)
        return tuple(min(read, self.threshold // weight) for read, weight in pairs)


def exact_tail(design: Design, split: Sequence[int]) -> Fraction:
    """Give P(total ≤ threshold) exactly when stratum h holds `split[h]` cases of the kind.

    >>> exact_tail(Design((4, 2), (2, 1), (1, 1), 1), (2, 1))
    Fraction(1, 2)
    """
    ways: dict[int, int] = {0: 1}
    rows = zip(design.populations, design.reads, design.weights, split, strict=True)
    for population, read, weight, cases in rows:
        grown: defaultdict[int, int] = defaultdict(int)
        for total, count in ways.items():
            for seen in range(max(0, read - (population - cases)), min(read, cases) + 1):
                reached = total + weight * seen
                if reached > design.threshold:
                    break
                one = comb(cases, seen) * comb(population - cases, read - seen)
                grown[reached] += count * one
        ways = grown
    pairs = zip(design.populations, design.reads, strict=True)
    return Fraction(sum(ways.values()), prod(comb(*pair) for pair in pairs))


class JointTail:
    """Work out P(total ≤ threshold) for many splits at once.

    The strata are put into two groups. Each group's partial totals are listed once; for each
    partial total of the first group, the chance of what the second may still add is looked up
    in its running sum. That costs the sum of the two lists and not their product.
    """

    def __init__(self, design: Design) -> None:
        """Tabulate the chances of each stratum and list the partial totals once."""
        import numpy as np

        self._design = design
        rows = zip(design.populations, design.reads, design.longest, strict=True)
        self._tables = [chances(*row) for row in rows]
        self._first, self._second = _two_groups(design.longest)
        first = self._totals(self._first)
        second = self._totals(self._second)
        # A total that is too high already can be left out: nothing takes it down again.
        low_enough = [place for place, total in enumerate(second) if total <= design.threshold]
        order = sorted(low_enough, key=second.__getitem__)
        self._order = np.array(order, dtype=np.int64)
        ascending = [second[place] for place in order]
        self._places = np.array(
            [bisect_right(ascending, design.threshold - total) for total in first], dtype=np.int64
        )

    def at(self, splits: Counts) -> Floats:
        """Give the chance for each row of `splits`, one case count for each stratum."""
        import numpy as np

        rows = [table[splits[:, place]] for place, table in enumerate(self._tables)]
        first = outer_product([rows[place] for place in self._first], len(splits))
        second = outer_product([rows[place] for place in self._second], len(splits))
        running = np.zeros((len(splits), len(self._order) + 1))
        np.cumsum(second[:, self._order], axis=1, out=running[:, 1:])
        result: Floats = np.einsum("ij,ij->i", first, running[:, self._places])
        return result

    def _totals(self, group: Sequence[int]) -> list[int]:
        totals = [0]
        for stratum in group:
            weight, longest = self._design.weights[stratum], self._design.longest[stratum]
            totals = [total + weight * seen for total in totals for seen in range(longest + 1)]
        return totals


def outer_product(rows: Sequence[Floats], splits: int) -> Floats:
    """Multiply out the chances of several strata, one row for each split."""
    import numpy as np

    product: Floats = np.ones((splits, 1))
    for row in rows:
        wide = product.shape[1] * row.shape[1]
        product = (product[:, :, None] * row[:, None, :]).reshape(splits, wide)
    return product


def _two_groups(longest: Sequence[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Split the strata so that the two lists of partial totals are short together.

    The longest first, each to the group whose list is shorter so far. Trying every way to split
    them would find a slightly better one and never come back from thirty strata.
    """
    groups: tuple[list[int], list[int]] = ([], [])
    lengths = [1, 1]
    for stratum in sorted(range(len(longest)), key=longest.__getitem__, reverse=True):
        shorter = lengths.index(min(lengths))
        groups[shorter].append(stratum)
        lengths[shorter] *= longest[stratum] + 1
    return tuple(groups[0]), tuple(groups[1])


def list_lengths(longest: Sequence[int]) -> int:
    """Say how long the two lists of partial totals would be, before they are made.

    >>> list_lengths([9, 9, 4])
    60
    """
    first, second = _two_groups(longest)
    return prod(longest[s] + 1 for s in first) + prod(longest[s] + 1 for s in second)


def chances(population: int, read: int, longest: int) -> Floats:
    """Tabulate P(X = x | K) for every K of the population (rows) and x up to `longest`."""
    import numpy as np
    from scipy.special import gammaln

    logs = gammaln(np.arange(population + 2, dtype=np.float64) + 1)
    cases = np.arange(population + 1)[:, None]
    seen = np.arange(longest + 1)[None, :]
    possible = (seen <= cases) & (seen <= read) & (read - seen <= population - cases)

    def chosen(of: Counts, take: Counts) -> Floats:
        kept = np.clip(of - take, 0, None)
        result: Floats = logs[of] - logs[np.clip(take, 0, None)] - logs[kept]
        return result

    whole = logs[population] - logs[read] - logs[population - read]
    ways = chosen(cases, seen) + chosen(population - cases, read - seen)
    table: Floats = np.where(possible, np.exp(np.where(possible, ways - whole, 0.0)), 0.0)
    return table
