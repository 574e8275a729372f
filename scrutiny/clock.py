"""The only clock. Everything that needs the time is given it, so that tests can hold it still."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Returns the present time, with its time zone."""


def system_clock() -> datetime:
    """Give the present time in UTC."""
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """Write a moment as the record keeps it: UTC, to the second.

    >>> stamp(datetime(2026, 11, 23, 9, 5, 7, 999, tzinfo=UTC))
    '2026-11-23T09:05:07Z'
    """
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment_of(text: str) -> datetime:
    """Read a stamp back.

    >>> moment_of("2026-11-23T09:05:07Z").minute
    5
    """
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
