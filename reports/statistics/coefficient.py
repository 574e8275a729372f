"""What every measure of agreement beyond chance gives back, and how answers are handed to it.

Answers come case by case, without who gave them: a measure never needs to know, and what it does
not know it cannot print. A measure that cannot be worked out says why; it is never a NaN or a zero.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

Answers = Sequence[Sequence[str]]
"""One row for each case: the codes that were answered about it, a missing answer left out."""

NOTHING_TO_COMPARE = "No case was judged by two members, so there is nothing to compare."


@dataclass(frozen=True, slots=True)
class Coefficient:
    """Agreement beyond chance: 1 is perfect, 0 is what chance gives, below 0 is worse than that."""

    estimate: float | None
    """None when the coefficient is undefined."""
    observed: float | None
    """The agreement that was seen, from 0 to 1, as this measure counts it."""
    by_chance: float | None
    """The agreement that this measure expects from chance."""
    cases: int
    """Cases with at least two answers."""
    method: str
    """The name by which a manual or another program knows it."""
    undefined: str | None = None
    """Why there is no coefficient, in a plain sentence; None when there is one."""


def compared(answers: Answers) -> list[Counter[str]]:
    """Count the answers of each case that has at least two.

    >>> compared([["yes", "no", "yes"], ["yes"], []])
    [Counter({'yes': 2, 'no': 1})]
    """
    return [Counter(row) for row in answers if len(row) >= 2]


def nothing_to_compare(method: str) -> Coefficient:
    """Give the answer where no case has two answers."""
    return Coefficient(None, None, None, 0, method, NOTHING_TO_COMPARE)


def beyond_chance(
    observed: Fraction, by_chance: Fraction, cases: int, method: str, undefined: str
) -> Coefficient:
    """Give (observed - by chance) / (1 - by chance), or say why not where chance explains all.

    >>> beyond_chance(Fraction(3, 4), Fraction(1, 2), 9, "a measure", "No reason.").estimate
    0.5
    """
    seen, expected = float(observed), float(by_chance)
    if by_chance == 1:
        return Coefficient(None, seen, expected, cases, method, undefined)
    estimate = float((observed - by_chance) / (1 - by_chance))
    return Coefficient(estimate, seen, expected, cases, method)


def shares(answers: Answers) -> dict[str, Fraction]:
    """Give each answer's share: over the cases that have any, the mean of its share in each.

    >>> shares([["yes", "yes"], ["no"]])
    {'yes': Fraction(1, 2), 'no': Fraction(1, 2)}
    """
    rows = [Counter(row) for row in answers if row]
    found: dict[str, Fraction] = {}
    for row in rows:
        for code, count in row.items():
            found[code] = found.get(code, Fraction(0)) + Fraction(count, row.total() * len(rows))
    return found
