"""Figures of the whole list on the screens: chosen, read in pages, by keys and by mouse."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from scrutiny.errors import Refusal
from scrutiny.workspace import Workspace
from tests.listed_searches import listed_searches
from tests.screens.looking import assert_snapshot, screen_text
from tui.app import ScrutinyApp
from tui.figures.choosing import Choosing
from tui.main import main
from tui.plain.figure_lines import command_line
from tui.screens.figures import FiguresPage
from tui.screens.figures_menu import FiguresMenuPage
from tui.screens.prepare import PreparePage
from tui.widgets.choice_list import ChoiceList
from tui.widgets.reading_pane import ReadingPane

SIZES = [(80, 24), (120, 40)]


@pytest.fixture
def searched(tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "searched.scrutiny"
    assert main(["-w", str(path), "init", "--force-area", "avon-and-somerset"]) == 0
    for listed in listed_searches(tmp_path):
        assert main(["-w", str(path), "import", "--panel", "sopp", str(listed)]) == 0
    with Workspace.open(path) as made:
        yield made


@pytest.mark.parametrize("size", SIZES)
async def test_choices_and_figures_are_what_a_person_approved(
    searched: Workspace, size: tuple[int, int]
) -> None:
    app = ScrutinyApp(searched, FiguresMenuPage(searched))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert_snapshot(app, f"figures-menu-{size[0]}x{size[1]}")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert_snapshot(app, f"figures-{size[0]}x{size[1]}")
        await pilot.press("pagedown")
        await pilot.pause()
        assert_snapshot(app, f"figures-on-{size[0]}x{size[1]}")


async def test_the_way_there_and_back_is_by_keys_alone(searched: Workspace) -> None:
    app = ScrutinyApp(searched, PreparePage(searched))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("5", "enter")
        await pilot.pause()
        assert isinstance(app.screen, FiguresMenuPage)
        await pilot.press("4", "enter")
        await pilot.pause()
        await pilot.press("1", "enter")
        await pilot.pause()
        assert isinstance(app.screen, FiguresMenuPage)
        assert app.screen.choosing.request.population == "census-2011"
        await pilot.press("7", "enter")
        await pilot.pause()
        assert isinstance(app.screen, FiguresPage)
        await pilot.press("b")
        await pilot.pause()
        assert isinstance(app.screen, FiguresMenuPage)
        assert app.screen.choosing.request.population == "census-2011"
        await pilot.press("b")
        await pilot.pause()
        assert isinstance(app.screen, PreparePage)


async def test_months_are_shown_with_their_gaps_when_asked_for(searched: Workspace) -> None:
    app = ScrutinyApp(searched, FiguresMenuPage(searched))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("6", "enter")
        await pilot.pause()
        await pilot.press("2", "enter")
        await pilot.pause()
        assert isinstance(app.screen, FiguresMenuPage)
        request = app.screen.choosing.request
        assert request.by_month
        await pilot.press("7", "enter")
        await pilot.pause()
        assert isinstance(app.screen, FiguresPage)
        pane = app.screen.query_one(ReadingPane)
        pane.scroll_end(animate=False)
        await pilot.pause()
        assert "scrutiny figures trend --panel sopp --chart" in screen_text(app)


async def test_a_click_opens_the_figures(searched: Workspace) -> None:
    app = ScrutinyApp(searched, FiguresMenuPage(searched))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.click(ChoiceList, offset=(8, 6))
        await pilot.pause()
        assert isinstance(app.screen, FiguresPage)


async def test_a_choice_left_by_escape_stays_as_it_was(searched: Workspace) -> None:
    app = ScrutinyApp(searched, FiguresMenuPage(searched))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3", "enter")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, FiguresMenuPage)
        assert app.screen.choosing.request.reference == "White"


def test_the_command_asks_for_the_same_figures(searched: Workspace) -> None:
    choosing = Choosing(searched)
    choosing.choose("period", "2019-01-01 2019-12-31")
    assert command_line(choosing.request) == (
        "scrutiny figures disproportionality --panel sopp --by self_defined_ethnicity"
        " --reference White --population census-2021 --from 2019-01-01 --to 2019-12-31"
    )


def test_a_workspace_without_cases_says_what_to_do(tmp_path: Path) -> None:
    with (
        Workspace.create(tmp_path / "empty.scrutiny", force_area="avon-and-somerset") as made,
        pytest.raises(Refusal, match="No panel here has cases"),
    ):
        Choosing(made)
