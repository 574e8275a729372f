"""What every method gives back: the figure, its interval, and how it was made.

A number without its method cannot be checked. A missing number is None with a reason beside it,
never an infinity, a NaN or a zero that somebody could print.
"""

from dataclasses import dataclass
from numbers import Integral


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its interval."""

    estimate: float | None
    """None when the figure is undefined."""
    low: float | None
    """The lower limit; None when nothing bounds the figure from below."""
    high: float | None
    """The upper limit; None when nothing bounds the figure from above."""
    method: str
    """The name of the interval, in words that another program's manual knows."""
    confidence: float
    """The level of the interval, such as 0.95."""
    p_value: float | None = None
    """Two-sided, for no difference; None when the method has no test."""
    undefined: str | None = None
    """Why there is no estimate, in a plain sentence; None when there is one."""


def check_confidence(confidence: float) -> float:
    """Give the share left out in each tail of an equal-tailed interval.

    >>> round(check_confidence(0.95), 3)
    0.025
    """
    if not 0 < confidence < 1:
        raise ValueError(f"The confidence must lie between 0 and 1, not {confidence}.")
    return (1 - confidence) / 2


def check_counts(**counts: int) -> None:
    """Refuse a count that is below zero or no whole number, by its name.

    >>> check_counts(events=0, residents=10)
    >>> check_counts(events=float("nan"))
    Traceback (most recent call last):
    ...
    ValueError: The number of events is not a whole number: nan.
    """
    for name, count in counts.items():
        if not _is_whole(count):
            named = name.replace("_", " ")
            raise ValueError(f"The number of {named} is not a whole number: {count}.")
        if count < 0:
            raise ValueError(f"The number of {name.replace('_', ' ')} is below zero: {count}.")


def check_parts(events: int, cases: int) -> None:
    """Refuse a part that is greater than its whole.

    >>> check_parts(3, 4)
    """
    check_counts(events=events, cases=cases)
    if events > cases:
        raise ValueError(f"{events} of {cases} is not possible: the part exceeds the whole.")


def _is_whole(count: object) -> bool:
    # A NaN is not below zero either, and yes or no is no count, whatever the language says.
    return isinstance(count, Integral) and not isinstance(count, bool)
