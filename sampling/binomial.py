"""Give limits for a rate when no whole population is counted: a process, or a population unknown.

For cases drawn from a list of known length use `sampling.hypergeometric`, which is narrower and
just as safe. Nothing here may return limits below 0 or above 1.
"""

from math import sqrt
from statistics import NormalDist

from sampling.hypergeometric import left_over

CLOPPER_PEARSON = "exact binomial (Clopper–Pearson)"
WILSON = "Wilson score"


def clopper_pearson(seen: int, read: int, confidence: float = 0.95) -> tuple[float, float]:
    """Give the exact limits of a rate: each tail is at most half of what is left over.

    (Clopper & Pearson 1934, Biometrika 26.) With nothing read the limits are 0 and 1.

    >>> low, high = clopper_pearson(1, 20)
    >>> round(low, 6), round(high, 6)
    (0.001265, 0.248733)
    """
    from scipy.special import betaincinv

    _check(seen, read)
    tail = float(left_over(confidence) / 2)
    low = 0.0 if seen == 0 else float(betaincinv(seen, read - seen + 1, tail))
    others = read - seen
    # The upper limit is the mirror image, so a tiny tail is never taken from 1.
    high = 1.0 if others == 0 else 1 - float(betaincinv(others, seen + 1, tail))
    return low, high


def wilson(seen: int, read: int, confidence: float = 0.95) -> tuple[float, float]:
    """Give the score limits of a rate: right on average, not in every single case.

    (Wilson 1927, Journal of the American Statistical Association 22.)

    >>> low, high = wilson(1, 20)
    >>> round(low, 6), round(high, 6)
    (0.008881, 0.236131)
    """
    _check(seen, read)
    tail = float(left_over(confidence) / 2)
    if read == 0:
        return 0.0, 1.0
    z = -NormalDist().inv_cdf(tail)
    middle = (seen + z * z / 2) / (read + z * z)
    reach = z / (read + z * z) * sqrt(seen * (read - seen) / read + z * z / 4)
    low = 0.0 if seen == 0 else max(0.0, middle - reach)
    high = 1.0 if seen == read else min(1.0, middle + reach)
    return low, high


def _check(seen: int, read: int) -> None:
    if not 0 <= seen <= read:
        raise ValueError(f"{seen} of {read} cases read is not possible.")
