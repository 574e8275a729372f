"""Rates that allow for the different ages (or other bands) of two populations.

A standardised rate is for comparing; it is not how often anything happened. On few events it means
nothing, so below ten events it is refused and the ratio of observed to expected events stands in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

from reports.statistics.count_limits import CountLimits, count_limits
from reports.statistics.estimate import Estimate, check_confidence, check_counts
from reports.statistics.log_scale import log_limits

DIRECT = "direct standardisation (Dobson)"
DIRECT_RATIO = "ratio of directly standardised rates, on the log scale"
INDIRECT = "indirect standardisation, observed over expected"
FEWEST_EVENTS = 10


@dataclass(frozen=True, slots=True)
class Band:
    """The events and residents of one band, such as an age group."""

    events: int
    residents: int


@dataclass(frozen=True, slots=True)
class StandardisedRatio:
    """A ratio that allows for bands, beside the one that does not."""

    ratio: Estimate
    crude: float | None
    """The ratio without any standardisation; None when the reference group has no events."""
    events: int
    expected: float | None
    """The events of the group at the reference group's rates; None for the direct method."""


def direct_rate(
    bands: Sequence[Band],
    standard: Sequence[float],
    *,
    per: int = 1000,
    confidence: float = 0.95,
    limits: CountLimits = CountLimits.OHID,
) -> Estimate:
    """Give the rate that a group would have if its bands were as large as those of the standard.

    Σwx/n over Σw. The limits are the rate + √(Var/O) times the distance of the limits of the total
    count O from O (Dobson and others 1991), with those of the public health office unless exact
    ones are asked for. Undefined below 10 events, where simulation showed that it misleads.

    >>> bands = [Band(120, 5_200), Band(340, 4_300), Band(200, 6_100), Band(100, 15_323)]
    >>> found = direct_rate(bands, [165_200, 144_300, 206_100, 1_007_293])
    >>> tuple(round(x or 0, 4) for x in (found.estimate, found.low, found.high))
    (18.7493, 17.385, 20.1889)
    """
    check_confidence(confidence)
    if per <= 0:
        raise ValueError(f"A rate is per a number of residents above zero, not {per}.")
    whole, parts = _check(bands, standard)
    events = sum(band.events for band in bands)
    found = count_limits(events, confidence, limits)
    method = f"{DIRECT}, {found.method}"
    if events < FEWEST_EVENTS:
        reason = f"Only {events} events: a standardised rate needs at least {FEWEST_EVENTS}."
        return Estimate(None, None, None, method, confidence, undefined=reason)
    if not any(weight and band.events for band, weight in parts):
        reason = "No event is in a band that the standard population has."
        return Estimate(None, None, None, method, confidence, undefined=reason)
    value, variance = _value(parts, whole)
    spread = sqrt(variance / events)
    low = max(value + spread * (found.low - events), 0.0)
    high = value + spread * (found.high - events)
    return Estimate(value * per, low * per, high * per, method, confidence)


def direct_ratio(
    bands: Sequence[Band],
    reference: Sequence[Band],
    standard: Sequence[float] | None = None,
    *,
    confidence: float = 0.95,
) -> StandardisedRatio:
    """Compare two directly standardised rates.

    The standard is the combined population of both groups unless another is given. The variance of
    the log of the ratio is Var1/DSR1² + Var2/DSR2². Undefined when either group has fewer than 10
    events: use `standardised_ratio`, which then takes the indirect method and says so.
    """
    tail = check_confidence(confidence)
    weights = _standard(bands, reference, standard)
    whole, parts = _check(bands, weights)
    _, reference_parts = _check(reference, weights)
    events, reference_events = _events(bands), _events(reference)
    crude = _crude(bands, reference)
    if min(events, reference_events) < FEWEST_EVENTS:
        counts = f"{events} and {reference_events} events"
        reason = f"{counts}: a ratio of standardised rates needs at least {FEWEST_EVENTS} in each."
        undefined = Estimate(None, None, None, DIRECT_RATIO, confidence, undefined=reason)
        return StandardisedRatio(undefined, crude, events, None)
    value, variance = _value(parts, whole)
    other, other_variance = _value(reference_parts, whole)
    if not value or not other:
        reason = "The events are in bands that the standard population does not have."
        undefined = Estimate(None, None, None, DIRECT_RATIO, confidence, undefined=reason)
        return StandardisedRatio(undefined, crude, events, None)
    error = sqrt(variance / value**2 + other_variance / other**2)
    low, high, p_value = log_limits(log(value / other), error, tail)
    found = Estimate(value / other, low, high, DIRECT_RATIO, confidence, p_value)
    return StandardisedRatio(found, crude, events, None)


def indirect_ratio(
    bands: Sequence[Band],
    reference: Sequence[Band],
    *,
    confidence: float = 0.95,
    limits: CountLimits = CountLimits.EXACT,
) -> StandardisedRatio:
    """Compare a group's events with those it would have at the reference group's rates, by band.

    O over E, with the limits of O over E. The expected number is taken as known, so the reference
    group has to be much the larger. Undefined when nothing is expected.

    >>> own, other = [Band(3, 100), Band(1, 200)], [Band(10, 1_000), Band(5, 2_000)]
    >>> found = indirect_ratio(own, other)
    >>> round(found.expected or 0, 2), round(found.ratio.estimate or 0, 2)
    (1.5, 2.67)
    """
    check_confidence(confidence)
    _check(reference, [1.0] * len(bands))
    _check(bands, [0.0] * len(bands))
    expected = sum(
        own.residents * (other.events / other.residents)
        for own, other in zip(bands, reference, strict=True)
    )
    events = _events(bands)
    found = count_limits(events, confidence, limits)
    method = f"{INDIRECT}, {found.method}"
    crude = _crude(bands, reference)
    if not expected:
        reason = "At the reference group's rates no event is expected."
        undefined = Estimate(None, None, None, method, confidence, undefined=reason)
        return StandardisedRatio(undefined, crude, events, expected)
    ratio = Estimate(
        events / expected, found.low / expected, found.high / expected, method, confidence
    )
    return StandardisedRatio(ratio, crude, events, expected)


def standardised_ratio(
    bands: Sequence[Band],
    reference: Sequence[Band],
    standard: Sequence[float] | None = None,
    *,
    confidence: float = 0.95,
) -> StandardisedRatio:
    """Compare two groups band by band: directly, or indirectly when either has under 10 events.

    `ratio.method` says which was used.

    >>> own, other = [Band(3, 100), Band(1, 200)], [Band(10, 1_000), Band(5, 2_000)]
    >>> standardised_ratio(own, other).ratio.method
    'indirect standardisation, observed over expected, exact Poisson'
    """
    if min(_events(bands), _events(reference)) < FEWEST_EVENTS:
        return indirect_ratio(bands, reference, confidence=confidence)
    return direct_ratio(bands, reference, standard, confidence=confidence)


def _events(bands: Sequence[Band]) -> int:
    return sum(band.events for band in bands)


def _crude(bands: Sequence[Band], reference: Sequence[Band]) -> float | None:
    residents = sum(band.residents for band in bands)
    other = sum(band.residents for band in reference)
    if not residents or not other or not _events(reference):
        return None
    return _events(bands) / residents / (_events(reference) / other)


def _standard(
    bands: Sequence[Band], reference: Sequence[Band], standard: Sequence[float] | None
) -> Sequence[float]:
    if len(bands) != len(reference):
        raise ValueError("Both groups need the same bands, in the same order.")
    if standard is not None:
        return standard
    pairs = zip(bands, reference, strict=True)
    return [own.residents + other.residents for own, other in pairs]


def _check(
    bands: Sequence[Band], standard: Sequence[float]
) -> tuple[float, list[tuple[Band, float]]]:
    """Give the whole standard, and each band with its weight; refuse what does not fit."""
    if not bands or len(bands) != len(standard):
        raise ValueError("Each band needs a weight of the standard population, in the same order.")
    for place, (band, weight) in enumerate(zip(bands, standard, strict=True), start=1):
        check_counts(events=band.events, residents=band.residents)
        if not 0 <= weight < float("inf"):
            raise ValueError(f"Band {place} has a standard population of {weight}.")
        if not band.residents and (weight or band.events):
            raise ValueError(f"Band {place} has nobody resident, so it has no rate.")
    return sum(standard), list(zip(bands, standard, strict=True))


def _value(parts: Sequence[tuple[Band, float]], whole: float) -> tuple[float, float]:
    """Give the standardised rate per resident, and its variance."""
    if not whole:
        raise ValueError("The standard population has nobody in it.")
    used = [(band, weight / whole) for band, weight in parts if weight]
    value = sum(weight * band.events / band.residents for band, weight in used)
    squares = ((weight / band.residents) ** 2 * band.events for band, weight in used)
    return value, sum(squares)
