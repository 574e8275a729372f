"""All that is printed, as whole-number conditions: the one place where a table becomes algebra.

Conditions hold exactly, in whole numbers; a printed ratio becomes two of them, with its rounding.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reports.disclosure.cells import Cell, Figure
from reports.disclosure.published import Published
from reports.guards.percentages import printed
from reports.guards.refused import FigureRefused


@dataclass(frozen=True, slots=True)
class Rule:
    """A weighted sum of counts that lies between two whole numbers; None is no limit."""

    terms: tuple[tuple[int, int], ...]
    """The place of a count in the system, and its weight."""
    low: int | None
    high: int | None
    why: str

    def holds(self, values: Sequence[int]) -> bool:
        """Whether counts obey the rule."""
        made = sum(weight * values[place] for place, weight in self.terms)
        return (self.low is None or made >= self.low) and (self.high is None or made <= self.high)


@dataclass(frozen=True, slots=True)
class System:
    """Every count with its limits, and every rule between them."""

    cells: tuple[Cell, ...]
    lows: tuple[int, ...]
    highs: tuple[int | None, ...]
    rules: tuple[Rule, ...]
    places: Mapping[Cell, int]

    def holds(self, values: Sequence[int]) -> bool:
        """Whether counts could stand behind what was printed: checked exactly.

        >>> from reports.disclosure.grids import Grid, Way
        >>> from reports.disclosure.published import published_of
        >>> grid = Grid("Outcome", "searches", Way("rows", ("Arrest", "None")))
        >>> made = system_of(
        ...     published_of(
        ...         [grid],
        ...         {grid.whole: 9} | dict.fromkeys([grid.inner("Arrest"), grid.inner("None")]),
        ...     )
        ... )
        >>> of = [made.places[cell] for cell in (grid.inner("Arrest"), grid.inner("None"))]
        >>> values = [9] * 3
        >>> values[of[0]], values[of[1]] = 4, 5
        >>> made.holds(values)
        True
        """
        inside = all(
            low <= value and (high is None or value <= high)
            for value, low, high in zip(values, self.lows, self.highs, strict=True)
        )
        return inside and all(rule.holds(values) for rule in self.rules)


def system_of(published: Published) -> System:
    """Write down everything that an outsider knows."""
    cells: dict[Cell, int] = {}
    for cell in _every_cell(published):
        cells.setdefault(cell, len(cells))
    lows, highs = [0] * len(cells), [None] * len(cells)
    limits: list[int | None] = list(highs)
    if published.small is not None:
        for cell in published.hidden:
            lows[cells[cell]], limits[cells[cell]] = 1, published.small
    for cell, (low, high) in published.between.items():
        lows[cells[cell]], limits[cells[cell]] = low, high
    for cell, value in published.shown.items():
        if value < 0:
            raise FigureRefused(f"A count is below zero: {value}.", where=cell.words)
        lows[cells[cell]], limits[cells[cell]] = value, value
    rules = [
        Rule(
            (*((cells[part], 1) for part in each.parts), (cells[each.total], -1)),
            0,
            0,
            f"the parts of {each.total.words}",
        )
        for each in published.sums
    ]
    rules += [
        Rule(
            ((cells[each.now], 1), (cells[each.before], -1), (cells[each.cell], -1)),
            0,
            0,
            f"the running total of {each.now.words}",
        )
        for each in published.steps
    ]
    for figure in published.figures:
        rules += _figure_rules(figure, cells)
    return System(tuple(cells), tuple(lows), tuple(limits), tuple(rules), cells)


def _every_cell(published: Published) -> Sequence[Cell]:
    from_steps = [cell for each in published.steps for cell in (each.now, each.before, each.cell)]
    return (
        *published.watched,
        *published.shown,
        *(cell for each in published.sums for cell in each.cells),
        *from_steps,
        *(cell for each in published.figures for cell, _ in (*each.over, *each.under)),
    )


def _figure_rules(figure: Figure, cells: Mapping[Cell, int]) -> list[Rule]:
    """Turn printed digits into limits: value − ½ unit ≤ scale × over ÷ under < value + ½ unit.

    Both sides are multiplied by the whole below the line, which is never negative.
    """
    digits = printed(figure.text)
    step = 2 * 10**digits.places * figure.scale
    rules = []
    for edge, is_low in ((2 * digits.units - 1, True), (2 * digits.units + 1, False)):
        terms: dict[int, int] = {}
        for cell, weight in figure.over:
            terms[cells[cell]] = terms.get(cells[cell], 0) + step * weight
        for cell, weight in figure.under:
            terms[cells[cell]] = terms.get(cells[cell], 0) - edge * weight
        limit = edge * figure.constant
        low, high = (limit, None) if is_low else (None, limit - 1)
        weighted = tuple((place, weight) for place, weight in terms.items() if weight)
        rules.append(Rule(weighted, low, high, f"the printed figure {figure.label}"))
    return rules
