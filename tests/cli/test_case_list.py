"""`scrutiny cases` on the real command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Answer
from tui.main import main


def test_a_part_of_the_list_and_where_it_goes_on(answer: Answer) -> None:
    status, first = answer("cases", "--panel", "irp", "--limit", 3)
    assert status == 0
    assert (first["cases"], first["found"], first["first"]) == (120, 120, 1)
    assert [each["reference"] for each in first["rows"]] == ["IRP-0001", "IRP-0002", "IRP-0003"]
    _, following = answer("cases", "--panel", "irp", "--limit", 3, "--after", first["after"])
    assert [each["number"] for each in following["rows"]] == [4, 5, 6]
    _, last = answer("cases", "--panel", "irp", "--after", "IRP-0119")
    assert (last["rows"][0]["number"], last["after"]) == (120, None)


def test_conditions_words_and_months_choose_together(answer: Answer) -> None:
    _, made = answer("cases", "--panel", "oocd", "--where", 'gravity_score is "4"', "--limit", 500)
    assert 0 < made["found"] < made["cases"]
    assert len(made["rows"]) == made["found"]
    _, fewer = answer(
        "cases", "--panel", "oocd", "--where", 'gravity_score is "4"', "--words", "custody"
    )
    assert fewer["found"] < made["found"]
    status, refused = answer("cases", "--panel", "oocd", "--where", "gravity is high")
    assert status == 1
    assert "cannot be read" in refused["error"]


def test_nothing_found_is_said(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["-w", str(workspace), "cases", "--panel", "irp", "--words", "zebra"]
    assert main(arguments) == 0
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "No case was found, of 120 in the list." in shown.err


def test_one_case_is_opened_whole_and_that_is_logged(answer: Answer) -> None:
    _, made = answer("cases", "--panel", "irp", "--open", "IRP-0001")
    assert made["reference"] == "IRP-0001"
    assert any(each["state"] == "filled" for each in made["fields"].values())
    _, log = answer("log", "show")
    assert "list-case-opened" in [each["kind"] for each in log["events"]]
