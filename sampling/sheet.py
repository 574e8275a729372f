"""Work out the chance of a low weighted total for whole strips of splits at a time.

The two largest strata make a sheet: once the others, the outer strata, hold fixed counts, the
chance is one small matrix between the tables of the two, so that a strip of splits costs a few
products each. Nothing here decides anything; `sampling.split_search` does.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sampling.joint_tail import Design, chances, outer_product

if TYPE_CHECKING:
    from sampling.joint_tail import Counts, Floats

_ONE_PRODUCT = 1 << 18
"""Multiplications in one matrix product: larger ones are spread over threads, which on a busy
computer wait for one another far longer than they work."""

_WIDEST_STRIP = 128


def outer_and_inner(populations: Sequence[int]) -> tuple[list[int], tuple[int, int]]:
    """Name the outer strata, and the two largest.

    >>> outer_and_inner([120, 60, 20])
    ([2], (1, 0))
    """
    by_size = sorted(range(len(populations)), key=populations.__getitem__)
    return by_size[:-2], (by_size[-2], by_size[-1])


class Sheet:
    """Give P(total ≤ threshold), and how fast it falls, for strips of splits of one design."""

    def __init__(self, design: Design) -> None:
        """Tabulate each stratum's chances and list the outer strata's totals once."""
        import numpy as np

        self._design = design
        self.outer, (self.across, self.along) = outer_and_inner(design.populations)
        rows = list(zip(design.populations, design.reads, design.longest, strict=True))
        self._tables = [chances(*row) for row in rows]
        self._reduced = [
            chances(population - 1, read - 1, longest) for population, read, longest in rows
        ]
        totals = self._outer_totals()
        # A total that is too high already can be left out: nothing takes it down again.
        low_enough = [place for place, total in enumerate(totals) if total <= design.threshold]
        order = sorted(low_enough, key=totals.__getitem__)
        self._order: Counts = np.array(order, dtype=np.int64)
        self._ascending = [totals[place] for place in order]
        self._shape = (design.longest[self.across] + 1, design.longest[self.along] + 1)
        weighty = [*self.outer, self.along]
        self._places = {stratum: self._room(design.weights[stratum]) for stratum in weighty}
        self._everything = self._room(0)
        entries = self._shape[0] * self._shape[1]
        self.strip = max(8, min(_WIDEST_STRIP, _ONE_PRODUCT // entries))
        """How many counts of the stratum across are looked at together."""
        self.box_size = max(len(totals), self.strip * self._shape[1])
        """How many numbers one box holds at a time."""
        self.box_cost = (
            8 * len(totals) + 4 * entries + self.strip * (24 + entries // 8 + 6 * self._shape[1])
        )
        """What it costs to work out one chance for each place of a box, in about a nanosecond."""

    def at(self, outer: Counts, across: Counts, along: Counts) -> Floats:
        """Give the chance for each box's outer split (rows) and each place of its strip."""
        starts, run = _runs(outer)
        distinct = outer[starts]
        rows = [self._tables[stratum][distinct[:, at]] for at, stratum in enumerate(self.outer)]
        matrix = self._matrix(rows, len(distinct))[run]
        return _joined(self._tables[self.across][across], matrix, self._tables[self.along][along])

    def least_fall(
        self, low: Counts, high: Counts, across: Counts, along_low: Counts, along_high: Counts
    ) -> Floats:
        """Give the least that one more case takes away, wherever in the box it is added.

        It may be added to an outer stratum or along the sheet. A further case is read with chance
        read / population, and then lifts a total of the others from at or below the threshold to
        above it. The chance of each such total is least at one of the two ends of a range, since
        P(X = x | K) rises and then falls as K grows. Where no stratum has room the answer is 1.
        """
        import numpy as np

        starts, run = _runs(np.concatenate([low, high], axis=1))
        first, last = low[starts], high[starts]
        tables = [self._tables[stratum] for stratum in self.outer]
        least = [
            np.minimum(table[first[:, at]], table[last[:, at]]) for at, table in enumerate(tables)
        ]
        fixed = self._tables[self.across][across]
        table = self._tables[self.along]
        along = np.minimum(table[along_low], table[along_high])
        fall = np.ones(across.shape)
        for at, stratum in enumerate(self.outer):
            own = _least_between(self._reduced[stratum], first[:, at], last[:, at] - 1)
            rows = [*least[:at], own, *least[at + 1 :]]
            matrix = self._matrix(rows, len(first), stratum)[run]
            one = _joined(fixed, matrix, along) * self._share(stratum)
            fall = np.where((high[:, at] > low[:, at])[:, None], np.minimum(fall, one), fall)
        own = _least_between(self._reduced[self.along], along_low, along_high - 1)
        matrix = self._matrix(least, len(first), self.along)[run]
        one = _joined(fixed, matrix, own) * self._share(self.along)
        return np.where(along_high > along_low, np.minimum(fall, one), fall)

    def _share(self, stratum: int) -> float:
        return self._design.reads[stratum] / self._design.populations[stratum]

    def _matrix(self, rows: Sequence[Floats], boxes: int, lifted: int | None = None) -> Floats:
        """Give, for every result of the two inner strata, the chance that the outer ones fit in.

        With `lifted`, only totals count that one more case of that stratum lifts too high.
        """
        import numpy as np

        product = outer_product(rows, boxes)
        running = np.zeros((boxes, len(self._order) + 1))
        np.cumsum(product[:, self._order], axis=1, out=running[:, 1:])
        fitting: Floats = running[:, self._everything]
        if lifted is not None:
            fitting = fitting - running[:, self._places[lifted]]
        return fitting.reshape(boxes, *self._shape)

    def _outer_totals(self) -> list[int]:
        totals = [0]
        for stratum in self.outer:
            weight, longest = self._design.weights[stratum], self._design.longest[stratum]
            totals = [total + weight * seen for total in totals for seen in range(longest + 1)]
        return totals

    def _room(self, taken: int) -> Counts:
        """Count the outer totals that fit beside each result of the inner strata and `taken`."""
        import numpy as np

        design = self._design
        across, along = design.weights[self.across], design.weights[self.along]
        room = [
            design.threshold - taken - across * first - along * second
            for first in range(self._shape[0])
            for second in range(self._shape[1])
        ]
        return np.array([bisect_right(self._ascending, left) for left in room], dtype=np.int64)


def _runs(rows: Counts) -> tuple[Counts, Counts]:
    """Find where equal rows that stand together begin, and which run each row belongs to.

    The strips of one box stand together, and share their matrix.
    """
    import numpy as np

    new = np.ones(len(rows), dtype=bool)
    new[1:] = (rows[1:] != rows[:-1]).any(axis=1)
    return np.flatnonzero(new), new.cumsum() - 1


def _joined(across: Floats, matrix: Floats, along: Floats) -> Floats:
    import numpy as np

    result: Floats = np.einsum("bsj,bsj->bs", across @ matrix, along)
    return result


def _least_between(table: Floats, low: Counts, high: Counts) -> Floats:
    """Give the lesser chances of two counts; where there is no room the answer is not used."""
    import numpy as np

    first = np.minimum(low, len(table) - 1)
    last = np.minimum(np.maximum(high, first), len(table) - 1)
    result: Floats = np.minimum(table[first], table[last])
    return result
