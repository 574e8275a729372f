"""Text from outside must show as text, whatever signs are in it."""

from pathlib import Path

import pytest
from textual.events import Paste

from scrutiny.errors import Refusal
from scrutiny.incidents import keep_incident
from scrutiny.meetings.agreeing import Agreeing
from scrutiny.meetings.concluding import show_answers
from scrutiny.meetings.turn import Turn
from tests.screens.building import small_workspace
from tests.screens.looking import screen_text
from tui.app import ScrutinyApp, first_page
from tui.plain.crash import crash_words
from tui.screens.agree import AgreePage
from tui.screens.judge import JudgePage
from tui.screens.page import Page

ESCAPE, TURNED, BELL = chr(27), chr(0x202E), chr(7)
HOSTILE = (
    f"[/] [@click=app.quit]Q[/] [red] {ESCAPE}[2J{ESCAPE}]52;c;x{BELL} {TURNED}txt {{{{0}}}} \\["
)
NAME = f"Name [b]{ESCAPE}[31m[/b] [@click=app.exit]"


def acting(text: str) -> set[str]:
    return {sign for sign in text if sign != "\n" and not sign.isprintable()}


async def look_through(page: Page, *keys: str) -> str:
    app = ScrutinyApp(page.workspace, page)
    seen = []
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        seen.append(screen_text(app))
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
            seen.append(screen_text(app))
            for segment in (s for strip in app.screen._compositor.render_strips() for s in strip):
                assert segment.style is None or not segment.style.meta.get("@click")
        assert app.is_running
    text = "\n".join(seen)
    assert not acting(text)
    return text


async def test_hostile_case_text_names_and_notes_show_as_text(tmp_path: Path) -> None:
    cases = (("C-[/]1", HOSTILE, HOSTILE, "White"), ("C-2", "", HOSTILE, "Asian"))
    workspace, held = small_workspace(tmp_path, cases, (NAME, "Seat Holder Two"))
    with workspace:
        seats = await look_through(first_page(workspace, held, None), "1", "enter")
        assert "Name [b]‹U+001B›[31m[/b] [@click=app.exit]" in seats
        turn = Turn(workspace, held, 1)
        turn.uncover()
        turn.choose(1)
        turn.forward()
        turn.write(HOSTILE)
        turn.write_note(HOSTILE)
        judged = await look_through(JudgePage(turn), "n", "escape", "g", "escape", "enter", "b")
        assert "‹U+001B›[2J‹U+001B›]52;c;x‹U+0007›" in judged
        assert "[@click=app.quit]Q[/]" in judged
        show_answers(workspace, held, HOSTILE)
        agreed = await look_through(
            AgreePage(Agreeing(workspace, held)), "r", "escape", "g", "escape"
        )
        assert "‹U+202E›txt" in agreed


async def test_pasted_signs_that_act_become_visible(tmp_path: Path) -> None:
    workspace, held = small_workspace(tmp_path)
    with workspace:
        app = ScrutinyApp(workspace, JudgePage(Turn(workspace, held, 1)))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("n")
            app.post_message(Paste(f"one{ESCAPE}[2J\r\ntwo"))
            await pilot.pause()
            await pilot.press("escape")
            await pilot.pause()
            assert "Note: one‹U+001B›[2J two" in screen_text(app)


async def test_a_pasted_note_of_ten_thousand_letters_is_kept_whole(tmp_path: Path) -> None:
    workspace, held = small_workspace(tmp_path)
    with workspace:
        app = ScrutinyApp(workspace, JudgePage(Turn(workspace, held, 1)))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("n")
            app.post_message(Paste("word " * 2000))
            await pilot.pause()
            await pilot.press("escape")
        assert workspace.value("SELECT max(length(text)) FROM passage") == 9_999


def test_a_crash_is_told_in_words_and_without_the_text_of_a_case(tmp_path: Path) -> None:
    secret = "the victim's name"
    try:
        raise KeyError(secret)
    except KeyError as error:
        told = crash_words(keep_incident(error, tmp_path))
    kept = [each.read_text("utf-8") for each in tmp_path.rglob("incident-*.txt")]
    assert len(kept) == 1
    assert secret not in kept[0]
    assert str(tmp_path) not in kept[0]
    assert "KeyError" in kept[0]
    assert secret not in told
    assert "Your saved work is safe." in told
    assert "KeyError, test_hostile_text.py line" in told


def test_a_refusal_names_an_unknown_seat_without_acting_on_it(tmp_path: Path) -> None:
    workspace, held = small_workspace(tmp_path)
    with workspace, pytest.raises(Refusal) as refused:
        first_page(workspace, held, NAME)
    assert ESCAPE not in str(refused.value)
