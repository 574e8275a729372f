"""A list that is sent again: nothing is taken in twice, and nothing set aside is forgotten."""

from pathlib import Path

import pytest

from scrutiny.cases.asking import Period
from scrutiny.cases.lists import ListRows, rows_in_lists
from scrutiny.errors import Refusal
from scrutiny.importing.importing import import_lists
from scrutiny.importing.outcome import ImportOutcome
from scrutiny.installing import install_panel, install_shipped
from scrutiny.safekeeping import check, erase_cases
from scrutiny.workspace import Workspace
from tests.helpers import FULL, PANEL, HeldClock, bring_list, new_office, some_cases, write_list


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    return new_office(tmp_path)


def bad(count: int, prefix: str = "BAD") -> list[dict[str, str]]:
    """Rows whose age is no number."""
    return [row | {"age": "old"} for row in some_cases(count, prefix)]


def mended(count: int, prefix: str = "BAD") -> list[dict[str, str]]:
    return some_cases(count, prefix)


def counts(outcome: ImportOutcome) -> tuple[int, int, int, int]:
    return outcome.read, outcome.accepted, outcome.unchanged, outcome.rejected


def test_rows_set_aside_are_set_aside_again_and_never_called_there(office: Workspace) -> None:
    content = write_list([*some_cases(64), *bad(12)])
    assert counts(bring_list(office, content)) == (76, 64, 0, 12)
    events = office.events()
    again = bring_list(office, content)
    assert counts(again) == (76, 0, 64, 12)
    assert {each.row for each in again.problems} == set(range(65, 77))
    notice = (
        "This file was read on 2026-11-23: 64 rows accepted, 12 set aside. The 12 are still set"
    )
    assert again.files[0].notices == (f"{notice} aside.",)
    assert Path(again.files[0].rejects_file).is_file()
    assert office.events() == events
    assert check(office).verified


def test_the_same_bytes_are_read_again_with_another_mapping(office: Workspace) -> None:
    content = b"Log,Done,Years\r\nA-1,2026-01-01,9\r\n"
    first = {"Log": "ref", "Done": "closed"}
    assert import_lists(office, "small", [("a.csv", content)], first).accepted == 1
    second = {**first, "Years": "age"}
    again = import_lists(office, "small", [("a.csv", content)], second)
    assert counts(again) == (1, 0, 0, 1)
    assert "Age was '(not in the list)' and is now '9'" in again.problems[0].problem
    same = import_lists(office, "small", [("a.csv", content)], dict(reversed(first.items())))
    assert counts(same) == (1, 0, 1, 0)
    assert same.files[0].already


def test_the_same_bytes_are_read_again_with_another_version_of_the_panel(
    office: Workspace,
) -> None:
    content = write_list([FULL | {"ref": "A-1", "closed": "2026-01-01", "ethnicity": "W3"}])
    assert counts(bring_list(office, content)) == (1, 0, 0, 1)
    newer = PANEL.replace(
        '  { code = "B1"',
        '  { code = "W3", label = "Traveller", group = "White" },\n  { code = "B1"',
    )
    install_panel(office, newer, "small.toml")
    assert counts(bring_list(office, content)) == (1, 1, 0, 0)
    again = bring_list(office, content)
    assert counts(again) == (1, 0, 1, 0)
    assert check(office).verified


def test_the_same_searches_under_the_name_of_another_month_are_refused(tmp_path: Path) -> None:
    content = b"Type,Date\nPerson search,2019-01-02T10:00:00+00:00\n"
    with Workspace.create(tmp_path / "o", "kent", HeldClock(), "d") as workspace:
        install_shipped(workspace)
        january, may = (f"2019-{month}-kent-stop-and-search.csv" for month in ("01", "05"))
        assert import_lists(workspace, "sopp", [(january, content)]).accepted == 1
        with pytest.raises(Refusal, match="2019-01-kent"):
            import_lists(workspace, "sopp", [(may, content)])
        assert import_lists(workspace, "sopp", [(january, content)]).unchanged == 1


def test_a_list_of_another_force_is_told(tmp_path: Path) -> None:
    content = b"Type,Date\nPerson search,2019-01-02T10:00:00+00:00\n"
    with Workspace.create(tmp_path / "o", "kent", HeldClock(), "d") as workspace:
        install_shipped(workspace)
        own = import_lists(workspace, "sopp", [("2019-01-kent-stop-and-search.csv", content)])
        assert own.files[0].notices == ()
        name = "2019-01-essex-stop-and-search.csv"
        other = content.replace(b"T10", b"T11")
        told = import_lists(workspace, "sopp", [(name, other)]).files[0].notices
        assert len(told) == 1
        assert "of essex" in told[0]
        assert "of kent" in told[0]


# ------------------------------------------------------------------ what is still set aside


def test_rows_of_lists_are_counted_once_and_the_set_aside_with_them(office: Workspace) -> None:
    assert rows_in_lists(office, "small") == ListRows(0, 0)
    content = write_list([*some_cases(10), *bad(3)])
    bring_list(office, content)
    assert rows_in_lists(office, "small") == ListRows(13, 3)
    bring_list(office, content)
    assert rows_in_lists(office, "small") == ListRows(13, 3)
    bring_list(office, write_list([*some_cases(4, "D"), *bad(2, "WORSE")]), "list.csv")
    assert rows_in_lists(office, "small") == ListRows(19, 5)


@pytest.mark.parametrize("name", ["list.csv", "list corrected.csv"])
def test_a_mended_list_replaces_what_was_counted_for_it(office: Workspace, name: str) -> None:
    bring_list(office, write_list([*some_cases(4, "D"), *bad(2, "WORSE")]), "other.csv")
    bring_list(office, write_list([*some_cases(10), *bad(3)]))
    bring_list(office, write_list([*some_cases(10), *mended(2), *bad(3)[2:]]), name)
    assert rows_in_lists(office, "small") == ListRows(13 + 6, 1 + 2)
    bring_list(office, write_list([*some_cases(10), *mended(3)]), name)
    assert rows_in_lists(office, "small") == ListRows(13 + 6, 2)


def test_the_rejects_that_were_mended_are_taken_off_the_list_they_came_from(
    office: Workspace,
) -> None:
    outcome = bring_list(office, write_list([*some_cases(10), *bad(3)]))
    name = Path(outcome.files[0].rejects_file).name
    bring_list(office, write_list([*mended(2), *bad(3)[2:]]), f"some/folder/{name}")
    assert rows_in_lists(office, "small") == ListRows(13, 1)
    bring_list(office, write_list(mended(3)), f"C:\\lists\\{name}")
    assert rows_in_lists(office, "small") == ListRows(13, 0)


def test_a_list_of_which_nothing_was_accepted_is_replaced_under_its_name_only(
    office: Workspace,
) -> None:
    bring_list(office, write_list(bad(3)))
    bring_list(office, write_list(mended(3, "NEW")), "other.csv")
    assert rows_in_lists(office, "small") == ListRows(6, 3)
    bring_list(office, write_list(mended(3)))
    assert rows_in_lists(office, "small") == ListRows(6, 0)


@pytest.mark.parametrize("name", ["list.csv", "List (1).csv", "list corrected v2.csv"])
def test_a_list_of_which_nothing_was_accepted_may_come_back_with_fewer_rows(
    office: Workspace, name: str
) -> None:
    bring_list(office, write_list(bad(12)))
    bring_list(office, write_list(mended(10)), name)
    assert rows_in_lists(office, "small") == ListRows(10, 0)


def test_rows_whose_case_says_something_else_now_are_no_rows_that_nobody_can_draw(
    office: Workspace,
) -> None:
    content = b"Log,Done,Years\r\nA-1,2026-01-01,9\r\nA-2,2026-01-02,9\r\nA-3,no day,9\r\n"
    first = {"Log": "ref", "Done": "closed"}
    import_lists(office, "small", [("a.csv", content)], first)
    again = import_lists(office, "small", [("a.csv", content)], {**first, "Years": "age"})
    assert counts(again) == (3, 0, 0, 3)
    assert rows_in_lists(office, "small") == ListRows(3, 1)


def test_an_erased_case_still_counts_as_a_row_that_came(office: Workspace) -> None:
    content = write_list([*some_cases(10), *bad(3)])
    bring_list(office, content)
    erase_cases(office, "small", ["C-001"], "asked for")
    bring_list(office, write_list([*some_cases(10), *mended(3)]), "mended.csv")
    assert rows_in_lists(office, "small") == ListRows(10 + 3 + 1, 1)


def test_a_period_counts_the_lists_that_reach_into_it(office: Workspace) -> None:
    def of_year(year: str, prefix: str) -> list[dict[str, str]]:
        rows = [*some_cases(3, prefix), *bad(1, f"{prefix}-BAD")]
        return [row | {"closed": row["closed"].replace("2026", year)} for row in rows]

    bring_list(office, write_list(of_year("2024", "A")), "a.csv")
    bring_list(office, write_list(of_year("2025", "B")), "b.csv")
    assert rows_in_lists(office, "small", Period()) == ListRows(8, 2)
    assert rows_in_lists(office, "small", Period("2025-01-01", "2025-12-31")) == ListRows(4, 1)
    bring_list(office, write_list(bad(2, "NONE")), "c.csv")
    assert rows_in_lists(office, "small", Period("2025-01-01", "2025-12-31")) == ListRows(6, 3)
