"""Whether the gap between two groups is the same in every stratum.

A test that does not reject has not shown that the strata are alike; it has shown nothing. Strata
that hold no information about the gap are left out and counted, never given half a case.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from reports.statistics.stratum import TwoGroups, check_strata

TARONE = "Breslow–Day with Tarone's correction"
RATES = "chi-square of the rate ratios, with Tarone's correction"
CMH = "Cochran–Mantel–Haenszel chi-square, without continuity correction"


@dataclass(frozen=True, slots=True)
class Homogeneity:
    """A test over strata."""

    statistic: float | None
    degrees_of_freedom: int
    p_value: float | None
    method: str
    strata_used: int
    """Strata that could tell anything; the others hold a group or an outcome that is empty."""
    common: float | None = None
    """The odds ratio or rate ratio supposed to be common, of Mantel and Haenszel."""
    undefined: str | None = None
    """Why there is no statistic; None when there is one."""


def cochran_mantel_haenszel(strata: Sequence[TwoGroups]) -> Homogeneity:
    """Test that the groups do not differ within any stratum (Mantel and Haenszel 1959).

    >>> two = [TwoGroups("East", 20, 100, 10, 100), TwoGroups("West", 40, 100, 20, 100)]
    >>> round(cochran_mantel_haenszel(two).statistic or 0, 4)
    13.2667
    """
    from scipy.special import chdtrc

    used = _informative(strata)
    gap = variance = 0.0
    for one in used:
        x1, n1, x2, n2 = one.counts
        total, of_the_kind = n1 + n2, x1 + x2
        gap += (x1 * n2 - x2 * n1) / total
        variance += n1 * n2 * of_the_kind * (total - of_the_kind) / (total * total * (total - 1))
    common = _common_odds(used)
    if not variance:
        reason = "In every stratum a group or an outcome is empty."
        return Homogeneity(None, 1, None, CMH, 0, common, reason)
    statistic = gap**2 / variance
    return Homogeneity(statistic, 1, float(chdtrc(1, statistic)), CMH, len(used), common)


def breslow_day_tarone(strata: Sequence[TwoGroups]) -> Homogeneity:
    """Test that the odds ratio is the same in every stratum (Breslow and Day 1980; Tarone 1985).

    The count expected in each stratum solves a quadratic that becomes a line when the common odds
    ratio is exactly 1; it is written so that nothing is divided by zero there.

    >>> two = [TwoGroups("East", 30, 100, 10, 100), TwoGroups("West", 10, 100, 30, 100)]
    >>> round(breslow_day_tarone(two).statistic or 0, 2)
    25.0
    """
    used = _informative(strata)
    common = _common_odds(used)
    if common is None or not common:
        reason = "There is no common odds ratio above 0 to compare the parts with."
        return Homogeneity(None, max(len(used) - 1, 0), None, TARONE, len(used), common, reason)
    expected = []
    for one in used:
        gap, cells = _against(common, *one.counts)
        if min(cells) <= 0:
            reason = f"{one.name} expects no case in one of its cells."
            return Homogeneity(None, len(used) - 1, None, TARONE, len(used), common, reason)
        expected.append((gap, 1 / sum(1 / cell for cell in cells)))
    return _tested(expected, TARONE, common)


def equal_rate_ratios(strata: Sequence[TwoGroups]) -> Homogeneity:
    """Test that the rate ratio is the same in every stratum.

    Given the events of a stratum, those of the group are binomial; each is compared with what the
    Mantel-Haenszel rate ratio expects (Breslow and Day 1987, section 3.6), with Tarone's correction
    taken off.

    >>> two = [TwoGroups("East", 20, 100, 10, 100), TwoGroups("West", 40, 100, 20, 100)]
    >>> round(equal_rate_ratios(two).statistic or 0, 6)
    0
    """
    check_strata(strata, parts=False)
    used = [one for one in strata if one.base and one.reference_base]
    used = [one for one in used if one.events + one.reference_events]
    own = sum(one.events * one.reference_base / (one.base + one.reference_base) for one in used)
    other = sum(one.reference_events * one.base / (one.base + one.reference_base) for one in used)
    if not own or not other:
        reason = "There is no common rate ratio above 0 to compare the parts with."
        return Homogeneity(None, max(len(used) - 1, 0), None, RATES, len(used), None, reason)
    common = own / other
    expected = []
    for one in used:
        share = common * one.base / (common * one.base + one.reference_base)
        total = one.events + one.reference_events
        rest = one.reference_base / (common * one.base + one.reference_base)
        expected.append((one.events - total * share, total * share * rest))
    return _tested(expected, RATES, common)


def _informative(strata: Sequence[TwoGroups]) -> list[TwoGroups]:
    """Keep the strata in which both groups and both outcomes are present."""
    check_strata(strata, parts=True)
    return [
        one
        for one in strata
        if one.base
        and one.reference_base
        and 0 < one.events + one.reference_events < one.base + one.reference_base
    ]


def _common_odds(strata: Sequence[TwoGroups]) -> float | None:
    own = other = 0.0
    for one in strata:
        x1, n1, x2, n2 = one.counts
        own += x1 * (n2 - x2) / (n1 + n2)
        other += x2 * (n1 - x1) / (n1 + n2)
    return own / other if other else None


def _against(
    odds: float, x1: int, n1: int, x2: int, n2: int
) -> tuple[float, tuple[float, float, float, float]]:
    """Give the group's count less the expected one, and the four expected cells.

    The table is turned so that its smallest cell is the one that is solved for: taken from a large
    margin, a small cell would have no digits left.
    """
    kind, rest = x1 + x2, n1 + n2 - x1 - x2
    turns = (
        (x1, (odds, n1, n2, kind), 1),
        (n1 - x1, (1 / odds, n1, n2, rest), -1),
        (x2, (1 / odds, n2, n1, kind), -1),
        (n2 - x2, (odds, n2, n1, rest), 1),
    )
    seen, table, sign = min(turns, key=lambda turn: _expected(*turn[1]))
    small = _expected(*table)
    _, base, other, column = table
    cells = (small, base - small, column - small, other - column + small)
    return sign * (seen - small), cells


def _expected(odds: float, base: int, reference_base: int, of_the_kind: int) -> float:
    """Give the group's count that has these odds, given the margins."""
    line = reference_base - of_the_kind + odds * (base + of_the_kind)
    product = odds * base * of_the_kind
    root = sqrt(max(line * line + 4 * (1 - odds) * product, 0.0))
    if line >= 0:
        return 2 * product / (line + root)
    return (root - line) / (2 * (1 - odds))


def _tested(expected: Sequence[tuple[float, float]], method: str, common: float) -> Homogeneity:
    from scipy.special import chdtrc

    freedom = len(expected) - 1
    if freedom < 1:
        reason = "Only one stratum can tell anything, so there is nothing to compare it with."
        return Homogeneity(None, freedom, None, method, len(expected), common, reason)
    statistic = sum(gap**2 / variance for gap, variance in expected)
    statistic -= sum(gap for gap, _ in expected) ** 2 / sum(variance for _, variance in expected)
    statistic = max(statistic, 0.0)
    p_value = float(chdtrc(freedom, statistic))
    return Homogeneity(statistic, freedom, p_value, method, len(expected), common)
