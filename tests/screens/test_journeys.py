"""A whole meeting through the screens: three seats, four cases, one conflict."""

import json

from textual.pilot import Pilot

from scrutiny.meetings.answering import answers_of
from scrutiny.meetings.concluding import conclusions
from scrutiny.meetings.meeting import meeting, meetings
from scrutiny.meetings.observing import observations
from scrutiny.meetings.progress import progress
from scrutiny.meetings.turn import Turn
from scrutiny.meetings.viewing import conflicts
from scrutiny.workspace import Workspace
from tests.screens.building import judge_case
from tests.screens.looking import screen_text
from tui.app import ScrutinyApp, first_page
from tui.widgets.choice_list import ChoiceList

SIZE = (80, 24)


async def judge_all(pilot: "Pilot[None]", app: ScrutinyApp, judgement: str, conflict: str) -> None:
    """Judge the four cases of the seat in hand by keyboard; say 0 to the case `conflict`."""
    for _ in range(4):
        text = screen_text(app)
        if "Before you read" in text and "Press Enter to read this case" in text:
            await pilot.press("enter")
        if conflict and f"    {conflict} " in text.splitlines()[0]:
            await pilot.press("0", "enter")
        else:
            await pilot.press("1", "2", "enter", "enter", judgement, "enter")
    await pilot.pause()


async def hold_meeting(small: Workspace) -> None:
    """Hold the whole meeting by keyboard, looking at what is said on the way."""
    held = meetings(small)[0].id
    app = ScrutinyApp(small, first_page(small, None, None))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        for seat, judgement, conflict in (("1", "1", ""), ("2", "1", "C-3"), ("3", "3", "")):
            assert "Who is judging?" in screen_text(app)
            await pilot.press(seat, "enter")
            await judge_all(pilot, app, judgement, conflict)
            assert "You have judged all 4." in screen_text(app)
            await pilot.press("h")
            await pilot.pause()
            blank = screen_text(app)
            assert "Pass the computer to the next seat." in blank
            assert "Appropriate" not in blank
            await pilot.press("enter")
        assert all(each.finished for each in progress(small, held))
        assert len(conflicts(small, held, 2)) == 1

        await pilot.press("c", "enter")
        assert "All have finished." in screen_text(app)
        await pilot.press("s", "y")
        await pilot.pause()
        assert "What you each said first" in screen_text(app)
        assert "Seat Holder" not in screen_text(app)

        await pilot.press("enter")
        assert "Choose 1 to 4 first." in screen_text(app)
        await pilot.press("1", "d", "1", "enter", *"Not so", "escape")
        assert "1 did not agree: Not so" in screen_text(app)
        await pilot.press("enter")
        await pilot.press("3", "enter")
        assert "Write why first" in screen_text(app)
        await pilot.press("n", *"As seen", "escape", "enter")
        await pilot.press("o", "2", "enter", *"Learn it", "escape")
        assert "The observation is saved." in screen_text(app)
        await pilot.press("1", "enter", "1", "enter")
        await pilot.pause()
        assert "All 4 cases agreed." in screen_text(app)

        await pilot.press("6", "enter")
        assert "said the same:" in screen_text(app)
        assert "Seat Holder" not in screen_text(app)
        await pilot.press("b", "5", "enter")
        assert "Close the meeting?" in screen_text(app)
        await pilot.press(*"seat holder", "space", *"ONE", "enter")
        assert meeting(small, held).closing_head in screen_text(app)

    agreed = conclusions(small, held)
    assert len(agreed) == 4
    assert sorted(each.dissent for each in agreed) == [0, 0, 0, 1]
    assert [each.kind for each in observations(small, held)] == ["learning-individual"]
    assert meeting(small, held).closed_at


async def click_row(pilot: "Pilot[None]", app: ScrutinyApp, number: int) -> None:
    """Click the line with this number of the list on top."""
    choices = app.screen.query_one(ChoiceList)
    row = choices._rows.index(number - 1)
    await pilot.click(choices, offset=(30, row))
    await pilot.pause()


async def click_word(pilot: "Pilot[None]", app: ScrutinyApp, word: str) -> None:
    """Click a word of the bottom line of the page or box on top."""
    for y, line in reversed(list(enumerate(screen_text(app).splitlines()))):
        if word in line:
            await pilot.click(offset=(line.index(word) + 1, y))
            await pilot.pause()
            return
    raise AssertionError(word)


async def test_the_main_parts_by_mouse(small: Workspace) -> None:
    held = meetings(small)[0].id
    app = ScrutinyApp(small, first_page(small, None, None))
    async with app.run_test(size=SIZE) as pilot:
        await click_row(pilot, app, 1)
        await click_row(pilot, app, 1)
        first = screen_text(app)
        assert "Case 1 of 4" in first
        await click_row(pilot, app, 2)
        await click_word(pilot, app, "Enter Next")
        await click_word(pilot, app, "Enter Next")
        await click_row(pilot, app, 3)
        assert "(x) Not appropriate" in screen_text(app)
        await click_word(pilot, app, "U Undo")
        assert "Undone" in screen_text(app)
        await click_row(pilot, app, 1)
        await click_word(pilot, app, "F Flag")
        await click_word(pilot, app, "F1 or ? Help")
        await click_word(pilot, app, "Escape Close")
        await click_word(pilot, app, "Enter Next")
        assert "Case 2 of 4" in screen_text(app)
        await click_word(pilot, app, "Ctrl+Q Stop")
        await click_row(pilot, app, 2)
        assert "Pass the computer to the next seat." in screen_text(app)
        await click_word(pilot, app, "Enter Next")
        await click_row(pilot, app, 4)
        await click_row(pilot, app, 1)
        await click_word(pilot, app, "N Why")
        await pilot.press(*"Late")
        await click_word(pilot, app, "Escape Keep")
        await click_word(pilot, app, "S Show to all")
        await click_row(pilot, app, 2)
        await click_row(pilot, app, 1)
        await click_word(pilot, app, "Enter Save")
    assert len(conclusions(small, held)) == 1
    opened = [json.loads(row[0]) for row in small.rows("SELECT body FROM event")]
    assert any(body.get("question") == "flag" for body in opened)


async def test_a_seat_goes_on_where_it_left_off(small: Workspace) -> None:
    held = meetings(small)[0].id
    app = ScrutinyApp(small, first_page(small, held, "1"))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("1", "enter", "enter", "2", "enter")
    app = ScrutinyApp(small, first_page(small, held, "seat 1"))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "Welcome back. Case 2 is next." in screen_text(app)
        await pilot.press("u")
        assert "Undone: case 1, question 3, has no answer now." in screen_text(app)


async def test_a_letter_typed_into_a_note_is_only_a_letter(small: Workspace) -> None:
    held = meetings(small)[0].id
    app = ScrutinyApp(small, first_page(small, held, "1"))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("n", *"1uqbf", "escape")
        assert "Note: 1uqbf" in screen_text(app)
    case_id = small.value("SELECT case_id FROM meeting_case WHERE place = 1")
    assert set(answers_of(small, held, 1, case_id)) == {"note"}


async def test_space_chooses_the_line_with_the_mark_and_capitals_work(small: Workspace) -> None:
    app = ScrutinyApp(small, first_page(small, meetings(small)[0].id, "1"))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("down", "space")
        assert "> 2  [x] Hands on" in screen_text(app)
        await pilot.press("F")
        assert "Flagged" in screen_text(app).splitlines()[0]


async def test_the_case_is_read_on_wherever_the_mark_is(small: Workspace) -> None:
    app = ScrutinyApp(small, first_page(small, meetings(small)[0].id, "1"))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter", "tab")
        assert "> The case" in screen_text(app)
        await pilot.press("1")
        assert "[x] Calm words" in screen_text(app)


async def test_how_alike_members_judged_is_closed_until_the_answers_are_shown(
    small: Workspace,
) -> None:
    app = ScrutinyApp(small, first_page(small, meetings(small)[0].id, None))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("c", "6", "enter")
        assert "The answers are still hidden." in screen_text(app)


async def test_a_seat_that_has_finished_comes_back_to_the_page_that_says_so(
    small: Workspace,
) -> None:
    held = meetings(small)[0].id
    turn = Turn(small, held, 1)
    while not turn.at_end:
        judge_case(turn, 1)
    app = ScrutinyApp(small, first_page(small, held, None))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("1", "enter")
        await pilot.pause()
        assert "You have judged all 4." in screen_text(app)
