"""Random keys over the whole program: it never fails, never tells of another seat, never differs.

SCRUTINY_LONG_WALKS=300 walks three hundred times instead of a few.
"""

import asyncio
import os
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrutiny.meetings.agreeing import Agreeing
from scrutiny.meetings.answering import answers_of
from scrutiny.meetings.concluding import conclusions, show_answers
from scrutiny.meetings.meeting import meeting, seats
from scrutiny.meetings.progress import queue
from scrutiny.meetings.referring import refer
from scrutiny.meetings.turn import Turn
from scrutiny.safekeeping import check
from scrutiny.workspace import Workspace
from tests.screens.building import HeldClock, small_workspace
from tests.screens.looking import screen_text
from tui.app import ScrutinyApp, first_page
from tui.screens.agree import AgreePage
from tui.screens.end import EndPage
from tui.screens.judge import JudgePage
from tui.screens.page import Page
from tui.screens.show import ShowPage

EXAMPLES = int(os.environ.get("SCRUTINY_LONG_WALKS", "4"))
NOTE, TEXT, PRIVATE = "Notequokka", "Textzebra", "Privateheron"
"""What each seat wrote, with its number behind it."""
Step = tuple[str | int, ...]
"""Keys, or the size of a window."""
KEYS = (
    *("1", "2", "3", "4", "5", "6", "0", "enter", "enter", "enter", "b", "u", "n", "f", "g", "h"),
    *("p", "w", "e", "c", "v", "m", "s", "t", "a", "r", "o", "d", "y", "x", "9", "G", "N"),
    *("up", "down", "space", "tab", "shift+tab", "pageup", "pagedown", "home", "end"),
    *("f1", "question_mark", "escape", "escape", "backspace", "ctrl+q", "ctrl+c"),
)
WALKS = (
    ("n", *"mine", "escape"),
    ("s", *"risk", "escape"),
    ("m", *"12", "escape"),
    ("g", "2", "enter"),
    ("h", "enter", "1", "enter"),
    ("h", "enter", "2", "enter"),
    ("h", "enter", "e", "2", "enter", "1", "enter"),
    ("h", "enter", "w", "1", "enter", *"Lucy", "enter", "1", "enter", "1", "enter"),
    ("h", "enter", "c", "1", "enter", "n", *"late", "escape"),
    ("p", "enter"),
    ("f1", "pagedown", "escape"),
    ("1", "enter", "enter", "2", "enter"),
)
SIZES = ((80, 24), (120, 40), (70, 20), (100, 30))
STEPS = st.lists(
    st.one_of(
        st.sampled_from(KEYS).map(lambda key: (key,)),
        st.sampled_from(WALKS),
        st.sampled_from(SIZES),
    ),
    min_size=8,
    max_size=18,
)


def planted(folder: Path, shown: bool) -> tuple[Path, str]:
    """Build a meeting in which each seat has written words that nobody else would write."""
    folder.mkdir()
    workspace, held = small_workspace(folder)
    with workspace:
        for number in (1, 2, 3):
            turn = Turn(workspace, held, number)
            for _ in range(4 if shown else number):
                if turn.covered:
                    turn.forward()
                turn.write_note(f"{NOTE}{number}")
                turn.choose(number)
                turn.forward()
                turn.write(f"{TEXT}{number}")
                turn.forward()
                turn.choose(2 if turn.place else number)
                refer(workspace, held, turn.case.case.case_id, f"{PRIVATE}{number}", number)
                turn.forward()
        if shown:
            show_answers(workspace, held)
    return workspace.path, held


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> dict[bool, tuple[Path, str]]:
    folder = tmp_path_factory.mktemp("planted")
    return {shown: planted(folder / str(shown), shown) for shown in (False, True)}


def turn_in_hand(app: ScrutinyApp) -> Turn | None:
    """Give the turn of the seat that sits at the computer, if one does."""
    turns = [page.turn for page in app.screen_stack if isinstance(page, (JudgePage, EndPage))]
    return turns[-1] if turns else None


def nothing_of_others(app: ScrutinyApp, held: str, seen: str) -> None:
    """Look for what other seats wrote, answered or have done."""
    assert PRIVATE not in seen
    turn = turn_in_hand(app)
    # A sheet that is typed in is a seat of its own: it shows nothing of what the screen saved.
    own = turn.seat.number if turn and turn.sheet is None else 0
    if not meeting(app.workspace, held).shown_at:
        told = set(re.findall(rf"(?:{NOTE}|{TEXT})(\d)", seen))
        assert told <= {str(own)}, told
        if not any(isinstance(page, ShowPage) for page in app.screen_stack):
            assert not re.search(r"\d of \d done", seen)
    else:
        assert TEXT not in seen


def the_screen_is_the_record(app: ScrutinyApp, held: str, seen: str) -> None:
    """Compare what stands on the screen with what was saved."""
    page = app.screen
    work = app.workspace
    if isinstance(page, JudgePage) and not page.turn.at_end and not page.has_class("-small"):
        turn = page.turn
        number, case_id = turn.seat.number, turn.case.case.case_id
        found = answers_of(work, held, number, case_id)
        if turn.sheet is None:
            assert dict(turn.answers) == dict(found)
            assert tuple(turn.queue) == queue(work, held, number)
        question = turn.question
        if question is not None and not turn.covered:
            value = turn.answers[question.id].value if question.id in turn.answers else ()
            codes = value if isinstance(value, tuple) else (value,)
            chosen = [each.label for each in turn.options if each.code in codes]
            marked = re.findall(r"[\[(]x[\])] ([^|]*?) *\|", seen)
            assert marked == [str(each) for each in chosen]
        assert f"{turn.done} done, {turn.of - turn.done} to go" in seen
    if isinstance(page, AgreePage) and not page.agreeing.at_end:
        agreed = conclusions(work, held)
        assert page.agreeing.agreed == len(agreed)
        again = Agreeing(work, held)
        again.go(page.agreeing.place + 1)
        if page.agreeing.saved:
            assert page.agreeing.draft == again.draft


async def walk(app: ScrutinyApp, held: str, steps: Sequence[Step]) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for step in steps:
            if isinstance(step[0], int):
                await pilot.resize_terminal(step[0], int(step[1]))
            for key in step if isinstance(step[0], str) else ():
                await pilot.press(str(key))
                if not app.is_running:
                    return
            await pilot.pause()
            seen = screen_text(app)
            nothing_of_others(app, held, seen)
            the_screen_is_the_record(app, held, seen)


@pytest.mark.parametrize("shown", [False, True], ids=["judging", "agreeing"])
@given(steps=STEPS, begin=st.sampled_from(["home", "meeting", "1", "2"]))
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_whatever_is_pressed_nothing_fails_or_is_seen_too_early(
    kept: dict[bool, tuple[Path, str]],
    tmp_path: Path,
    shown: bool,
    steps: list[Step],
    begin: str,
) -> None:
    master, held = kept[shown]
    path = tmp_path / "walk.scrutiny"
    for old in tmp_path.glob("walk.scrutiny*"):
        old.unlink()
    shutil.copy(master, path)
    with Workspace.open(path, HeldClock()) as workspace:
        page: Page = first_page(workspace, None, None)
        if begin != "home":
            page = first_page(workspace, held, None if begin == "meeting" or shown else begin)
        asyncio.run(walk(ScrutinyApp(workspace, page), held, steps))
        assert check(workspace).verified
        assert len(seats(workspace, held)) >= 3
