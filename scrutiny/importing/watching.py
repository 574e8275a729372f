"""Tells how far the reading of a list has come, and lets a person stop it.

Stopping is an error that nobody but the one who watches catches, so that nothing is half-done.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Watch = Callable[[int], None]
"""Is told how many rows more were read; raises `StoppedError` to stop the reading."""

_EVERY = 1_000
_Row = TypeVar("_Row")


class StoppedError(Exception):
    """A person stopped the reading of a list."""


def quietly(watch: Watch | None) -> Watch | None:
    """Give a watch that can stop the reading, and counts nothing: the rows are read once more.

    >>> told = []
    >>> quiet = quietly(told.append)
    >>> len(list(watched(range(1_500), quiet))), sum(told)
    (1500, 0)
    """
    if watch is None:
        return None
    counting = watch
    return lambda _: counting(0)


def watched(rows: Iterable[_Row], watch: Watch | None) -> Iterator[_Row]:
    """Give rows on, and tell after each thousand.

    >>> told = []
    >>> len(list(watched(range(2_500), told.append))), told
    (2500, [1000, 1000, 500])
    """
    if watch is None:
        return iter(rows)
    return _watched(rows, watch)


def _watched(rows: Iterable[_Row], watch: Watch) -> Iterator[_Row]:
    since = 0
    for row in rows:
        since += 1
        if since == _EVERY:
            watch(since)
            since = 0
        yield row
    if since:
        watch(since)
