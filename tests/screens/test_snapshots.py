import pytest

from scrutiny.meetings.agreeing import Agreeing
from scrutiny.meetings.concluding import show_answers
from scrutiny.meetings.meeting import meetings
from scrutiny.meetings.turn import Turn
from scrutiny.workspace import Workspace
from tests.screens.building import judge_case
from tests.screens.looking import assert_snapshot
from tui.app import ScrutinyApp, first_page
from tui.screens.agree import AgreePage
from tui.screens.agreement import AgreementPage
from tui.screens.judge import JudgePage
from tui.screens.page import Page

SIZES = [(80, 24), (120, 40)]


async def look(page: Page, name: str, size: tuple[int, int], *keys: str) -> None:
    app = ScrutinyApp(page.workspace, page)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        assert_snapshot(app, f"{name}-{size[0]}x{size[1]}")


@pytest.mark.parametrize("size", SIZES)
async def test_the_first_page_says_where_the_work_was_left_off(
    small: Workspace, size: tuple[int, int]
) -> None:
    await look(first_page(small, None, None), "home", size)


@pytest.mark.parametrize("size", SIZES)
async def test_the_judging_page_shows_case_question_and_progress(
    small: Workspace, size: tuple[int, int]
) -> None:
    turn = Turn(small, meetings(small)[0].id, 1)
    await look(JudgePage(turn), "judge", size, "1", "3")


async def test_a_content_warning_stands_before_the_case(small: Workspace) -> None:
    turn = Turn(small, meetings(small)[0].id, 1)
    place = next(n for n, each in enumerate(turn.queue) if each.case.reference == "C-2")
    turn.go(place + 1)
    await look(JudgePage(turn), "warning", (80, 24))


async def test_the_note_box_leaves_the_case_in_view(small: Workspace) -> None:
    turn = Turn(small, meetings(small)[0].id, 1)
    await look(JudgePage(turn), "note", (80, 24), "n", "a", "space", "q")


async def test_the_help_page_is_sentences(small: Workspace) -> None:
    turn = Turn(small, meetings(small)[0].id, 1)
    await look(JudgePage(turn), "help", (80, 24), "question_mark")


async def test_the_list_of_cases_says_how_far_each_is(small: Workspace) -> None:
    turn = Turn(small, meetings(small)[0].id, 1)
    await look(JudgePage(turn), "go-to", (80, 24), "1", "f", "g")


async def test_who_is_judging_is_asked_without_saying_who_has_finished(small: Workspace) -> None:
    await look(first_page(small, meetings(small)[0].id, None), "seats", (80, 24))


async def test_the_end_says_what_can_be_done_next(small: Workspace) -> None:
    turn = Turn(small, meetings(small)[0].id, 1)
    turn.flag()
    while not turn.at_end:
        judge_case(turn, 1)
    await look(first_page(small, turn.meeting.id, "1"), "end", (80, 24))


async def test_the_chair_is_told_what_comes_next(small: Workspace) -> None:
    held = meetings(small)[0].id
    show_answers(small, held, "No time.")
    await look(first_page(small, held, None), "chair", (80, 24))


async def test_stopping_asks_one_question(small: Workspace) -> None:
    turn = Turn(small, meetings(small)[0].id, 1)
    await look(JudgePage(turn), "stop", (80, 24), "ctrl+q")


async def test_the_chair_sees_how_far_the_seats_are_and_no_answer(small: Workspace) -> None:
    turn = Turn(small, meetings(small)[0].id, 1)
    turn.choose(1)
    await look(first_page(small, None, None), "show", (80, 24), "enter", "c", "1", "enter", "s")


@pytest.mark.parametrize("size", SIZES)
async def test_the_agreeing_page_shows_the_spread_without_names(
    small: Workspace, size: tuple[int, int]
) -> None:
    held = meetings(small)[0].id
    for seat, judgement in ((1, 1), (2, 2), (3, 1)):
        turn = Turn(small, held, seat)
        while not turn.at_end:
            judge_case(turn, judgement)
    turn.go(2)
    turn.write_note("I was not sure.")
    turn.flag()
    show_answers(small, held)
    await look(AgreePage(Agreeing(small, held)), "agree", size, "3")


@pytest.mark.parametrize("size", SIZES)
async def test_how_alike_all_judged_is_told_in_words(
    small: Workspace, size: tuple[int, int]
) -> None:
    held = meetings(small)[0].id
    for seat, judgement in ((1, 1), (2, 2), (3, 1)):
        turn = Turn(small, held, seat)
        while not turn.at_end:
            judge_case(turn, judgement)
    show_answers(small, held)
    await look(AgreementPage(small, held), "agreement", size)
