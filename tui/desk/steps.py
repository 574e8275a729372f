"""The steps of an act: something to choose, to type, to answer or to read, one after the other.

An act is a generator that gives its next step and gets the answer; what it returns is said at the
end. The screens and the plain mode walk through the same act, so both do the same with the same
words. Going back at a step ends the act, and nothing is done.
"""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scrutiny.clock import is_day


@dataclass(frozen=True, slots=True)
class Choose:
    """One of several cleaned lines; the answer is its place, from 0."""

    title: str
    question: str
    rows: tuple[str, ...]
    first: int = 0
    """The line that the mark stands at."""


@dataclass(frozen=True, slots=True)
class Type:
    """One line of text; `check` says what is wrong with it, or nothing, and may raise `Refusal`."""

    title: str
    question: str
    check: Callable[[str], str]
    text: str = ""
    """What stands there to begin with."""


@dataclass(frozen=True, slots=True)
class Sure:
    """A question whose safe answer is no; the answer no ends the act."""

    question: str
    yes: str
    no: str = "No, not yet"


@dataclass(frozen=True, slots=True)
class Read:
    """Cleaned lines to read; going on is the only answer."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """Something that takes a while; going on is the only answer, and a refusal ends the act."""

    title: str
    do: Callable[[], object]


Step = Choose | Type | Sure | Read | Work
Answer = int | str | bool | None
Steps = Generator[Step, Answer, str]
"""An act; its last words are cleaned, and fit on one line of a screen."""


def choose(
    title: str, question: str, rows: Sequence[str], first: int = 0
) -> Generator[Step, Answer, int]:
    """Let one of several lines be chosen."""
    answer = yield Choose(title, question, tuple(rows), first)
    assert isinstance(answer, int)
    return answer


def typed(
    title: str, question: str, check: Callable[[str], str], text: str = ""
) -> Generator[Step, Answer, str]:
    """Let a line be typed that passes its check."""
    answer = yield Type(title, question, check, text)
    assert isinstance(answer, str)
    return answer.strip()


def needed(text: str) -> str:
    """Check that something is typed."""
    return "" if text.strip() else "Type something first, or press Escape to go back."


def checked_day(text: str) -> str:
    """Check a day.

    >>> checked_day("2026-02-30")
    'Write the day as 2026-12-07.'
    """
    return "" if is_day(text.strip()) else "Write the day as 2026-12-07."


def checked_days(text: str) -> str:
    """Check a first and a last day; `all` stands for all days."""
    days = days_of(text)
    if not days:
        return ""
    if len(days) != 2 or not all(is_day(each) for each in days):
        return "Write two days, such as 2026-07-01 to 2026-09-30, or the word all."
    return "" if days[0] <= days[1] else "The first day is later than the last."


def days_of(text: str) -> list[str]:
    """Split a first and a last day; none for all days.

    >>> days_of("2026-07-01 to 2026-09-30"), days_of("all")
    (['2026-07-01', '2026-09-30'], [])
    """
    return [] if text.strip().casefold() in ("", "all") else text.replace(" to ", " ").split()


def checked_number(least: int, most: int) -> Callable[[str], str]:
    """Make a check for a whole number."""

    def check(text: str) -> str:
        number = text.strip()
        if number.isascii() and number.isdigit() and least <= int(number) <= most:
            return ""
        return f"Type a number from {least} to {most}."

    return check


def file_at(text: str) -> Path:
    """Read the name of a file or a folder as people type, paste or drop it."""
    return Path(text.strip().strip("'\"")).expanduser()


def checked_file(text: str) -> str:
    """Check that there is such a file."""
    if text.strip() and file_at(text).is_file():
        return ""
    return "There is no such file. Copy its whole name, with the folder."


def quarter_before(day: str) -> str:
    """Give the last whole quarter before a day, as a period to begin with.

    >>> quarter_before("2026-12-07"), quarter_before("2027-01-15")
    ('2026-07-01 to 2026-09-30', '2026-10-01 to 2026-12-31')
    """
    start = date.fromisoformat(day)
    first = 3 * ((start.month - 1) // 3) + 1
    year, month = (start.year - 1, 10) if first == 1 else (start.year, first - 3)
    last = date(start.year, first, 1).toordinal() - 1
    return f"{date(year, month, 1).isoformat()} to {date.fromordinal(last).isoformat()}"
