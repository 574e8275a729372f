"""Counts the cases of a meeting's period against the same days of the year before.

All cases of the list are counted, never the ones that were read. A month without any case is a gap:
where either year has one, nothing is compared.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from scrutiny.cases.asking import Period
from scrutiny.cases.by_month import month_counts
from scrutiny.cases.months import months_between, months_without_cases
from scrutiny.draws import DrawMade
from scrutiny.panels.definition import Panel
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ThemeNumbers:
    """The cases of one theme, or of the whole list, in both years."""

    title: str
    """Empty for the whole list."""
    now: int
    before: int


@dataclass(frozen=True, slots=True)
class ForceNumbers:
    """The whole comparison."""

    first: date
    last: date
    before_first: date
    before_last: date
    rows: tuple[ThemeNumbers, ...]
    """The whole list first, then each theme of the meeting."""
    months: tuple[tuple[str, int | None, int | None], ...]
    """Each month of the period with the whole list's cases of both years; `None` for a gap."""
    gaps: tuple[str, ...]
    """Months of this year's period without any case."""
    before_gaps: tuple[str, ...]

    @property
    def days(self) -> int:
        """Days of the period."""
        return (self.last - self.first).days + 1

    @property
    def before_days(self) -> int:
        """Days of the same period of the year before."""
        return (self.before_last - self.before_first).days + 1


def force_numbers(
    workspace: Workspace, panel: Panel, draws: Sequence[DrawMade]
) -> ForceNumbers | None:
    """Count both years for the period that the draws cover; `None` when they name no period."""
    days = _span(draws)
    if days is None:
        return None
    first, last = days
    before = year_before(first), year_before(last)
    themes = {each.frame.theme: each.frame.theme_title for each in draws if each.frame.theme}
    now_period, before_period = _period(first, last), _period(*before)
    counted = [
        ThemeNumbers(
            title,
            _total(workspace, panel, theme or None, now_period),
            _total(workspace, panel, theme or None, before_period),
        )
        for theme, title in {"": "", **themes}.items()
    ]
    return ForceNumbers(
        first,
        last,
        *before,
        rows=tuple(counted),
        months=_months(workspace, panel, now_period, before_period),
        gaps=_gaps(workspace, panel, now_period),
        before_gaps=_gaps(workspace, panel, before_period),
    )


def year_before(day: date) -> date:
    """Give the same day of the year before; 28 February for a 29th.

    >>> year_before(date(2024, 2, 29))
    datetime.date(2023, 2, 28)
    """
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


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


def _period(first: date, last: date) -> Period:
    return Period(first.isoformat(), last.isoformat())


def _total(workspace: Workspace, panel: Panel, theme: str | None, period: Period) -> int:
    return sum(each.total for each in month_counts(workspace, panel, theme, period))


def _gaps(workspace: Workspace, panel: Panel, period: Period) -> tuple[str, ...]:
    every = months_between((period.first or "")[:7], (period.last or "")[:7])
    counted = month_counts(workspace, panel, None, period)
    return months_without_cases(workspace, panel, period) if counted else every


def _months(
    workspace: Workspace, panel: Panel, now: Period, before: Period
) -> tuple[tuple[str, int | None, int | None], ...]:
    counts = {
        each.month: None if each.gap else each.total
        for period in (before, now)
        for each in month_counts(workspace, panel, None, period)
    }
    return tuple(
        (month, counts.get(month), counts.get(f"{int(month[:4]) - 1}{month[4:]}"))
        for month in months_between((now.first or "")[:7], (now.last or "")[:7])
    )
