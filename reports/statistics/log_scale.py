"""The limits and the test of a ratio whose logarithm varies like a normal number.

Pooled, standardised and changed ratios share it. A limit that no number can hold is None, never an
infinity; a chance is found in its own tail, so that it stays right however small it is.
"""

from math import erfc, exp, sqrt
from statistics import NormalDist
from typing import NamedTuple

_MOST = 700.0
"""Beyond this the exponential is no number any more."""


class LogLimits(NamedTuple):
    """The limits of a ratio, and the two-sided p-value for a ratio of 1."""

    low: float
    high: float | None
    """None where the data are so few that no number bounds the ratio from above."""
    p_value: float


def log_limits(middle: float, error: float, tail: float) -> LogLimits:
    """Give the limits at the log of a ratio ± z times the error of that log.

    >>> found = log_limits(0.0, 0.5, 0.025)
    >>> round(found.low, 3), round(found.high or 0, 3), found.p_value
    (0.375, 2.664, 1.0)
    >>> log_limits(0.0, 1_000.0, 0.025).high is None
    True
    """
    reach = -NormalDist().inv_cdf(tail) * error
    most = middle + reach
    return LogLimits(
        exp(middle - reach),
        exp(most) if most < _MOST else None,
        erfc(abs(middle) / error / sqrt(2)),
    )
