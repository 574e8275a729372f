"""Counts the cases of a meeting's period against the same days of the year before.

All cases of the list are counted, never the ones that were read. A month without any case is a gap:
where either year has one, nothing is compared.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from scrutiny.cases.asking import Period, theme_of
from scrutiny.cases.by_month import month_counts
from scrutiny.cases.period_counts import (
    PeriodCount,
    SamePeriods,
    count_beside,
    ended,
    months_there,
    year_before,
)
from scrutiny.cases.whole_days import whole_days
from scrutiny.draws import DrawMade
from scrutiny.panels.definition import Panel
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ForceNumbers:
    """The whole comparison."""

    periods: SamePeriods
    rows: tuple[PeriodCount, ...]
    """The whole list first, its label blank, then each theme of the meeting."""
    months: tuple[tuple[str, int | None, int | None], ...]
    """Each month of the period with the whole list's cases of both years; `None` for a gap."""


def force_numbers(
    workspace: Workspace, panel: Panel, draws: Sequence[DrawMade]
) -> ForceNumbers | None:
    """Count both years for the period that the draws cover; `None` when they name no period."""
    days = _span(draws)
    if days is None:
        return None
    first, last = days
    periods = SamePeriods("", (first, last), (year_before(first), year_before(last)))
    whole = whole_days(workspace, panel)
    if whole:
        # Half a month must not stand beside a whole one.
        periods = ended(periods, whole[1])
    there = months_there(workspace, panel)
    titles = {each.frame.theme: each.frame.theme_title for each in draws if each.frame.theme}
    counted = [
        replace(
            count_beside(workspace, panel, theme_of(panel, theme or None), periods, there, whole),
            label=title,
        )
        for theme, title in {"": "", **titles}.items()
    ]
    return ForceNumbers(periods, tuple(counted), _months(workspace, panel, periods))


def _span(draws: Iterable[DrawMade]) -> tuple[date, date] | None:
    firsts, lasts = [], []
    for draw in draws:
        frame = draw.frame
        months = sorted(each for each in frame.months if len(each) == 7)
        if not (frame.period.first or months) or not (frame.period.last or months):
            continue
        firsts.append(date.fromisoformat(frame.period.first or f"{months[0]}-01"))
        lasts.append(
            date.fromisoformat(frame.period.last) if frame.period.last else _end(months[-1])
        )
    return (min(firsts), max(lasts)) if firsts else None


def _end(month: str) -> date:
    within = date.fromisoformat(f"{month}-28") + timedelta(days=4)
    return within - timedelta(days=within.day)


def _months(
    workspace: Workspace, panel: Panel, periods: SamePeriods
) -> tuple[tuple[str, int | None, int | None], ...]:
    counts = {
        each.month: None if each.gap else each.total
        for first, last in (periods.before, periods.now)
        for each in month_counts(
            workspace, panel, None, Period(first.isoformat(), last.isoformat())
        )
    }
    return tuple(
        (month, counts.get(month), counts.get(f"{int(month[:4]) - 1}{month[4:]}"))
        for month in periods.months[0]
    )
