"""How often searches of two groups found something, with what that cannot show beside it.

A lower find rate suggests a lower bar for searching only where the searches nearest the bar are
alike in both groups; average rates can differ under one bar and agree under two. So the caveats are
part of the result. The test that would see the bar needs stops without a search, which no public
list holds; it is not offered.
"""

from dataclasses import dataclass
from enum import StrEnum

from reports.statistics.difference import difference
from reports.statistics.estimate import Estimate
from reports.statistics.risk_ratio import risk_ratio


class Caveat(StrEnum):
    """What must be said beside a find rate; the words belong to the wording module."""

    NOT_SEARCHED = "not-searched"
    """Find rates cannot see who was not searched."""
    INFRA_MARGINALITY = "infra-marginality"
    """Average find rates can differ under one bar and agree under two."""
    ARREST_IS_NOT_FIND = "arrest-is-not-find"
    """An arrest, or any other outcome, is not the same as finding what was searched for."""
    NO_THRESHOLD_TEST = "no-threshold-test"
    """Why the threshold test is not offered: it needs stops without a search."""


class FindMeasure(StrEnum):
    """What was counted as a find."""

    LINKED = "outcome linked to the object of the search"
    OUTCOME = "any outcome"
    ARREST = "arrest"


@dataclass(frozen=True, slots=True)
class HitRates:
    """Find rates of a group and of the reference group."""

    ratio: Estimate
    difference: Estimate
    measure: FindMeasure
    caveats: tuple[Caveat, ...]
    """Printed with the figures, all of them."""


def hit_rates(
    finds: int,
    searches: int,
    reference_finds: int,
    reference_searches: int,
    measure: FindMeasure,
    *,
    confidence: float = 0.95,
) -> HitRates:
    """Compare find rates as a ratio (Koopman) and as a difference (Newcombe).

    >>> found = hit_rates(131, 760, 763, 4_853, FindMeasure.ARREST)
    >>> round(found.ratio.estimate or 0, 2), [caveat.value for caveat in found.caveats]
    (1.1, ['not-searched', 'infra-marginality', 'arrest-is-not-find'])
    """
    counts = (finds, searches, reference_finds, reference_searches)
    caveats: tuple[Caveat, ...] = (Caveat.NOT_SEARCHED, Caveat.INFRA_MARGINALITY)
    if measure is not FindMeasure.LINKED:
        caveats = (*caveats, Caveat.ARREST_IS_NOT_FIND)
    return HitRates(
        risk_ratio(*counts, confidence=confidence),
        difference(*counts, confidence=confidence),
        measure,
        caveats,
    )


def threshold_test_caveat() -> Caveat:
    """Give the caveat that explains why no threshold test is offered.

    >>> threshold_test_caveat().value
    'no-threshold-test'
    """
    return Caveat.NO_THRESHOLD_TEST
