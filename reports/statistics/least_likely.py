"""Two-sided exact p-values: the chance of every outcome that is no more likely than the one seen.

One definition for both exact tests, for counts of any size: chances come from Loader's expansion,
which keeps its digits at a hundred million, and tails are added term by term, outwards from the
line, so that a tiny tail is never taken from 1.
"""

from collections.abc import Callable
from math import exp, inf, lgamma, log, log1p, pi
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    Places = NDArray[float64]

TIE = 1e-7
"""Outcomes this much more likely than the one seen, relatively, count as equally likely."""
_FIRST_CHUNK, _LAST_CHUNK = 64, 65_536
_NEGLIGIBLE = 1e-18


def binomial_p(count: int, total: int, share: float, rest: float) -> float:
    """Test `count` of `total` against a share; `rest` is 1 - share, to all its digits.

    >>> round(binomial_p(3, 15, 0.5, 0.5), 6)
    0.035156
    """
    if not total:
        return 1.0
    odds = share / rest

    def log_chance(k: int) -> float:
        return _log_binomial(k, total, share, rest)

    def downwards(places: "Places") -> "Places":
        return places / ((total - places + 1) * odds)

    def upwards(places: "Places") -> "Places":
        return (total - places) * odds / (places + 1)

    mode = min(max(int((total + 1) * share), 0), total)
    return _two_sided(log_chance, downwards, upwards, (0, total), mode, count)


def hypergeometric_p(count: int, drawn: int, of_the_kind: int, others: int) -> float:
    """Test `count` of the kind among `drawn`, from a population of that kind and others.

    >>> round(hypergeometric_p(0, 10, 3, 19), 6)
    0.220779
    """
    population = of_the_kind + others
    first, last = max(0, drawn - others), min(drawn, of_the_kind)
    if first == last:
        return 1.0
    share, rest = drawn / population, (population - drawn) / population
    whole = _log_binomial(drawn, population, share, rest)

    def log_chance(k: int) -> float:
        own = _log_binomial(k, of_the_kind, share, rest)
        return own + _log_binomial(drawn - k, others, share, rest) - whole

    def downwards(places: "Places") -> "Places":
        above = places * (others - drawn + places)
        return above / ((of_the_kind - places + 1) * (drawn - places + 1))

    def upwards(places: "Places") -> "Places":
        above = (of_the_kind - places) * (drawn - places)
        return above / ((places + 1) * (others - drawn + places + 1))

    mode = (drawn + 1) * (of_the_kind + 1) // (population + 2)
    mode = min(max(mode, first), last)
    return _two_sided(log_chance, downwards, upwards, (first, last), mode, count)


def _two_sided(
    log_chance: Callable[[int], float],
    downwards: Callable[["Places"], "Places"],
    upwards: Callable[["Places"], "Places"],
    support: tuple[int, int],
    mode: int,
    seen: int,
) -> float:
    first, last = support
    line = log_chance(seen) + log1p(TIE)
    if log_chance(mode) <= line:
        return 1.0
    below = _last_that(lambda k: log_chance(k) <= line, first, mode)
    above = _last_that(lambda k: log_chance(-k) <= line, -last, -mode)
    p_value = 0.0
    if below is not None:
        p_value += _tail(log_chance(below), downwards, below, -1, below - first)
    if above is not None:
        p_value += _tail(log_chance(-above), upwards, -above, 1, last + above)
    return min(1.0, p_value)


def _last_that(agrees: Callable[[int], bool], first: int, last: int) -> int | None:
    """Find the last place that agrees; all agree up to it, `last` does not."""
    if not agrees(first):
        return None
    while last - first > 1:
        middle = (first + last) // 2
        if agrees(middle):
            first = middle
        else:
            last = middle
    return first


def _tail(
    log_first: float, ratio: Callable[["Places"], "Places"], start: int, step: int, left: int
) -> float:
    """Add up the chance at `start` and those of the `left` places beyond it."""
    import numpy as np

    total, term, size = 1.0, 1.0, _FIRST_CHUNK
    while left and term > _NEGLIGIBLE * total:
        size = min(size * 2, _LAST_CHUNK)
        number = min(size, left)
        places = start + step * np.arange(number, dtype=np.float64)
        terms = term * np.cumprod(ratio(places))
        total += float(terms.sum())
        term = float(terms[-1])
        start, left = start + step * number, left - number
    return exp(log_first + log(total))


def _log_binomial(count: int, total: int, share: float, rest: float) -> float:
    """Give the log of a binomial chance (Loader 2000, Fast and accurate computation)."""
    if not 0 <= count <= total:
        return -inf
    if not total:
        return 0.0
    if count == 0:
        return total * (log1p(-share) if share < 0.5 else log(rest))
    if count == total:
        return total * (log1p(-rest) if rest < 0.5 else log(share))
    other = total - count
    body = _stirling(total) - _stirling(count) - _stirling(other)
    body -= _deviance(count, total * share) + _deviance(other, total * rest)
    return body - (log(2 * pi) + log(count) + log(other / total)) / 2


def _stirling(number: int) -> float:
    """Give the error of Stirling's formula for the log of a factorial."""
    if number < 16:
        return lgamma(number + 1) - (number + 0.5) * log(number) + number - log(2 * pi) / 2
    square = 1.0 / number / number
    series = 1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - square * 691 / 360360))
    return (1 / 12 - square * (1 / 360 - square * series)) / number


def _deviance(count: float, mean: float) -> float:
    """Give x log(x/m) + m - x without loss where x is close to m."""
    gap, both = count - mean, count + mean
    if abs(gap) >= 0.1 * both:
        return count * log(count / mean) - gap
    ratio = gap / both
    total, power = gap * ratio, 2 * count * ratio
    for place in range(3, 1000, 2):
        power *= ratio * ratio
        larger = total + power / place
        if larger == total:
            break
        total = larger
    return total
