"""Find where a rising function reaches a value, by halving; for limits that have no formula."""

from collections.abc import Callable


def rising(function: Callable[[float], float], wanted: float) -> float:
    """Give the place, from anywhere on the line, where a rising function reaches a value.

    >>> round(rising(lambda x: x**3, 27.0), 9)
    3.0
    """
    low, high, step = 0.0, 0.0, 1.0
    while function(high) < wanted:
        low, high, step = high, high + step, 2 * step
    step = 1.0
    while function(low) >= wanted:
        low, high, step = low - step, low, 2 * step
    for _ in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if function(middle) < wanted:
            low = middle
        else:
            high = middle
    return high
