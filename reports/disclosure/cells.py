"""The places of published tables: a cell is known by the cases it counts, not by where it stands.

So two tables that print the same total, or this report and the last one, are seen to speak of the
same number. A cell never knows its value.
"""

from dataclasses import dataclass, field

HIDDEN = "c"
"""What is printed for a hidden count: never blank, which reads as unknown, and never 0."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One count: of which cases, and with which properties."""

    of: str
    """Which cases are counted at all; tables of the same cases share their totals."""
    at: frozenset[tuple[str, str]]
    """Each property as its way of dividing and the part; empty for the total of all."""
    order: tuple[str, ...] = field(default=(), compare=False)
    """In which order a person reads the ways of dividing; no part of what the cell is."""

    @property
    def words(self) -> str:
        """Name the cell for a person.

        >>> at = frozenset({("rows", "Black"), ("columns", "Arrest")})
        >>> Cell("searches", at, ("rows", "columns")).words
        'Black, Arrest'
        >>> Cell("searches", frozenset()).words
        'the total'
        """
        labels = dict(self.at)
        ways = [way for way in self.order if way in labels]
        ways += sorted(way for way in labels if way not in ways)
        return ", ".join(labels[way] for way in ways) or "the total"

    def among(self, of: str) -> "Cell":
        """The same place among other cases."""
        return Cell(of, self.at, self.order)


@dataclass(frozen=True, slots=True)
class Sum:
    """A total and the parts that make it."""

    total: Cell
    parts: tuple[Cell, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The parts and the total."""
        return (*self.parts, self.total)


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed percentage, rate, mean or ratio of rates, and the counts that it was made of.

    The figure is scale × (weighted counts over) ÷ (weighted counts under + constant). A ratio of
    two rates x1/n1 and x2/n2 has x1 × n2 over and x2 × n1 under, with scale 1.
    """

    label: str
    text: str
    """Its digits as printed, such as 27.3."""
    over: tuple[tuple[Cell, int], ...]
    under: tuple[tuple[Cell, int], ...]
    constant: int = 0
    """Residents, for a rate."""
    scale: int = 100
    """100 for per cent, 1000 for a rate per 1,000, 1 for a mean or a ratio."""

    @property
    def cells(self) -> frozenset[Cell]:
        """Every count that the figure gives away something of."""
        return frozenset(cell for cell, _ in (*self.over, *self.under))
