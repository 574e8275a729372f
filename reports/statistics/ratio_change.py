"""Whether the gap between two groups has grown or shrunk from one period to the next.

A ratio can fall because the reference group's rate rose. So the change of each rate stands beside
the change of the ratio, and nothing here calls either an improvement. Both periods have to be
counted against the same kind of population; that is for the caller to see to.
"""

from dataclasses import dataclass
from math import log, sqrt

from reports.statistics.estimate import Estimate, check_confidence, check_counts
from reports.statistics.log_scale import log_limits
from reports.statistics.rate_ratio import rate_ratio

METHOD = "ratio of two rate ratios, on the log scale"


@dataclass(frozen=True, slots=True)
class RatioChange:
    """How a rate ratio changed, and which of its parts moved."""

    change: Estimate
    """The later ratio over the earlier one: 0.71 is 29 per cent lower."""
    before: float | None
    """The ratio of the earlier period."""
    after: float | None
    """The ratio of the later period."""
    group: Estimate
    """The group's later rate over its earlier one."""
    reference: Estimate
    """The reference group's later rate over its earlier one."""
    by_residents: float | None
    """What the residents alone do to the ratio: 1 when both groups grew alike, 0.87 when a new
    count of residents makes it 13 per cent lower though nobody did anything else."""


def ratio_change(
    before: tuple[int, int, int, int],
    after: tuple[int, int, int, int],
    *,
    confidence: float = 0.95,
    dispersion: float = 1.0,
) -> RatioChange:
    """Compare the rate ratios of two periods: (events, residents, reference's two) of each.

    The variance of the log is Σ1/x over the four counts of events, times the dispersion. Undefined
    when one of them is 0, since the log of 0 has no variance.

    >>> found = ratio_change((760, 30_923, 4_853, 1_491_970), (500, 37_844, 3_900, 1_584_583))
    >>> tuple(round(x or 0, 4) for x in (found.change.estimate, found.change.low))
    (0.7105, 0.6298)
    >>> round(found.by_residents or 0, 2)
    0.87
    """
    tail = check_confidence(confidence)
    if not 1 <= dispersion < float("inf"):
        raise ValueError(f"A dispersion is at least 1, not {dispersion}.")
    for x1, n1, x2, n2 in (before, after):
        check_counts(events=x1, residents=n1, reference_events=x2, reference_residents=n2)
    old, new = _ratio(before), _ratio(after)
    group = rate_ratio(*after[:2], *before[:2], confidence=confidence)
    reference = rate_ratio(*after[2:], *before[2:], confidence=confidence)
    events = (before[0], before[2], after[0], after[2])
    people = all(part[1] and part[3] for part in (before, after))
    counted = after[3] * before[1] / (after[1] * before[3]) if people else None
    if not old or not new:
        reason = (
            "One of the groups has no events in one of the periods."
            if people
            else "The population counts nobody in one of the groups."
        )
        undefined = Estimate(None, None, None, METHOD, confidence, undefined=reason)
        return RatioChange(undefined, old, new, group, reference, counted)
    error = sqrt(dispersion * sum(1 / count for count in events))
    low, high, p_value = log_limits(log(new / old), error, tail)
    change = Estimate(new / old, low, high, METHOD, confidence, p_value)
    return RatioChange(change, old, new, group, reference, counted)


def _ratio(counts: tuple[int, int, int, int]) -> float | None:
    x1, n1, x2, n2 = counts
    return x1 * n2 / (x2 * n1) if n1 and n2 and x2 else None
