"""Gwet's AC1 and AC2: agreement less chance, steady where nearly all answers are the same one.

Only answers about which members are unsure can agree by chance here, so full agreement on one
answer is full agreement, where kappa is undefined. AC2 is AC1 with part agreement for near answers.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import product

from reports.statistics.coefficient import (
    Answers,
    Coefficient,
    beyond_chance,
    compared,
    nothing_to_compare,
    shares,
)

AC1 = "Gwet's AC1"
AC2 = "Gwet's AC2, ordinal weights"
ONE_CATEGORY = "The question has only one possible answer, so agreement means nothing."

_Weights = Mapping[tuple[str, str], Fraction]


def gwet_ac1(answers: Answers, categories: Sequence[str]) -> Coefficient:
    """Give AC1 (Gwet, British Journal of Mathematical and Statistical Psychology 61, 2008).

    `categories` are all answers that could be given, also those that nobody gave: chance depends
    on how many there are. Raises `ValueError` for an answer that is not among them.

    >>> gwet_ac1([["a", "a"], ["a", "a"]], ["a", "b"]).estimate
    1.0
    >>> gwet_ac1([["a", "a"], ["a", "b"]], ["a", "b"]).estimate
    0.2
    """
    weights = {(one, other): Fraction(one == other) for one, other in product(categories, repeat=2)}
    return _coefficient(answers, categories, weights, AC1)


def gwet_ac2(answers: Answers, order: Sequence[str]) -> Coefficient:
    """Give AC2 with ordinal weights (Gwet, Handbook of Inter-Rater Reliability, 2014, chapter 3).

    `order` holds all answers that could be given, from one end of the scale to the other. Two of
    them agree by 1 less the share of pairs of steps that lie between them.

    >>> gwet_ac2([["a", "a"], ["c", "c"]], ["a", "b", "c"]).estimate
    1.0
    """
    return _coefficient(answers, order, ordinal_weights(order), AC2)


def ordinal_weights(order: Sequence[str]) -> _Weights:
    """Give how far any two answers of a scale agree, from 0 at its two ends to 1.

    >>> weights = ordinal_weights(["a", "b", "c"])
    >>> [str(weights["a", other]) for other in "abc"]
    ['1', '2/3', '0']
    """
    places = {code: place for place, code in enumerate(order)}
    most = len(order) * (len(order) - 1)
    found = {}
    for one, other in product(order, repeat=2):
        steps = abs(places[one] - places[other])
        found[one, other] = 1 - Fraction(steps * (steps + 1), most) if steps else Fraction(1)
    return found


def _coefficient(
    answers: Answers, categories: Sequence[str], weights: _Weights, method: str
) -> Coefficient:
    strange = {code for row in answers for code in row} - set(categories)
    if strange:
        raise ValueError(f"Not among the possible answers: {', '.join(sorted(strange))}.")
    rows = compared(answers)
    if not rows:
        return nothing_to_compare(method)
    if len(categories) < 2:
        return Coefficient(None, 1.0, None, len(rows), method, ONE_CATEGORY)
    observed = Fraction(0)
    for row in rows:
        for code, count in row.items():
            near = sum((weights[code, each] * row[each] for each in row), Fraction(0))
            observed += count * (near - 1) / (row.total() * (row.total() - 1))
    unsure = sum((share * (1 - share) for share in shares(answers).values()), Fraction(0))
    several = len(categories) * (len(categories) - 1)
    by_chance = sum(weights.values(), Fraction(0)) * unsure / several
    return beyond_chance(observed / len(rows), by_chance, len(rows), method, ONE_CATEGORY)
