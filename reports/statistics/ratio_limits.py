"""The limits of many ratios at once: the one implementation behind every ratio that is printed.

A row for each table in (events, base, reference events, reference base), arrays of limits out.
Infinity means that nothing bounds a ratio from above. Nothing here checks its counts: call
`rate_ratio` and `risk_ratio` for one table, and `many_ratios` for many.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import bool_, float64
    from numpy.typing import NDArray

    Numbers = NDArray[float64]
    Marks = NDArray[bool_]

_FARTHEST = 300.0
"""The log of a ratio stays within this, so that the square of a huge group's share is a number."""


def exact_limits(tables: "Numbers", tail: float) -> tuple["Numbers", "Numbers"]:
    """Give the exact conditional limits of rate ratios, with this share left out in each tail.

    Given the sum of both counts, the group's count is binomial; its Clopper-Pearson limits as odds,
    over the odds of the populations, are those of the ratio. Counts need not be whole.

    >>> import numpy as np
    >>> low, high = exact_limits(np.array([[3.0, 12.0, 0.0, 10.0]]), 0.025)
    >>> low.round(4).tolist(), high.tolist()
    ([0.3444], [inf])
    """
    import numpy as np

    events, residents, reference_events, reference_residents = tables.T
    scale = reference_residents / residents
    low = np.where(events > 0, _odds(events, reference_events, tail) * scale, 0.0)
    turned = _odds(reference_events, events, tail)
    # A limit too small for any number, of next to no events, bounds nothing either.
    some = (reference_events > 0) & (turned > 0)
    with np.errstate(over="ignore"):
        high = np.divide(scale, turned, out=np.full_like(scale, np.inf), where=some)
    return low, high


def score_limits(tables: "Numbers", confidence: float) -> tuple["Numbers", "Numbers"]:
    """Give the score limits of risk ratios (Koopman 1984), without the factor N/(N-1).

    Both limits of all tables are found in one search: the upper one is the lower one of the table
    with its groups in each other's place, turned over.

    >>> import numpy as np
    >>> low, high = score_limits(np.array([[4.0, 4.0, 37.0, 52.0]]), 0.95)
    >>> low.round(4).tolist(), high.round(4).tolist()
    ([0.7069], [1.7323])
    """
    import numpy as np
    from scipy.special import chdtri

    number = len(tables)
    both = np.concatenate([tables, tables[:, [2, 3, 0, 1]]])
    x1, n1, x2, n2 = both.T
    lowest = _lowest(x1, n1, x2, n2, float(chdtri(1, 1 - confidence)))
    turned = lowest[number:]
    high = np.divide(1.0, turned, out=np.full_like(turned, np.inf), where=turned > 0)
    return lowest[:number], high


def _odds(count: "Numbers", other: "Numbers", tail: float) -> "Numbers":
    """Lower Clopper-Pearson limit of `count` of `count + other`, as odds; 1 where there is none.

    The complement is found on its own, so that nothing is lost when the limit is close to 1.
    """
    import numpy as np
    from scipy.special import betainccinv, betaincinv

    some = np.where(count > 0, count, 1.0)
    limit = np.asarray(betaincinv(some, other + 1, tail), dtype=np.float64)
    rest = np.asarray(betainccinv(other + 1, some, tail), dtype=np.float64)
    return np.where(count > 0, limit / rest, 1.0)


def _lowest(
    x1: "Numbers", n1: "Numbers", x2: "Numbers", n2: "Numbers", critical: float
) -> "Numbers":
    """Find the smallest ratios that the score test does not reject; 0 where there are no events."""
    import numpy as np

    found = np.zeros_like(x1)
    some = x1 > 0
    if not some.any():
        return found
    x1, n1, x2, n2 = x1[some], n1[some], x2[some], n2[some]
    seen = np.log(x1) + np.log(n2) - np.log(np.where(x2 > 0, x2, 0.5)) - np.log(n1)

    def rejected(place: "Numbers") -> "Marks":
        over: Marks = _score(place, seen, x1, n1, x2, n2) > critical
        return over

    high = seen.copy()
    # The ratio seen is never rejected; without reference events there is none, so search for one.
    while (outside := rejected(high) & (x2 == 0) & (high < _FARTHEST)).any():
        high[outside] += 1
    low, step = high - 1, 2.0
    while (inside := ~rejected(low) & (low > -_FARTHEST)).any():
        high[inside] = low[inside]
        low[inside] -= step
        step *= 2
    for _ in range(100):
        middle = (low + high) / 2
        if ((middle <= low) | (middle >= high)).all():
            break
        out = rejected(middle)
        low, high = np.where(out, middle, low), np.where(out, high, middle)
    found[some] = np.exp(high)
    return found


def _score(
    place: "Numbers",
    seen: "Numbers",
    x1: "Numbers",
    n1: "Numbers",
    x2: "Numbers",
    n2: "Numbers",
) -> "Numbers":
    """Give the score statistic at the log of a supposed ratio.

    The shares that fit best solve a quadratic. Its discriminant is written as a square plus a
    product, and the complements of the shares are found without taking a share from 1: so nothing
    is lost when both groups are at 100 per cent, or when shares of huge groups are tiny.
    """
    import numpy as np

    ratio = np.exp(place)
    own, other = ratio * (n1 + x2), n2 + x1
    apart = np.abs(own - other)
    product = 4 * ratio * (n1 - x1) * (n2 - x2)
    root = np.sqrt(apart * apart + product)
    beyond = np.divide(product, root + apart, out=np.zeros_like(root), where=root + apart > 0)
    whole = 2 * np.maximum(own, other) + beyond
    reference = 2 * (x1 + x2) / whole
    rest = (2 * np.maximum(other - own, 0) + 2 * ratio * (n1 - x1) + beyond) / whole
    reference_rest = (2 * np.maximum(own - other, 0) + 2 * (n2 - x2) + beyond) / whole
    variance = ratio * reference * (rest / n1 + ratio * reference_rest / n2)
    distance = np.where(x2 > 0, -np.expm1(place - seen), 1.0) * x1 / n1
    square = distance * distance
    unbounded = np.where(square > 0, np.inf, 0.0)
    statistic: Numbers = np.divide(square, variance, out=unbounded, where=variance > 0)
    return statistic
