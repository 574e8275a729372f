"""Shorten the exact limits as far as they can go and still be exact (Wang 2015).

The equal-tailed limits are right more often than they promise. Here each limit is drawn in, one
case at a time, from the middle of the possible results outwards, for as long as every true count
stays covered as often as promised. Harder to explain than equal tails, so it is never the default.
"""

from math import comb

from sampling.hypergeometric import (
    Interval,
    check_counts,
    equal_tailed,
    left_over,
    one_sided_lower,
    ways_each,
)

SHORTEST = "exact hypergeometric, shortest admissible (Wang 2015)"


def shortest(seen: int, read: int, population: int, confidence: float = 0.95) -> Interval:
    """Give limits that cannot be drawn in any further without breaking their promise.

    Those of x and of read − x stay mirror images of one another throughout. The work grows with
    `read` and with the population; a few hundred cases read of a few thousand are no trouble.
    (Wang 2015, Journal of the American Statistical Association 110.)

    >>> shortest(3, 20, 200).low, shortest(3, 20, 200).high
    (10, 70)
    """
    check_counts(seen, read, population)
    mirrored = seen > read - seen
    search = _Search(read, population, confidence)
    low, high = search.limits(min(seen, read - seen))
    if mirrored:
        low, high = population - high, population - low
    return Interval(low, high, seen, read, population, confidence, SHORTEST)


class _Search:
    """All limits of one design, kept symmetrical: those of x and of read − x are mirror images."""

    def __init__(self, read: int, population: int, confidence: float) -> None:
        self._read = read
        self._population = population
        self._confidence = confidence
        outer = [equal_tailed(seen, read, population, confidence) for seen in range(read + 1)]
        self._low = [interval.low for interval in outer]
        self._high = [interval.high for interval in outer]
        promise = 1 - left_over(confidence)
        self._enough = comb(population, read) * promise.numerator
        self._part = promise.denominator

    def limits(self, wanted: int) -> tuple[int, int]:
        """Draw in the limits from the middle down to `wanted`, at most half of `read`."""
        for seen in range(self._read // 2, wanted - 1, -1):
            self._raise_low(seen)
            if 2 * seen != self._read:
                # Drawing in the high end of a result is raising the low end of its mirror image.
                self._raise_low(self._read - seen)
        return self._low[wanted], self._high[wanted]

    def _raise_low(self, seen: int) -> None:
        inmost = one_sided_lower(seen, self._read, self._population, self._confidence)
        while self._low[seen] < inmost:
            self._set_low(seen, self._low[seen] + 1)
            if not self._kept(self._low[seen] - 1):
                self._set_low(seen, self._low[seen] - 1)
                return

    def _set_low(self, seen: int, low: int) -> None:
        self._low[seen] = low
        self._high[self._read - seen] = self._population - low

    def _kept(self, cases: int) -> bool:
        """Say whether the count that a limit has just let go is still covered as promised."""
        each = ways_each(self._read, self._population, cases)
        covered = sum(
            ways
            for ways, low, high in zip(each, self._low, self._high, strict=True)
            if low <= cases <= high
        )
        return covered * self._part >= self._enough
