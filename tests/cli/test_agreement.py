"""`scrutiny figures agreement` on the real command line: numbers, reasons, and nobody's name."""

import json
from pathlib import Path

import pytest

from scrutiny.meetings.concluding import show_answers
from scrutiny.meetings.turn import Turn
from tests.screens.building import judge_case, small_workspace
from tui.main import main

CASES = tuple((f"C-{number}", "", "A short account.", "White") for number in range(1, 13))


def held(folder: Path, *, show: bool = True) -> tuple[str, str]:
    """Judge twelve cases by three seats, one of which thinks otherwise of the first four."""
    workspace, meeting = small_workspace(folder, CASES)
    with workspace:
        for seat in (1, 2, 3):
            turn = Turn(workspace, meeting, seat)
            while not turn.at_end:
                judge_case(turn, 3 if seat == 3 and turn.place < 4 else 1)
        if show:
            show_answers(workspace, meeting)
        return str(workspace.path), meeting


def test_the_document_holds_every_measure_with_its_counts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, meeting = held(tmp_path)
    capsys.readouterr()
    arguments = ["-w", path, "figures", "agreement", "--meeting", meeting]
    assert main([*arguments, "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["simple_agreement"] == {"count": 28, "of": 36, "percent": 77.8}
    assert made["all_alike"] == {"count": 8, "of": 12, "percent": 66.7}
    assert (made["cases"], made["raters"], made["too_few"]) == (12, 3, False)
    # Observed 28/36; one answer has 8/9 of all, the other 1/9.
    assert made["fleiss_kappa"] == pytest.approx((28 / 36 - 65 / 81) / (16 / 81))
    assert made["gwet_ac1"] == pytest.approx((28 / 36 - 8 / 81) / (73 / 81))
    assert made["krippendorff_alpha"] == pytest.approx(1 - (8 / 36) / (2 * 32 * 4 / (36 * 35)))
    assert "88.9 % (32 of 36) of all answers" in made["warnings"][0]
    assert next(each["question"] for each in made["questions"]) == "judgement"
    assert made["interval"] is None
    assert main(arguments) == 0
    told = capsys.readouterr().out
    assert "said the same: 77.8 % (28 of 36) of all such pairs." in told
    assert "Gwet's AC1 0.75" in told
    assert "Seat Holder" not in told


def test_nothing_is_told_while_the_answers_are_hidden(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, meeting = held(tmp_path, show=False)
    assert main(["-w", path, "figures", "agreement", "--meeting", meeting, "--json"]) == 1
    assert "hidden" in json.loads(capsys.readouterr().out)["error"]
