"""Late arrivals, early leavers, apologies, sub-groups, paper sheets: by keyboard and by mouse."""

import pytest
from textual.pilot import Pilot

from scrutiny.meetings.answering import answers_of
from scrutiny.meetings.attendance import comings
from scrutiny.meetings.concluding import show_answers
from scrutiny.meetings.meeting import apologies, meeting, meetings, note_apology, seats, take_seat
from scrutiny.meetings.paper import paper_sheet
from scrutiny.meetings.turn import Turn
from scrutiny.workspace import Workspace
from tests.screens.building import judge_case
from tests.screens.looking import assert_snapshot, screen_text
from tests.screens.test_journeys import click_row, click_word, judge_all
from tui.app import ScrutinyApp, first_page, kept_app
from tui.screens.attendance import AttendancePage
from tui.screens.judge import JudgePage
from tui.screens.page import Page
from tui.screens.papers import PapersPage
from tui.screens.sub_groups import SubGroupsPage

SIZE = (80, 24)


def held_in(workspace: Workspace) -> str:
    return meetings(workspace)[0].id


def letters(text: str) -> list[str]:
    return ["space" if letter == " " else letter for letter in text]


async def look(page: Page, name: str, *keys: str) -> None:
    app = ScrutinyApp(page.workspace, page)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        assert_snapshot(app, f"{name}-80x24")


# ------------------------------------------------------------------ how the pages look


async def test_the_page_of_who_is_here(small: Workspace) -> None:
    held = held_in(small)
    Turn(small, held, 1).choose(1)
    take_seat(small, held, "Late Lucy", sub_group="A")
    note_apology(small, held, "Absent Ann")
    await look(AttendancePage(small, held), "attendance", "5")


async def test_the_box_of_what_can_be_noted_about_a_seat(small: Workspace) -> None:
    await look(AttendancePage(small, held_in(small)), "attendance-act", "5", "enter")


async def test_the_box_for_a_name(small: Workspace) -> None:
    await look(AttendancePage(small, held_in(small)), "attendance-name", "1", "enter", *"Lu")


async def test_the_page_of_the_sub_groups(small: Workspace) -> None:
    held = held_in(small)
    for number, group in ((1, "A"), (2, "B")):
        take_seat(small, held, seats(small, held)[number - 1].name.show(), sub_group=group)
    await look(SubGroupsPage(small, held), "sub-groups", "1", "enter", "y")


async def test_whose_sheet_it_is_and_who_types(small: Workspace) -> None:
    await look(PapersPage(small, held_in(small)), "paper-whose")
    await look(PapersPage(small, held_in(small)), "paper-who", "2", "enter")


async def test_a_sheet_says_all_the_time_whose_it_is_and_who_types(small: Workspace) -> None:
    held = held_in(small)
    turn = Turn(small, held, 2, paper_sheet(small, held, 2, "A Clerk"))
    await look(JudgePage(turn), "paper-sheet", "1")


async def test_the_end_of_a_sheet(small: Workspace) -> None:
    held = held_in(small)
    turn = Turn(small, held, 2, paper_sheet(small, held, 2, "A Clerk"))
    while not turn.at_end:
        judge_case(turn, 1)
    await look(first_page(small, held, "2", "A Clerk"), "paper-end")


async def test_closing_lists_what_is_not_agreed_and_asks_for_the_name(small: Workspace) -> None:
    held = held_in(small)
    show_answers(small, held, "No time.")
    await look(first_page(small, held, None), "sign", "5", "enter", *"Seat", "enter")


async def test_the_home_of_a_computer_that_stays_with_one_seat(small: Workspace) -> None:
    app = kept_app(small, held_in(small), "2")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("h")
        await pilot.pause()
        assert_snapshot(app, "home-kept-80x24")


# ------------------------------------------------------------------ journeys


async def test_a_late_arrival_an_apology_and_an_early_leaver_by_keyboard(small: Workspace) -> None:
    held = held_in(small)
    app = ScrutinyApp(small, first_page(small, held, None))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("w", "1", "enter", *letters("Late Lucy"), "enter", "enter", "1", "enter")
        assert "Late Lucy (seat 4, sub-group A). 4 cases to judge." in screen_text(app)
        await pilot.press("2", "enter", *letters("Absent Ann"), "enter")
        assert "Apologies noted: Absent Ann." in screen_text(app)
        await pilot.press("6", "enter", "1", "enter")
        assert "Seat Holder Three (seat 3) - left early" in screen_text(app)
        await pilot.press("6", "enter", "enter")
        assert "Back: Seat Holder Three (seat 3)." in screen_text(app)
        await pilot.press("5", "enter", "2", "enter", "2", "enter")
        assert "Seat Holder Two (seat 2, sub-group B)." in screen_text(app)
        await pilot.press("8", "enter", "1", "enter", "enter", "3", "enter")
        assert "Absent Ann (seat 5" in screen_text(app)
        await pilot.press("b")
        assert "Who is judging?" in screen_text(app)
    assert [each.sub_group for each in seats(small, held)] == ["", "B", "", "A", "C"]
    assert apologies(small, held) == ()
    told = [each.what for each in comings(small, held)]
    assert told[3:] == ["came", "apology", "left", "came back", "came"]


async def test_who_is_on_the_list_is_not_seated_a_second_time(small: Workspace) -> None:
    held = held_in(small)
    app = ScrutinyApp(small, AttendancePage(small, held))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("1", "enter", *letters("seat holder one"), "enter")
        assert "Seat Holder One is on the list already, as seat 1." in screen_text(app)
    assert seats(small, held)[0].role == "chair"


async def test_sixteen_members_are_all_reached_at_80_by_24(small: Workspace) -> None:
    held = held_in(small)
    for number in range(4, 17):
        take_seat(small, held, f"Member {number}", sub_group="ABC"[number % 3])
    app = ScrutinyApp(small, first_page(small, held, None))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("end")
        await pilot.pause()
        assert "Enter a paper sheet" in screen_text(app)
        await pilot.press("w", "end")
        await pilot.pause()
        assert "> " in screen_text(app)
        assert "Member 16 (seat 16" in screen_text(app)
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert "Member 16 (seat 16, sub-group B) - left early" in screen_text(app)


async def test_people_and_sub_groups_by_mouse(small: Workspace) -> None:
    held = held_in(small)
    note_apology(small, held, "Absent Ann")
    app = ScrutinyApp(small, first_page(small, held, None))
    async with app.run_test(size=SIZE) as pilot:
        await click_word(pilot, app, "W Who is here")
        await click_row(pilot, app, 1)
        await click_row(pilot, app, 1)
        await click_row(pilot, app, 1)
        await click_row(pilot, app, 1)
        assert "Absent Ann (seat 4, sub-group A)." in screen_text(app)
        await click_row(pilot, app, 5)
        await click_row(pilot, app, 2)
        await click_row(pilot, app, 2)
        assert "sub-group B" in screen_text(app)
        await click_row(pilot, app, 3)
        await click_row(pilot, app, 1)
        await click_row(pilot, app, 2)
        assert "The cases are shared." in screen_text(app)
        assert "Sub-group A (2 cases): Absent Ann" in screen_text(app)
        await click_word(pilot, app, "B Back")
        await click_row(pilot, app, 6)
        await click_word(pilot, app, "Escape Close")
        await click_word(pilot, app, "B Back")
        assert "Who is judging?" in screen_text(app)


async def test_a_paper_sheet_by_keyboard(small: Workspace) -> None:
    held = held_in(small)
    app = ScrutinyApp(small, first_page(small, held, None))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("e", "2", "enter", "3", "enter", *letters("A Clerk"), "enter")
        assert "Paper sheet of seat 2, entered by A Clerk" in screen_text(app)
        await judge_all(pilot, app, "1", "C-3")
        assert "All 4 cases of the sheet are entered." in " ".join(screen_text(app).split())
        await pilot.press("h")
        await pilot.pause()
        assert "Clerk" not in screen_text(app)
    typed = small.rows("SELECT DISTINCT entered_by FROM answer_change WHERE seat = 2")
    assert [row[0].partition(":")[0] for row in typed] == ["paper"]
    assert small.value("SELECT count(*) FROM conflict WHERE seat = 2") == 1


async def test_a_paper_sheet_by_mouse(small: Workspace) -> None:
    held = held_in(small)
    app = ScrutinyApp(small, first_page(small, held, None))
    async with app.run_test(size=SIZE) as pilot:
        await click_row(pilot, app, 6)
        await click_row(pilot, app, 3)
        await click_row(pilot, app, 1)
        assert "Paper sheet of seat 3, entered by Seat Holder One" in screen_text(app)
        await click_row(pilot, app, 1)
    case = small.value("SELECT case_id FROM meeting_case WHERE place = 1")
    assert [each.entered_by for each in answers_of(small, held, 3, case).values()] == ["paper:M1"]


async def test_a_sheet_does_not_show_what_the_member_answered_on_the_screen(
    small: Workspace,
) -> None:
    held = held_in(small)
    turn = Turn(small, held, 2)
    judge_case(turn, 3)
    reference = turn.queue[0].case.reference
    app = ScrutinyApp(small, first_page(small, held, "2", "A Clerk"))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "Seat 2 has begun 1 case on the screen" in " ".join(screen_text(app).split())
        for key in ("b", "u", "g", "1", "enter", "b", "b"):
            await pilot.press(key)
            await pilot.pause()
            assert reference not in screen_text(app)
            assert "(x) Not appropriate" not in screen_text(app)
    assert turn.answers is not None


async def test_on_a_sheet_nothing_is_watched_and_every_note_says_who_typed(
    small: Workspace,
) -> None:
    app = ScrutinyApp(small, first_page(small, held_in(small), "2", "A Clerk"))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("v")
        assert "A sheet is typed, not watched." in screen_text(app)
        await pilot.press("s", *letters("At risk"), "escape")
        assert "Kept in private." in screen_text(app)
        await pilot.press("enter", "enter", "2", "enter", "b", "b")
    actors = small.rows(
        "SELECT DISTINCT actor FROM event WHERE kind IN"
        " ('answered', 'case-opened', 'referral-noted', 'viewing-begun', 'viewing-ended')"
    )
    assert [row[0][:6] for row in actors] == ["paper:"]


async def test_a_name_that_is_not_the_chairs_does_not_close(small: Workspace) -> None:
    held = held_in(small)
    show_answers(small, held, "No time.")
    app = ScrutinyApp(small, first_page(small, held, None))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("5", "enter", *letters("Seat Holder Two"), "enter")
        assert "Problem:" in screen_text(app)
        assert not meeting(small, held).closed_at
        await pilot.press("escape")
        assert "4 cases" in screen_text(app)
        await pilot.press("5", "enter", *letters("seat holder one"), "enter")
    assert meeting(small, held).signed_by == 1


# ------------------------------------------------------------------ one laptop, several seats


SECRETS = ("Calm words", "Not appropriate", "My own thought", "Saved at", "C-")


async def try_everything(pilot: "Pilot[None]", app: ScrutinyApp, told: list[str]) -> None:
    """Press whatever might bring the last page back, and keep what is seen."""
    for key in ("b", "u", "g", "n", "f", "pageup", "pagedown", "escape", "question_mark", "escape"):
        await pilot.press(key)
        await pilot.pause()
        told.append(screen_text(app))
    for width, height in ((60, 20), (120, 40), (80, 24)):
        await pilot.resize_terminal(width, height)
        await pilot.pause()
        told.append(screen_text(app))
    await pilot.press("ctrl+q")
    told.append(screen_text(app))
    await pilot.press("escape", "t")
    told.append(screen_text(app))


@pytest.mark.parametrize("way", ["h", "end", "stop"])
async def test_nothing_of_the_last_seat_is_seen_after_the_hand_over(
    small: Workspace, way: str
) -> None:
    held = held_in(small)
    app = ScrutinyApp(small, first_page(small, held, "1"))
    if way == "end":
        turn = Turn(small, held, 1)
        while not turn.at_end:
            judge_case(turn, 3)
        app = ScrutinyApp(small, first_page(small, held, "1"))
    async with app.run_test(size=SIZE) as pilot:
        if way != "end":
            await pilot.press("1", "n", *letters("My own thought"), "escape")
        await pilot.press(*(("ctrl+q", "h") if way == "stop" else ("h",)))
        await pilot.pause()
        told = [screen_text(app)]
        assert "Pass the computer to the next seat." in told[0]
        await try_everything(pilot, app, told)
        assert len(app.screen_stack) <= 2
        await pilot.press("enter")
        await pilot.pause()
        told.append(screen_text(app))
        assert "Who is judging?" in told[-1]
        await pilot.press("2", "enter", "u")
        await pilot.pause()
        assert "There is nothing to undo." in screen_text(app)
        assert "(x)" not in screen_text(app)
        assert "[x]" not in screen_text(app)
        assert "My own thought" not in screen_text(app)
        await pilot.press("g")
        assert "begun" not in screen_text(app)
    for text in told:
        assert not [secret for secret in SECRETS if secret in text]


async def test_a_computer_that_stays_with_a_seat_opens_no_other(small: Workspace) -> None:
    held = held_in(small)
    app = kept_app(small, None, "Seat Holder Two")
    seen = set()
    async with app.run_test(size=SIZE) as pilot:
        for key in ("c", "w", "e", "b", "h", "c", "w", "b", "2", "enter", "1", "enter", "h", "h"):
            await pilot.press(key)
            await pilot.pause()
            text = screen_text(app)
            seen.add(type(app.screen).__name__)
            assert "Seat Holder One" not in text
            assert "Seat Holder Three" not in text
            assert "Seat 1" not in text
    assert seen <= {"JudgePage", "HomePage", "EndPage"}
    turn = Turn(small, held, 2)
    while not turn.at_end:
        judge_case(turn, 1)
    app = kept_app(small, held, "2")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("c")
        assert "This computer stays with seat 2." in screen_text(app)
        await pilot.press("2", "enter")
        await pilot.pause()
        assert "Go on judging: seat 2" in screen_text(app)
    show_answers(small, held, "No time.")
    app = kept_app(small, held, "2")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("1", "enter")
        await pilot.pause()
        assert "judging alone is over" in screen_text(app)
