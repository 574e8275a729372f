"""Two periods are compared only when they are as long as each other, and both complete.

A year to date against a full year always shows a fall. Part of a year becomes a year only when
somebody asks for it, and then the figure says so for ever.
"""

from dataclasses import dataclass
from datetime import date

from reports.guards.refused import FigureRefused
from reports.sentences import period_text, rounded
from reports.statistics.cautions import is_one_year
from scrutiny.cases.months import months_in_words


@dataclass(frozen=True, slots=True)
class Span:
    """A period of a count, both days included, and the months of it that were never sent."""

    first: date
    last: date
    missing: tuple[str, ...] = ()
    """As `2019-03`."""

    def __post_init__(self) -> None:
        """Refuse a period that ends before it begins."""
        if self.last < self.first:
            raise ValueError("The period ends before it begins.")

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def words(self) -> str:
        """The period in words."""
        return period_text(self.first, self.last)


def needed_alike(before: Span, after: Span) -> None:
    """Refuse to compare two periods that are not alike.

    The same days of two years are alike, leap day or not; so are two spans of equal length, or of
    whole months that are equally many.

    >>> needed_alike(
    ...     Span(date(2017, 4, 1), date(2018, 1, 31)), Span(date(2018, 4, 1), date(2019, 1, 31))
    ... )
    """
    for span in (before, after):
        if span.missing:
            raise FigureRefused(
                f"There is no case from {months_in_words(span.missing)}, so {span.words} cannot be"
                " compared. A missing month is a gap, not zero.",
                next_step="Ask for these months, or compare only months that both periods have.",
            )
    if _alike(before, after):
        return
    years = [is_one_year(span.first, span.last) for span in (before, after)]
    what = "A part of a year is not compared with a full year" if any(years) else "They differ"
    raise FigureRefused(
        f"{what}: {before.words} has {before.days:,} days, {after.words} has {after.days:,}.",
        next_step="Compare the same months of both years, or ask for a yearly figure and say so.",
    )


@dataclass(frozen=True, slots=True)
class YearlyFigure:
    """A count of part of a year, blown up to a year because somebody asked."""

    count: int
    span: Span
    per_year: float

    @property
    def label(self) -> str:
        """What must stand beside the figure wherever it is printed."""
        return (
            f"about {rounded(self.per_year, 0)} a year, if the rest of the year were like"
            f" {self.span.words} ({self.count:,} in {self.span.days:,} days); not a count"
        )


def yearly(count: int, span: Span) -> YearlyFigure:
    """Blow a count up to 365.25 days.

    Refused: a period with missing months, and one shorter than three months, which says too little.

    >>> round(yearly(300, Span(date(2024, 4, 1), date(2024, 9, 30))).per_year)
    599
    """
    if count < 0:
        raise ValueError(f"The count is below zero: {count}.")
    if span.missing:
        raise FigureRefused(
            f"There is no case from {months_in_words(span.missing)}: no yearly figure can be made.",
            next_step="Ask for these months.",
        )
    if span.days < 89:
        raise FigureRefused(
            f"{span.words} has only {span.days} days: too short to speak of a year.",
            next_step="Wait until there are three months.",
        )
    return YearlyFigure(count, span, count * 365.25 / span.days)


def _alike(before: Span, after: Span) -> bool:
    ends = [
        (f"{span.first:%m-%d}", f"{span.last:%m-%d}", span.last.year - span.first.year)
        for span in (before, after)
    ]
    months = [_whole_months(span) for span in (before, after)]
    same_months = months[0] is not None and months[0] == months[1]
    return ends[0] == ends[1] or before.days == after.days or same_months


def _whole_months(span: Span) -> int | None:
    """How many whole months a period has; None when it does not begin and end with one."""
    after = date.fromordinal(span.last.toordinal() + 1)
    if span.first.day != 1 or after.day != 1:
        return None
    return (after.year - span.first.year) * 12 + after.month - span.first.month
