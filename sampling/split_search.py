"""Find the largest number of cases that some split over the strata still explains.

Every split counts, and there are far too many to try. Boxes of splits are ruled out together: over
a box the chance can be no higher than at its lowest corner, less the least that each further case
must take away. What is not ruled out is halved until nothing is left. Where that would take too
long, only splits of a few cases more than the best are ruled out: safe still, and not as sharp.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from sampling.joint_tail import Design, JointTail, exact_tail, list_lengths

if TYPE_CHECKING:
    from sampling.joint_tail import Counts, Floats

_TOO_NEAR = 1e-9
"""Chances nearer to the limit than this are settled with exact fractions."""

_BATCH = 256
"""Boxes looked at together."""

_MOST_WORK = 300_000_000
"""Products worked out before an exact search is given up: a few seconds on a small computer."""

_SLACKS = (0.03, 0.1)
"""Parts of the best total by which an answer may be too large, tried in turn after that."""

_LARGEST_TABLE = 4_000_000
_LONGEST_LIST = 50_000
"""Beyond these a search would take more memory than a small computer has."""


@dataclass(frozen=True, slots=True)
class LargestTotal:
    """The most cases that some split explains, or a bound on it."""

    total: int
    """No split with more cases than this explains what was seen."""
    slack: int
    """The true answer may be smaller by this many cases at most; 0 when the answer is exact."""


def largest_total(design: Design, tail: Fraction) -> LargestTotal | None:
    """Give the most cases in all strata that some split explains with a chance above `tail`.

    `None` when not even a slack answer can be had in reasonable time.

    >>> largest_total(Design((50, 40), (10, 8), (1, 1), 2), Fraction(1, 40))
    LargestTotal(total=29, slack=0)
    """
    tables = zip(design.populations, design.longest, strict=True)
    if any((population + 1) * (longest + 1) > _LARGEST_TABLE for population, longest in tables):
        return None
    if list_lengths(design.longest) > _LONGEST_LIST:
        return None
    search = _Search(design, tail)
    exact = search.run(0, _MOST_WORK)
    if exact is not None:
        return LargestTotal(exact, 0)
    for part in _SLACKS:
        slack = max(1, round(part * search.best_total))
        found = search.run(slack, _MOST_WORK // 3)
        if found is not None:
            return LargestTotal(found + slack, slack)
    return None


class _Search:
    def __init__(self, design: Design, tail: Fraction) -> None:
        import numpy as np

        self._design = design
        self._tail = tail
        self._limit = float(tail)
        self._joint = JointTail(design)
        self._work = 0
        self._top: Counts = np.array(design.populations, dtype=np.int64)
        self._share: Floats = np.array(design.reads) / self._top
        self._best = self._climb(self._start())

    @property
    def best_total(self) -> int:
        """The most cases in a split found so far that explains what was seen."""
        return int(self._best.sum())

    def run(self, slack: int, most_work: int) -> int | None:
        """Rule out every split with more than `slack` cases above the best, or give up (`None`)."""
        import numpy as np

        enough = self._work + most_work
        everything = (np.zeros_like(self._top)[None, :], self._top[None, :].copy())
        boxes, aim = [everything], self.best_total
        while boxes:
            if self._work > enough:
                return None
            if self.best_total > aim:
                # The boxes were cut down to a slice that is now too low: begin again.
                boxes, aim = [everything], self.best_total
            low, high = boxes.pop()
            if len(low) > _BATCH:
                boxes.append((low[:-_BATCH], high[:-_BATCH]))
                low, high = low[-_BATCH:], high[-_BATCH:]
            low, high = self._rule_out(low, high, slack)
            if len(low) or self.best_total > aim:
                boxes.append(self._halves(low, high))
        return self.best_total

    def _rule_out(self, low: Counts, high: Counts, slack: int) -> tuple[Counts, Counts]:
        """Give back the boxes that cannot be ruled out; keep a better split when one turns up."""
        wanted = self.best_total + slack + 1
        low, high = _within_slice(low, high, wanted)
        at_low = self._at(low)
        kept = at_low > self._limit - _TOO_NEAR
        low, high, at_low = low[kept], high[kept], at_low[kept]
        gains, most = self._bound(low, high, at_low, wanted)
        kept = most > self._limit - _TOO_NEAR
        low, high, tried = low[kept], high[kept], low[kept] + gains[kept]
        chances = self._at(tried)
        for split, chance in zip(tried, chances, strict=True):
            if chance > self._limit - _TOO_NEAR and self._explains(split, float(chance)):
                self._best = self._climb(split)
                return low, high
        # A box of one split is that split, which was just tried and does not explain.
        wider = (high > low).any(axis=1)
        return low[wider], high[wider]

    def _bound(
        self, low: Counts, high: Counts, at_low: Floats, wanted: int
    ) -> tuple[Counts, Floats]:
        """Give the cheapest way from each low corner to the slice, and the chance left after it."""
        import numpy as np

        falls = self._least_falls(low, high)
        order = falls.argsort(axis=1)
        to_go = wanted - low.sum(axis=1)
        gains = np.zeros_like(low)
        most = at_low.copy()
        rows = np.arange(len(low))
        for rank in range(low.shape[1]):
            stratum = order[:, rank]
            gained = np.minimum(to_go, high[rows, stratum] - low[rows, stratum])
            gains[rows, stratum] = gained
            most -= gained * falls[rows, stratum]
            to_go -= gained
        return gains, most

    def _start(self) -> Counts:
        """Find the furthest explained split on the line from no cases to all."""
        import numpy as np

        low, high = 0, 1 << 12
        while high - low > 1:
            middle = (low + high) // 2
            split = self._top * middle >> 12
            if float(self._at(split[None, :])[0]) > self._limit + _TOO_NEAR:
                low = middle
            else:
                high = middle
        start: Counts = np.asarray(self._top * low >> 12)
        return start

    def _climb(self, split: Counts) -> Counts:
        """Go up from an explained split, by exchanging cases between strata and adding more."""
        import numpy as np

        steps = [1 << power for power in range(int(self._top.max()).bit_length())]
        unit = np.eye(len(split), dtype=np.int64)
        exchanges = unit[:, None, :] - unit[None, :, :]
        moves = exchanges.reshape(-1, len(split))
        moves = moves[np.abs(moves).sum(axis=1) > 0]
        exchanges = np.concatenate([moves * step for step in steps]) if len(moves) else moves
        additions = np.concatenate([unit * step for step in steps])
        chance = float(self._at(split[None, :])[0])
        while True:
            moved, moved_chance = self._best_of(split + exchanges)
            if moved is not None and moved_chance > chance * (1 + 1e-12):
                split, chance = moved, moved_chance
                continue
            larger, larger_chance = self._best_larger(split + additions)
            if larger is None:
                return split
            split, chance = larger, larger_chance

    def _best_of(self, splits: Counts) -> tuple[Counts | None, float]:
        splits = splits[((splits >= 0) & (splits <= self._top)).all(axis=1)]
        if not len(splits):
            return None, 0.0
        chances = self._at(splits)
        place = int(chances.argmax())
        return splits[place], float(chances[place])

    def _best_larger(self, splits: Counts) -> tuple[Counts | None, float]:
        splits = splits[(splits <= self._top).all(axis=1)]
        if not len(splits):
            return None, 0.0
        chances = self._at(splits)
        kept = chances > self._limit + _TOO_NEAR
        if not kept.any():
            return None, 0.0
        splits, chances = splits[kept], chances[kept]
        totals = splits.sum(axis=1)
        place = int((totals + chances).argmax())
        return splits[place], float(chances[place])

    def _explains(self, split: Counts, chance: float) -> bool:
        if abs(chance - self._limit) > _TOO_NEAR:
            return chance > self._limit
        return exact_tail(self._design, [int(cases) for cases in split]) > self._tail

    def _at(self, splits: Counts) -> Floats:
        self._work += len(splits) * self._joint.cost
        return self._joint.at(splits)

    def _least_falls(self, low: Counts, high: Counts) -> Floats:
        self._work += low.size * self._joint.cost
        return self._joint.least_falls(low, high)

    def _halves(self, low: Counts, high: Counts) -> tuple[Counts, Counts]:
        """Cut each box in two across the side along which the chances differ most."""
        import numpy as np

        wider = (high > low).any(axis=1)
        low, high = low[wider], high[wider]
        rows = np.arange(len(low))
        side = ((high - low) * self._share).argmax(axis=1)
        middle = (low[rows, side] + high[rows, side]) // 2
        upper_low, lower_high = low.copy(), high.copy()
        upper_low[rows, side] = middle + 1
        lower_high[rows, side] = middle
        return np.concatenate([low, upper_low]), np.concatenate([lower_high, high])


def _within_slice(low: Counts, high: Counts, wanted: int) -> tuple[Counts, Counts]:
    """Cut each box down to what can add up to `wanted`; drop the boxes that cannot.

    More than `wanted` need not be looked at: a split that explains more can spare a case.
    """
    import numpy as np

    possible = (low.sum(axis=1) <= wanted) & (high.sum(axis=1) >= wanted)
    low, high = low[possible], high[possible]
    spare = (wanted - low.sum(axis=1))[:, None]
    short = (high.sum(axis=1) - wanted)[:, None]
    return np.maximum(low, high - short), np.minimum(high, low + spare)
