"""All that a key does can be done with the mouse: at the bottom, on a line, or in the help."""

import pytest
from textual.pilot import Pilot

from scrutiny.meetings.agreeing import Agreeing
from scrutiny.meetings.concluding import show_answers
from scrutiny.meetings.meeting import meetings
from scrutiny.meetings.turn import Turn
from scrutiny.workspace import Workspace
from tests.screens.building import judge_case
from tests.screens.looking import screen_text
from tests.screens.test_journeys import click_word
from tests.screens.test_keys import screens
from tui.app import ScrutinyApp
from tui.keys import keys_for, line_for
from tui.screens.agree import AgreePage
from tui.screens.box import Box
from tui.screens.help_box import HelpBox
from tui.screens.judge import JudgePage
from tui.widgets.key_sentence import KeySentence

ON_A_LINE = {"choose", "digit", "conflict", "yes", "no", "pass_on"}
"""What a click on a line of a list does."""
ON_AN_EDGE = {"read_on", "read_back"}
"""What a click on an edge of a box of text does, and the wheel."""


@pytest.mark.parametrize("screen", screens(), ids=lambda screen: screen.__name__)
def test_every_key_of_a_page_has_a_way_for_the_mouse(screen: type) -> None:
    page = vars(screen)["PAGE"]
    at_the_bottom = {key.id for key in line_for(page)}
    by_mouse = at_the_bottom | ON_A_LINE | ON_AN_EDGE
    if "help" in at_the_bottom:
        by_mouse |= {key.id for key in keys_for(page)}
    if issubclass(screen, Box):
        # A box is closed first; the page below has its own way to stop.
        by_mouse.add("stop")
        assert {"close", "keep", "stop_reading"} & at_the_bottom
    assert {key.id for key in keys_for(page)} <= by_mouse


async def click_in_help(pilot: "Pilot[None]", app: ScrutinyApp, words: str) -> None:
    await click_word(pilot, app, "F1 or ? Help")
    assert isinstance(app.screen, HelpBox)
    while words not in screen_text(app) and "more below" in screen_text(app):
        await click_word(pilot, app, "more below")
    await click_word(pilot, app, words)
    await pilot.pause()


async def test_a_click_on_a_line_of_the_help_does_it(small: Workspace) -> None:
    held = meetings(small)[0].id
    app = ScrutinyApp(small, JudgePage(Turn(small, held, 1)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await click_in_help(pilot, app, "F marks the case")
        assert "Flagged" in screen_text(app).splitlines()[0]
        await click_in_help(pilot, app, "G shows the list")
        assert "Go to a case" in screen_text(app)
        await click_word(pilot, app, "Escape Close")
        await click_in_help(pilot, app, "1 to 9 choose")
        assert isinstance(app.screen, HelpBox)
        await click_word(pilot, app, "Escape Close")
        await click_in_help(pilot, app, "H blanks the screen")
        assert "Pass the computer to the next seat." in screen_text(app)


async def test_every_sentence_of_the_help_can_be_clicked_and_does_no_harm(small: Workspace) -> None:
    held = meetings(small)[0].id
    for seat in (1, 2, 3):
        turn = Turn(small, held, seat)
        while not turn.at_end:
            judge_case(turn, 1)
    show_answers(small, held)
    for key in keys_for("agree"):
        app = ScrutinyApp(small, AgreePage(Agreeing(small, held)))
        async with app.run_test(size=(80, 40)) as pilot:
            await pilot.press("f1")
            await pilot.pause()
            sentence = next(
                each
                for each in app.screen.query(KeySentence)
                if str(each.render()).startswith(key.help[:20])
            )
            await pilot.click(sentence)
            await pilot.pause()
            assert app.is_running
            stays = key.id in ("choose", "help")
            assert isinstance(app.screen, HelpBox) == stays, key.id
