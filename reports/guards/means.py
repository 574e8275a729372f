"""A mean of several places is weighted by their cases; the mean of means is never printed.

A force with ten cases would count as much as one with ten thousand.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.guards.refused import FigureRefused
from reports.sentences import rounded


@dataclass(frozen=True, slots=True)
class CaseWeightedMean:
    """A mean over all cases of several places."""

    mean: float
    cases: int
    plain: float
    """The mean of the means, kept only so that a published figure can be recognised as one."""

    @property
    def sentence(self) -> str:
        """Say the mean with its cases.

        >>> case_weighted_mean([(10, 90), (50, 10)]).sentence
        '14.0 on average over 100 cases.'
        """
        return f"{rounded(self.mean)} on average over {self.cases:,} cases."


def case_weighted_mean(parts: Sequence[tuple[float, int]]) -> CaseWeightedMean:
    """Weight the mean of each place by its number of cases.

    A place without cases has no mean and counts nothing. Refused: no cases at all.

    >>> made = case_weighted_mean([(10, 90), (50, 10)])
    >>> made.mean, made.plain
    (14.0, 30.0)
    """
    if any(cases < 0 for _, cases in parts):
        raise ValueError("A number of cases is below zero.")
    filled = [(mean, cases) for mean, cases in parts if cases]
    if not filled:
        raise FigureRefused("There is no case, so there is no mean.")
    total = sum(cases for _, cases in filled)
    return CaseWeightedMean(
        sum(mean * cases for mean, cases in filled) / total,
        total,
        sum(mean for mean, _ in filled) / len(filled),
    )


def published_mean(published: str, parts: Sequence[tuple[float, int]]) -> str:
    """Say what a published mean is: by case, a mean of means, or neither.

    >>> published_mean("30", [(10, 90), (50, 10)])
    '30 is the mean of the means. By case it is 14.'
    """
    made = case_weighted_mean(parts)
    places = len(published.partition(".")[2])
    by_case, plain = rounded(made.mean, places), rounded(made.plain, places)
    if published.replace(",", "") == by_case.replace(",", ""):
        return f"{published} is the mean by case."
    if published.replace(",", "") == plain.replace(",", ""):
        return f"{published} is the mean of the means. By case it is {by_case}."
    return f"{published} is neither the mean by case ({by_case}) nor the mean of means ({plain})."
