"""Reads a band of ages, such as "10-17" or "over 34", and says it in words.

A band is closed at both ends, in completed years; it must never be read to hold a year more or
less than it says.
"""

import re
from dataclasses import dataclass

from scrutiny.errors import Refusal

OLDEST = 100
"""The last year of age in the census: "100 or over"."""

_SHAPES = (
    (re.compile(r"(\d{1,3})\s*(?:-|–|to)\s*(\d{1,3})"), lambda a, b: (a, b)),
    (re.compile(r"(?:under|below)\s*(\d{1,3})"), lambda a: (0, a - 1)),
    (re.compile(r"over\s*(\d{1,3})"), lambda a: (a + 1, OLDEST)),
    (re.compile(r"(\d{1,3})\s*(?:\+|and over|or over|plus)"), lambda a: (a, OLDEST)),
    (re.compile(r"(\d{1,3})(?: and under)"), lambda a: (0, a)),
    (re.compile(r"(\d{1,3})"), lambda a: (a, a)),
)
_EVERY = ("", "all", "all ages", "any age")


@dataclass(frozen=True, slots=True)
class Ages:
    """Years of age from the first to the last, both included."""

    first: int
    last: int
    """100 stands for everybody of 100 and over."""

    @property
    def everybody(self) -> bool:
        """No age is left out."""
        return self.first == 0 and self.last >= OLDEST

    def __str__(self) -> str:
        """Give the band as words.

        >>> [str(Ages(*band)) for band in ((0, 100), (10, 17), (35, 100), (0, 17), (15, 15))]
        ['all ages', 'ages 10 to 17', 'ages 35 and over', 'ages under 18', 'age 15']
        """
        if self.everybody:
            return "all ages"
        if self.first == self.last:
            return f"age {self.first}"
        if self.last >= OLDEST:
            return f"ages {self.first} and over"
        if self.first == 0:
            return f"ages under {self.last + 1}"
        return f"ages {self.first} to {self.last}"


def ages_in(text: str) -> Ages | None:
    """Read a band of ages; None when the words are not one.

    >>> ages_in("10-17"), ages_in("over 34"), ages_in("Aged 2 years and under")
    (Ages(first=10, last=17), Ages(first=35, last=100), Ages(first=0, last=2))
    >>> ages_in("adults") is None, ages_in("17-10") is None
    (True, True)
    """
    words = " ".join(re.sub(r"\b(ages?|aged|years?|old)\b", " ", text.casefold()).split())
    if words in _EVERY and text.strip().casefold() != "age":
        return Ages(0, OLDEST)
    for shape, band in _SHAPES:
        match = shape.fullmatch(words)
        if match is not None:
            first, last = band(*map(int, match.groups()))
            last = OLDEST if last > OLDEST else last
            return Ages(first, last) if 0 <= first <= last else None
    return None


def needed_ages(text: str) -> Ages:
    """Read a band of ages or refuse it in words.

    >>> needed_ages("18+")
    Ages(first=18, last=100)
    """
    found = ages_in(text)
    if found is None:
        raise Refusal(
            f"'{text}' is not a band of ages.",
            next_step="Write it as 10-17, 18+, under 18, over 34, or all ages.",
        )
    return found
