"""What prepares a meeting, on the screens: the acts of the plain mode as boxes, by keys alone."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from scrutiny.meetings.attendance import sub_groups
from scrutiny.meetings.meeting import meetings
from scrutiny.preparing.assigning import loads_of
from scrutiny.preparing.members import standings
from scrutiny.preparing.tasks import calendar
from scrutiny.workspace import Workspace
from tests.screens.looking import screen_text
from tests.screens.test_journeys import click_row
from tui.app import ScrutinyApp
from tui.screens.attendance import AttendancePage
from tui.screens.ceremony_frames import FramesPage
from tui.screens.prepare import PreparePage
from tui.screens.weeks import WeeksPage


def held_in(workspace: Workspace) -> str:
    return meetings(workspace)[0].id


async def typed(pilot: Pilot[None], text: str) -> None:
    """Type over what stands in the line."""
    pilot.app.screen.query_one(Input).value = text
    await pilot.press("enter")
    await pilot.pause()


async def test_a_meeting_is_opened_like_the_last_and_its_weeks_come(small: Workspace) -> None:
    app = ScrutinyApp(small, WeeksPage(small))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3", "enter", "enter")
        await pilot.pause()
        await typed(pilot, "2026-11-01")
        assert "would not come after" in screen_text(app)
        await pilot.press("3", "enter", "enter")
        await pilot.pause()
        await typed(pilot, "2027-02-29")
        assert "Write the day as 2026-12-07." in screen_text(app)
        await typed(pilot, "2027-03-01")
        assert isinstance(app.screen, WeeksPage)
        assert "1 March 2027" in screen_text(app)
        assert "3 members invited, 0 cases here." in screen_text(app)
    assert len(meetings(small)) == 2


async def test_members_are_invited_and_cases_shared_between_their_sub_groups(
    small: Workspace,
) -> None:
    held = held_in(small)
    app = ScrutinyApp(small, WeeksPage(small, held))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter", "1", "enter", "1", "enter")
        await pilot.pause()
        await typed(pilot, "Fourth Four")
        await pilot.press("enter")
        await pilot.pause()
        await typed(pilot, "2")
        assert sub_groups(small, held) == ("A", "B")
        await pilot.press("1", "enter", "4", "enter", "3", "enter", "1", "enter")
        await pilot.pause()
        assert "Sub-group A: 2 cases" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "The cases are shared." in screen_text(app)
    assert [each.cases for each in loads_of(small, held).loads] == [2, 2]


async def test_escape_in_the_middle_does_nothing(small: Workspace) -> None:
    before = small.events()
    app = ScrutinyApp(small, WeeksPage(small, held_in(small)))
    async with app.run_test(size=(80, 24)) as pilot:
        for keys in (("escape",), ("enter", "escape"), ("enter", "4", "enter", "escape")):
            await pilot.press("1", "enter", *keys)
            assert isinstance(app.screen, WeeksPage)
    assert small.events() == before


async def test_the_calendar_is_written_and_the_place_is_told(
    small: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "calendar.html"
    app = ScrutinyApp(small, WeeksPage(small, held_in(small)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter", "5", "enter", "2", "enter")
        await pilot.pause()
        await typed(pilot, str(tmp_path / "calendar.dance"))
        assert "Problem:" in screen_text(app)
        await typed(pilot, str(path))
        assert "Wrote" in screen_text(app)
    assert path.exists()


async def test_the_pack_is_written_beside_the_screen_and_a_problem_is_told(
    small: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "pack"
    app = ScrutinyApp(small, WeeksPage(small, held_in(small)))
    async with app.run_test(size=(80, 24)) as pilot:
        for told in ("Wrote", "edited, or is not ours"):
            await pilot.press("1", "enter", "5", "enter", "1", "enter", "1", "enter")
            await pilot.pause()
            await typed(pilot, str(folder))
            for _ in range(600):
                if told in screen_text(app):
                    break
                await pilot.pause(0.05)
            assert told in screen_text(app)
            (folder / "reading-pack.html").write_bytes(b"edited by somebody")


@pytest.mark.parametrize(("task", "page"), [("draw", FramesPage), ("hold", AttendancePage)])
async def test_a_page_of_its_own_leads_back_to_the_weeks(
    small: Workspace, task: str, page: type
) -> None:
    held = held_in(small)
    place = [each.task.id for each in calendar(small, held).tasks].index(task)
    app = ScrutinyApp(small, PreparePage(small))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "enter")
        await pilot.press("1", *["down"] * (place + 1), "enter", "enter")
        await pilot.pause()
        assert isinstance(app.screen, page)
        await pilot.press("b")
        await pilot.pause()
        assert isinstance(app.screen, WeeksPage)
        await pilot.press("b", "b", "5", "enter", "b")
        assert isinstance(app.screen, PreparePage)


async def test_dates_are_noted_by_mouse_alone(small: Workspace) -> None:
    held = held_in(small)
    app = ScrutinyApp(small, WeeksPage(small, held))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for row in (1, 1, 3, 2, 1):
            await click_row(pilot, app, row)
        await typed(pilot, "2026-01-31")
        assert "vetted until 2026-01-31" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "1 member may not read" in screen_text(app)
    assert [each.shut_out for each in standings(small, held)] == [True, False, False]
