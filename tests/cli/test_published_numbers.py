"""The commands that check numbers which somebody else has published."""

import json
from typing import Any

import pytest

from tui.main import main


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, Any, str]:
    capsys.readouterr()
    status = main(["calc", *arguments, "--json"])
    shown = capsys.readouterr()
    return status, json.loads(shown.out), shown.err


def test_percentages_that_cannot_be_end_with_status_1(capsys: pytest.CaptureFixture[str]) -> None:
    status, body, told = run(capsys, "reconcile", "66", "28", "6", "--of", "52")
    assert status == 1
    assert body["reconciles"] is False
    assert [each["total"] for each in body["totals_near"]] == [47, 50, 53]
    assert body["totals_near"][1]["splits"] == [[33, 14, 3]]
    assert "cannot be of 52" in told


def test_percentages_that_can_be_end_with_status_0(capsys: pytest.CaptureFixture[str]) -> None:
    status, body, _ = run(capsys, "reconcile", "66", "28", "6", "--of", "50")
    assert status == 0
    assert body["conventions"][0]["splits"] == [[33, 14, 3]]
    assert main(["calc", "reconcile", "66", "28", "6", "--of", "50"]) == 0
    assert "halves rounded up: 33, 14, 3" in capsys.readouterr().out


def test_a_word_for_a_percentage_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    status, body, _ = run(capsys, "reconcile", "most", "--of", "50")
    assert (status, body["error"]) == (
        1,
        "'most' is not a percentage; write it as 66 or 27.3.",
    )


def test_a_wrong_change_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ("check-change", "--after", "1019", "--difference", "-88", "--percent")
    status, body, told = run(capsys, *arguments, "-12")
    assert status == 1
    assert round(body["percent"], 1) == -7.9
    assert "Published as -12 %" in told
    status, body, _ = run(capsys, *arguments, "-7.9")
    assert (status, body["agrees"]) == (0, True)


def test_points(capsys: pytest.CaptureFixture[str]) -> None:
    status, body, _ = run(capsys, "points", "52", "90")
    assert (status, body["points"], body["low"], body["high"]) == (0, 38, 37, 39)


def test_the_gap_of_29_days_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    days = ("2025-03-01", "2025-03-28", "2025-04-26", "2025-05-20")
    status, body, _ = run(capsys, "gaps", *days)
    assert status == 0
    assert body["gaps"] == [27, 29, 24]
    assert body["too_long"] == [{"from": "2025-03-28", "to": "2025-04-26", "days": 29}]
    assert main(["calc", "gaps", *days]) == 0
    assert "28 March 2025 to 26 April 2025, 29 days" in capsys.readouterr().out
    assert run(capsys, "gaps", "2025-03-01")[0] == 2
