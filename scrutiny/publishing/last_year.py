"""Counts a theme in its period and in the same period of the year before, for those outside.

A period of which the list lacks a month has no count: a missing month is a gap, not nought. Only a
field with a list of codes may divide the counts, since anything typed could name somebody.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from scrutiny.cases.asking import Period, count_by_field, count_cases, needed_field, theme_of
from scrutiny.cases.crossing import MONTH, crossed
from scrutiny.cases.months import month_end, months_between
from scrutiny.draws import DrawMade
from scrutiny.errors import Refusal
from scrutiny.panels.definition import Field, Panel
from scrutiny.workspace import Workspace

OTHER, BLANK = "another value", "blank"


@dataclass(frozen=True, slots=True)
class YearCount:
    """What was counted in one period."""

    period: Period
    total: int
    categories: Mapping[str, int]
    """By the labels of a field; empty when none was asked for."""
    missing: tuple[str, ...]
    """Months of the period that the list does not hold."""


@dataclass(frozen=True, slots=True)
class ThemeYears:
    """One theme in its period, and in the same period of the year before."""

    draw: str
    field_title: str
    """What the categories are of; empty without."""
    now: YearCount
    before: YearCount | None
    """None when the period has no first or no last day, or the list lacks a month of it."""


def theme_years(
    workspace: Workspace, panel: Panel, draw: DrawMade, field_id: str | None = None
) -> ThemeYears:
    """Count the theme of a draw in both years; a field without a list of codes is refused."""
    field = _coded(panel, field_id) if field_id else None
    now = _count(workspace, panel, draw.frame.theme, draw.frame.period, field)
    before = None
    earlier = year_before(draw.frame.period)
    if earlier is not None:
        counted = _count(workspace, panel, draw.frame.theme, earlier, field)
        before = None if counted.missing else counted
    return ThemeYears(draw.id, field.title if field else "", now, before)


def year_before(period: Period) -> Period | None:
    """Give the same days of the year before; the last day of a month stays the last.

    >>> year_before(Period("2024-02-01", "2024-02-29"))
    Period(first='2023-02-01', last='2023-02-28')
    >>> year_before(Period("2024-02-01")) is None
    True
    """
    if not period.first or not period.last:
        return None
    first, last = date.fromisoformat(period.first), date.fromisoformat(period.last)
    return Period(_year_before(first).isoformat(), _year_before(last).isoformat())


def _year_before(day: date) -> date:
    ends = (day + timedelta(days=1)).month != day.month
    if ends:
        return month_end(f"{day.year - 1}-{day.month:02d}")
    return day.replace(year=day.year - 1)


def _coded(panel: Panel, field_id: str) -> Field:
    needed_field(panel, field_id)
    field = panel.field(field_id)
    if field is None or field.codelist is None or field.type != "code":
        coded = ", ".join(each.id for each in panel.fields if each.type == "code")
        raise Refusal(
            f"'{field_id}' has no list of codes, so its values could name somebody.",
            next_step=f"Choose one of: {coded}.",
        )
    return field


def _count(
    workspace: Workspace, panel: Panel, theme_id: str, period: Period, field: Field | None
) -> YearCount:
    theme = theme_of(panel, theme_id)
    total = count_cases(workspace, panel, theme, period)
    categories: dict[str, int] = {}
    if field is not None and field.codelist is not None:
        for value, count in count_by_field(workspace, panel, theme, period, field.id).items():
            code = field.codelist.find(value)
            label = code.label if code else (OTHER if value else BLANK)
            categories[label] = categories.get(label, 0) + count
    missing: tuple[str, ...] = ()
    if period.first and period.last:
        there = {
            key[0] for key in crossed(workspace, panel, theme_of(panel, None), period, [MONTH])
        }
        months = months_between(period.first[:7], period.last[:7])
        missing = tuple(each for each in months if each not in there)
    return YearCount(period, total, categories, missing)
