"""What a chart is before it is drawn: numbers with labels, in the order in which they are read."""

from dataclasses import dataclass
from enum import StrEnum

from reports.sentences import percent_text, rate_text, ratio_text, whole


class Measure(StrEnum):
    """What kind of number a chart shows; it decides how the number is written."""

    RATE = "rate"
    RATIO = "ratio"
    SHARE = "share"
    """Between 0 and 1, written as per cent."""
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Mark:
    """One row or one point: a value with its limits."""

    label: str
    value: float | None
    """None where nothing can be said, or where only bounds can."""
    low: float | None = None
    high: float | None = None
    """None with a `low` means that nothing bounds it from above."""
    note: str = ""
    """Printed beside it: why there is no value, or what it is."""
    reference: bool = False
    """The group that the others are compared with."""


@dataclass(frozen=True, slots=True)
class IntervalChart:
    """Values with their limits, one below the other."""

    title: str
    measure: Measure
    marks: tuple[Mark, ...]
    band: tuple[float, float] | None = None
    """Where values are called about the same; only for ratios, which stand on a log scale."""


@dataclass(frozen=True, slots=True)
class TrendChart:
    """One value for each period, in order; a period without a value is a gap."""

    title: str
    measure: Measure
    marks: tuple[Mark, ...]

    @property
    def gaps(self) -> tuple[str, ...]:
        """Name the periods that have no value."""
        return tuple(mark.label for mark in self.marks if mark.value is None)


@dataclass(frozen=True, slots=True)
class FunnelPoint:
    """One area among others, with the limits for its size."""

    label: str
    size: int
    value: float
    inner: tuple[float, float]
    outer: tuple[float, float]

    @property
    def place(self) -> str:
        """Say where it lies against its limits."""
        if not self.outer[0] <= self.value <= self.outer[1]:
            side = "above" if self.value > self.outer[1] else "below"
            return f"{side} the outer limits"
        if not self.inner[0] <= self.value <= self.inner[1]:
            side = "above" if self.value > self.inner[1] else "below"
            return f"{side} the inner limits"
        return "inside the limits"


@dataclass(frozen=True, slots=True)
class FunnelChart:
    """Areas by size, around the value of all together; never in the order of their value."""

    title: str
    measure: Measure
    sized_by: str
    """What the size counts, such as "residents"."""
    centre: float
    points: tuple[FunnelPoint, ...]
    levels: tuple[float, float] = (0.95, 0.998)
    """Of the inner and of the outer limits."""


@dataclass(frozen=True, slots=True)
class PartsRow:
    """One whole, parted: the counts stand in the order of the chart's parts."""

    label: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PartsChart:
    """Bars of one length, each parted by what it holds; `ValueError` for one that holds nothing."""

    title: str
    parts: tuple[str, ...]
    rows: tuple[PartsRow, ...]

    def __post_init__(self) -> None:
        """Refuse a row without answers, or with more or fewer counts than parts."""
        for row in self.rows:
            if len(row.counts) != len(self.parts) or sum(row.counts) < 1 or min(row.counts) < 0:
                raise ValueError(f"'{row.label}' cannot be parted: {row.counts}.")


Chart = IntervalChart | TrendChart | FunnelChart | PartsChart


def letter_of(number: int) -> str:
    """Give the letter by which a part is known.

    >>> letter_of(0), letter_of(27)
    ('A', 'b')
    """
    return LETTERS[number % len(LETTERS)]


LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def number_text(measure: Measure, value: float) -> str:
    """Write a number as the sentences write it.

    >>> number_text(Measure.RATE, 24.58), number_text(Measure.SHARE, 0.172)
    ('24.6', '17.2 %')
    """
    match measure:
        case Measure.RATE:
            return rate_text(value)
        case Measure.RATIO:
            return ratio_text(value)
        case Measure.SHARE:
            return percent_text(value)
        case Measure.COUNT:
            return whole(round(value))


def value_text(measure: Measure, mark: Mark) -> str:
    """Write the value of a mark, or that there is none.

    >>> (
    ...     value_text(Measure.RATIO, Mark("Black", None, 5.0, 32.1)),
    ...     value_text(Measure.COUNT, Mark("March 2019", None)),
    ... )
    ('range', 'gap')
    """
    if mark.value is not None:
        return number_text(measure, mark.value)
    return "none" if mark.note and mark.low is None else "range" if mark.low is not None else "gap"


def limits_text(measure: Measure, mark: Mark) -> str:
    """Write the limits of a mark; empty when it has none.

    >>> limits_text(Measure.RATIO, Mark("Black", 7.6, 6.99, 8.158))
    '7.0 to 8.2'
    >>> limits_text(Measure.RATIO, Mark("Other", 2.2, 0.34, None))
    '0.34 or more'
    """
    if mark.low is None:
        return ""
    low = number_text(measure, mark.low)
    if mark.high is None:
        return f"{low} or more"
    return f"{low} to {number_text(measure, mark.high)}"
