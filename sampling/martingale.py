"""Weigh evidence case by case, so that a panel may stop, or go on, because of what it saw.

The usual intervals promise nothing to someone who looks and then decides how long to go on. This
test does. It must be fed the cases in ticket order, and the two rates must be fixed beforehand.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import inf


@dataclass(frozen=True, slots=True)
class Evidence:
    """How far the cases read speak against "at most this rate of the whole list"."""

    p_value: float
    """The smallest of `after_each`: valid even though the panel looked after every case."""
    after_each: tuple[float, ...]
    """The p-value had the panel stopped after each case."""

    @property
    def last(self) -> float:
        """The p-value after the last case; 1 when none was read."""
        return self.after_each[-1] if self.after_each else 1.0


def evidence_against(
    answers: Sequence[bool], population: int, at_most: float, expected: float
) -> Evidence:
    """Test "at most the rate `at_most` of the `population` cases are of the kind".

    `answers` say for each case read, in ticket order, whether it is of the kind; `expected` is
    the higher rate that the panel thinks likely, and only sharpens the test. The evidence is a
    bet that starts at 1 and can grow tenfold with a chance of one in ten at most if the claim is
    true. (ALPHA without replacement with a fixed alternative mean: Stark 2023, Annals of Applied
    Statistics 17; Ville 1939.) Refused with `ValueError`: more answers than cases, rates not in
    order from 0 to 1.

    >>> heard = [0, 0, 1, 0, 0, 1, 0, 0, 0, 1]
    >>> round(evidence_against([bool(one) for one in heard], 100, 0.05, 0.25).p_value, 6)
    0.024206
    """
    if len(answers) > population:
        raise ValueError(f"{len(answers)} cases were read, but there are only {population}.")
    if not 0 <= at_most < expected <= 1:
        raise ValueError("The expected rate must be above the tested one, both from 0 to 1.")
    stake = 1.0
    left = population
    # Exact, since 0.29 × 100 in floats is a little less than the 29 cases that the claim allows.
    claimed, hoped = (population * Fraction(str(rate)) for rate in (at_most, expected))
    after_each = []
    for answer in answers:
        growth = _growth(answer, claimed, hoped, left)
        # A claim that cannot be true is refuted even where the stake was lost before.
        stake = inf if growth == inf else stake * growth
        after_each.append(_p_value(stake))
        left -= 1
        claimed -= answer
        hoped -= answer
    return Evidence(min(after_each, default=1.0), tuple(after_each))


def _growth(answer: bool, claimed: Fraction, hoped: Fraction, left: int) -> float:
    """Say by how much one answer multiplies the stake, given what is left to be found."""
    if claimed < answer:
        # More of the kind were seen than the claim allows in the whole list.
        return inf
    if claimed >= left:
        # Every case left could be of the kind and the claim would still hold.
        return 0.0
    hoped = min(max(hoped, claimed), Fraction(left))
    if answer:
        return float(hoped / claimed)
    return float((left - hoped) / (left - claimed))


def _p_value(stake: float) -> float:
    return 1.0 if stake <= 1 else 1 / stake
