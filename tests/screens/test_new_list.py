"""A list on its way in: looked at, corrected and stored, by keys alone and by mouse alone."""

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.screens.looking import assert_snapshot, screen_text
from tests.screens.test_cases_page import SIZE, office, page_of
from tests.screens.test_hostile_text import HOSTILE, acting
from tests.screens.test_journeys import click_row, click_word
from tui.app import ScrutinyApp, first_page
from tui.plain.new_list import NewList
from tui.screens.new_list import NewListPage

FEW = tuple((f"C-{number:04d}", "", "A fence.", "White") for number in range(1, 4))


def sent(folder: Path) -> Path:
    """Write a list whose columns have names of the force's own."""
    path = folder / "sent.csv"
    path.write_text(
        "Our ref,day,What it is about,Suspect name\nN-1,2026-10-05,Lamp,Q\nN-2,2026-12-05,Bell,Q\n",
        "utf-8",
    )
    return path


async def test_a_list_is_corrected_looked_at_and_stored_by_keys(tmp_path: Path) -> None:
    with office(tmp_path, FEW) as workspace:
        path = sent(tmp_path)
        app = ScrutinyApp(workspace, first_page(workspace, None, None))
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("2", "enter", "2", "enter")
            app.screen.query_one(Input).value = str(path)
            await pilot.press("enter")
            await pilot.pause()
            assert "lacks columns" in screen_text(app)
            await pilot.press("9", "enter")
            assert "cannot be stored" in screen_text(app)
            await pilot.press("2", "enter")
            told = screen_text(app)
            assert "Our ref  →  no field   (N-1; N-2)" in told
            assert "left out: it says who a person is" in told
            assert_snapshot(app, "columns-80x24")
            await pilot.press("enter", "2", "enter")
            await pilot.pause()
            assert "Kept for this list" in screen_text(app)
            await pilot.press("b")
            await pilot.pause()
            await pilot.press("4", "enter")
            app.screen.query_one(Input).value = "2026-10-01 to 2026-12-31"
            await pilot.press("enter")
            await pilot.pause()
            assert "no case from November 2026" in " ".join(screen_text(app).split())
            await pilot.press("5", "enter")
            app.screen.query_one(Input).value = "2026-10=2"
            await pilot.press("enter")
            await pilot.pause()
            assert_snapshot(app, "new-list-80x24")
            await pilot.press("1", "enter")
            assert "IN SHORT" in screen_text(app)
            await pilot.press("escape", "8", "enter")
            app.screen.query_one(Input).value = str(tmp_path / "page.html")
            await pilot.press("enter")
            await pilot.pause()
            assert workspace.value("SELECT count(*) FROM import") == 1
            await pilot.press("9", "enter", "y")
            await pilot.pause()
            assert "Stored: 2 cases" in screen_text(app)
        assert workspace.value("SELECT count(*) FROM import") == 2
    assert "November 2026" in (tmp_path / "page.html").read_text("utf-8")


async def test_a_list_is_corrected_and_stored_by_mouse(tmp_path: Path) -> None:
    with office(tmp_path, FEW) as workspace:
        panel = workspace.panel_ids()[0]
        page = NewListPage(NewList(workspace, panel, sent(tmp_path)))
        app = ScrutinyApp(workspace, page)
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause()
            await click_row(pilot, app, 2)
            await click_row(pilot, app, 1)
            await click_row(pilot, app, 2)
            await click_word(pilot, app, "Back")
            await pilot.pause()
            await click_row(pilot, app, 9)
            await click_row(pilot, app, 2)
            await pilot.pause()
            assert "Stored: 2 cases" in screen_text(app)


async def test_hostile_headers_and_cells_act_on_nothing(tmp_path: Path) -> None:
    with office(tmp_path, FEW) as workspace:
        path = tmp_path / "sent.csv"
        titles = ",".join('"' + each.replace('"', '""') + '"' for each in dict.fromkeys(HOSTILE))
        cells = titles
        path.write_text(f"case_ref,day,{titles}\nN-1,2026-10-05,{cells}\n", "utf-8", newline="")
        page = NewListPage(NewList(workspace, workspace.panel_ids()[0], path))
        app = ScrutinyApp(workspace, page)
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause()
            assert not acting(screen_text(app))
            await pilot.press("2", "enter")
            assert not acting(screen_text(app))


async def test_a_case_is_kept_out_of_later_draws_and_let_in_again(tmp_path: Path) -> None:
    with office(tmp_path, FEW) as workspace:
        app = ScrutinyApp(workspace, page_of(workspace))
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("down", "x", "3", "enter")
            await pilot.pause()
            assert "C-0002 is kept out of later draws: Before a court. Saved." in screen_text(app)
            reason = "SELECT reason FROM exclusion"
            assert workspace.value(reason) == "sub-judice"
            await pilot.press("x", "n")
            assert workspace.value(reason) == "sub-judice"
            await pilot.press("x", "y")
            await pilot.pause()
            assert "C-0002 can be drawn again. Saved." in screen_text(app)
            assert workspace.value(reason) is None


def test_a_remembered_mapping_is_offered_by_itself(tmp_path: Path) -> None:
    with office(tmp_path, FEW) as workspace:
        panel = workspace.panel_ids()[0]
        first = NewList(workspace, panel, sent(tmp_path))
        first.look()
        assert first.refused
        assert "Kept" in first.assign(0, 1)
        second = NewList(workspace, panel, sent(tmp_path))
        second.look()
        assert second.remembered
        assert second.quality is not None
        assert second.quality.cases == 2


@pytest.mark.parametrize("typed", ["2026-01-01", "one two three"])
def test_dates_that_cannot_be_read_are_told(tmp_path: Path, typed: str) -> None:
    with office(tmp_path, FEW) as workspace:
        new = NewList(workspace, workspace.panel_ids()[0], sent(tmp_path))
        assert "two dates" in new.ask_for(typed)
