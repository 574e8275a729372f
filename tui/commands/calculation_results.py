"""What an estimate looks like in the answer of a calculation, as JSON and in words."""

from typing import TYPE_CHECKING, Any

from tui.commands.calculation_parts import per_cent
from tui.output import say

if TYPE_CHECKING:
    from reports.statistics.estimate import Estimate


def estimate_body(found: "Estimate", name: str = "estimate") -> dict[str, Any]:
    """Give an estimate as the JSON answer holds it; `name` is what the figure is called there."""
    return {
        name: found.estimate,
        "low": found.low,
        "high": found.high,
        "p_value": found.p_value,
        "method": found.method,
        "confidence": found.confidence,
        "undefined": found.undefined,
    }


def say_estimate(found: "Estimate", name: str) -> None:
    """Print a figure with its interval and its method, or why there is none."""
    if found.undefined:
        say(f"No {name}: {found.undefined}")
    if found.estimate is not None:
        say(f"{name} {found.estimate:.4g}")
    if found.low is not None or found.high is not None:
        low = "no lower limit" if found.low is None else f"{found.low:.4g}"
        high = "no upper limit" if found.high is None else f"{found.high:.4g}"
        say(f"interval {low} to {high}, {per_cent(found.confidence)} sure")
    if found.p_value is not None:
        say(p_value_text(found.p_value))
    say(f"Method: {found.method}")


def p_value_text(p_value: float) -> str:
    """Write a p-value, and never a tiny one as zero.

    >>> p_value_text(0.0421), p_value_text(1e-300)
    ('p-value 0.0421', 'p-value below 0.0001')
    """
    return "p-value below 0.0001" if p_value < 0.0001 else f"p-value {p_value:.4f}"
