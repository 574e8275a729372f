"""Publishing on the screen: by keyboard alone, by mouse alone, and line by line."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from scrutiny.meetings.approving import approvals
from scrutiny.meetings.meeting import meetings
from scrutiny.meetings.observing import observe
from scrutiny.publishing.releasing import publication_steps
from scrutiny.workspace import Workspace
from tests.plain.conversation import Conversation
from tests.reports.building import Wanted, an_office, hold
from tests.screens.looking import assert_snapshot, screen_text
from tests.screens.test_hostile_text import HOSTILE, acting
from tests.screens.test_journeys import click_row, click_word
from tui.app import ScrutinyApp, first_page
from tui.plain.publishing import publish
from tui.plain.talk import Stopped, Talk
from tui.screens.copy import CopyPage
from tui.screens.publish import PublishPage
from tui.screens.tick import TickPage
from tui.sentences import listed_sentences

SIZE, WIDE = (80, 24), (120, 40)
PERIOD = "January 2017 to September 2017"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Workspace, str]]:
    """Give an office with one closed meeting, and a folder of its own to write into."""
    monkeypatch.chdir(tmp_path)
    with an_office(tmp_path, Wanted()) as workspace:
        yield workspace, hold(workspace, Wanted())[0]


async def type_(pilot: "Pilot[None]", text: str) -> None:
    """Put a line in at once, as it is pasted: each single key would paint the page anew."""
    pilot.app.screen.query_one(Input).value = text
    await pilot.pause()


@pytest.mark.parametrize("size", [SIZE, WIDE])
async def test_the_pages_as_they_look(office: tuple[Workspace, str], size: tuple[int, int]) -> None:
    workspace, held = office
    for name, page in (
        ("publish", PublishPage(workspace)),
        ("copy", CopyPage(workspace, held)),
        ("tick", TickPage(workspace, held)),
    ):
        app = ScrutinyApp(workspace, page)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            assert_snapshot(app, f"{name}-{size[0]}x{size[1]}")


async def test_from_home_to_released_by_keyboard(
    office: tuple[Workspace, str], tmp_path: Path
) -> None:
    workspace, held = office
    app = ScrutinyApp(workspace, first_page(workspace, None, None))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("3", "enter", "2", "enter", "enter")
        assert "Page 1 of " in screen_text(app)
        await pilot.press("p")
        assert "This is the first page." in screen_text(app)
        await pilot.press("enter", "enter")
        assert "Page 3 of " in screen_text(app)
        await pilot.press("b", "2", "enter")
        assert "6 of 58" in screen_text(app)
        await pilot.press("escape", "3", "enter", "enter")
        await type_(pilot, "Ann")
        await pilot.press("enter", "I", "t", "space", "w", "a", "s", "space", "k", "i", "n", "d")
        await pilot.press("full_stop", "escape")
        assert "The words are kept." in screen_text(app)
        assert [each.text for each in listed_sentences(workspace, held)][4] == "It was kind."
        await pilot.press("4", "enter", "enter")
        await type_(pilot, "Ann")
        await pilot.press("enter", "down", "space", "space")
        ticked = [each.ticked for each in listed_sentences(workspace, held)]
        assert ticked == [True, *[False] * (len(ticked) - 1)]
        await pilot.press("b", "5", "enter")
        await type_(pilot, "Ben")
        await pilot.press("enter")
        assert "did not sit as chair" in screen_text(app)
        await pilot.press("5", "enter")
        await type_(pilot, "Ada")
        await pilot.press("enter", "6", "enter")
        await type_(pilot, "Col")
        await pilot.press("enter")
        assert [each.role for each in approvals(workspace, held)] == ["chair", "coordinator"]
        await pilot.press("7", "enter")
        await type_(pilot, "Ann")
        await pilot.press("enter", "escape")
        assert "Nothing was done." in screen_text(app)
        assert not publication_steps(workspace, held)
        await pilot.press("7", "enter")
        await type_(pilot, "Ann")
        await pilot.press("enter", "enter")
        assert (tmp_path / f"{held}-copy.pdf").exists()
        for name, released in (("Ann", False), ("Bob", True)):
            await pilot.press("8", "enter")
            await type_(pilot, name)
            await pilot.press("enter")
            await type_(pilot, PERIOD)
            await pilot.press("enter", "enter")
            assert (tmp_path / f"{held}-report.pdf").exists() is released
            assert ("maker" in screen_text(app) or "made the copy" in screen_text(app)) != released
        assert "It is what stands here now." in screen_text(app)
        await pilot.press("b")
        assert "Read a report" in screen_text(app)


async def test_publishing_by_mouse_alone(office: tuple[Workspace, str]) -> None:
    workspace, held = office
    app = ScrutinyApp(workspace, first_page(workspace, None, None))
    async with app.run_test(size=WIDE) as pilot:
        await click_row(pilot, app, 3)
        await click_row(pilot, app, 2)
        await click_row(pilot, app, 1)
        await click_word(pilot, app, "Next page")
        assert "Page 2 of " in screen_text(app)
        await click_word(pilot, app, "Back")
        await click_row(pilot, app, 2)
        await click_word(pilot, app, "Close")
        await click_row(pilot, app, 4)
        await click_row(pilot, app, 2)
        await type_(pilot, "Ann")
        await click_word(pilot, app, "Keep")
        assert [each.number for each in listed_sentences(workspace, held) if each.ticked] == [2]
        await click_row(pilot, app, 2)
        assert not [each for each in listed_sentences(workspace, held) if each.ticked]
        await click_word(pilot, app, "Back")
        await click_row(pilot, app, 7)
        await type_(pilot, "Ann")
        await click_word(pilot, app, "Keep")
        await click_word(pilot, app, "Keep")
        assert [each.step for each in publication_steps(workspace, held)] == ["made"]


async def test_hostile_sentences_do_nothing_and_a_name_cannot_be_ticked(tmp_path: Path) -> None:
    wanted = Wanted(text=HOSTILE, close=False)
    with an_office(tmp_path, wanted) as workspace:
        held = hold(workspace, wanted)[0]
        observe(workspace, held, "policy", "We thank PC 4421 for it.")
        app = ScrutinyApp(workspace, TickPage(workspace, held))
        async with app.run_test(size=SIZE) as pilot:
            assert not acting(screen_text(app))
            at = next(e for e in listed_sentences(workspace, held) if "4421" in e.text).number
            await pilot.press(*["down"] * (at - 1), "enter")
            await type_(pilot, "Ann")
            await pilot.press("enter")
            assert "cannot be ticked: collar number" in " ".join(screen_text(app).split())
            assert not any(each.ticked for each in listed_sentences(workspace, held))


async def test_without_a_closed_meeting_the_page_says_so(tmp_path: Path) -> None:
    with an_office(tmp_path, Wanted()) as workspace:
        app = ScrutinyApp(workspace, PublishPage(workspace))
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("enter")
            assert "No meeting is closed yet" in screen_text(app)


def test_the_same_line_by_line(office: tuple[Workspace, str], tmp_path: Path) -> None:
    workspace, held = office
    copy, out = str(tmp_path / "c.md"), str(tmp_path / "p.md")
    typed = (
        *("1", "", "b", "2"),
        *("3", "1", "Ann", "It was kind.", "3", "b"),
        *("4", "Ann", "1", "2", "2", "b"),
        *("5", "Ada", "6", "Ada", "6", "Col"),
        *("7", "Ann", copy, "7", "", "8", "Ann", PERIOD, out, "8", "Bob", PERIOD, out),
    )
    talking = Conversation(typed)
    with pytest.raises(Stopped):
        publish(Talk(talking.ask, talking.tell), workspace, held)
    said = talking.text
    for told in (
        "Page 2 of ",
        "No count is hidden.",
        "The words are kept.",
        "Sentence 1 may go out.",
        "Sentence 2 stays inside.",
        "Approved as chair.",
        "The same person approved it as chair.",
        "Approved as coordinator.",
        "It is a draft.",
        "Nothing was done.",
        "Whoever made the copy cannot release it.",
        "Released. sha256 ",
        "Released by Bob on",
    ):
        assert told in said, told
    assert "draft" not in Path(out).read_text("utf-8").casefold()
    assert [each.step for each in publication_steps(workspace, held)] == ["made", "released"]
    assert len(meetings(workspace)) == 1
