"""The commands about people: who is here, paper sheets, one seat per computer, the signed close."""

import io
from pathlib import Path

import pytest

from scrutiny.meetings.answering import give_answer
from scrutiny.meetings.concluding import show_answers
from scrutiny.meetings.meeting import meeting, meetings, seats
from scrutiny.meetings.viewing import seat_cases
from scrutiny.workspace import Workspace
from tests.cli.conftest import Answer
from tui.main import main


@pytest.fixture
def held(workspace: Path, answer: Answer) -> str:
    """Open a meeting with a chair, two members and four cases in two sub-groups."""
    status, opened = answer("meeting", "open", "--panel", "oocd", "--date", "2026-11-30")
    name = str(opened["meeting"])
    assert status == 0
    option = ("meeting", "seat", "--meeting", name)
    assert answer(*option, "--role", "chair", "--group", "A", "Ann Long")[0] == 0
    assert answer(*option, "--group", "A", "Bob Short")[0] == 0
    assert answer(*option, "--group", "B", "Cy Other")[0] == 0
    cases = [f"OOCD-{number:04}" for number in range(30, 34)]
    bring = ("meeting", "bring", "--meeting", name, "--kind", "calibration", *cases)
    assert answer(*bring)[0] == 0
    assert answer("meeting", "assign", "--meeting", name, "--to", "group:A", *cases[:3])[0] == 0
    return name


def test_a_late_arrival_is_told_how_many_cases_came(answer: Answer, held: str) -> None:
    status, told = answer("meeting", "seat", "--meeting", held, "--group", "A", "Late Lucy")
    assert status == 0
    assert [(each["seat"], each["cases"]) for each in told["seats"]] == [(4, 4)]
    status, told = answer("meeting", "seat", "--meeting", held, "Later Lee")
    assert told["seats"][0]["cases"] == 1


def test_one_who_sits_there_keeps_what_is_not_named(answer: Answer, held: str) -> None:
    answer("meeting", "leave", "--meeting", held, "Ann Long")
    _, told = answer("meeting", "seat", "--meeting", held, "Ann Long")
    assert (told["seats"][0]["role"], told["seats"][0]["group"]) == ("chair", "A")
    _, told = answer("meeting", "seat", "--meeting", held, "--group", "", "Ann Long")
    assert (told["seats"][0]["role"], told["seats"][0]["group"]) == ("chair", "")


def test_who_left_returns_and_all_of_it_is_told(
    answer: Answer, held: str, workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answer("meeting", "leave", "--meeting", held, "Cy Other")[0] == 0
    assert answer("meeting", "return", "--meeting", held, "3")[1] == {"meeting": held, "seat": 3}
    assert answer("meeting", "return", "--meeting", held, "3")[0] == 1
    assert answer("meeting", "apologies", "--meeting", held, "Dee Far", "Eve Far")[0] == 0
    took = answer("meeting", "apologies", "--meeting", held, "--withdraw", "Eve Far")
    assert took == (0, {"meeting": held, "apologies": 1, "absent": 1})
    _, told = answer("meeting", "attendance", "--meeting", held)
    assert [each["what"] for each in told["comings"]] == [
        *("came", "came", "came", "left", "came back"),
        *("apology", "apology", "apology withdrawn"),
    ]
    assert told["apologies"] == 1
    assert [each["left_at"] for each in told["seats"]] == [None] * 3
    assert "Long" not in str(told)
    main(["-w", str(workspace), "meeting", "attendance", "--meeting", held])
    shown = capsys.readouterr().out
    assert "3 members here. 1 sent apologies." in shown
    assert "Sub-group A (3 cases): Ann Long, Bob Short" in shown
    assert "Cy Other (seat 3): came back" in shown


def type_in(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def test_a_paper_sheet_from_the_command_line(
    answer: Answer, held: str, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(monkeypatch, "", "n", "As on the sheet", "q")
    sheet = ("judge", "--plain", "--paper", "--meeting", held, "--seat", "Bob Short")
    status, told = answer(*sheet, "--entered-by", "A Clerk")
    assert status == 0
    assert told["meetings"][0]["seats"][1]["of"] == 4
    with Workspace.open(workspace) as opened:
        typed = opened.rows("SELECT seat, question, entered_by FROM answer_change")
        assert [(row[0], row[1], row[2][:6]) for row in typed] == [(2, "note", "paper:")]


@pytest.mark.parametrize(
    "options",
    [
        ("--paper",),
        ("--paper", "--seat", "2"),
        ("--paper", "--entered-by", "A Clerk"),
        ("--seat", "2", "--entered-by", "A Clerk"),
    ],
)
def test_a_sheet_needs_its_seat_and_who_types(
    workspace: Path, held: str, options: tuple[str, ...]
) -> None:
    assert main(["-w", str(workspace), "judge", "--plain", "--meeting", held, *options]) == 2


def test_a_computer_kept_to_a_seat_ends_without_asking_who_judges(
    workspace: Path, held: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in(monkeypatch, "h", "q")
    arguments = ["-w", str(workspace), "judge", "--plain", "--meeting", held, "--seat", "2"]
    assert main(arguments) == 0
    shown = capsys.readouterr().out
    assert "This computer stays with seat 2." in shown
    assert "Ann Long" not in shown


def close(workspace: Path, held: str, *options: str) -> int:
    return main(["-w", str(workspace), "meeting", "close", "--meeting", held, *options])


@pytest.fixture
def shown(workspace: Path, held: str) -> str:
    with Workspace.open(workspace) as opened:
        case = seat_cases(opened, held, 1)[0].case_id
        panel = opened.panel("oocd")
        code = panel.judgement_scale.for_seats()[0].code
        give_answer(opened, held, 1, case, "judgement", code)
        show_answers(opened, held, "no time")
    return held


def test_the_close_is_signed_with_the_name_of_the_chair(
    workspace: Path, shown: str, answer: Answer
) -> None:
    assert close(workspace, shown, "--signed-by", "Bob Short") == 1
    status, told = answer("meeting", "close", "--meeting", shown, "--signed-by", "ann  LONG")
    assert (status, told["signed_by"], told["not_agreed"]) == (0, 1, 4)
    assert "Long" not in str(told)


def test_the_close_asks_for_the_name_and_lists_what_is_open(
    workspace: Path, shown: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in(monkeypatch, "Ann Long")
    assert close(workspace, shown) == 0
    told = capsys.readouterr()
    assert "4 cases are not agreed: OOCD-0030, OOCD-0031, OOCD-0032, OOCD-0033." in told.err
    assert "signed by seat 1" in told.out


def test_a_script_closes_without_a_name_and_the_record_says_that_nobody_signed(
    workspace: Path, shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert close(workspace, shown, "--yes") == 0
    assert "nobody signed it" in capsys.readouterr().out
    with Workspace.open(workspace) as opened:
        assert meeting(opened, meetings(opened)[0].id).signed_by == 0
        assert len(seats(opened, shown)) == 3
