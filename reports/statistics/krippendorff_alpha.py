"""Krippendorff's alpha: agreement less chance, with missing answers, with or without an order.

It counts disagreement instead of agreement, so answers that stand in an order can disagree by more
or by less. Like kappa it has nothing to say where all answers are the same one.
"""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

from reports.statistics.coefficient import Answers, Coefficient, compared, nothing_to_compare
from reports.statistics.fleiss_kappa import ONE_ANSWER

NOMINAL = "Krippendorff's alpha, nominal"
ORDINAL = "Krippendorff's alpha, ordinal"


def krippendorff_alpha(answers: Answers, order: Sequence[str] = ()) -> Coefficient:
    """Give alpha (Krippendorff, Content Analysis, chapter on reliability).

    With `order`, the codes from one end of the scale to the other, far answers disagree by more:
    the ordinal difference. Without it any two answers differ alike. Raises `ValueError` for an
    answer that the order does not hold.

    >>> round(krippendorff_alpha([["a", "a", "b"], ["b", "b"]]).estimate or 0, 3)
    0.333
    >>> krippendorff_alpha([["a"], ["b"]]).undefined
    'No case was judged by two members, so there is nothing to compare.'
    """
    method = ORDINAL if order else NOMINAL
    rows = compared(answers)
    if not rows:
        return nothing_to_compare(method)
    totals: Counter[str] = Counter()
    for row in rows:
        totals.update(row)
    codes = list(order) or sorted(totals)
    if not set(totals) <= set(codes):
        raise ValueError(f"The order lacks: {', '.join(sorted(set(totals) - set(codes)))}.")
    apart = {
        pair: _apart(codes, totals, *pair) if order else Fraction(1)
        for pair in combinations(codes, 2)
    }
    seen = sum(
        (
            apart[one, other] * Fraction(2 * row[one] * row[other], row.total() - 1)
            for row in rows
            for one, other in apart
        ),
        Fraction(0),
    )
    chance = sum(
        (apart[one, other] * 2 * totals[one] * totals[other] for one, other in apart), Fraction(0)
    ) / (totals.total() - 1)
    if not chance:
        return Coefficient(None, 1.0, 1.0, len(rows), method, ONE_ANSWER)
    largest = max(apart.values()) * totals.total()
    return Coefficient(
        estimate=float(1 - seen / chance),
        observed=float(1 - seen / largest),
        by_chance=float(1 - chance / largest),
        cases=len(rows),
        method=method,
    )


def _apart(codes: Sequence[str], totals: Counter[str], one: str, other: str) -> Fraction:
    """Give the squared ordinal difference: the answers that lie between two codes, ends by half."""
    between = codes[codes.index(one) : codes.index(other) + 1]
    ends = Fraction(totals[one] + totals[other], 2)
    return (sum(totals[each] for each in between) - ends) ** 2
