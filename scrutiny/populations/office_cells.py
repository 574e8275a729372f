"""Reads the number of residents in a cell of an office's own population.

A cell is a whole number, a range, or a mark for a number that was held back. Everything else is
refused with the words that would make it readable; a point or a dash is never guessed at.
"""

import re
from dataclasses import dataclass

from scrutiny.populations.population import Between, Residents

_WHOLE = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_RANGE = re.compile(r"(\d[\d,]*)\s*(?:to|-|–)\s*(\d[\d,]*)")
_HELD_BACK = ("c", "[c]")
_OTHER_MARKS = ("*", "x", ":", "..", "~")
_DASHES = ("-", "–", "—")


@dataclass(frozen=True, slots=True)
class Habits:
    """How the writer of a file wrote numbers, where that is not plain."""

    points_are_thousands: bool = False
    """1.846 is 1846."""
    dash_is_zero: bool = False
    hidden: Between | None = None
    """What a held-back cell can hold; None when the file does not say."""

    @property
    def held_back(self) -> Between:
        """What a held-back cell is read as: as ONS hides cells, unless the file says otherwise."""
        return self.hidden or Between(0, 9)


def is_held_back(cell: str, habits: Habits) -> bool:
    """Say whether a cell is a mark for a number that the publisher held back.

    >>> is_held_back("c", Habits()), is_held_back("*", Habits())
    (True, False)
    """
    marks = (*_HELD_BACK, *_OTHER_MARKS) if habits.hidden else _HELD_BACK
    return cell.lower() in marks


MOST_RESIDENTS = 10**10


def read_residents(cell: str, habits: Habits) -> Residents | str:
    """Give the number of residents in a cell, or what is wrong with it as a sentence.

    >>> read_residents("15,018", Habits()), read_residents("c", Habits())
    (15018, Between(low=0, high=9))
    >>> read_residents("1.846", Habits(points_are_thousands=True))
    1846
    >>> read_residents("-", Habits())
    "'-' is not a whole number. If a dash means nobody, write '# dash: 0' above the header."
    """
    found = _read(cell, habits)
    most = found if isinstance(found, int) else found.high if isinstance(found, Between) else 0
    if most > MOST_RESIDENTS:
        return f"'{cell}' is more people than any country has."
    return found


def _read(cell: str, habits: Habits) -> Residents | str:
    if habits.points_are_thousands and _POINTS.fullmatch(cell):
        return int(cell.replace(".", ""))
    if _WHOLE.fullmatch(cell):
        return int(cell.replace(",", ""))
    if is_held_back(cell, habits):
        return habits.held_back
    if cell in _DASHES and habits.dash_is_zero:
        return 0
    span = _RANGE.fullmatch(cell)
    if span is not None:
        low, high = (int(part.replace(",", "")) for part in span.groups())
        return Between(low, high) if low <= high else f"'{cell}' runs backwards."
    return f"'{cell}' is not a whole number.{_hint(cell)}" if cell else "The number is blank."


def _hint(cell: str) -> str:
    if _POINTS.fullmatch(cell):
        return " If the point marks thousands, write '# thousands: .' above the header."
    if cell in _DASHES:
        return " If a dash means nobody, write '# dash: 0' above the header."
    if cell in _OTHER_MARKS:
        return " If it hides a small number, write its limits, such as '# hidden: 1 to 4', above."
    if re.fullmatch(r"[-–−]\s*\d.*", cell):
        return " It is below zero."
    if re.fullmatch(r"\d+[.,]\d+", cell):
        return " It has a decimal part, and people come whole."
    return ""
