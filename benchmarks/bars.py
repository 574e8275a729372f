"""Say beside each time whether it is within its bar, in one form for all scripts."""

from collections.abc import Callable
from time import perf_counter


def timed(work: Callable[[], object], times: int) -> float:
    """Give the seconds that one run takes: the quickest of several, after one to warm up."""
    work()
    spent = []
    for _ in range(times):
        began = perf_counter()
        work()
        spent.append(perf_counter() - began)
    return min(spent)


def plain(what: str, value: float, unit: str) -> str:
    """Write a value that has no bar.

    >>> plain("SciPy", 12.5, "ms")
    'SciPy                                         12.500 ms'
    """
    return f"{what:40}{value:12.3f} {unit}"


def line(what: str, value: float, unit: str, bar: float, *, at_least: bool = False) -> str:
    """Write a value with its bar.

    >>> line("exact limits", 0.2, "ms", 1)
    'exact limits                                   0.200 ms  bar: below 1 ms, met'
    >>> line("ratio", 2, "×", 3, at_least=True)
    'ratio                                          2.000 ×  bar: at least 3 ×, NOT met'
    """
    met = value >= bar if at_least else value < bar
    side = "at least" if at_least else "below"
    return f"{plain(what, value, unit)}  bar: {side} {bar:g} {unit}, {'met' if met else 'NOT met'}"
