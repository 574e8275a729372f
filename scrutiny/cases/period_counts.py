"""The chair's counts: a month, the year so far and the financial year, beside the year before.

Each count names its days. A period of which the list lacks a month has no count to compare, since a
missing month is a gap and not nought. Where the list ends in the middle of a month, so does each
period, in both years; and a year before that the list does not wholly hold is not compared.
"""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta

from scrutiny.cases.asking import EVERY_CASE, Period, count_by_field, count_cases, theme_of
from scrutiny.cases.crossing import MONTH, crossed
from scrutiny.cases.forces import of_force
from scrutiny.cases.months import month_end, months_between
from scrutiny.cases.whole_days import whole_days
from scrutiny.errors import Refusal
from scrutiny.panels.definition import Condition, Field, Panel
from scrutiny.workspace import Workspace

_MONTH, _TWELVE = "Month", "Twelve months"


@dataclass(frozen=True, slots=True)
class SamePeriods:
    """One period and the same one of the year before."""

    name: str
    """Such as "Financial year to date"."""
    now: tuple[date, date]
    before: tuple[date, date]

    @property
    def months(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Name the months of both."""
        now, before = (
            months_between(f"{first:%Y-%m}", f"{last:%Y-%m}")
            for first, last in (self.now, self.before)
        )
        return now, before


@dataclass(frozen=True, slots=True)
class PeriodCount:
    """What was counted in both."""

    periods: SamePeriods
    label: str
    """The value or the theme that was counted, or "All cases"."""
    counted: int
    counted_before: int
    """What the list holds, also where it lacks a month."""
    missing_now: tuple[str, ...]
    missing_before: tuple[str, ...]
    begins_within: bool = False
    """The list begins in the middle of a month of the year before."""

    @property
    def count(self) -> int | None:
        """Give the count of a whole period; None where the list lacks a month of it."""
        return None if self.missing_now else self.counted

    @property
    def before(self) -> int | None:
        """Give the count of the whole period a year before; None as above."""
        return None if self.missing_before or self.begins_within else self.counted_before

    @property
    def nothing_before(self) -> bool:
        """Tell whether the list holds no month of the year before."""
        return len(self.missing_before) == len(self.periods.months[1])


def periods_to(month: str) -> tuple[SamePeriods, ...]:
    """Give the periods that end with a month, written as `2019-01`.

    >>> [(each.name, str(each.now[0]), str(each.before[1])) for each in periods_to("2019-01")]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('Month', '2019-01-01', '2018-01-31'), ('Calendar year to date', '2019-01-01', '2018-01-31'),
     ('Financial year to date', '2018-04-01', '2018-01-31'),
     ('Twelve months', '2018-02-01', '2018-01-31')]
    """
    if not re.fullmatch(r"(19|20)\d\d-(0[1-9]|1[0-2])", month):
        raise Refusal(f"'{month}' is not a month of these times.", next_step="Write it as 2019-01.")
    first = date.fromisoformat(f"{month}-01")
    last = month_end(month)
    april = date(first.year if first.month >= 4 else first.year - 1, 4, 1)
    twelve = date(first.year - (first.month < 12), first.month % 12 + 1, 1)
    starts = (
        (_MONTH, first),
        ("Calendar year to date", date(first.year, 1, 1)),
        ("Financial year to date", april),
        (_TWELVE, twelve),
    )
    year_ago = month_end(f"{year_before(first):%Y-%m}")
    return tuple(
        SamePeriods(name, (start, last), (year_before(start), year_ago)) for name, start in starts
    )


def period_counts(
    workspace: Workspace,
    panel: Panel,
    theme_id: str | None,
    month: str,
    field: Field | None = None,
    *,
    force: str = "",
) -> tuple[PeriodCount, ...]:
    """Count each period and the same one of the year before, by the values of a field."""
    theme = theme_of(panel, theme_id)
    mine = of_force(workspace, panel, force) if force else EVERY_CASE
    there = months_there(workspace, panel, force)
    rows = []
    whole = whole_days(workspace, panel, mine)
    for every in periods_to(month):
        periods = ended(every, whole[1]) if whole else every
        if field is None:
            counted = count_beside(workspace, panel, theme, periods, there, whole, force=force)
            rows.append(replace(counted, label="All cases"))
            continue
        now, before = (
            _labelled(field, count_by_field(workspace, panel, theme, _period(days), field.id, mine))
            for days in (periods.now, periods.before)
        )
        for label in dict.fromkeys((*now, *before)):
            at, earlier = now.get(label, 0), before.get(label, 0)
            lacking = _lacking(periods, there, whole)
            rows.append(PeriodCount(periods, label, at, earlier, *lacking))
    return tuple(rows)


def months_there(workspace: Workspace, panel: Panel, force: str = "") -> frozenset[str]:
    """Name the months from which the list has a case of any theme."""
    every = theme_of(panel, None)
    found = crossed(workspace, panel, every, Period(), [MONTH], force=force)
    return frozenset(key[0] for key in found)


def count_beside(
    workspace: Workspace,
    panel: Panel,
    theme: Condition,
    periods: SamePeriods,
    there: Set[str],
    whole: tuple[date, date] | None,
    *,
    force: str = "",
) -> PeriodCount:
    """Count a theme in a period and in the same one of the year before.

    `there` are the months from which the list has a case: what it lacks is a gap and not nought.
    `whole` are the days between which the list is whole.
    """
    now, before = (
        sum(crossed(workspace, panel, theme, _period(days), [MONTH], force=force).values())
        for days in (periods.now, periods.before)
    )
    return PeriodCount(periods, theme.title, now, before, *_lacking(periods, there, whole))


def ended(periods: SamePeriods, last: date) -> SamePeriods:
    """End a period, and the same one of the year before, with the last day of the list.

    >>> march = ended(periods_to("2024-03")[0], date(2024, 3, 17))
    >>> march.name, str(march.now[1]), str(march.before[1])
    ('Month to date', '2024-03-17', '2023-03-17')
    """
    first = periods.now[0]
    # A list that ends in an earlier month lacks the whole of this one, which is a gap.
    if not max(first, periods.now[1].replace(day=1)) <= last < periods.now[1]:
        return periods
    before = year_before(last)
    if periods.name == _MONTH:
        return SamePeriods(f"{_MONTH} to date", (first, last), (periods.before[0], before))
    if periods.name == _TWELVE:
        start = before + timedelta(days=1)
        return SamePeriods(_TWELVE, (start, last), (year_before(start), before))
    return SamePeriods(periods.name, (first, last), (periods.before[0], before))


def year_before(day: date) -> date:
    """Give the same day of the year before; 28 February for a 29th.

    >>> year_before(date(2024, 2, 29))
    datetime.date(2023, 2, 28)
    """
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def _period(days: tuple[date, date]) -> Period:
    return Period(days[0].isoformat(), days[1].isoformat())


def _lacking(
    periods: SamePeriods, there: Set[str], whole: tuple[date, date] | None
) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Give the months that either year lacks, and whether the list begins within the earlier."""
    now, before = (tuple(each for each in months if each not in there) for months in periods.months)
    begins = bool(whole and periods.before[0] < whole[0] <= periods.before[1])
    return now, before, begins and not before


def last_month(workspace: Workspace, panel: Panel, force: str = "") -> str:
    """Name the last month of the list; raises `Refusal` when it has no case."""
    found = crossed(workspace, panel, theme_of(panel, None), Period(), [MONTH], force=force)
    if not found or not count_cases(workspace, panel, theme_of(panel, None), Period()):
        raise Refusal("The list has no case.", next_step="Read one with: scrutiny import")
    return max(key[0] for key in found)


def _labelled(field: Field, found: Mapping[str, int]) -> dict[str, int]:
    labels = {code.code: code.label for code in field.codelist.codes} if field.codelist else {}
    counts: dict[str, int] = {}
    for value, count in found.items():
        label = labels.get(value, value) or "blank"
        counts[label] = counts.get(label, 0) + count
    return counts
