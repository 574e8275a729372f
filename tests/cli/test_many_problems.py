"""A long list of problems: the same is told once for all its rows, and nothing is lost."""

from pathlib import Path

import pytest

from scrutiny.errors import Problem
from scrutiny.importing.outcome import RowProblem
from tui.main import main
from tui.output import tell_problems


def told(capsys: pytest.CaptureFixture[str], problems: list[Problem]) -> list[str]:
    tell_problems(problems)
    return capsys.readouterr().err.splitlines()


def test_a_few_problems_are_told_row_by_row(capsys: pytest.CaptureFixture[str]) -> None:
    few: list[Problem] = [
        RowProblem("is blank", "a.csv", row, "Day", line=row + 1) for row in (1, 2)
    ]
    assert told(capsys, few) == [
        "  a.csv, row 1 (line 2), Day: is blank",
        "  a.csv, row 2 (line 3), Day: is blank",
    ]


def test_many_of_one_sort_hide_none_of_another(capsys: pytest.CaptureFixture[str]) -> None:
    many: list[Problem] = [RowProblem("is blank", "a.csv", row, "Day") for row in range(1, 1201)]
    many += [
        RowProblem("is no number", "a.csv", 1201, "Age", line=1202),
        Problem("is odd", "a.csv"),
    ]
    assert told(capsys, many) == [
        "  a.csv, Day: is blank (1,200 rows: 1, 2, 3, 4, 5, 6, 7, 8 and 1,192 more)",
        "  a.csv, row 1201 (line 1202), Age: is no number",
        "  a.csv: is odd",
    ]


def test_what_is_cut_off_is_counted_in_problems(capsys: pytest.CaptureFixture[str]) -> None:
    many: list[Problem] = [
        RowProblem(f"{kind} is unknown", "a.csv", row, "Tag")
        for kind in range(50)
        for row in (1, 2)
    ]
    assert told(capsys, many)[-1] == "  … and 20 more; --json lists them all."


def test_an_import_with_rows_set_aside_says_what_to_do(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = tmp_path / "list.csv"
    arguments = ["-w", str(workspace), "import", "--panel", "oocd", str(listed)]
    listed.write_text("URN,Disposal date,Area\nZ-1,26.07.26,North\n", "utf-8")
    assert main(arguments) == 1
    said = capsys.readouterr().err
    assert "'26.07.26' is not a date" in said
    assert "say that the list writes dates as DD.MM.YYYY" in said
    assert "--mapping columns.toml" in said
    assert "stays as it was read first" not in said
    assert main([*arguments, "--dates", "DD.MM.YYYY"]) == 0
    listed.write_text("URN,Disposal date,Area\nZ-1,2026-07-26,South\n", "utf-8")
    assert main(arguments) == 1
    assert "A case that is stored stays as it was read first" in capsys.readouterr().err
