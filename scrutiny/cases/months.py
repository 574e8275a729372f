"""Finds the months of a period from which the list has no case at all.

A missing month is a gap, not zero: a file may never have been sent. Whoever counts by period must
name the gaps.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from scrutiny.cases.asking import EVERY_CASE, Period, in_period
from scrutiny.cases.forces import of_force
from scrutiny.cases.table import table_name
from scrutiny.clock import MONTHS
from scrutiny.panels.definition import Panel
from scrutiny.workspace import Workspace


def months_without_cases(
    workspace: Workspace, panel: Panel, period: Period, force: str = ""
) -> tuple[str, ...]:
    """Name the months (`2019-03`) of a period that have no case of the panel, of any theme.

    Where the period has no first or last day it begins or ends with the list. A file of
    data.police.uk gives every case to its own month, so a month without a case is one without a
    file. With a force, only its cases count.
    """
    days, mine = in_period(period), of_force(workspace, panel, force)
    if mine is EVERY_CASE:
        present = _months(workspace, panel, period)
    else:
        rows = workspace.rows(
            f"SELECT DISTINCT substr(day, 1, 7) FROM {table_name(panel.id)}"
            f" WHERE {days.expression} AND {mine.expression} ORDER BY 1",
            (*days.parameters, *mine.parameters),
        )
        present = [row[0] for row in rows]
    if not present:
        return ()
    first, last = (period.first or present[0])[:7], (period.last or present[-1])[:7]
    known = set(present)
    return tuple(month for month in months_between(first, last) if month not in known)


def _months(workspace: Workspace, panel: Panel, period: Period) -> list[str]:
    """Name the months that have a case, by one look at the order of days for each month."""
    found: list[str] = []
    day, source = period.first or "", table_name(panel.id)
    while True:
        following = workspace.value(f"SELECT min(day) FROM {source} WHERE day >= ?", (day,))
        if following is None or (period.last and following > period.last):
            return found
        found.append(following[:7])
        day = month_end(following[:7]).isoformat() + "~"


def months_of_list(workspace: Workspace, panel: Panel) -> tuple[str, ...]:
    """Name the months that the panel's list has a case of, without reading every case."""
    return tuple(_months(workspace, panel, Period()))


def days_of_list(workspace: Workspace, panel: Panel) -> tuple[str, str]:
    """Give the first and the last day of which the panel's list has a case; empty without one."""
    first, last = workspace.rows(f"SELECT min(day), max(day) FROM {table_name(panel.id)}")[0]
    return first or "", last or ""


def months_between(first: str, last: str) -> tuple[str, ...]:
    """Name every month from one to another, both included.

    >>> months_between("2019-11", "2020-02")
    ('2019-11', '2019-12', '2020-01', '2020-02')
    """
    return tuple(_month(number) for number in range(_number(first), _number(last) + 1))


def month_end(month: str) -> date:
    """Give the last day of a month.

    >>> str(month_end("2020-02"))
    '2020-02-29'
    """
    following = _month(_number(month) + 1)
    return date.fromisoformat(f"{following}-01") - timedelta(days=1)


def months_in_words(months: Sequence[str]) -> str:
    """Say months as people do, those that follow each other in one go.

    >>> months_in_words(["2019-03", "2019-05", "2019-06", "2019-07"])
    'March 2019 and May 2019 to July 2019'
    """
    runs: list[list[int]] = []
    for number in sorted(_number(month) for month in months):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    said = [
        _words(first) if first == last else f"{_words(first)} to {_words(last)}"
        for first, last in runs
    ]
    return " and ".join(part for part in (", ".join(said[:-1]), *said[-1:]) if part)


def gap_sentence(missing: Sequence[str]) -> str:
    """Say which months have no case; empty when none is missing.

    >>> print(gap_sentence(["2019-03"]))
    There is no case from March 2019. A missing month is a gap, not zero: ask whether it was sent.
    """
    if not missing:
        return ""
    it_was = "it was" if len(missing) == 1 else "they were"
    return (
        f"There is no case from {months_in_words(missing)}. A missing month is a gap, not zero:"
        f" ask whether {it_was} sent."
    )


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _month(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def _words(number: int) -> str:
    return f"{MONTHS[number % 12]} {number // 12}"
