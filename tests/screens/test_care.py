"""Pauses, content warnings, help for a question, and going on as soon as one chooses."""

from pathlib import Path

import pytest

from scrutiny.meetings.agreeing import Agreeing
from scrutiny.meetings.concluding import conclusions, show_answers
from scrutiny.meetings.meeting import meetings
from scrutiny.meetings.turn import Turn
from scrutiny.panels.reading import SHIPPED, read_panel, shipped_text
from scrutiny.workspace import Workspace
from tests.plain.conversation import Conversation
from tests.screens.building import judge_case
from tests.screens.looking import screen_lines, screen_text
from tui.app import ScrutinyApp, first_page
from tui.plain.judging import run_plain
from tui.screens.agree import AgreePage
from tui.screens.judge import JudgePage

CALM = "Take your time. Nothing hurries you."


def judging(small: Workspace, preferences: Path | None = None, seat: int = 1) -> ScrutinyApp:
    turn = Turn(small, meetings(small)[0].id, seat)
    return ScrutinyApp(small, JudgePage(turn), preferences)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_pause_blanks_the_page_and_enter_comes_back_to_the_same_place(
    small: Workspace, size: tuple[int, int]
) -> None:
    app = judging(small)
    async with app.run_test(size=size) as pilot:
        await pilot.press("1", "enter")
        before, events = screen_text(app), small.events()
        await pilot.press("p")
        await pilot.pause()
        blank = screen_text(app)
        assert CALM in blank
        assert "coordinator" in blank
        assert "What happened" not in blank
        await pilot.press("1", "0", "b", "enter")
        await pilot.pause()
        assert screen_text(app) == before
        assert small.events() == events


async def test_every_page_of_the_meeting_has_the_pause(small: Workspace) -> None:
    held = meetings(small)[0].id
    app = ScrutinyApp(small, first_page(small, None, None))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        for keys in ([], ["c"], ["1", "enter"], ["b", "4", "enter"]):
            await pilot.press(*keys)
            before = screen_text(app)
            await pilot.press("p")
            await pilot.pause()
            assert CALM in screen_text(app), keys
            await pilot.press("enter")
            await pilot.pause()
            assert screen_text(app) == before, keys
    show_answers(small, held, "To agree.")
    app = ScrutinyApp(small, first_page(small, held, None))
    async with app.run_test(size=(80, 24)) as pilot:
        for keys in (["2", "enter"], ["a"]):
            await pilot.press(*keys)
            await pilot.press("p")
            await pilot.pause()
            assert CALM in screen_text(app), keys
            await pilot.press("enter")


def test_the_pause_line_by_line_leaves_no_event(small: Workspace) -> None:
    talk = Conversation(["1", "p", "", "1", "q"])
    run_plain(small, talk.ask, talk.tell)
    assert CALM in talk.text
    kinds = {row[0] for row in small.rows("SELECT kind FROM event WHERE actor LIKE 'seat%'")}
    assert kinds == {"case-opened", "answered"}


@pytest.mark.parametrize("name", SHIPPED)
def test_each_shipped_panel_says_where_support_is(name: str) -> None:
    panel = read_panel(shipped_text(name), f"{name}.toml")
    assert "chair" in panel.support
    assert panel.referral_to


async def test_the_next_seat_gets_the_warning_anew(small: Workspace) -> None:
    held = meetings(small)[0].id
    place = 1 + next(
        n for n, each in enumerate(Turn(small, held, 1).queue) if each.case.reference == "C-2"
    )
    for seat in (1, 2):
        app = judging(small, seat=seat)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("g", str(place), "enter")
            assert "Before you read" in screen_text(app)
            assert "A long account" not in screen_text(app)
            await pilot.press("1")
            assert "Press Enter to read the case first." in screen_text(app)
            await pilot.press("enter")
            assert "A long account" in screen_text(app)
            if place > 1:
                await pilot.press("b", "g", str(place), "enter")
                assert "A long account" in screen_text(app)


async def test_a_case_behind_its_warning_can_be_left_with_0_and_with_b(small: Workspace) -> None:
    app = judging(small)
    place = 1 + next(
        n
        for n, each in enumerate(Turn(small, meetings(small)[0].id, 1).queue)
        if each.case.reference == "C-2"
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("g", str(place), "enter", "0")
        assert "hidden from you" in screen_text(app)
        assert "A long account" not in screen_text(app)
        await pilot.press("u")
        assert "Before you read" in screen_text(app)


async def test_0_works_at_a_question_answered_in_words(small: Workspace) -> None:
    app = judging(small)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter")
        assert "What could be learned?" in screen_text(app)
        await pilot.press("0")
        assert "hidden from you" in screen_text(app)


async def test_help_begins_with_the_question_in_hand(small: Workspace) -> None:
    app = judging(small)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        lines = screen_text(app)
        assert "What did you see?" in lines
        assert "On the footage." in lines


async def test_one_key_is_enough_when_a_judgement_goes_on_by_itself(
    small: Workspace, tmp_path: Path
) -> None:
    kept = tmp_path / "liked" / "theme"
    app = judging(small, kept)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a")
        assert "as soon as you judge" in screen_text(app)
        await pilot.press("1")
        assert "Question 1 of 3" in screen_text(app)
        await pilot.press("enter", "enter")
        assert "Question 3 of 3" in screen_text(app)
        await pilot.press("2")
        assert "Case 2 of 4" in screen_text(app)
        assert "Saved at" in screen_text(app)
        await pilot.press("u")
        assert "Undone: case 1, question 3, has no answer now." in screen_text(app)
    again = judging(small, kept)
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "enter", "2")
        assert "Case 2 of 4" in screen_text(again)
        await pilot.press("a")
        assert "waits for Enter" in screen_text(again)


async def test_a_choice_that_was_not_saved_never_goes_on_by_itself(
    small: Workspace, tmp_path: Path
) -> None:
    app = judging(small, tmp_path / "theme")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a", "1", "enter", "enter")
        small.connection.execute("PRAGMA query_only = ON")
        await pilot.press("1")
        told = screen_text(app)
        assert "NOT SAVED" in told
        assert "Case 1 of 4" in told
        small.connection.execute("PRAGMA query_only = OFF")


async def test_a_case_hidden_from_a_seat_offers_nothing_to_note_about_it(small: Workspace) -> None:
    app = ScrutinyApp(small, JudgePage(Turn(small, meetings(small)[0].id, 1)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("0")
        seen = screen_text(app)
        assert "N Note" not in seen
        assert "F Flag" not in seen
        assert "Press N" not in seen
        assert "Enter Next   B Back   U Undo   F1 or ? Help   Ctrl+Q Stop" in seen
        before = small.events()
        for key in ("n", "f", "v", "m", "s"):
            await pilot.press(key)
            assert "This case is hidden from you" in screen_lines(app)[21], key
        assert small.events() == before
        await pilot.press("f1")
        assert "box for your own note" not in screen_text(app)
        await pilot.press("escape", "u")
        assert "N Note" in screen_text(app)


async def test_what_was_agreed_at_once_is_taken_back_where_the_page_says(small: Workspace) -> None:
    held = meetings(small)[0].id
    for seat in (1, 2, 3):
        turn = Turn(small, held, seat)
        while not turn.at_end:
            judge_case(turn, 3 if seat == 2 and turn.place == 0 else 1)
    show_answers(small, held)
    app = ScrutinyApp(small, AgreePage(Agreeing(small, held)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a")
        assert "U Undo" not in screen_lines(app)[-1]
        await pilot.press("a", "u")
        told = " ".join(screen_text(app).split())
        assert "To take back the 3 agreed at once, press A, then U." in told
        await pilot.press("a")
        assert "A Agree all" not in screen_lines(app)[-1]
        await pilot.press("u")
        assert "Undone: 3 cases not agreed now." in screen_text(app)
        assert not conclusions(small, held)
