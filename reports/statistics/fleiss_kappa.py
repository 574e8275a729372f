"""Fleiss' kappa: agreement of any number of members, less what chance gives.

Chance means that each answer is given as often as it was given over all cases. So when nearly all
answers are the same, chance explains nearly everything, and kappa is low or undefined although the
members agree; it must never be printed without the plain share beside it.
"""

from fractions import Fraction

from reports.statistics.coefficient import (
    Answers,
    Coefficient,
    beyond_chance,
    compared,
    nothing_to_compare,
    shares,
)

METHOD = "Fleiss' kappa"
ONE_ANSWER = (
    "All answers that can be compared are the same one. Chance alone would then give full"
    " agreement, so there is nothing beyond it to measure."
)


def fleiss_kappa(answers: Answers) -> Coefficient:
    """Give kappa (Fleiss, Psychological Bulletin 76, 1971).

    Cases may have unequal numbers of answers. Then each case with two or more has the same weight,
    and the shares by which chance is counted are means over all cases with any (Gwet, Handbook of
    Inter-Rater Reliability, 4th edition, 2014, chapter 2).

    >>> fleiss_kappa([["a", "a", "a"], ["b", "b", "b"]]).estimate
    1.0
    >>> fleiss_kappa([["a", "a"], ["a", "a"]]).undefined == ONE_ANSWER
    True
    """
    rows = compared(answers)
    if not rows:
        return nothing_to_compare(METHOD)
    observed = sum(
        (
            Fraction(count * (count - 1), row.total() * (row.total() - 1))
            for row in rows
            for count in row.values()
        ),
        Fraction(0),
    ) / len(rows)
    by_chance = sum((share**2 for share in shares(answers).values()), Fraction(0))
    return beyond_chance(observed, by_chance, len(rows), METHOD, ONE_ANSWER)
