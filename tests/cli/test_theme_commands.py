"""Trying and adding themes from the command line, and standing themes at a meeting."""

from pathlib import Path

import pytest

from tests.cli.conftest import Answer
from tui.main import main

WHERE = 'area is "Coast" and supervisor_reviewed is "False"'


def test_a_condition_is_tried_and_kept(answer: Answer) -> None:
    status, tried = answer("themes", "try", "--panel", "sopp", "--where", WHERE, "--by", "outcome")
    assert status == 0
    assert sum(each["cases"] or 0 for each in tried["months"]) == tried["cases"]
    parts = sum(each["cases"] for each in tried["groups"]) + sum(tried["missing"].values())
    assert parts == tried["cases"]
    assert tried["words"] == 'Area is "Coast" and A supervisor has signed the record: no'
    added = answer(
        *("themes", "add", "--panel", "sopp", "--where", WHERE, "--title", "Coast, not signed")
    )[1]
    assert (added["theme"], added["version"]) == ("coast-not-signed", "2026-2")
    listed = answer("themes", "--panel", "sopp")[1]["themes"]
    assert listed[-1]["cases"] == tried["cases"]
    status, _ = answer(
        *("themes", "add", "--panel", "sopp", "--where", WHERE, "--title", "Coast, not signed")
    )
    assert status == 1


def test_the_panel_may_stand_before_or_behind(answer: Answer, workspace: Path) -> None:
    first = answer("themes", "--panel", "sopp", "try", "--where", WHERE)[1]
    assert first == answer("themes", "try", "--panel", "sopp", "--where", WHERE)[1]
    assert main(["-w", str(workspace), "themes"]) == 2
    assert main(["-w", str(workspace), "themes", "try", "--where", WHERE]) == 2


@pytest.mark.parametrize("text", ["", "area equals 3", 'colour is "red"', "age is"])
def test_a_condition_that_cannot_be_read_is_refused(answer: Answer, text: str) -> None:
    status, told = answer("themes", "try", "--panel", "sopp", "--where", text)
    assert status == (0 if text == "" else 1)
    assert "words" in told or "cannot be read" in told["error"]


def test_the_words_of_a_trial(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["-w", str(workspace), "themes", "try", "--panel", "oocd", "--where"]
    assert main([*arguments, 'offence_group is "drugs"', "--by", "offender_sex"]) == 0
    shown = capsys.readouterr().out
    assert 'In words: Sort of offence is "Drugs".' in shown
    assert " of 140 cases (" in shown
    assert "By month" in shown
    assert all(len(line) <= 80 for line in shown.splitlines())


def test_fields_and_their_values(answer: Answer) -> None:
    fields = answer("themes", "fields", "--panel", "sopp")[1]["fields"]
    kinds = {each["field"]: each["comparisons"] for each in fields}
    assert "is in one of groups" in kinds["outcome"]
    values = answer("themes", "fields", "--panel", "sopp", "--field", "area")[1]["values"]
    assert "Coast" in {each["value"] for each in values}


def test_standing_themes_come_to_a_meeting(answer: Answer) -> None:
    opened = answer("meeting", "open", "--panel", "sopp", "--date", "2026-12-01")[1]
    names = [each["theme"] for each in opened["standing_themes"]]
    assert "age-10-17" in names
    frame = answer("seal", "--panel", "sopp", "--theme", "age-10-17")[1]["frame"]
    shown = answer("meeting", "show", opened["meeting"])[1]["standing_themes"]
    assert {each["theme"]: each["sealed"] for each in shown}["age-10-17"] == [frame]
