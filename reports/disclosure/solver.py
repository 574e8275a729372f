"""Whole-number tables that could stand behind what was printed, found by HiGHS.

HiGHS calculates in floating point, so nothing it says is believed unchecked: a table that it finds
is rounded and held to every rule in exact whole numbers before it counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from reports.disclosure.propagation import Limits
from reports.disclosure.system import System

_FAR = 100_000
_OPTIMAL = 0
_LATE = 1
_MOST_LATE = 5
"""After so many searches that ran out of time no other is begun: the rest is not proved."""
_INFEASIBLE = 2


@dataclass(frozen=True, slots=True)
class Found:
    """What one search gave."""

    values: tuple[int, ...] | None
    """A table that obeys every rule exactly; None when none was found."""
    best: int | None
    """The value that no table can better; None when that was not proved."""
    impossible: bool
    """The search says that no table at all obeys the rules."""


class Solver:
    """One system of rules, ready to be asked for the extremes of its counts."""

    def __init__(self, system: System, limits: Limits, seconds: float) -> None:
        """Leave out the counts that are known, and lay the rules out as a matrix."""
        import numpy as np
        from scipy.optimize import Bounds, LinearConstraint
        from scipy.sparse import csr_array

        self._system = system
        self._seconds = seconds
        self._late = 0
        self._known = list(limits.lows)
        self._free = [place for place in range(len(system.cells)) if limits.width(place) != 0]
        self._columns = {place: column for column, place in enumerate(self._free)}
        numbers = (each for each in (*limits.lows, *limits.highs) if each is not None)
        self.ceiling = 10 * max(numbers, default=0) + _FAR
        """Counts without a limit are sought up to here; nobody publishes greater ones."""
        lows = [limits.lows[place] for place in self._free]
        tops = [self.ceiling if (top := limits.highs[at]) is None else top for at in self._free]
        self._bounds = Bounds(np.array(lows, float), np.array(tops, float))
        rows, columns, weights, least, most = [], [], [], [], []
        number = 0
        for rule in system.rules:
            open_terms = [each for each in rule.terms if each[0] in self._columns]
            if not open_terms:
                continue
            fixed = sum(
                weight * self._known[place]
                for place, weight in rule.terms
                if place not in self._columns
            )
            for place, weight in open_terms:
                rows.append(number)
                columns.append(self._columns[place])
                weights.append(float(weight))
            least.append(-np.inf if rule.low is None else rule.low - fixed)
            most.append(np.inf if rule.high is None else rule.high - fixed)
            number += 1
        matrix = csr_array((weights, (rows, columns)), shape=(number, len(self._free)))
        self._constraints = LinearConstraint(matrix, np.array(least), np.array(most))

    def least(self, weights: Mapping[int, float]) -> Found:
        """Find a table that makes a weighted sum of counts as small as it can be.

        `best` is given only for a single count with weight 1 or −1, in units of that sum.
        """
        import numpy as np
        from scipy.optimize import milp

        if self._seconds <= 0 or self._late >= _MOST_LATE:
            return Found(None, None, False)
        wanted = np.zeros(len(self._free))
        for place, weight in weights.items():
            if place in self._columns:
                wanted[self._columns[place]] = weight
        done = milp(
            wanted,
            integrality=np.ones(len(self._free), int),
            bounds=self._bounds,
            constraints=self._constraints,
            options={"time_limit": self._seconds, "mip_rel_gap": 0.0},
        )
        self._late += done.status == _LATE
        values = None
        if done.x is not None:
            made = list(self._known)
            for place, value in zip(self._free, done.x, strict=True):
                made[place] = round(value)
            values = tuple(made) if self._system.holds(made) else None
        best = None
        if done.status == _OPTIMAL and values is not None and done.fun is not None:
            best = round(done.fun) + self._of_known(weights)
        return Found(values, best, done.status == _INFEASIBLE)

    def _of_known(self, weights: Mapping[int, float]) -> int:
        known = (each for each in weights.items() if each[0] not in self._columns)
        return sum(round(weight) * self._known[place] for place, weight in known)
