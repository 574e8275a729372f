"""The whole list on the screen: by keyboard, by mouse, with hostile text, and closed to members."""

import asyncio
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual.events import MouseScrollDown, MouseScrollUp
from textual.pilot import Pilot

from scrutiny.importing.importing import import_lists
from scrutiny.installing import install_panel
from scrutiny.meetings.meeting import meetings
from scrutiny.meetings.turn import Turn
from scrutiny.workspace import Workspace
from tests.screens.building import PANEL, HeldClock, case_list, small_workspace
from tests.screens.looking import assert_snapshot, screen_text
from tests.screens.test_hostile_text import HOSTILE, acting
from tests.screens.test_journeys import click_row, click_word
from tui.app import ScrutinyApp, first_page
from tui.screens.cases import CasesPage
from tui.widgets.window_list import WindowList

SIZE = (80, 24)
MANY = tuple(
    (
        f"C-{number:04d}",
        "A death is described." if number % 50 == 2 else "",
        f"Case {number}: " + ("a bicycle" if number % 7 == 0 else "a fence"),
        ("White", "Asian", "Black")[number % 3],
    )
    for number in range(1, 601)
)


def office(folder: Path, cases: tuple[tuple[str, str, str, str], ...] = MANY) -> Workspace:
    """Build an office with a list and no meeting."""
    workspace = Workspace.create(
        folder / "list.scrutiny", "avon-and-somerset", clock=HeldClock(), device="test"
    )
    panel = install_panel(workspace, PANEL.read_text("utf-8"), PANEL.name)
    import_lists(workspace, panel.id, [("list.csv", case_list(cases))])
    return workspace


def page_of(workspace: Workspace) -> CasesPage:
    return CasesPage(workspace, workspace.panel_ids()[0])


async def settled(pilot: "Pilot[None]", app: ScrutinyApp) -> str:
    """Wait until a filter is worked out."""
    for _ in range(50):
        await pilot.pause()
        if "still looking" not in screen_text(app):
            break
        await pilot.pause(0.01)
    return screen_text(app)


@pytest.mark.parametrize("size", [SIZE, (120, 40)])
async def test_the_page_shows_a_window_of_the_list(tmp_path: Path, size: tuple[int, int]) -> None:
    with office(tmp_path) as workspace:
        app = ScrutinyApp(workspace, page_of(workspace))
        async with app.run_test(size=size) as pilot:
            await pilot.press("g", *"C-0300", "enter", "down", "down")
            await pilot.pause()
            assert_snapshot(app, f"cases-{size[0]}x{size[1]}")


async def test_walking_finding_and_opening_by_keyboard(tmp_path: Path) -> None:
    with office(tmp_path) as workspace:
        app = ScrutinyApp(workspace, first_page(workspace, None, None))
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("2", "enter", "8", "enter")
            assert ">   1  C-0001" in screen_text(app)
            await pilot.press("end")
            assert "Row 600: 600 cases" in screen_text(app)
            assert "> 600  C-0600" in screen_text(app)
            await pilot.press("up", "pageup")
            assert "> 582" in screen_text(app)
            await pilot.press("home", "pagedown")
            assert ">  18  C-0018" in screen_text(app)
            await pilot.press("g", *"450", "enter")
            assert "> 450  C-0450" in screen_text(app)
            await pilot.press("g", *"9999", "enter")
            assert "There is no row 9999" in screen_text(app)
            await pilot.press("escape", "f", "4", "enter", *"bicycle", "enter", "escape")
            told = await settled(pilot, app)
            assert "Shown: words 'bicycle'" in told
            assert "85 found of 600 cases" in told
            await pilot.press("f", "1", "enter", *"c-00", "enter", "escape")
            assert "14 found of 600 cases" in await settled(pilot, app)
            await pilot.press("enter")
            await pilot.pause()
            assert "Case 7: a bicycle" in screen_text(app)
            await pilot.press("escape", "f", "5", "enter", "escape")
            assert "Row 1: 600 cases" in await settled(pilot, app)
            await pilot.press("b")
            assert "See the whole list" in screen_text(app)
        opened = workspace.value("SELECT count(*) FROM event WHERE kind = 'list-case-opened'")
        assert opened == 1


async def test_walking_finding_and_opening_by_mouse(tmp_path: Path) -> None:
    with office(tmp_path) as workspace:
        app = ScrutinyApp(workspace, first_page(workspace, None, None))
        async with app.run_test(size=SIZE) as pilot:
            await click_row(pilot, app, 2)
            await click_row(pilot, app, 8)
            rows = app.screen.query_one(WindowList)
            rows.post_message(WindowList.Moved(3))
            await pilot.pause()
            assert "Row 4" in screen_text(app)
            await pilot.click(rows, offset=(20, rows.outer_size.height - 1))
            await pilot.pause()
            assert "Row 21" in screen_text(app)
            await pilot.click(rows, offset=(20, 0))
            await pilot.pause()
            assert "Row 4" in screen_text(app)
            await click_word(pilot, app, "F Find")
            await click_row(pilot, app, 3)
            await click_row(pilot, app, 2)
            await click_word(pilot, app, "Escape Close")
            told = await settled(pilot, app)
            assert "Shown: month 2026-10" in told
            assert "600 found of 600 cases" in told
            await pilot.click(rows, offset=(20, 1))
            await pilot.pause()
            assert "> C-0001" in screen_text(app)
            assert "Case 1: a fence" in screen_text(app)
            await click_word(pilot, app, "Escape Close")
            await click_word(pilot, app, "B Back")
            assert "See the whole list" in screen_text(app)


async def test_a_warning_stands_before_the_case(tmp_path: Path) -> None:
    with office(tmp_path) as workspace:
        app = ScrutinyApp(workspace, page_of(workspace))
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("down")
            assert "C-0002  2026-10-01  Warning: A death is described." in screen_text(app)
            assert "Case 2:" not in screen_text(app)
            await pilot.press("enter")
            await pilot.pause()
            text = screen_text(app)
            assert text.index("Warning: A death is described.") < text.index("Case 2:")


async def test_hostile_text_in_rows_shows_as_text(tmp_path: Path) -> None:
    cases = (("C-[/]1", "", HOSTILE, "White"), ("C-\u202e2", "", "\u200bb" * 300, "Asian"))
    with office(tmp_path, cases) as workspace:
        app = ScrutinyApp(workspace, page_of(workspace))
        seen = []
        async with app.run_test(size=(120, 40)) as pilot:
            for keys in (("down",), ("enter",), ("escape", "home", "enter"), ("escape", "f")):
                await pilot.press(*keys)
                await pilot.pause()
                seen.append(screen_text(app))
                for strip in app.screen._compositor.render_strips():
                    for segment in strip:
                        assert segment.style is None or not segment.style.meta.get("@click")
            await pilot.press("4", "enter", *"[red]%", "enter", "escape")
            seen.append(await settled(pilot, app))
            assert app.is_running
    text = "\n".join(seen)
    assert not acting(text)
    assert "C-[/]1" in text
    assert "‹U+202E›" in text


async def test_the_list_is_closed_to_members_who_judge(tmp_path: Path) -> None:
    workspace, _ = small_workspace(tmp_path)
    with workspace:
        held = meetings(workspace)[0].id
        Turn(workspace, held, 1).choose(1)
        app = ScrutinyApp(workspace, first_page(workspace, held, "1"))
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("f", "ctrl+q", "escape")
            assert "The whole list" not in screen_text(app)
        app = ScrutinyApp(workspace, first_page(workspace, None, None))
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("2", "enter", "8", "enter")
            text = screen_text(app)
            assert "Members are judging, so the whole list is closed here" in text
            assert "C-1" not in text


async def test_no_more_rows_are_held_than_the_window(tmp_path: Path) -> None:
    with office(tmp_path) as workspace:
        page = page_of(workspace)
        app = ScrutinyApp(workspace, page)
        async with app.run_test(size=(120, 40)) as pilot:
            for key in ("end", "home", *["pagedown"] * 12, "end", *["pageup"] * 12):
                await pilot.press(key)
                assert page.walk.held <= 200


KEYS = st.sampled_from(
    ("up", "down", "pageup", "pagedown", "home", "end", "enter", "escape", "f", "g", "3", "7", "t")
)


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(KEYS, max_size=25))
def test_no_keys_in_any_order_break_the_page(
    tmp_path_factory: pytest.TempPathFactory, keys: list[str]
) -> None:
    async def press_them() -> None:
        with office(tmp_path_factory.mktemp("keys"), MANY[:60]) as workspace:
            page = page_of(workspace)
            app = ScrutinyApp(workspace, page)
            async with app.run_test(size=SIZE) as pilot:
                await pilot.press(*keys)
                await pilot.pause()
                assert app.is_running
                assert 1 <= page.walk.number <= max(1, page.walk.count)

    asyncio.run(press_them())


async def test_the_wheel_goes_a_few_rows(tmp_path: Path) -> None:
    with office(tmp_path) as workspace:
        page = page_of(workspace)
        app = ScrutinyApp(workspace, page)
        async with app.run_test(size=SIZE) as pilot:
            rows = page.query_one(WindowList)
            for wheel, number in ((MouseScrollDown, 4), (MouseScrollDown, 7), (MouseScrollUp, 4)):
                turned = wheel(rows, 5, 5, 0, 0, 0, False, False, False)
                rows.post_message(turned)
                await pilot.pause()
                assert page.walk.number == number
