"""Lays out the chair's counts: this period, the same one last year, and the change from both.

A change is worked out again from its two counts, and never called better or worse.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from reports.beside_last_year import beside_sentence, may_compare
from reports.content import Table
from reports.figure_page import Cell, FigurePage
from reports.sentences import month_name, period_text, points_sentence, rounded, whole
from reports.statistics.change import change
from reports.wording.changes import COUNTS_NOT_SHOWN, gap_text
from scrutiny.cases.months import months_in_words
from scrutiny.cases.period_counts import PeriodCount


def period_page(
    title: str, counts: Sequence[PeriodCount], definition: str, warnings: Sequence[str] = ()
) -> FigurePage:
    """Lay counts out, period by period."""
    gaps = sorted({month for each in counts for month in (*each.missing_now, *each.missing_before)})
    told = (gap_text(months_in_words(gaps), len(gaps)),) if gaps else ()
    return FigurePage(
        title=title,
        table=Table(
            caption=title,
            header=("Period", "Counted", "Number", "Same last year", "More or fewer", "%", "Days"),
            rows=tuple(_row(each) for each in counts),
            numbers=(2, 3, 4, 5),
        ),
        charts=(),
        sentences=(
            *(beside_sentence(each, each.label) for each in counts if each.count is not None),
            *_shares(counts),
            COUNTS_NOT_SHOWN,
        ),
        warnings=(*told, *_edges(counts), *warnings),
        definition=definition,
        records=tuple(period_record(each) for each in counts),
    )


def _edges(counts: Sequence[PeriodCount]) -> Iterator[str]:
    """Say where the list ends or begins in the middle of a month."""
    last = max(each.periods.now[1] for each in counts)
    if (last + timedelta(days=1)).day != 1:
        day = f"{last.day} {month_name(last.month)} {last.year}"
        yield (
            f"The list ends on {day}, in the middle of a month. So each period ends there, in both"
            " years."
        )
    if any(each.begins_within for each in counts):
        yield (
            "The list begins in the middle of a month. What it does not wholly hold is not"
            " compared."
        )


def _shares(counts: Sequence[PeriodCount]) -> Iterator[str]:
    """Say how the parts of a whole moved, in points; the whole is every part of the same period.

    A share is a part of the counted cases, so a change of it is never given in per cent.
    """
    for period in dict.fromkeys(each.periods for each in counts):
        parts = [each for each in counts if each.periods == period]
        if len(parts) < 2 or not all(may_compare(each) for each in parts):
            continue
        now = sum(each.count or 0 for each in parts)
        before = sum(each.before or 0 for each in parts)
        for each in parts:
            if each.count is not None and each.before is not None and now and before:
                what = f"{each.label}, {_days(period.now)} against {_days(period.before)}"
                yield points_sentence(what, each.before, before, each.count, now)


def period_record(each: PeriodCount) -> dict[str, Cell]:
    """Give one row as a program gets it."""
    step = None
    if each.count is not None and each.before is not None and may_compare(each):
        step = change(each.before, each.count)
    return {
        "period": each.periods.name,
        "from": each.periods.now[0].isoformat(),
        "to": each.periods.now[1].isoformat(),
        "counted": each.label,
        "count": each.count,
        "before_from": each.periods.before[0].isoformat(),
        "before_to": each.periods.before[1].isoformat(),
        "before": each.before,
        "difference": step.difference if step else None,
        "percent": step.percent if step else None,
        "note": _note(each),
    }


def _row(each: PeriodCount) -> tuple[str, ...]:
    record = period_record(each)
    difference, percent = record["difference"], record["percent"]
    return (
        each.periods.name,
        each.label,
        "gap" if each.count is None else whole(each.count),
        ("not whole" if each.begins_within else "not in the list")
        if each.before is None
        else whole(each.before),
        f"{difference:+,}"
        if isinstance(difference, int) and difference
        else str(difference or "")
        if difference != 0
        else "0",
        "" if percent is None else f"{'+' if float(percent) > 0 else ''}{rounded(float(percent))}",
        _days(each.periods.now),
    )


def _note(each: PeriodCount) -> str:
    missing = (*each.missing_before, *each.missing_now)
    return f"No case from {months_in_words(missing)}." if missing else ""


def _days(days: tuple[date, date]) -> str:
    return period_text(*days)
