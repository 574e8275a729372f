"""The findings on the screen: by keyboard, by mouse, with hostile text, and line by line."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from scrutiny.findings.tracker import tracked_finding
from scrutiny.meetings.meeting import open_meeting
from scrutiny.meetings.observing import observe, raise_finding
from scrutiny.workspace import Workspace
from tests.findings.office import filled, number, office_with_findings, put, schedule, take
from tests.plain.conversation import Conversation
from tests.screens.looking import assert_snapshot, screen_text
from tests.screens.test_hostile_text import HOSTILE, acting
from tests.screens.test_journeys import click_row, click_word
from tui.app import ScrutinyApp, first_page
from tui.plain.findings import findings
from tui.plain.talk import Talk
from tui.screens.findings import FindingsPage
from tui.widgets.window_list import WindowList

SIZE = (80, 24)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    """Give an office with five findings of which one is answered, a month later."""
    with office_with_findings(tmp_path) as workspace:
        change = filled(
            schedule(workspace),
            lambda sheet: put(sheet, 2, accepted="Accepted", response="A form is made."),
        )
        assert take(workspace, change).updated == 1
        workspace.clock.go_on(days=30)  # type: ignore[attr-defined]  # the tests hold the clock
        yield workspace


def state(office: Workspace, place: int) -> str:
    return tracked_finding(office, number(place)).state


@pytest.mark.parametrize("size", [SIZE, (120, 40)])
async def test_the_page_shows_where_each_finding_stands(
    office: Workspace, size: tuple[int, int]
) -> None:
    app = ScrutinyApp(office, FindingsPage(office))
    async with app.run_test(size=size) as pilot:
        await pilot.press("down")
        await pilot.pause()
        assert_snapshot(app, f"findings-{size[0]}x{size[1]}")


async def type_(pilot: "Pilot[None]", text: str) -> None:
    await pilot.press(*["space" if each == " " else each for each in text])


async def test_from_home_to_closed_by_keyboard(office: Workspace) -> None:
    app = ScrutinyApp(office, first_page(office, None, None))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("3", "enter", "enter", "down", "enter")
        await pilot.pause()
        assert "The force: Accepted." in screen_text(app)
        await pilot.press("escape", "e")
        await type_(pilot, "The form")
        await pilot.press("escape")
        assert state(office, 2) == "evidence seen by the panel"
        await pilot.press("c", "escape")
        assert "Nothing was written" in screen_text(app)
        assert state(office, 2) == "evidence seen by the panel"
        await pilot.press("c")
        await type_(pilot, "We saw it")
        await pilot.press("escape")
        assert state(office, 2) == "closed by the panel"
        assert f"> 2  {number(2)}" not in screen_text(app)
        await pilot.press("f")
        assert "Shown: those that are overdue" in screen_text(app)
        await pilot.press("f", "down", "a")
        await type_(pilot, "Again")
        await pilot.press("escape")
        assert state(office, 2) == "reopened"
        await pilot.press("w")
        await type_(pilot, "Supt B")
        await pilot.press("enter")
        assert tracked_finding(office, number(2)).owner.show() == "Supt B"
        await pilot.press("l")
        assert "no other finding" in screen_text(app)
        await pilot.press("b")
        assert "What became of our findings" in screen_text(app)


async def test_a_repeat_is_linked_and_the_most_alike_stands_first(office: Workspace) -> None:
    later = open_meeting(office, "small", "2027-02-01").id
    for text in ("Nothing like it.", "Ask every victim again what they want."):
        raise_finding(office, later, observe(office, later, "learning-force", text).id)
    app = ScrutinyApp(office, FindingsPage(office))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("down", "l")
        assert "> 1  small-2027-02-01/2: Ask every victim" in screen_text(app)
        await pilot.press("enter")
        assert tracked_finding(office, number(2)).linked == (f"{later}/2",)


async def test_the_findings_by_mouse_alone(office: Workspace) -> None:
    app = ScrutinyApp(office, first_page(office, None, None))
    async with app.run_test(size=SIZE) as pilot:
        await click_row(pilot, app, 3)
        await click_row(pilot, app, 1)
        rows = app.screen.query_one(WindowList)
        await pilot.click(rows, offset=(10, 2))
        await pilot.pause()
        assert "The grounds were not written down." not in screen_text(app)
        await click_word(pilot, app, "Close")
        await click_word(pilot, app, "Back")
        assert "What became of our findings" in screen_text(app)


async def test_hostile_findings_do_nothing_to_the_page(tmp_path: Path) -> None:
    with office_with_findings(tmp_path) as workspace:
        held = open_meeting(workspace, "small", "2027-02-01").id
        seen = observe(workspace, held, "question", HOSTILE)
        raise_finding(workspace, held, seen.id, HOSTILE, HOSTILE)
        app = ScrutinyApp(workspace, FindingsPage(workspace))
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("end")
            assert not acting(screen_text(app))
            await pilot.press("enter")
            assert not acting(screen_text(app))


async def test_an_office_without_findings_is_told_so(tmp_path: Path) -> None:
    from tests.helpers import HeldClock, new_office

    with new_office(tmp_path, HeldClock()) as workspace:
        app = ScrutinyApp(workspace, FindingsPage(workspace))
        async with app.run_test(size=SIZE) as pilot:
            for key in ("enter", "e", "c", "a", "w", "l", "f", "down", "end"):
                await pilot.press(key)
            assert "No finding" in screen_text(app)


def test_the_same_line_by_line(office: Workspace) -> None:
    talk = Conversation(
        ["2", "1", "The form", "2", "We saw it", "3", "Again", "4", "Supt B", "b", "b"]
    )
    findings(Talk(talk.ask, talk.tell), office)
    found = tracked_finding(office, number(2))
    assert (found.state, found.owner.show()) == ("reopened", "Supt B")
    assert "Evidence seen by the panel: The form" in talk.text
    assert "Closed by the panel: We saw it" in talk.text
