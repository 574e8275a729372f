"""The weeks of a meeting and the check for conflicts: by keyboard and by mouse."""

import pytest

from scrutiny.meetings.meeting import meetings
from scrutiny.preparing.conflicts import declared
from scrutiny.preparing.tasks import calendar
from scrutiny.workspace import Workspace
from tests.screens.looking import assert_snapshot, screen_text
from tests.screens.test_journeys import click_row
from tui.app import ScrutinyApp
from tui.screens.home import HomePage
from tui.screens.near import NearPage
from tui.screens.prepare import PreparePage
from tui.screens.weeks import WeeksPage


def held_in(workspace: Workspace) -> str:
    return meetings(workspace)[0].id


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_weeks_say_what_is_next_and_what_is_late(
    small: Workspace, size: tuple[int, int]
) -> None:
    app = ScrutinyApp(small, WeeksPage(small, held_in(small)))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert_snapshot(app, f"weeks-{size[0]}x{size[1]}")


async def test_a_task_is_ticked_by_hand_and_the_tick_taken_back(small: Workspace) -> None:
    held = held_in(small)
    pack = [each.task.id for each in calendar(small, held).tasks].index("pack")
    app = ScrutinyApp(small, HomePage(small))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "enter", "1", "enter", "1", "enter")
        assert isinstance(app.screen, WeeksPage)
        await pilot.press("1", *["down"] * (pack + 1), "enter")
        await pilot.pause()
        assert "It is LATE" in screen_text(app)
        await pilot.press("2", "enter")
        await pilot.pause()
        assert calendar(small, held).tasks[pack].by_hand
        assert "Ticked off: Write the reading pack" in screen_text(app)
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert not calendar(small, held).tasks[pack].done
        await pilot.press("b", "b")
        assert isinstance(app.screen, PreparePage)


async def test_what_the_record_ticked_says_by_which_entry_and_has_no_tick(
    small: Workspace,
) -> None:
    app = ScrutinyApp(small, WeeksPage(small, held_in(small)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("6", "enter")
        await pilot.pause()
        said = screen_text(app)
        assert "Drawn: D1 (entry" in said
        assert "tick" not in said.partition("Drawn: D1")[2]


async def test_members_tick_what_is_too_near_one_after_the_other(small: Workspace) -> None:
    held = held_in(small)
    app = ScrutinyApp(small, WeeksPage(small, held))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter", "4", "enter", "1", "enter", "2", "enter")
        assert isinstance(app.screen, NearPage)
        await pilot.press("3", "enter")
        await pilot.pause()
        assert len(declared(small, held, 2)) == 1
        assert_snapshot(app, "near-80x24")
        await pilot.press("b")
        assert "Seat Holder Two" in screen_text(app)
        await pilot.press("2", "enter", "3", "enter")
        await pilot.pause()
        assert not declared(small, held, 2)
        await pilot.press("b", "b")
        assert isinstance(app.screen, WeeksPage)


async def test_the_same_by_mouse(small: Workspace) -> None:
    held = held_in(small)
    app = ScrutinyApp(small, WeeksPage(small, held))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for row in (1, 4, 1, 3, 2):
            await click_row(pilot, app, row)
        await pilot.pause()
        assert len(declared(small, held, 3)) == 1


async def test_nothing_of_a_case_but_the_least_is_on_the_screen(small: Workspace) -> None:
    app = ScrutinyApp(small, NearPage(small, held_in(small)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter")
        await pilot.pause()
        said = screen_text(app)
        for word in ("C-1", "Stopped", "bicycle", "White", "Black"):
            assert word not in said
