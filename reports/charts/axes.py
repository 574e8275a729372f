"""Where a number stands on an axis, and which numbers are written beneath it."""

from dataclasses import dataclass
from itertools import pairwise
from math import floor, inf, log, log10

_LEAST = 1e-12
"""A smaller value stands at nought: no mark on an axis could tell it apart."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A stretch of numbers, laid out evenly or by their logarithms."""

    low: float
    high: float
    logarithmic: bool = False

    def place(self, value: float) -> float:
        """Give the place of a value between 0 and 1; what lies beyond stands at the edge.

        >>> Axis(0, 10).place(2.5), Axis(1, 100, logarithmic=True).place(10), Axis(0, 1).place(7)
        (0.25, 0.5, 1.0)
        """
        held = min(max(value, self.low), self.high)
        if not self.logarithmic:
            return (held - self.low) / (self.high - self.low)
        return log(held / self.low) / log(self.high / self.low)

    def ticks(self, most: int = 6) -> tuple[float, ...]:
        """Choose round numbers along the axis.

        >>> Axis(0, 27).ticks(), Axis(0.5, 9, logarithmic=True).ticks()
        ((0.0, 5.0, 10.0, 15.0, 20.0, 25.0), (0.5, 1.0, 2.0, 5.0))
        """
        return self._log_ticks(most) if self.logarithmic else self._even_ticks(most)

    def _even_ticks(self, most: int) -> tuple[float, ...]:
        span = self.high - self.low
        size = 10.0 ** floor(log10(span / most))
        step = next(size * each for each in (1, 2, 5, 10, 20) if span / (size * each) <= most)
        first = -floor(-self.low / step)
        count = floor(self.high / step + 1e-9) - first + 1
        return tuple(round((first + place) * step, 12) for place in range(count))

    def _log_ticks(self, most: int) -> tuple[float, ...]:
        powers = range(floor(log10(self.low)) - 1, floor(log10(self.high)) + 2)
        for parts in ((1, 2, 5), (1,)):
            found = [round(part * 10.0**power, 12) for power in powers for part in parts]
            inside = tuple(each for each in found if self.low <= each <= self.high)
            if len(inside) <= most or parts == (1,):
                return inside[:: -(-len(inside) // most)] if inside else ()
        return ()


def even_axis(values: list[float]) -> Axis:
    """Make an axis from nought to a little beyond the greatest value.

    >>> even_axis([3.3, 24.6]).low, even_axis([]).high
    (0, 1.0)
    """
    top = max((each for each in values if each < inf), default=0.0)
    return Axis(0, top * 1.05 if top > _LEAST else 1.0)


def ratio_axis(values: list[float], band: tuple[float, float]) -> Axis:
    """Make a log axis that always shows the band and 1, and as much of the values as it can.

    A limit of 0 cannot stand on it; such an interval runs to the edge.

    >>> axis = ratio_axis([7.6, 0.0], (0.8, 1.25))
    >>> axis.low < 0.8, axis.high > 7.6
    (True, True)
    """
    shown = [each for each in values if 0.01 <= each <= 1000] + [band[0] * 0.8, band[1] * 1.25]
    return Axis(min(shown) / 1.1, max(shown) * 1.1, logarithmic=True)


def spaced(places: list[float], least: float) -> list[int]:
    """Give the places, by their position in the list, that keep a distance from the one before.

    >>> spaced([0.0, 0.02, 0.5, 0.52, 1.0], 0.1)
    [0, 2, 4]
    """
    kept: list[int] = []
    for number, place in enumerate(places):
        if not kept or place - places[kept[-1]] >= least:
            kept.append(number)
    return kept


def runs(present: list[bool]) -> list[tuple[int, int]]:
    """Give the first and the last place of each run without a gap.

    >>> runs([True, True, False, True])
    [(0, 1), (3, 3)]
    """
    edges = [
        number for number, (one, two) in enumerate(pairwise([False, *present, False])) if one != two
    ]
    return [(first, last - 1) for first, last in zip(edges[::2], edges[1::2], strict=True)]
