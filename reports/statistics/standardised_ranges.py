"""A ratio that allows for ages where residents by age are known only within limits.

Nobody may guess the residents inside the limits, so there is no ratio, only what it must lie
between. The standard is a population of which every band is known.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, log, sqrt

from reports.statistics.estimate import check_confidence
from reports.statistics.log_scale import log_limits
from reports.statistics.standardised import FEWEST_EVENTS

METHOD = "bounds of a ratio of directly standardised rates, residents within limits"


@dataclass(frozen=True, slots=True)
class RangedBand:
    """The events of one band, and the fewest and the most residents that it can have."""

    events: int
    low: int
    high: int

    def __post_init__(self) -> None:
        """Refuse counts below zero and limits that no number lies between."""
        if self.events < 0 or not 0 <= self.low <= self.high:
            raise ValueError(f"A band cannot hold {self.events} of {self.low} to {self.high}.")


@dataclass(frozen=True, slots=True)
class StandardisedBounds:
    """What a standardised ratio must lie between."""

    least: float | None
    """The lowest ratio that the residents allow; None where nothing can be said."""
    most: float | None
    """The highest; None where nothing bounds it."""
    low: float | None
    """With chance as well: the lowest limit of any interval that the residents allow."""
    high: float | None
    undefined: str | None = None
    """Why nothing can be said; None when something can."""


def ranged_ratio(
    bands: Sequence[RangedBand],
    reference: Sequence[RangedBand],
    standard: Sequence[float],
    *,
    confidence: float = 0.95,
) -> StandardisedBounds:
    """Bound the ratio of two directly standardised rates over all residents within the limits.

    A rate is lowest with the most residents in each band and highest with the fewest. The limits
    for chance take the largest variance of the log that any residents within the limits can give,
    so they hold every interval that could have been computed. Undefined below 10 events in either.

    >>> own = [RangedBand(60, 4_000, 5_000), RangedBand(40, 9_000, 11_000)]
    >>> other = [RangedBand(300, 100_000, 101_000), RangedBand(500, 400_000, 404_000)]
    >>> found = ranged_ratio(own, other, [1, 4])
    >>> round(found.least or 0, 2), round(found.most or 0, 2)
    (3.32, 4.14)
    """
    tail = check_confidence(confidence)
    if not bands or not len(bands) == len(reference) == len(standard):
        raise ValueError("Both groups and the standard need the same bands, in the same order.")
    if any(not 0 <= weight < inf for weight in standard):
        raise ValueError("A weight of the standard is below zero or no number.")
    events = [sum(band.events for band in group) for group in (bands, reference)]
    if min(events) < FEWEST_EVENTS:
        counts = f"{events[0]} and {events[1]} events"
        return StandardisedBounds(
            None,
            None,
            None,
            None,
            f"{counts}: a ratio of standardised rates needs at least {FEWEST_EVENTS} in each.",
        )
    own, other = _value(bands, standard), _value(reference, standard)
    if not own[0] or not other[0]:
        return StandardisedBounds(
            None, None, None, None, "The events are in bands that the standard does not have."
        )
    least, most = own[0] / other[1], own[1] / other[0]
    error = sqrt(own[2] + other[2])
    if inf in (most, error):
        return StandardisedBounds(least, None if most == inf else most, 0.0, None)
    low = log_limits(log(least), error, tail).low if least else 0.0
    return StandardisedBounds(least, most, low, log_limits(log(most), error, tail).high)


def _value(bands: Sequence[RangedBand], standard: Sequence[float]) -> tuple[float, float, float]:
    """Give the lowest and highest rate, and the largest variance of its log."""
    used = [
        (band, weight) for band, weight in zip(bands, standard, strict=True) if weight * band.events
    ]
    if any(not band.high for band, _ in used):
        raise ValueError("A band has events and nobody resident.")
    lowest = sum(weight * band.events / band.high for band, weight in used)
    if any(not band.low for band, _ in used):
        return lowest, inf, inf
    highest = sum(weight * band.events / band.low for band, weight in used)
    squares = sum(band.events * (weight / band.low) ** 2 for band, weight in used)
    return lowest, highest, squares / lowest**2 if lowest else inf
