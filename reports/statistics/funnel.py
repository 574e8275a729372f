"""Which areas (or teams, or months) lie further from the overall value than chance would put them.

For seeing that most do not. The areas stay in the order they were given: this is not a league
table, and nothing here ranks.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import asin, fsum, sqrt
from statistics import NormalDist

from reports.statistics.estimate import check_counts, check_parts
from reports.statistics.rising import rising

NARROW, WIDE = 0.95, 0.998
TRIMMED = 0.1
"""Share of the areas at each end that cannot drive the dispersion (Spiegelhalter 2005)."""
SHARES = "Wilson limits turned round"
RATES = "exact Poisson limits turned round"


class Position(StrEnum):
    """Where an area lies; 95 per cent limits are the inner ones, 99.8 per cent the outer."""

    WITHIN = "within"
    ABOVE_INNER = "above 95 %"
    BELOW_INNER = "below 95 %"
    ABOVE_OUTER = "above 99.8 %"
    BELOW_OUTER = "below 99.8 %"
    EMPTY = "empty"
    """Nobody is counted there, so it has no value."""


@dataclass(frozen=True, slots=True)
class Area:
    """The events of one area, and its cases or residents."""

    name: str
    events: int
    base: int


@dataclass(frozen=True, slots=True)
class FunnelArea:
    """One area and its limits, as shares or as rates per `per` residents."""

    name: str
    events: int
    base: int
    value: float | None
    low_95: float
    high_95: float
    low_998: float
    high_998: float
    position: Position


@dataclass(frozen=True, slots=True)
class Funnel:
    """All areas against the overall value."""

    average: float | None
    areas: tuple[FunnelArea, ...]
    dispersion: float
    """At least 1; the limits have been widened by its root where it was asked for."""
    widened: bool
    outside_95: int
    outside_998: int
    expected_95: float
    """How many areas chance alone would put outside the 95 per cent limits."""
    expected_998: float
    method: str
    undefined: str | None = None


def share_funnel(areas: Sequence[Area], *, widen: bool = False) -> Funnel:
    """Put control limits around the overall share: p ± z √(φ p(1-p)/n), kept between 0 and 1.

    A share beyond them is one whose Wilson interval leaves out the overall share. φ is 1 unless
    `widen`; it is reported either way.

    >>> found = share_funnel([Area("East", 5, 100), Area("West", 15, 100), Area("North", 30, 100)])
    >>> [area.position.value for area in found.areas], found.outside_998
    (['below 99.8 %', 'within', 'above 99.8 %'], 2)
    """
    for area in areas:
        check_parts(area.events, area.base)
    events, cases = sum(a.events for a in areas), sum(a.base for a in areas)
    if not cases:
        return _undefined(areas, SHARES, "There are no cases.")
    average = events / cases

    def score(area: Area) -> float:
        # The arcsine gives every share the same variance, 1/4n.
        return 2 * sqrt(area.base) * (asin(sqrt(area.events / area.base)) - asin(sqrt(average)))

    return _funnel(areas, average, 1, score, share_limits, SHARES, widen)


def rate_funnel(areas: Sequence[Area], *, per: int = 1000, widen: bool = False) -> Funnel:
    """Put control limits around the overall rate per so many residents.

    A rate beyond them is one whose exact Poisson interval leaves out the overall rate. With `widen`
    events and expected events are divided by φ first.

    >>> found = rate_funnel([Area("East", 20, 1_000), Area("West", 22, 1_000)])
    >>> [area.position.value for area in found.areas], found.average
    (['within', 'within'], 21.0)
    """
    if per <= 0:
        raise ValueError(f"A rate is per a number of residents above zero, not {per}.")
    for area in areas:
        check_counts(events=area.events, residents=area.base)
        if area.events and not area.base:
            raise ValueError(f"{area.name} has events but nobody resident.")
    events, residents = sum(a.events for a in areas), sum(a.base for a in areas)
    if not residents:
        return _undefined(areas, RATES, "The population counts nobody.")
    average = events / residents

    def score(area: Area) -> float:
        # The square root gives every count the same variance, 1/4.
        return 2 * (sqrt(area.events) - sqrt(average * area.base))

    return _funnel(areas, average, per, score, rate_limits, RATES, widen)


def share_limits(
    average: float, cases: float, level: float, dispersion: float = 1.0
) -> tuple[float, float]:
    """Give the limits of a share of so many cases; a chart draws its curves from these.

    >>> [round(x, 4) for x in share_limits(0.14112, 25, 0.95)]
    [0.0046, 0.2776]
    """
    z = NormalDist().inv_cdf((1 + level) / 2)
    reach = z * sqrt(average * (1 - average) * dispersion / cases)
    return max(average - reach, 0.0), min(average + reach, 1.0)


def rate_limits(
    average: float, residents: float, level: float, dispersion: float = 1.0
) -> tuple[float, float]:
    """Give the limits of a rate per resident, of so many residents.

    >>> [round(1000 * x, 2) for x in rate_limits(0.021, 1_000, 0.95)]
    [12.03, 30.92]
    """
    low, high = _count_limits(average * residents / dispersion, level)
    return low * dispersion / residents, high * dispersion / residents


def _count_limits(expected: float, level: float) -> tuple[float, float]:
    """Give the counts whose exact limits just reach the expected one; they need not be whole."""
    from scipy.special import gammainc, gammaincc

    tail = (1 - level) / 2
    if not expected:
        return 0.0, 0.0
    high = rising(lambda count: -float(gammainc(max(count, 0.0), expected)), -tail)
    if float(gammaincc(1.0, expected)) >= tail:
        return 0.0, high
    low = rising(lambda count: float(gammaincc(max(count, -1.0) + 1, expected)), tail)
    return max(low, 0.0), high


def _dispersion(scores: Sequence[float]) -> float:
    """Average the squared scores after the outermost tenth at each end is drawn in."""
    if len(scores) < 2:
        return 1.0
    ordered = sorted(scores)
    cut = int(TRIMMED * len(ordered))
    low, high = ordered[cut], ordered[-1 - cut]
    return max(1.0, fsum(min(max(s, low), high) ** 2 for s in scores) / len(scores))


def _funnel(
    areas: Sequence[Area],
    average: float,
    per: int,
    score: Callable[[Area], float],
    limits: Callable[[float, float, float, float], tuple[float, float]],
    method: str,
    widen: bool,
) -> Funnel:
    counted = [area for area in areas if area.base]
    dispersion = _dispersion([score(area) for area in counted])
    used = dispersion if widen else 1.0
    rows = []
    for area in areas:
        if not area.base:
            rows.append(_empty(area))
            continue
        inner, outer = (
            limits(average, area.base, NARROW, used),
            limits(average, area.base, WIDE, used),
        )
        value = area.events / area.base
        position = _position(value, inner, outer)
        (low_95, high_95), (low_998, high_998) = inner, outer
        rows.append(
            FunnelArea(
                area.name,
                area.events,
                area.base,
                value * per,
                low_95 * per,
                high_95 * per,
                low_998 * per,
                high_998 * per,
                position,
            )
        )
    outer_ones = (Position.ABOVE_OUTER, Position.BELOW_OUTER)
    outside_998 = sum(row.position in outer_ones for row in rows)
    outside_95 = sum(row.position not in (Position.WITHIN, Position.EMPTY) for row in rows)
    return Funnel(
        average * per,
        tuple(rows),
        dispersion,
        widen,
        outside_95,
        outside_998,
        len(counted) * (1 - NARROW),
        len(counted) * (1 - WIDE),
        f"{method}, widened for a dispersion of {dispersion:.2f}" if used > 1 else method,
    )


def _position(value: float, inner: tuple[float, float], outer: tuple[float, float]) -> Position:
    if value > outer[1]:
        return Position.ABOVE_OUTER
    if value < outer[0]:
        return Position.BELOW_OUTER
    if value > inner[1]:
        return Position.ABOVE_INNER
    if value < inner[0]:
        return Position.BELOW_INNER
    return Position.WITHIN


def _empty(area: Area) -> FunnelArea:
    return FunnelArea(area.name, 0, 0, None, 0.0, 0.0, 0.0, 0.0, Position.EMPTY)


def _undefined(areas: Sequence[Area], method: str, reason: str) -> Funnel:
    rows = tuple(_empty(area) for area in areas)
    return Funnel(None, rows, 1.0, False, 0, 0, 0.0, 0.0, method, reason)
