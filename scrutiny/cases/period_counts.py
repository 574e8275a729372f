"""The chair's counts: a month, the year so far and the financial year, beside the year before.

Each count names its days. A period of which the list lacks a month has no count to compare, since a
missing month is a gap and not nought.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from scrutiny.cases.asking import EVERY_CASE, Period, count_by_field, count_cases, theme_of
from scrutiny.cases.crossing import MONTH, crossed
from scrutiny.cases.forces import of_force
from scrutiny.cases.months import month_end, months_between
from scrutiny.errors import Refusal
from scrutiny.panels.definition import Field, Panel
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SamePeriods:
    """One period and the same one of the year before."""

    name: str
    """Such as "Financial year to date"."""
    now: tuple[date, date]
    before: tuple[date, date]


@dataclass(frozen=True, slots=True)
class PeriodCount:
    """What was counted in both."""

    periods: SamePeriods
    label: str
    """The value that was counted, or "All cases"."""
    count: int | None
    before: int | None
    """None where the list lacks a month of that period."""
    missing_now: tuple[str, ...]
    missing_before: tuple[str, ...]


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
        ("Month", first),
        ("Calendar year to date", date(first.year, 1, 1)),
        ("Financial year to date", april),
        ("Twelve months", twelve),
    )
    year_ago = month_end(f"{_year_before(first):%Y-%m}")
    return tuple(
        SamePeriods(name, (start, last), (_year_before(start), year_ago)) for name, start in starts
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
    there = {
        key[0]
        for key in crossed(workspace, panel, theme_of(panel, None), Period(), [MONTH], force=force)
    }
    rows = []
    for periods in periods_to(month):
        sides = []
        for first, last in (periods.now, periods.before):
            months = months_between(f"{first:%Y-%m}", f"{last:%Y-%m}")
            missing = tuple(each for each in months if each not in there)
            period = Period(first.isoformat(), last.isoformat())
            counts: Mapping[str, int]
            if field is None:
                everything = crossed(workspace, panel, theme, period, [MONTH], force=force)
                counts = {"All cases": sum(everything.values())}
            else:
                found = count_by_field(workspace, panel, theme, period, field.id, mine)
                counts = _labelled(field, found)
            sides.append((missing, counts))
        (missing_now, now), (missing_before, before) = sides
        for label in dict.fromkeys((*now, *before)):
            rows.append(
                PeriodCount(
                    periods,
                    label,
                    None if missing_now else now.get(label, 0),
                    None if missing_before else before.get(label, 0),
                    missing_now,
                    missing_before,
                )
            )
    return tuple(rows)


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


def _year_before(day: date) -> date:
    return date(day.year - 1, day.month, 1)
