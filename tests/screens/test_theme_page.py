"""Making a theme on the screen: by keyboard, by mouse, typed, kept, and closed to members."""

import asyncio
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrutiny.meetings.meeting import meetings
from scrutiny.meetings.turn import Turn
from tests.screens.building import small_workspace
from tests.screens.looking import assert_snapshot, screen_text
from tests.screens.test_cases_page import MANY, office
from tests.screens.test_journeys import click_row, click_word
from tui.app import ScrutinyApp, first_page
from tui.screens.theme import ThemePage

SIZE = (80, 24)
ETHNICITY = ("1", "enter", "5", "enter", "1", "enter")


@pytest.mark.parametrize("size", [SIZE, (120, 40)])
async def test_a_theme_is_made_and_kept_by_keyboard(tmp_path: Path, size: tuple[int, int]) -> None:
    with office(tmp_path) as workspace:
        app = ScrutinyApp(workspace, first_page(workspace, None, None))
        async with app.run_test(size=size) as pilot:
            await pilot.press("2", "enter", "3", "enter")
            await pilot.pause()
            assert "600 of 600 cases (100.0%)" in screen_text(app)
            await pilot.press(*ETHNICITY)
            await pilot.pause()
            assert "[ ] White (200 cases)" in screen_text(app)
            await pilot.press("enter")
            assert "Nothing is chosen yet" in screen_text(app)
            await pilot.press("1", "down", "space", "enter")
            await pilot.pause()
            assert "400 of 600 cases (66.7%)" in screen_text(app)
            await pilot.press("2", "enter", "2", "enter", "4", "enter", "2", "enter")
            await pilot.press(*"bicycle", "enter")
            await pilot.pause()
            assert "or summary contains" in screen_text(app)
            await pilot.press("2", "enter", "2", "enter")
            await pilot.pause()
            assert "and summary contains" in screen_text(app)
            await pilot.press("5", "enter")
            await pilot.press("3", "enter")
            await pilot.pause()
            assert_snapshot(app, f"make-theme-{size[0]}x{size[1]}")
            await pilot.press("6", "enter", "enter")
            assert "Say in a few words" in screen_text(app)
            await pilot.press(*"Bicycles", "enter", "2", "enter")
            await pilot.pause()
            assert "Saved the theme 'Bicycles' (bicycles)" in screen_text(app)
            await pilot.press("b")
            assert "Make a theme" in screen_text(app)
        added = workspace.panel("small").themes[-1]
        assert added.where == 'ethnicity is one of "Asian", "Black" and summary contains "bicycle"'
        assert added.standing


async def test_a_theme_is_made_by_mouse(tmp_path: Path) -> None:
    with office(tmp_path) as workspace:
        app = ScrutinyApp(workspace, ThemePage(workspace, "small"))
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            for row in (1, 5, 1, 2):
                await click_row(pilot, app, row)
            assert "[x]" in screen_text(app)
            await click_word(pilot, app, "Enter Keep")
            await pilot.pause()
            assert "200 of 600 cases" in screen_text(app)
            await click_row(pilot, app, 1)
            await click_row(pilot, app, 1)
            await pilot.pause()
            assert "600 of 600 cases" in screen_text(app)


async def test_a_typed_condition_is_read_or_refused(tmp_path: Path) -> None:
    with office(tmp_path) as workspace:
        app = ScrutinyApp(workspace, ThemePage(workspace, "small"))
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("2", "enter", *"colour is blank", "enter")
            assert "'colour' is not a field of this" in screen_text(app)
            await pilot.press("escape", "2", "enter", *"day is before 2026-10-02", "enter")
            await pilot.pause()
            assert "In words: Day is before 2 October 2026." in screen_text(app)
            await pilot.press("5", "enter", "escape", "b")
            assert app.is_running
        assert workspace.panel("small").version == "2026-1"


async def test_free_words_are_typed_and_never_listed(tmp_path: Path) -> None:
    cases = (("C-1", "", "A long story " * 8, "White"),)
    with office(tmp_path, cases) as workspace:
        app = ScrutinyApp(workspace, ThemePage(workspace, "small"))
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("1", "enter", "4", "enter", "1", "enter")
            await pilot.pause()
            assert "A long story" not in screen_text(app)
            assert "Type the words" in screen_text(app)


async def test_it_is_closed_while_members_judge(tmp_path: Path) -> None:
    workspace, _ = small_workspace(tmp_path)
    with workspace:
        Turn(workspace, meetings(workspace)[0].id, 1).choose(1)
        app = ScrutinyApp(workspace, first_page(workspace, None, None))
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("2", "enter", "3", "enter")
            assert "Members are judging" in screen_text(app)
            assert "What it finds" not in screen_text(app)


KEYS = st.sampled_from(
    ("up", "down", "pagedown", "enter", "escape", "space", "1", "2", "3", "4", "5", "a", "u", "t")
)


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(KEYS, max_size=25))
def test_no_keys_in_any_order_break_the_page(
    tmp_path_factory: pytest.TempPathFactory, keys: list[str]
) -> None:
    async def press_them() -> None:
        with office(tmp_path_factory.mktemp("keys"), MANY[:20]) as workspace:
            app = ScrutinyApp(workspace, ThemePage(workspace, "small"))
            async with app.run_test(size=SIZE) as pilot:
                await pilot.press(*keys)
                await pilot.pause()
                assert app.is_running

    asyncio.run(press_them())
