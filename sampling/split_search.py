"""Find the largest number of cases that some split over the strata still explains.

Every split counts, and there are far too many to try one by one. So the smaller strata are put
into boxes: over a box the chance can be no higher than at its lowest corner, less the least that
each further case must take away. What is not ruled out is halved until nothing is left. Where that
would take too long, only splits of a few cases more than the best are ruled out: safe still, and
not as sharp.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import prod
from typing import TYPE_CHECKING

from sampling.climbing import TOO_NEAR, Climber
from sampling.joint_tail import Design, exact_tail, list_lengths
from sampling.sheet import Sheet, outer_and_inner

if TYPE_CHECKING:
    from sampling.joint_tail import Counts, Floats

_MOST_WORK = 700_000_000
"""Work before an exact search is given up: about so many nanoseconds on a small computer."""

_SLACKS = (0.01, 0.05)
"""Parts of the population by which an answer may be too large, tried in turn after that."""

_LARGEST_TABLE = 4_000_000
_LONGEST_LIST = 50_000
"""Beyond these a search would take more memory than a small computer has."""

_HELD = 100_000
"""How many numbers a batch of boxes may hold, so that they stay near the processor."""


@dataclass(frozen=True, slots=True)
class LargestTotal:
    """The most cases that some split explains, or a bound on it."""

    total: int
    """No split with more cases than this explains what was seen."""
    slack: int
    """The true answer may be smaller by this many cases at most; 0 when the answer is exact."""


@dataclass(frozen=True, slots=True)
class _Boxes:
    """Boxes of splits: a range for each outer stratum, and a strip of the stratum across."""

    low: Counts
    high: Counts
    first: Counts
    """The first count of each strip."""

    def of(self, rows: Counts | slice) -> _Boxes:
        return _Boxes(self.low[rows], self.high[rows], self.first[rows])

    def __len__(self) -> int:
        return len(self.first)


def largest_total(design: Design, tail: Fraction) -> LargestTotal | None:
    """Give the most cases in all strata that some split explains with a chance above `tail`.

    The design has two strata or more. `None` when not even a slack answer can be had in
    reasonable time.

    >>> largest_total(Design((50, 40), (10, 8), (1, 1), 2), Fraction(1, 40))
    LargestTotal(total=29, slack=0)
    """
    tables = zip(design.populations, design.longest, strict=True)
    if any((population + 1) * (longest + 1) > _LARGEST_TABLE for population, longest in tables):
        return None
    outer, inner = outer_and_inner(design.populations)
    lists = [prod(design.longest[one] + 1 for one in group) for group in (outer, inner)]
    if max(*lists, list_lengths(design.longest)) > _LONGEST_LIST:
        return None
    search = _Search(design, tail)
    exact = search.run(0, _MOST_WORK)
    if exact is not None:
        return LargestTotal(exact, 0)
    for part in _SLACKS:
        slack = max(1, round(part * sum(design.populations)))
        found = search.run(slack, _MOST_WORK // 5)
        if found is not None:
            return LargestTotal(found + slack, slack)
    return None


class _Search:
    def __init__(self, design: Design, tail: Fraction) -> None:
        import numpy as np

        self._design = design
        self._tail = tail
        self._limit = float(tail)
        self._sheet = Sheet(design)
        self._climber = Climber(design, self._limit)
        populations = np.array(design.populations, dtype=np.int64)
        shares = np.array(design.reads) / populations
        self._outer: Counts = np.array(self._sheet.outer, dtype=np.int64)
        self._outer_top: Counts = populations[self._outer]
        self._outer_share: Floats = shares[self._outer]
        self._across = design.populations[self._sheet.across]
        self._along = design.populations[self._sheet.along]
        self._batch = max(1, min(256, _HELD // self._sheet.box_size))
        self._work = 0
        self._best = self._climber.climb(self._climber.start())

    @property
    def best_total(self) -> int:
        """The most cases in a split found so far that explains what was seen."""
        return int(self._best.sum())

    def run(self, slack: int, most_work: int) -> int | None:
        """Rule out every split with more than `slack` cases above the best, or give up (`None`)."""
        enough = self._work + most_work
        waiting, aim = [self._everything()], self.best_total
        while waiting:
            if self._work >= enough:
                return None
            boxes = waiting.pop()
            if len(boxes) > self._batch:
                waiting.append(boxes.of(slice(None, -self._batch)))
                boxes = boxes.of(slice(-self._batch, None))
            left = self._not_ruled_out(boxes, aim + slack + 1)
            if self.best_total > aim:
                # Boxes may have been ruled out because they hold no split of the old total.
                waiting, aim = [self._everything()], self.best_total
            elif len(left):
                waiting.append(self._halves(left))
        return aim

    def _everything(self) -> _Boxes:
        import numpy as np

        first = np.arange(0, self._across + 1, self._sheet.strip)
        low = np.zeros((len(first), len(self._outer_top)), dtype=np.int64)
        return _Boxes(low, low + self._outer_top, first)

    def _not_ruled_out(self, boxes: _Boxes, wanted: int) -> _Boxes:
        """Give back the boxes that may hold an explained split of `wanted` cases.

        More than `wanted` need not be looked at: a split that explains more can spare a case. A
        box of one outer split is settled here, and never given back.
        """
        import numpy as np

        across = boxes.first[:, None] + np.arange(self._sheet.strip)
        rest_low = wanted - boxes.high.sum(axis=1)[:, None] - across
        rest_high = wanted - boxes.low.sum(axis=1)[:, None] - across
        possible = (across <= self._across) & (rest_low <= self._along) & (rest_high >= 0)
        across = np.minimum(across, self._across)
        along = np.clip(rest_low, 0, self._along)
        self._work += len(boxes) * self._sheet.box_cost
        chances = self._sheet.at(boxes.low, across, along)
        possible &= chances > self._limit - TOO_NEAR
        single = (boxes.high == boxes.low).all(axis=1)
        for row, place in zip(*np.nonzero(possible & single[:, None]), strict=True):
            split = self._split(boxes.low[row], int(across[row, place]), int(along[row, place]))
            if self._explains(split, float(chances[row, place])):
                self._best = self._climber.climb(split)
                return boxes.of(slice(0, 0))
        rows = np.flatnonzero(possible.any(axis=1) & ~single)
        boxes, possible = boxes.of(rows), possible[rows]
        if not len(boxes) or len(self._outer) == 1:
            # Halving a range costs less than bounding it; halving a box of many sides does not.
            return boxes
        chances, along = chances[rows], along[rows]
        along_high = np.clip(rest_high[rows], 0, self._along)
        self._work += len(boxes) * self._sheet.box_cost * (len(self._outer_top) + 1)
        fall = self._sheet.least_fall(boxes.low, boxes.high, across[rows], along, along_high)
        to_go = rest_high[rows] - along
        possible &= chances - to_go * fall > self._limit - TOO_NEAR
        return boxes.of(np.flatnonzero(possible.any(axis=1)))

    def _halves(self, boxes: _Boxes) -> _Boxes:
        """Cut each box in two across the side along which the chances differ most."""
        import numpy as np

        rows = np.arange(len(boxes))
        side = ((boxes.high - boxes.low) * self._outer_share).argmax(axis=1)
        middle = (boxes.low[rows, side] + boxes.high[rows, side]) // 2
        upper_low, lower_high = boxes.low.copy(), boxes.high.copy()
        upper_low[rows, side] = middle + 1
        lower_high[rows, side] = middle
        return _Boxes(
            np.concatenate([boxes.low, upper_low]),
            np.concatenate([lower_high, boxes.high]),
            np.concatenate([boxes.first, boxes.first]),
        )

    def _split(self, outer: Counts, across: int, along: int) -> Counts:
        import numpy as np

        split = np.zeros(len(self._design.populations), dtype=np.int64)
        split[self._outer] = outer
        split[self._sheet.across], split[self._sheet.along] = across, along
        return split

    def _explains(self, split: Counts, chance: float) -> bool:
        if abs(chance - self._limit) > TOO_NEAR:
            return chance > self._limit
        return exact_tail(self._design, [int(cases) for cases in split]) > self._tail
