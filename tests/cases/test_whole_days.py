"""Half a month never stands beside a whole one: counts are recomputed here by hand."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from scrutiny.cases.period_counts import PeriodCount, period_counts
from scrutiny.cases.whole_days import whole_days
from scrutiny.workspace import Workspace
from tests.helpers import FULL, bring_list, new_office, write_list
from tui.figures.chair import ChairRequest, chair_answer


def listed(folder: Path, days: Sequence[date]) -> Workspace:
    office = new_office(folder)
    rows = [
        FULL | {"ref": f"C-{number:04d}", "closed": day.isoformat()}
        for number, day in enumerate(days, start=1)
    ]
    bring_list(office, write_list(rows))
    return office


def between(first: date, last: date, step: int = 1) -> list[date]:
    return [first + timedelta(days=n) for n in range(0, (last - first).days + 1, step)]


def counted(office: Workspace, month: str) -> dict[str, PeriodCount]:
    found = period_counts(office, office.panel("small"), None, month)
    return {each.periods.name: each for each in found}


DAILY = between(date(2022, 12, 10), date(2024, 3, 17))
EXTRA = [date(2024, 2, 29)] * 5


def by_hand(first: str, last: str) -> int:
    return sum(first <= each.isoformat() <= last for each in [*DAILY, *EXTRA])


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    return listed(tmp_path, [*DAILY, *EXTRA])


def test_a_list_that_ends_within_a_month_is_compared_to_that_day_in_both_years(
    office: Workspace,
) -> None:
    month = counted(office, "2024-03")["Month to date"]
    assert month.periods.now == (date(2024, 3, 1), date(2024, 3, 17))
    assert month.periods.before == (date(2023, 3, 1), date(2023, 3, 17))
    assert (month.count, month.before) == (17, 17)
    year = counted(office, "2024-03")["Calendar year to date"]
    assert year.count == by_hand("2024-01-01", "2024-03-17") == 82
    assert year.before == by_hand("2023-01-01", "2023-03-17") == 76
    twelve = counted(office, "2024-03")["Twelve months"].periods
    assert twelve.now == (date(2023, 3, 18), date(2024, 3, 17))
    assert twelve.before == (date(2022, 3, 18), date(2023, 3, 17))
    page = chair_answer(office, ChairRequest("small", "2024-03")).page
    assert any("The list ends on 17 March 2024" in each for each in page.warnings)


def test_a_leap_february_is_whole_beside_a_shorter_one(office: Workspace) -> None:
    month = counted(office, "2024-02")["Month"]
    assert month.periods.before[1] == date(2023, 2, 28)
    assert (month.count, month.before) == (34, 28)
    page = chair_answer(office, ChairRequest("small", "2024-02")).page
    assert not any("ends on" in each for each in page.warnings)


def test_a_month_in_which_the_list_begins_is_not_compared(office: Workspace) -> None:
    month = counted(office, "2023-12")["Month"]
    assert (month.count, month.before) == (31, None)
    page = chair_answer(office, ChairRequest("small", "2023-12")).page
    assert page.table.rows[0][3] == "not whole"
    assert any("begins in the middle of a month" in each for each in page.warnings)


def test_a_year_before_the_list_has_no_count_and_no_change(office: Workspace) -> None:
    financial = counted(office, "2024-01")["Financial year to date"]
    assert financial.count == by_hand("2023-04-01", "2024-01-31")
    assert financial.before is None
    assert financial.missing_before[0] == "2022-04"


def test_a_month_that_is_not_there_is_a_gap_and_never_cut(office: Workspace) -> None:
    year = counted(office, "2024-04")["Calendar year to date"]
    assert year.periods.now[1] == date(2024, 4, 30)
    assert (year.count, year.missing_now) == (None, ("2024-04",))


def test_a_list_with_few_cases_is_whole_where_its_pauses_are_as_long(tmp_path: Path) -> None:
    days = between(date(2025, 7, 4), date(2026, 9, 28), step=6)
    with listed(tmp_path, days) as office:
        assert whole_days(office, office.panel("small")) == (date(2025, 7, 1), date(2026, 9, 30))
        month = counted(office, "2026-09")["Month"]
    assert month.periods.now[1] == date(2026, 9, 30)
