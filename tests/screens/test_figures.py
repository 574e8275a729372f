"""Figures of the whole list on the screens: chosen, read in pages, by keys and by mouse."""

import io
import json
import shlex
import shutil
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from textual.widgets import Input

from reports.charts.text import chart_lines
from reports.content import Table
from reports.figure_page import FigurePage
from scrutiny.errors import Refusal
from scrutiny.importing.watching import Watch
from scrutiny.workspace import Workspace
from tests.listed_searches import BLACK, WHITE, listed_searches
from tests.screens.looking import assert_snapshot, screen_text
from tui.app import ScrutinyApp
from tui.figures.choosing import Choosing
from tui.figures.chosen import Chosen, chosen_figures
from tui.figures.command_words import command_line
from tui.figures.parts import KINDS
from tui.main import main
from tui.plain.figure_lines import figure_lines, table_lines
from tui.plain.figures_asking import ask_for_figures
from tui.screens.figures import FiguresPage
from tui.screens.figures_menu import FiguresMenuPage
from tui.screens.prepare import PreparePage
from tui.widgets.choice_list import ChoiceList

SIZES = [(80, 24), (120, 40)]


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("searched")
    path = folder / "searched.scrutiny"
    assert main(["-w", str(path), "init", "--force-area", "avon-and-somerset"]) == 0
    for listed in listed_searches(folder):
        assert main(["-w", str(path), "import", "--panel", "sopp", str(listed)]) == 0
    return folder


@pytest.fixture
def searched(made_once: Path, tmp_path: Path) -> Iterator[Workspace]:
    for each in made_once.iterdir():
        shutil.copy(each, tmp_path)
    with Workspace.open(tmp_path / "searched.scrutiny") as made:
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
        await pilot.press("7", "enter")
        await pilot.pause()
        assert isinstance(app.screen, FiguresMenuPage)
        await pilot.press("6", "enter")
        await pilot.pause()
        await pilot.press("1", "enter")
        await pilot.pause()
        assert isinstance(app.screen, FiguresMenuPage)
        assert app.screen.choosing.value("population") == "census-2011"
        await pilot.press("end", "enter")
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, FiguresPage)
        await pilot.press("b")
        await pilot.pause()
        assert isinstance(app.screen, FiguresMenuPage)
        assert app.screen.choosing.value("population") == "census-2011"
        await pilot.press("b")
        await pilot.pause()
        assert isinstance(app.screen, PreparePage)


async def test_an_outcome_is_chosen_by_its_answers_with_the_mouse_alone(
    searched: Workspace,
) -> None:
    app = ScrutinyApp(searched, FiguresMenuPage(searched))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.click(ChoiceList, offset=(8, 0))
        await pilot.pause()
        await pilot.click(app.screen.query_one(ChoiceList), offset=(8, 3))
        await pilot.pause()
        assert isinstance(app.screen, FiguresMenuPage)
        assert app.screen.choosing.kind == "outcomes"
        await pilot.click(ChoiceList, offset=(8, 5))
        await pilot.pause()
        await pilot.click(app.screen.query_one(ChoiceList), offset=(8, 0))
        await pilot.pause()
        box = app.screen.query_one(ChoiceList)
        await pilot.click(box, offset=(8, 1))
        await pilot.click(box, offset=(8, 2))
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, FiguresMenuPage)
        told = "Outcome: Arrest or Community resolution"
        assert app.screen.choosing.words("outcome") == told
        assert told in screen_text(app)
        last = len(app.screen.choosing.rows())
        await pilot.click(ChoiceList, offset=(8, last))
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, FiguresPage)
        assert "OUTCOME: ARREST OR COMMUNITY RESOLUTION" in screen_text(app)


async def test_what_cannot_be_shown_is_told_on_the_page(searched: Workspace) -> None:
    app = ScrutinyApp(searched, FiguresMenuPage(searched))
    async with app.run_test(size=(80, 24)) as pilot:
        for keys, said in (
            (("1", "enter", "6", "enter"), "No field of this list names areas"),
            (("1", "enter", "9", "enter"), "No draw has been made here yet"),
            (("1", "enter", "7", "enter", "end", "enter"), "No case names a local authority"),
            (("1", "enter", "8", "enter", "end", "enter"), "No files are chosen yet"),
        ):
            await pilot.press("home")
            for key in keys:
                await pilot.press(key)
                await pilot.pause()
            await pilot.pause()
            assert isinstance(app.screen, FiguresMenuPage)
            assert said in " ".join(screen_text(app).split())


async def test_days_are_written_and_other_words_are_refused(searched: Workspace) -> None:
    page = FiguresMenuPage(searched)
    app = ScrutinyApp(searched, page)
    async with app.run_test(size=(80, 24)) as pilot:
        place = [row.part for row in page.choosing.rows()].index("period")
        await pilot.press("home", *["down"] * place, "enter")
        await pilot.pause()
        await pilot.press("end", "enter")
        await pilot.pause()
        await pilot.press(*"week", "enter")
        await pilot.pause()
        assert "These are not two days" in screen_text(app)
        app.screen.query_one(Input).value = "2019-01-01 to 2019-02-28"
        await pilot.press("enter")
        await pilot.pause()
        assert page.choosing.days() == ("2019-01-01", "2019-02-28")
        assert "1 January 2019 to 28 February 2019" in screen_text(app)


async def test_a_click_opens_the_figures(searched: Workspace) -> None:
    app = ScrutinyApp(searched, FiguresMenuPage(searched))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.click(ChoiceList, offset=(8, len(Choosing(searched).rows())))
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, FiguresPage)


async def test_a_choice_left_by_escape_stays_as_it_was(searched: Workspace) -> None:
    app = ScrutinyApp(searched, FiguresMenuPage(searched))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("5", "enter")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, FiguresMenuPage)
        assert app.screen.choosing.value("reference") == "White"


async def test_what_may_be_published_is_shown_and_written_to_a_file(
    searched: Workspace, tmp_path: Path
) -> None:
    choosing = Choosing(searched)
    app = ScrutinyApp(searched, FiguresPage(searched, choosing))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "For the panel only" in screen_text(app)
        await pilot.press("p")
        await pilot.pause()
        seen = screen_text(app)
        assert "What of it may be published" in seen
        assert "For the panel only" not in seen
        await pilot.press("w")
        await pilot.pause()
        await pilot.press(*"a.pdf", "enter")
        await pilot.pause()
        assert "Figures cannot be written as '.pdf'" in screen_text(app)
        line = app.screen.query_one(Input)
        line.value = str(tmp_path / "figures.csv")
        await pilot.press("enter")
        await pilot.pause()
        assert "Written:" in screen_text(app)
        assert ",c," in (tmp_path / "figures.csv").read_text("utf-8")
        await pilot.press("p")
        await pilot.pause()
        assert "For the panel only" in screen_text(app)


SAME = {
    "groups": "disproportionality --panel sopp --by self_defined_ethnicity --reference White"
    " --population census-2021 --chart",
    "months": "trend --panel sopp --chart",
    "change": "trend --panel sopp --by self_defined_ethnicity --reference White"
    " --population census-2021 --group Black --split 2019-04 --chart",
    "outcomes": "outcomes --panel sopp --by self_defined_ethnicity --reference White"
    " --outcome outcome=Arrest --chart",
    "stages": "stages --panel sopp --by self_defined_ethnicity --reference White"
    " --population census-2021 --stage 'Arrest: outcome is \"Arrest\"' --chart",
}


@pytest.mark.parametrize("kind", SAME)
def test_a_page_says_what_its_command_says_and_fits(
    searched: Workspace, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    choosing = Choosing(searched)
    choosing.choose("kind", kind)
    assert command_line(choosing) == f"scrutiny figures {SAME[kind]}"
    pages = chosen_figures(choosing).pages
    for width in (74, 114):
        lines = figure_lines(pages, width)
        charts = [line for page in pages for line in _charts(page, width)]
        assert charts
        assert set(charts) <= set(lines)
        assert all(cell_len(line) <= width for line in charts)
    capsys.readouterr()
    assert main(["-w", str(searched.path), *shlex.split(command_line(choosing))[1:]]) == 0
    shown = capsys.readouterr()
    for page in pages:
        assert page.definition in shown.out
        assert all(each in shown.out for each in page.sentences)
        assert all(each in shown.err for each in page.warnings)


def test_areas_and_forces_are_chosen_as_the_list_and_the_files_name_them(
    searched: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places = tmp_path / "places.csv"
    rows = [
        f"P-{number},2019-02-10T10:00:00+00:00,Person search,{said},{outcome},{place}"
        for number, (place, said, outcome) in enumerate(
            [("Bristol", WHITE, "Arrest"), ("Mendip", WHITE, "A no further action disposal")] * 40
            + [("Bristol", BLACK, "A no further action disposal"), ("Mendip", BLACK, "Arrest")] * 6
        )
    ]
    header = "Case ref,Date,Type,Self-defined ethnicity,Outcome,Area"
    places.write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    assert main(["-w", str(searched.path), "import", "--panel", "sopp", str(places)]) == 0
    choosing = Choosing(searched, "funnel")
    assert choosing.value("places") == "area"
    told = " ".join(chosen_figures(choosing).pages[0].sentences)
    assert "Outside the 99.8 % limits, above them: Bristol; below them: Mendip." in told
    choosing.choose("measure", "rate")
    assert "outcome" not in [row.part for row in choosing.rows()]
    (page,) = chosen_figures(choosing).pages
    assert "Residents: census-2021" in page.definition
    choosing.choose("kind", "authorities")
    assert next(page.title for page in chosen_figures(choosing).pages) == (
        "Black against White, by authority"
    )
    choosing.choose("kind", "groups")
    choosing.choose("area", "Mendip")
    assert "--area Mendip" in command_line(choosing)
    assert "Mendip" in chosen_figures(choosing).pages[0].definition
    choosing.choose("kind", "forces")
    choosing.choose("files", f" {tmp_path}/2019-0*.csv ")
    choosing.choose("ages", "18-24")
    pages = chosen_figures(choosing).pages
    assert "ages 18 to 24" in pages[0].definition
    capsys.readouterr()
    assert main(shlex.split(command_line(choosing))[1:]) == 0
    assert pages[0].definition in capsys.readouterr().out


def _charts(page: FigurePage, width: int) -> list[str]:
    return [line for chart in page.charts for line in chart_lines(chart, min(width, 100))]


def test_what_depends_on_another_choice_follows_it(searched: Workspace) -> None:
    choosing = Choosing(searched, "change")
    choosing.choose("group", "Asian")
    choosing.choose("reference", "Mixed")
    choosing.choose("group", "Mixed")
    assert choosing.value("reference") == "White"
    choosing.choose("period", "2019-01-01 2019-01-31")
    with pytest.raises(Refusal, match="only one month"):
        chosen_figures(choosing)
    assert set(KINDS) == set(choosing.offer("kind").values)


def test_the_same_is_asked_line_by_line(searched: Workspace) -> None:
    typed = ["x", "1", "4", "6", "99", "1", "2, 3", "s", "1", "8", "S", "q"]
    told: list[str] = []
    ask_for_figures(Choosing(searched), lambda _: typed.pop(0), told.append)
    assert not typed
    text = "\n".join(told)
    assert "Type a number from 1 to" in text
    assert "OUTCOME: ARREST OR COMMUNITY RESOLUTION" in text
    assert "scrutiny figures outcomes --panel sopp" in text
    assert "No files are chosen yet" in text


def test_the_command_asks_the_same_and_stops_at_the_end_of_input(
    searched: Workspace, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("s\n"))
    assert main(["-w", str(searched.path), "figures", "ask"]) == 0
    shown = capsys.readouterr()
    assert "The same as a command:" in shown.out
    assert "S to show the figures" in shown.err
    assert main(["-w", str(searched.path), "figures", "ask", "--json"]) == 0
    listed = {each["figure"]: each for each in json.loads(capsys.readouterr().out)["figures"]}
    assert set(listed) == set(KINDS)
    assert listed["groups"]["choices"]["reference"] == "White"
    assert "No draw" in listed["draw"]["problem"]


def test_a_workspace_without_cases_says_what_to_do(tmp_path: Path) -> None:
    with (
        Workspace.create(tmp_path / "empty.scrutiny", force_area="avon-and-somerset") as made,
        pytest.raises(Refusal, match="No panel here has cases"),
    ):
        Choosing(made)


def test_a_name_longer_than_the_page_leaves_room_for_its_numbers() -> None:
    made = Table("T", ("Area", "Cases"), (("A" * 150, "1,204"), ("黒" * 40, "7")), numbers=(1,))
    lines = table_lines(made, 74)
    assert [line.split()[-1] for line in lines] == ["Cases", "1,204", "7"]
    assert all(cell_len(line) <= 74 for line in lines)
    assert lines[1].startswith("A" * 36 + "…")


async def test_files_of_forces_are_read_beside_the_screen_and_can_be_stopped(
    searched: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = FiguresMenuPage(searched)
    page.choosing.choose("kind", "forces")
    page.choosing.choose("files", str(tmp_path))
    app = ScrutinyApp(searched, page)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        with monkeypatch.context() as patched:
            patched.setattr("tui.screens.figures_menu.reading_of_files", lambda _: _for_ever)
            await pilot.press("end", "enter")
            await pilot.pause(0.3)
            assert "rows read so far" in screen_text(app)
            await pilot.press("escape")
            await pilot.pause(0.4)
            assert "Stopped. No figures were made." in screen_text(app)
        await pilot.press("end", "enter")
        await pilot.pause(0.4)
        assert isinstance(app.screen, FiguresPage)
        assert "Avon and Somerset" in screen_text(app)


def _for_ever(watch: Watch) -> Chosen:
    while True:
        watch(1_000)
        time.sleep(0.01)


def test_the_page_of_choices_counts_no_list(
    searched: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    rows = Workspace.rows

    def noted(workspace: Workspace, sql: str, *given: Sequence[Any]) -> list[Any]:
        asked.append(sql)
        return list(rows(workspace, sql, *given))

    monkeypatch.setattr(Workspace, "rows", noted)
    choosing = Choosing(searched)
    for kind in ("groups", "months", "change", "outcomes", "stages"):
        choosing.choose("kind", kind)
        assert choosing.rows()
    assert asked
    assert not [sql for sql in asked if "count(" in sql and "case_sopp" in sql]
