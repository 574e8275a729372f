"""What may be said when an interval and a test of the same figures do not agree.

They come from different mathematics and can fall on different sides of the line. Then the careful
reading holds and both are named; nobody picks the one that suits.
"""

from dataclasses import dataclass

from reports.statistics.estimate import Estimate


@dataclass(frozen=True, slots=True)
class CautiousReading:
    """Whether a difference may be called one that chance alone would rarely make."""

    differs: bool
    """True only when the interval leaves out no difference and the test agrees."""
    disagree: bool
    """True when the interval and the test fall on different sides of the line."""
    reason: str | None
    """What to print when they disagree; None when they agree or there is nothing to compare."""


def cautious_reading(
    found: Estimate, p_value: float | None, test: str, *, no_difference: float = 1.0
) -> CautiousReading:
    """Compare an interval with the p-value of another test, at the level of the interval.

    `no_difference` is 1 for ratios and 0 for differences. Without a p-value the interval decides;
    without any limit nothing is called different.

    >>> ratio = Estimate(1.41, 1.18, 1.67, "Wald", 0.95)
    >>> reading = cautious_reading(ratio, 0.56, "Fisher exact")
    >>> reading.differs, reading.disagree
    (False, True)
    >>> print(reading.reason)
    The interval (Wald) leaves out no difference, but the test (Fisher exact) does not.
    """
    above = found.low is not None and found.low > no_difference
    below = found.high is not None and found.high < no_difference
    left_out = above or below
    if p_value is None:
        return CautiousReading(left_out, False, None)
    rejected = p_value < 1 - found.confidence
    if left_out == rejected:
        return CautiousReading(left_out, False, None)
    interval, tested = f"The interval ({found.method})", f"the test ({test})"
    says = "leaves out no difference, but" if left_out else "holds no difference, but"
    does = "does not" if left_out else "rejects it"
    return CautiousReading(False, True, f"{interval} {says} {tested} {does}.")
