"""People and paper sheets line by line; and the same record as through the screens."""

from pathlib import Path

import pytest

from scrutiny.errors import Refusal
from scrutiny.meetings.attendance import comings
from scrutiny.meetings.concluding import show_answers
from scrutiny.meetings.meeting import apologies, meeting, meetings, seats
from scrutiny.meetings.turn import Turn
from scrutiny.workspace import Workspace
from tests.plain.conversation import Conversation
from tests.plain.test_plain_meeting import answers, record
from tests.screens.building import judge_case, small_workspace
from tests.screens.test_people import letters
from tui.app import ScrutinyApp, first_page
from tui.plain.judging import run_plain

PEOPLE = (
    *("5", "1", "Late Lucy", "1", "1"),
    *("2", "Absent Ann"),
    *("6", "1"),
    *("6", "1"),
    *("5", "2", "2"),
    *("8", "1", "1", "3"),
    *("3", "1", "y"),
    "b",
)
"""A late arrival, an apology, an early leaver who comes back, a move, an apology that ends."""


def held_in(workspace: Workspace) -> str:
    return meetings(workspace)[0].id


def test_people_come_and_go_line_by_line(small: Workspace) -> None:
    talk = Conversation(PEOPLE)
    assert run_plain(small, talk.ask, talk.tell) == 0
    held = held_in(small)
    assert "Late Lucy (seat 4, sub-group A). 4 cases to judge." in talk.text
    assert "Apologies noted: Absent Ann." in talk.text
    assert "The cases are shared." in talk.text
    assert [each.sub_group for each in seats(small, held)] == ["", "B", "", "A", "C"]
    assert apologies(small, held) == ()
    told = [each.what for each in comings(small, held)]
    assert told[3:] == ["came", "apology", "left", "came back", "came"]


def test_apologies_noted_by_mistake_are_taken_back(small: Workspace) -> None:
    talk = Conversation(["5", "2", "Absent Ann", "7", "2", "b", "q"])
    run_plain(small, talk.ask, talk.tell)
    assert "The apologies are taken back." in talk.text
    assert apologies(small, held_in(small)) == ()


def test_what_cannot_be_noted_is_said(small: Workspace) -> None:
    held = held_in(small)
    judge_case(Turn(small, held, 2), 1)
    talk = Conversation(["5", "5", "4", "b", "q"])
    run_plain(small, talk.ask, talk.tell)
    assert "Problem: NOT SAVED – Seat 2 was here" in talk.text
    assert len(seats(small, held)) == 3


def test_a_paper_sheet_line_by_line(small: Workspace) -> None:
    typed = ["6", "2", "3", "A Clerk", *answers(small, 2, "1", "C-3"), "h", "q"]
    talk = Conversation(typed)
    run_plain(small, talk.ask, talk.tell)
    assert "Paper sheet of seat 2, entered by A Clerk." in talk.text
    assert "All 4 cases of the sheet are entered." in talk.text
    assert "YOUR OWN VIEW" not in talk.text
    typed_by = small.rows("SELECT DISTINCT entered_by FROM answer_change")
    assert [row[0].partition(":")[0] for row in typed_by] == ["paper"]


def test_a_sheet_may_be_named_beforehand_and_is_refused_when_nothing_is_left(
    small: Workspace,
) -> None:
    held = held_in(small)
    talk = Conversation(["1"])
    run_plain(small, talk.ask, talk.tell, held, "2", "A Clerk")
    assert "Paper sheet of seat 2, entered by A Clerk." in talk.text
    turn = Turn(small, held, 1)
    while not turn.at_end:
        judge_case(turn, 1)
    for name, said in (("A Clerk", "nothing left to enter"), ("", "must be named")):
        with pytest.raises(Refusal, match=said):
            run_plain(small, talk.ask, talk.tell, held, "1", name)
    talk = Conversation(["6", "1", "3", "A Clerk", "q"])
    run_plain(small, talk.ask, talk.tell)
    assert "There is nothing left to enter for seat 1." in talk.text


def test_a_computer_that_stays_with_a_seat_never_asks_who_is_judging(small: Workspace) -> None:
    talk = Conversation(["1", "h", "", "2", "h", "q"])
    run_plain(small, talk.ask, talk.tell, held_in(small), "2")
    assert "This computer stays with seat 2." in talk.text
    assert "Who is judging?" not in talk.text
    assert "Seat Holder One" not in talk.text


def test_a_wrong_name_leaves_the_meeting_open(small: Workspace) -> None:
    held = held_in(small)
    show_answers(small, held, "No time.")
    talk = Conversation(["6", "Seat Holder Two", "6", "", "q"])
    run_plain(small, talk.ask, talk.tell)
    assert "is not the name of the chair (seat 1)" in talk.text
    assert "4 cases are not agreed: " in talk.text
    assert not meeting(small, held).closed_at


async def test_people_and_sheets_leave_the_same_record_by_keyboard_and_by_lines(
    tmp_path: Path,
) -> None:
    (tmp_path / "lines").mkdir()
    (tmp_path / "screens").mkdir()
    lines, _ = small_workspace(tmp_path / "lines")
    screens, held = small_workspace(tmp_path / "screens")
    with lines, screens:
        sheet = ["8", "2", "5", "A Clerk", "1", "", "", "2"]
        chair = ["6", "1", "No time", "y", "6", "Seat holder one"]
        talk = Conversation([*PEOPLE, *sheet, "h", *chair])
        run_plain(lines, talk.ask, talk.tell)
        app = ScrutinyApp(screens, first_page(screens, held, None))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("w", "1", "enter", *letters("Late Lucy"), "enter", "enter")
            await pilot.press("1", "enter", "2", "enter", *letters("Absent Ann"), "enter")
            await pilot.press("6", "enter", "1", "enter", "6", "enter", "1", "enter")
            await pilot.press("5", "enter", "2", "enter", "2", "enter")
            await pilot.press("8", "enter", "1", "enter", "enter", "3", "enter")
            await pilot.press("3", "enter", "1", "enter", "y", "b", "b")
            await pilot.press("e", "2", "enter", "5", "enter", *letters("A Clerk"), "enter")
            await pilot.press("1", "enter", "enter", "2", "enter", "h", "enter")
            await pilot.press("c", "1", "enter", "n", *letters("No time"), "escape", "s", "y")
            await pilot.press("b", "5", "enter", *letters("Seat holder one"), "enter")
        assert meeting(screens, held).signed_by == meeting(lines, held).signed_by == 1
        assert record(screens) == record(lines)
