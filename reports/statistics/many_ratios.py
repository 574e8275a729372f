"""Ratios of many pairs of groups in one call: every area, every month, every group.

The figures are those of `rate_ratio` and `risk_ratio`, digit by digit, without their p-values.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reports.statistics.estimate import Estimate, check_confidence, check_counts, check_parts
from reports.statistics.rate_ratio import EXACT, undefined_rate_ratio
from reports.statistics.ratio_limits import exact_limits, score_limits
from reports.statistics.risk_ratio import METHOD as SCORE
from reports.statistics.risk_ratio import undefined_risk_ratio

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy import float64
    from numpy.typing import NDArray

Table = tuple[int, int, int, int]
"""Events and base of a group, then those of the reference group."""


def rate_ratios(tables: Sequence[Table], *, confidence: float = 0.95) -> tuple[Estimate, ...]:
    """Give the exact conditional interval of each table of events over residents.

    >>> [round(found.estimate or 0, 2) for found in rate_ratios([(20, 100, 10, 100)] * 2)]
    [2.0, 2.0]
    """
    tail = check_confidence(confidence)
    for x1, n1, x2, n2 in tables:
        check_counts(events=x1, residents=n1, reference_events=x2, reference_residents=n2)
    return _ratios(
        tables,
        lambda rows: exact_limits(rows, tail),
        undefined_rate_ratio,
        EXACT,
        confidence,
    )


def risk_ratios(tables: Sequence[Table], *, confidence: float = 0.95) -> tuple[Estimate, ...]:
    """Give the Koopman score interval of each table of parts of wholes.

    >>> [round(found.low or 0, 2) for found in risk_ratios([(4, 4, 37, 52), (3, 12, 0, 10)])]
    [0.71, 0.77]
    """
    check_confidence(confidence)
    for x1, n1, x2, n2 in tables:
        check_parts(x1, n1)
        check_parts(x2, n2)
    return _ratios(
        tables,
        lambda rows: score_limits(rows, confidence),
        undefined_risk_ratio,
        SCORE,
        confidence,
    )


def _ratios(
    tables: Sequence[Table],
    limits: "Callable[[NDArray[float64]], tuple[NDArray[float64], NDArray[float64]]]",
    undefined: "Callable[[int, int, int, int], str | None]",
    method: str,
    confidence: float,
) -> tuple[Estimate, ...]:
    import numpy as np

    known = [table for table in tables if table[1] and table[3]]
    lows: list[float] = []
    highs: list[float] = []
    if known:
        low, high = limits(np.array(known, dtype=np.float64))
        lows, highs = low.tolist(), high.tolist()
    found = []
    place = 0
    for table in tables:
        reason = undefined(*table)
        x1, n1, x2, n2 = table
        if not n1 or not n2:
            found.append(Estimate(None, None, None, method, confidence, undefined=reason))
            continue
        estimate = None if reason else x1 * n2 / (x2 * n1)
        above = None if not x2 else highs[place]
        found.append(Estimate(estimate, lows[place], above, method, confidence, undefined=reason))
        place += 1
    return tuple(found)
