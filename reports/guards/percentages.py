"""Percentages as somebody printed them: digits with a precision, and a way of rounding.

A printed percentage of a known total stands for a few whole numbers, often for one. All arithmetic
here is in whole numbers; nothing may pass through a float, whose last digit could decide a case.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

_PRINTED = re.compile(r"(\d{1,9})(?:\.(\d{1,6}))?\s*(?:%|per cent)?", re.ASCII)


class Rounding(StrEnum):
    """How an author may have got from a fraction to the printed digits."""

    HALF_UP = "halves rounded up"
    HALF_EVEN = "halves rounded to even"
    CUT_OFF = "cut off"


@dataclass(frozen=True, slots=True)
class Printed:
    """A percentage as printed: 27.3 is 273 units of a tenth."""

    units: int
    places: int

    @property
    def text(self) -> str:
        """The digits as they were printed.

        >>> Printed(273, 1).text, Printed(5, 2).text, Printed(66, 0).text
        ('27.3', '0.05', '66')
        """
        digits = f"{self.units:0{self.places + 1}d}"
        return f"{digits[: -self.places]}.{digits[-self.places :]}" if self.places else digits


def printed(text: str) -> Printed:
    """Read a percentage with the precision that it was printed with.

    >>> printed("66 %"), printed("27.30")
    (Printed(units=66, places=0), Printed(units=2730, places=2))
    """
    found = _PRINTED.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"'{text}' is not a percentage; write it as 66 or 27.3.")
    decimals = found[2] or ""
    return Printed(int(found[1] + decimals), len(decimals))


def counts_of(percentage: Printed, total: int, rounding: Rounding) -> range:
    """Give the whole numbers that make this percentage of a total; an empty range when none does.

    >>> list(counts_of(printed("66"), 52, Rounding.HALF_UP))
    []
    >>> list(counts_of(printed("28"), 50, Rounding.HALF_UP))
    [14]
    >>> [len(counts_of(printed("12.5"), 8, each)) for each in Rounding]
    [1, 1, 1]
    """
    # 200 × count × 10^places lies between two odd multiples of the total: the edges of rounding.
    step = 200 * 10**percentage.places
    twice = 2 * percentage.units
    if rounding is Rounding.CUT_OFF:
        low, high = -(-twice * total // step), -(-(twice + 2) * total // step) - 1
    else:
        low, high = -(-(twice - 1) * total // step), -(-(twice + 1) * total // step) - 1
        if rounding is Rounding.HALF_EVEN:
            if percentage.units % 2:
                low = (twice - 1) * total // step + 1
            else:
                high = (twice + 1) * total // step
    return range(max(low, 0), min(high, total) + 1)
