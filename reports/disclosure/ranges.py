"""The range of each hidden count, with proof.

A range is called wide enough only on evidence: two whole tables, each of which obeys everything
that was printed, exactly, and which lie that far apart in this cell. Where neither that nor the
opposite is shown within the time that is allowed, the answer is "not proved", never "safe".
"""

from dataclasses import dataclass

from reports.disclosure.cells import Cell
from reports.disclosure.propagation import Limits, contradiction
from reports.disclosure.published import Published
from reports.disclosure.solver import Solver
from reports.disclosure.system import System, system_of

WIDTH = 3
"""Between the lowest and the highest possible count there must be at least this much."""
SECONDS = 5.0
"""How long one search for an extreme may take."""
_SPREADS = 3


@dataclass(frozen=True, slots=True)
class Range:
    """What an outsider can work out about one hidden count."""

    cell: Cell
    low: int
    """No table that fits has fewer; where not proved, the lowest that was shown impossible to
    go below."""
    high: int | None
    """None when nothing bounds it from above."""
    seen_low: int | None
    seen_high: int | None
    """The lowest and highest in tables that fit; None when none was found."""

    @property
    def spread(self) -> int | None:
        """How far apart two tables that fit are in this cell; None without evidence."""
        if self.seen_low is None or self.seen_high is None:
            return None
        return self.seen_high - self.seen_low

    @property
    def proved(self) -> bool:
        """Whether the limits are reached by tables that fit."""
        return self.low == self.seen_low and (self.high is None or self.high == self.seen_high)

    @property
    def determined(self) -> bool:
        """Whether only one count is possible."""
        return self.high == self.low

    def safe(self, width: int) -> bool:
        """Whether there is evidence that the range is at least this wide."""
        return self.spread is not None and self.spread >= width


class Attack:
    """One attempt to work out the hidden counts of what was published."""

    def __init__(self, published: Published, width: int, seconds: float) -> None:
        """Take in what was printed, and go as far as adding and subtracting goes."""
        self._system: System = system_of(published)
        self._limits = Limits(self._system)
        self._width = width
        self._seconds = seconds
        self._watched = [self._system.places[cell] for cell in published.watched]
        self._lowest: dict[int, int] = {}
        self._highest: dict[int, int] = {}
        self._proved_low: dict[int, int] = {}
        self._proved_high: dict[int, int | None] = {}
        self._solver_made: Solver | None = None

    def narrow(self) -> tuple[Cell, ...]:
        """Name the cells without evidence of a wide range; stops as soon as that is known."""
        too_narrow = [place for place in self._watched if self._too_narrow(place)]
        if too_narrow:
            return tuple(self._system.cells[place] for place in too_narrow)
        if self._watched:
            self._spread_out()
            for place in self._watched:
                if not self._wide(place):
                    self._search(place)
        return tuple(self._system.cells[each] for each in self._watched if not self._wide(each))

    def ranges(self) -> tuple[Range, ...]:
        """Give the exact range of each hidden count, as far as the time allows."""
        if any(self._limits.width(place) != 0 for place in self._watched):
            self._spread_out()
            for place in self._watched:
                self._search(place)
        return tuple(self._range(place) for place in self._watched)

    @property
    def _solver(self) -> Solver:
        if self._solver_made is None:
            self._solver_made = Solver(self._system, self._limits, self._seconds)
        return self._solver_made

    def _too_narrow(self, place: int) -> bool:
        width = self._limits.width(place)
        return width is not None and width < self._width

    def _wide(self, place: int) -> bool:
        if place not in self._lowest:
            return False
        return self._highest[place] - self._lowest[place] >= self._width

    def _spread_out(self) -> None:
        """Look for a few tables that differ in many cells at once; most cells need no more."""
        for turn in range(_SPREADS):
            weights = {
                place: (1.0 if (at >> turn) & 1 else -1.0) for at, place in enumerate(self._watched)
            }
            for sign in (1.0, -1.0):
                found = self._solver.least({at: sign * each for at, each in weights.items()})
                if found.impossible:
                    raise contradiction("no whole numbers fit them all")
                self._see(found.values)
            if all(self._wide(place) for place in self._watched):
                return

    def _see(self, values: tuple[int, ...] | None) -> None:
        if values is None:
            return
        for place in self._watched:
            value = values[place]
            self._lowest[place] = min(value, self._lowest.get(place, value))
            self._highest[place] = max(value, self._highest.get(place, value))

    def _search(self, place: int) -> None:
        """Find the extremes of one count, unless a table that was seen reaches its limit."""
        if self._lowest.get(place) != self._limits.lows[place]:
            found = self._solver.least({place: 1.0})
            self._see(found.values)
            if found.best is not None:
                self._proved_low[place] = found.best
        if self._highest.get(place) != self._limits.highs[place]:
            found = self._solver.least({place: -1.0})
            self._see(found.values)
            if found.best is not None:
                at_most = -found.best
                endless = self._limits.highs[place] is None and at_most >= self._solver.ceiling
                self._proved_high[place] = None if endless else at_most

    def _range(self, place: int) -> Range:
        low, high = self._limits.lows[place], self._limits.highs[place]
        if low == high:
            return Range(self._system.cells[place], low, high, low, high)
        return Range(
            self._system.cells[place],
            max(low, self._proved_low.get(place, low)),
            self._proved_high.get(place, high),
            self._lowest.get(place),
            self._highest.get(place),
        )


def ranges_of(
    published: Published, width: int = WIDTH, seconds: float = SECONDS
) -> tuple[Range, ...]:
    """Work out what an outsider can know of every hidden count.

    >>> from reports.disclosure.grids import Grid, Way
    >>> from reports.disclosure.published import published_of
    >>> grid = Grid("Outcome", "searches", Way("rows", ("Arrest", "Caution", "None")))
    >>> shown = {grid.inner("None"): 20, grid.whole: 26}
    >>> hidden = dict.fromkeys([grid.inner("Arrest"), grid.inner("Caution")])
    >>> [(each.low, each.high) for each in ranges_of(published_of([grid], shown | hidden))]
    [(0, 6), (0, 6)]
    """
    return Attack(published, width, seconds).ranges()
