"""The header of a list is found under titles and blank lines, and rows keep their lines."""

from pathlib import Path

import pytest

from scrutiny.errors import Refusal
from scrutiny.importing.importing import import_lists
from scrutiny.installing import install_shipped
from scrutiny.workspace import Workspace
from tests.helpers import HeldClock, bring_list, new_office


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    return new_office(tmp_path)


def lines(*rows: str) -> bytes:
    return "\r\n".join((*rows, "")).encode()


GOOD = ("ref,closed,area", "A-1,2026-01-01,North", "A-2,2026-01-02,South")
ABOVE = {
    "a title": ("Closed cases, January; draft",),
    "a title and a blank line": ("Complaints of the quarter,,", ""),
    "a blank row of cells": ("Official", ",,"),
    "a word that is also a column": ("Area", "North of the river"),
    "nineteen lines": tuple(f"Line {number}" for number in range(19)),
}


@pytest.mark.parametrize("above", ABOVE.values(), ids=ABOVE.keys())
def test_a_header_under_a_title_is_found_and_told(
    office: Workspace, above: tuple[str, ...]
) -> None:
    outcome = bring_list(office, lines(*above, *GOOD))
    assert (outcome.read, outcome.accepted) == (2, 2)
    assert outcome.files[0].notices == (
        f"The header is on line {len(above) + 1}; what stands above it was left out.",
    )


def test_blank_lines_above_the_header_need_no_notice(office: Workspace) -> None:
    outcome = bring_list(office, lines("", "", *GOOD))
    assert outcome.accepted == 2
    assert outcome.files[0].notices == ()


@pytest.mark.parametrize(("mark", "word"), [(";", "semicolons"), ("\t", "tabs")])
def test_the_delimiter_is_that_of_the_header_and_not_of_the_title(
    office: Workspace, mark: str, word: str
) -> None:
    good = [row.replace(",", mark) for row in GOOD]
    outcome = bring_list(office, lines("Cases, all of them, from us", *good))
    assert outcome.accepted == 2
    assert word in outcome.files[0].notices[0]


def test_a_header_that_stands_too_low_is_refused(office: Workspace) -> None:
    with pytest.raises(Refusal, match="header of the list cannot be used"):
        bring_list(office, lines(*(f"Line {number}" for number in range(20)), *GOOD))


def test_a_row_of_cases_is_never_taken_for_the_header(office: Workspace) -> None:
    rows = ("ref,closed,area,ethnicity", "ref,2026-01-01,closed,", "A-2,2026-01-01,area,")
    assert bring_list(office, lines(*rows)).read == 2


def test_rows_are_counted_from_the_header_in_references_and_in_problems(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "o", "kent", HeldClock(), "d") as workspace:
        install_shipped(workspace)
        content = lines(
            "Searches of January",
            "",
            "Type,Date",
            "Person search,2019-01-02T10:00:00+00:00",
            "Dog search,2019-01-02T10:00:00+00:00",
        )
        name = "2019-01-kent-stop-and-search.csv"
        outcome = import_lists(workspace, "sopp", [(name, content)])
        assert workspace.rows("SELECT reference FROM case_sopp") == [("kent/2019-01/000001",)]
        said = outcome.problems[0].sentence()
        assert said.startswith(f"{name}, row 2 (line 5), Type: 'Dog search' is not a known code")


def test_a_row_over_two_lines_names_no_line_and_the_next_names_its_own(office: Workspace) -> None:
    content = lines(
        "ref,closed,area",
        "A-1,soon,North",
        'A-2,soon,"over\r\ntwo lines"',
        "",
        "A-3,soon,North",
    )
    said = [each.sentence() for each in bring_list(office, content).problems]
    assert [each.partition(", closed")[0] for each in said] == [
        "list.csv, row 1 (line 2)",
        "list.csv, row 2",
        "list.csv, row 4 (line 6)",
    ]


def test_flags_know_their_line_too(office: Workspace) -> None:
    content = lines("Title", "ref,closed,tags", "A-1,2026-01-01,", "A-2,2026-01-01,late")
    flags = bring_list(office, content).flags
    late = next(each for each in flags if each.kind == "late-without-update")
    assert late.problem.sentence().startswith("list.csv, row 2 (line 4): ")
