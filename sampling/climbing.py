"""Climb from one split that explains what was seen to one that explains more cases.

A good guess, quickly: it makes the proof in `sampling.split_search` short. It proves nothing
itself, and a split that is too near the limit to be sure of is passed by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sampling.joint_tail import Design, JointTail

if TYPE_CHECKING:
    from sampling.joint_tail import Counts

TOO_NEAR = 1e-9
"""Chances nearer to the limit than this are settled with exact fractions."""


class Climber:
    """Looks for splits of many cases whose chance is above a limit."""

    def __init__(self, design: Design, limit: float) -> None:
        """Prepare the chances of one design."""
        import numpy as np

        self._joint = JointTail(design)
        self._limit = limit
        self._top: Counts = np.array(design.populations, dtype=np.int64)

    def start(self) -> Counts:
        """Find the furthest explained split on the line from no cases to all."""
        import numpy as np

        low, high = 0, 1 << 12
        while high - low > 1:
            middle = (low + high) // 2
            split = self._top * middle >> 12
            if float(self._joint.at(split[None, :])[0]) > self._limit + TOO_NEAR:
                low = middle
            else:
                high = middle
        start: Counts = np.asarray(self._top * low >> 12)
        return start

    def climb(self, split: Counts) -> Counts:
        """Go up from an explained split, by exchanging cases between strata and adding more."""
        import numpy as np

        steps = [1 << power for power in range(int(self._top.max()).bit_length())]
        unit = np.eye(len(split), dtype=np.int64)
        exchanges = unit[:, None, :] - unit[None, :, :]
        moves = exchanges.reshape(-1, len(split))
        moves = moves[np.abs(moves).sum(axis=1) > 0]
        exchanges = np.concatenate([moves * step for step in steps]) if len(moves) else moves
        additions = np.concatenate([unit * step for step in steps])
        chance = float(self._joint.at(split[None, :])[0])
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
        chances = self._joint.at(splits)
        place = int(chances.argmax())
        return splits[place], float(chances[place])

    def _best_larger(self, splits: Counts) -> tuple[Counts | None, float]:
        splits = splits[(splits <= self._top).all(axis=1)]
        if not len(splits):
            return None, 0.0
        chances = self._joint.at(splits)
        kept = chances > self._limit + TOO_NEAR
        if not kept.any():
            return None, 0.0
        splits, chances = splits[kept], chances[kept]
        totals = splits.sum(axis=1)
        place = int((totals + chances).argmax())
        return splits[place], float(chances[place])
