"""Every page and every box that there is: its colours, its keys, and the way of the Tab key.

A page that is not in `WAYS` is made by itself where that can be, and fails where it cannot, so that
no page can be forgotten.
"""

import inspect
import time
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot
from textual.widget import Widget

from scrutiny.draws import draws
from scrutiny.importing.watching import Watch
from scrutiny.meetings.agreeing import Agreeing
from scrutiny.meetings.concluding import show_answers
from scrutiny.meetings.meeting import meetings
from scrutiny.meetings.turn import Turn
from scrutiny.workspace import Workspace
from tests.screens.building import judge_case
from tests.screens.looking import screen_lines, screen_text
from tests.screens.test_contrast import lowest
from tests.screens.test_keys import screens
from tests.screens.test_new_list import sent
from tests.screens.test_theme_page import ETHNICITY
from tests.screens.test_walks import sopp_workspace
from tui.app import ScrutinyApp
from tui.figures.choosing import Choosing
from tui.keys import line_for
from tui.plain.ceremony import Ceremony
from tui.plain.new_list import NewList
from tui.screens.agree import AgreePage
from tui.screens.agreement import AgreementPage
from tui.screens.alike import AlikePage
from tui.screens.attendance import AttendancePage
from tui.screens.box import Box
from tui.screens.cases import CasesPage
from tui.screens.ceremony_drawn import DrawnPage
from tui.screens.ceremony_frames import FramesPage
from tui.screens.ceremony_list import ListPage
from tui.screens.ceremony_plan import PlanPage
from tui.screens.ceremony_seed import SeedPage
from tui.screens.ceremony_source import SourcePage
from tui.screens.chair import ChairPage
from tui.screens.end import EndPage
from tui.screens.figures import FiguresPage
from tui.screens.figures_menu import FiguresMenuPage
from tui.screens.hand_over import HandOverPage
from tui.screens.home import HomePage
from tui.screens.information import InformationPage
from tui.screens.judge import JudgePage
from tui.screens.meetings import MeetingsPage
from tui.screens.near import NearPage
from tui.screens.new_list import NewListPage
from tui.screens.observations import ObservationsPage
from tui.screens.page import Page
from tui.screens.papers import PapersPage
from tui.screens.pause import PausePage
from tui.screens.prepare import PreparePage
from tui.screens.seats import SeatsPage
from tui.screens.show import ShowPage
from tui.screens.sub_groups import SubGroupsPage
from tui.screens.theme import ThemePage
from tui.screens.wait_box import WaitBox
from tui.screens.weeks import WeeksPage
from tui.theme import DARK, LIGHT
from tui.watching import Task
from tui.widgets.digit_line import DigitLine
from tui.widgets.key_line import KeyLine


@dataclass(frozen=True, slots=True)
class Way:
    """How a page is reached: what it lies on, and the keys from there."""

    below: Callable[[Workspace, str], Page]
    keys: tuple[str, ...] = ()


def _beacon(workspace: Workspace, _: str) -> Page:
    ceremony = Ceremony(workspace, "F1")
    ceremony.choose_source("public")
    ceremony.reason = "Drawn before, by mistake."
    return SeedPage(ceremony)


def _dice(workspace: Workspace, _: str) -> Page:
    ceremony = Ceremony(workspace, "F1")
    ceremony.choose_source("dice")
    ceremony.reason = "Drawn before, by mistake."
    return SeedPage(ceremony)


def _home(workspace: Workspace, _: str) -> Page:
    return HomePage(workspace)


def _judge(workspace: Workspace, held: str) -> Page:
    return JudgePage(Turn(workspace, held, 1))


def _agree(workspace: Workspace, held: str) -> Page:
    return AgreePage(Agreeing(workspace, held))


def _plan(workspace: Workspace, _: str) -> Page:
    return PlanPage(Ceremony(workspace, "F1"))


def _theme(workspace: Workspace, _: str) -> Page:
    return ThemePage(workspace, workspace.panel_ids()[0])


def _new_list(workspace: Workspace, _: str) -> Page:
    list_sent = sent(workspace.path.parent)
    return NewListPage(NewList(workspace, workspace.panel_ids()[0], list_sent))


class _Waiting(PreparePage):
    def on_mount(self) -> None:
        super().on_mount()
        self.app.push_screen(WaitBox("Reading the list", Task(_read_slowly)))


def _read_slowly(watch: Watch) -> None:
    for _ in range(500):
        watch(1_000)
        time.sleep(0.01)


def _cases(workspace: Workspace, _: str) -> Page:
    return CasesPage(workspace, workspace.panel_ids()[0])


JUDGING: dict[str, Way] = {
    "home": Way(_home),
    "help_box": Way(_judge, ("f1",)),
    "ask_box": Way(_home, ("ctrl+q",)),
    "information": Way(lambda work, _: InformationPage(work, "reports")),
    "prepare": Way(lambda work, _: PreparePage(work)),
    "meetings": Way(lambda work, _: MeetingsPage(work)),
    "weeks": Way(WeeksPage),
    "near": Way(NearPage),
    "seats": Way(SeatsPage),
    "hand_over": Way(HandOverPage),
    "pause": Way(lambda work, _: PausePage(work)),
    "attendance": Way(AttendancePage),
    "line_box": Way(AttendancePage, ("1", "enter")),
    "choice_box": Way(AttendancePage, ("5", "enter")),
    "sub_groups": Way(SubGroupsPage),
    "papers": Way(PapersPage),
    "judge": Way(_judge),
    "text_box": Way(_judge, ("n",)),
    "go_to_box": Way(_judge, ("g",)),
    "end": Way(lambda work, held: EndPage(Turn(work, held, 3))),
    "show": Way(ShowPage),
    "ceremony_frames": Way(lambda work, _: FramesPage(work)),
    "ceremony_list": Way(lambda work, _: ListPage(Ceremony(work, "F1"))),
    "ceremony_plan": Way(_plan),
    "ceremony_size_box": Way(_plan, ("s",)),
    "ceremony_source": Way(lambda work, _: SourcePage(Ceremony(work, "F1"))),
    "ceremony_seed": Way(_dice),
    "ceremony_digits_box": Way(_dice, ("2", "enter")),
    "ceremony_value_box": Way(_beacon, ("2", "enter")),
    "ceremony_drawn": Way(lambda work, _: DrawnPage(work, draws(work)[0])),
}
SHOWN: dict[str, Way] = {
    "chair": Way(ChairPage),
    "agree": Way(_agree),
    "dissent_box": Way(_agree, ("d",)),
    "kind_box": Way(_agree, ("o",)),
    "read_box": Way(_agree, ("r",)),
    "alike": Way(lambda work, held: AlikePage(Agreeing(work, held))),
    "agreement": Way(AgreementPage),
    "observations": Way(ObservationsPage),
    "cases": Way(_cases),
    "filter_box": Way(_cases, ("f",)),
    "new_list": Way(_new_list),
    "columns": Way(_new_list, ("2", "enter")),
    "words": Way(_new_list, ("3", "enter")),
    "wait_box": Way(lambda work, _: _Waiting(work)),
    "make_theme": Way(_theme),
    "values_box": Way(_theme, ETHNICITY),
}
LISTED: dict[str, Way] = {
    "figures_menu": Way(lambda work, _: FiguresMenuPage(work)),
    "figures": Way(lambda work, _: FiguresPage(work, Choosing(work))),
}


def _by_itself(made: type[Page | Box[Any]]) -> Way | None:
    """Give the way to a page that needs nothing but the workspace, a meeting or a panel."""
    wanted = [
        name
        for name, each in inspect.signature(made).parameters.items()
        if each.default is inspect.Parameter.empty
    ]
    if not issubclass(made, Page) or not set(wanted) <= {"workspace", "meeting_id", "panel_id"}:
        return None

    def below(workspace: Workspace, held: str) -> Page:
        given: dict[str, Any] = {
            "workspace": workspace,
            "meeting_id": held,
            "panel_id": workspace.panel_ids()[0],
        }
        page: object = made(**{name: given[name] for name in wanted})
        assert isinstance(page, Page)
        return page

    return Way(below)


for _each in screens():
    _name, _way = vars(_each)["PAGE"], _by_itself(_each)
    if _name not in JUDGING | SHOWN | LISTED and _way is not None:
        SHOWN[_name] = _way
WAYS = JUDGING | SHOWN | LISTED
_TABS = 9
"""More than any page has parts that can have the keys."""


def test_every_page_that_there_is_is_looked_at() -> None:
    assert set(WAYS) == {vars(each)["PAGE"] for each in screens()}


@pytest.fixture
def judging(small: Workspace) -> Workspace:
    """Give a meeting in which seat 3 has judged all its cases."""
    turn = Turn(small, meetings(small)[0].id, 3)
    while not turn.at_end:
        judge_case(turn, 2)
    return small


@pytest.fixture
def shown(judging: Workspace) -> Workspace:
    """Give the same meeting after the answers were shown."""
    show_answers(judging, meetings(judging)[0].id, "No time.")
    return judging


@pytest.fixture
def listed(tmp_path: Path) -> Iterator[Workspace]:
    """Give a list whose figures can be counted."""
    workspace, _ = sopp_workspace(tmp_path)
    with workspace:
        yield workspace


async def each_page(
    app: ScrutinyApp, pilot: "Pilot[None]", ways: dict[str, Way]
) -> AsyncIterator[str]:
    """Open page after page; a box lies over its page. Gives the name of each."""
    held = meetings(app.workspace)[0].id
    for name, way in ways.items():
        while len(app.screen_stack) > 2:
            app.pop_screen()
        await app.switch_screen(way.below(app.workspace, held))
        await pilot.pause()
        await pilot.press(*way.keys)
        await pilot.pause()
        assert vars(type(app.screen))["PAGE"] == name
        yield name


async def _without_a_fault(workspace: Workspace, ways: dict[str, Way]) -> None:
    app = ScrutinyApp(workspace, HomePage(workspace))
    async with app.run_test(size=(80, 24)) as pilot:
        async for name in each_page(app, pilot, ways):
            _the_bottom_line_is_whole(app, name)
            await _tab_goes_round(app, pilot, name)
            for theme in (LIGHT, DARK):
                app.theme = theme
                await pilot.pause()
                assert lowest(app)[0] >= 7, (name, theme, lowest(app))


def _the_bottom_line_is_whole(app: ScrutinyApp, name: str) -> None:
    line = app.screen.query_one(KeyLine)
    told = line.render().plain
    assert cell_len(told) <= line.size.width, name
    assert told.rstrip() in screen_text(app), name
    offered = [key for key in line_for(name) if f"{key.shown} {key.label}" in told]
    assert 1 <= len(offered) <= 7, name


def _is_marked(part: Widget | None) -> bool:
    """Tell whether the part that has the keys has a `>`: in the title of its box, or in itself."""
    assert part is not None
    boxes = [each for each in part.ancestors_with_self if isinstance(each, Widget)]
    if any(str(each.border_title or "").startswith("> ") for each in boxes[:2]):
        return True
    return isinstance(part, DigitLine) and ">" in str(part.render())


async def _tab_goes_round(app: ScrutinyApp, pilot: "Pilot[None]", name: str) -> None:
    """Walk with Tab: every part is reached, the first one again, and each place is seen."""
    page = app.screen
    stops = [each for each in page.focus_chain if each.focusable]
    first, seen, passed = page.focused, {}, []
    for _ in range(_TABS):
        seen[id(page.focused)] = "\n".join(screen_lines(app))
        passed.append(page.focused)
        if len(stops) > 1:
            assert _is_marked(page.focused), (name, page.focused)
        await pilot.press("tab")
        await pilot.pause()
        assert app.screen is page, name
        if page.focused is first:
            break
    assert page.focused is first, (name, "Tab never comes back", passed)
    assert {id(each) for each in passed if each} == {id(each) for each in stops}, name
    await pilot.press("shift+tab")
    assert page.focused is passed[-1], (name, "Shift and Tab does not go back")
    await pilot.press("tab")
    if stops:
        assert page.focused is not None, (name, "nothing has the keys")
    # Without colour the place is told by signs, so each place has its own text.
    assert len(set(seen.values())) == len(seen), (name, "the place is not seen without colour")


async def test_each_page_of_a_meeting(judging: Workspace) -> None:
    await _without_a_fault(judging, JUDGING)


async def test_each_page_after_the_answers_are_shown(shown: Workspace) -> None:
    await _without_a_fault(shown, SHOWN)


async def test_each_page_of_a_list(listed: Workspace) -> None:
    await _without_a_fault(listed, LISTED)


async def test_each_page_without_colour(shown: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = ScrutinyApp(shown, HomePage(shown))
    async with app.run_test(size=(80, 24)) as pilot:
        async for name in each_page(app, pilot, SHOWN):
            assert lowest(app)[0] >= 7, (name, lowest(app))
