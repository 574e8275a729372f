"""The only clock. Everything that needs the time is given it, so that tests can hold it still."""

from collections.abc import Callable
from datetime import UTC, date, datetime

Clock = Callable[[], datetime]
"""Returns the present time, with its time zone."""

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""The names of the months, in English whatever the computer speaks."""


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


def is_day(text: str) -> bool:
    """Tell whether a text is a possible day, written in the one way that sorts by date.

    >>> is_day("2026-12-07"), is_day("2026-02-30"), is_day("20261207")
    (True, False, False)
    """
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
