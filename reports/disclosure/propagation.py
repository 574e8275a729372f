"""Adding and subtracting, as a reader with a pencil would: narrows each count by its rules.

What this finds is always true, but it may not be all that can be found: the solver looks further.
"""

from reports.disclosure.system import Rule, System
from reports.guards.refused import FigureRefused

_MOST_PASSES = 200


class Limits:
    """The lowest and highest that each count can be, narrowed as far as pencil and paper go."""

    def __init__(self, system: System) -> None:
        """Narrow until nothing changes."""
        self.lows = list(system.lows)
        self.highs = list(system.highs)
        waiting = list(system.rules)
        touching: dict[int, list[Rule]] = {}
        for rule in system.rules:
            for place, _ in rule.terms:
                touching.setdefault(place, []).append(rule)
        for _ in range(_MOST_PASSES):
            changed: dict[int, None] = {}
            for rule in waiting:
                changed |= dict.fromkeys(self._narrow(rule))
            if not changed:
                return
            waiting = list(
                {id(rule): rule for place in changed for rule in touching[place]}.values()
            )

    def width(self, place: int) -> int | None:
        """How many steps lie between the lowest and the highest; None without a highest."""
        high = self.highs[place]
        return None if high is None else high - self.lows[place]

    def _narrow(self, rule: Rule) -> list[int]:
        changed = []
        for low_side in (True, False):
            limit = rule.low if low_side else rule.high
            if limit is None:
                continue
            # Turned round if needed, the rule says: the weighted sum is at least `limit`.
            sign = 1 if low_side else -1
            greatest = [
                (place, sign * weight, self._greatest(place, sign * weight))
                for place, weight in rule.terms
            ]
            endless = [place for place, _, most in greatest if most is None]
            if len(endless) > 1:
                continue
            known = sum(most for _, _, most in greatest if most is not None)
            for place, weight, most in greatest:
                if endless and place != endless[0]:
                    continue
                needed = sign * limit - (known - (most or 0) if not endless else known)
                if self._apply(place, weight, needed, rule):
                    changed.append(place)
        return changed

    def _greatest(self, place: int, weight: int) -> int | None:
        """The most that one term can add."""
        if weight < 0:
            return weight * self.lows[place]
        high = self.highs[place]
        return None if high is None else weight * high

    def _apply(self, place: int, weight: int, needed: int, rule: Rule) -> bool:
        """Take in that weight × count is at least `needed`."""
        if weight > 0:
            low = -(-needed // weight)
            if low <= self.lows[place]:
                return False
            self.lows[place] = low
        elif weight < 0:
            high = needed // weight
            known = self.highs[place]
            if known is not None and high >= known:
                return False
            self.highs[place] = high
        else:
            return False
        top = self.highs[place]
        if top is not None and self.lows[place] > top:
            raise contradiction(rule.why)
        return True


def contradiction(why: str) -> FigureRefused:
    """Say that printed numbers cannot all be true."""
    return FigureRefused(
        f"The printed numbers contradict each other: {why}.",
        next_step="Check that every total is the sum of its parts, and that all tables and reports"
        " count the same cases.",
    )
