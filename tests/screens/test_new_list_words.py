"""What words mean, which sheet it is, and a long reading that is stopped: on the screens."""

import threading
from pathlib import Path
from typing import Any

import pytest

from scrutiny.importing.watching import Watch
from scrutiny.workspace import Workspace
from tests.helpers import new_office
from tests.importing.test_workbooks_as_lists import hide_row, hide_sheet, workbook
from tests.screens.looking import assert_snapshot, screen_text
from tests.screens.test_journeys import click_row, click_word
from tui.app import ScrutinyApp
from tui.plain.new_list import STOPPED, NewList
from tui.screens import wait_box
from tui.screens.new_list import NewListPage

WIDE = (120, 40)
ROWS = (
    "Case No,Date closed,Ethnicity,tags,live",
    "A-1,2026-10-05,White British,tardy,Y",
    "A-2,2026-10-06,Martian,tardy,N",
    "A-3,2026-10-07,W1,rude,-",
)


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    return new_office(tmp_path)


def listed(folder: Path) -> Path:
    path = folder / "sent.csv"
    path.write_text("\n".join(ROWS), "utf-8")
    return path


async def test_words_are_given_a_meaning_by_keys(office: Workspace, tmp_path: Path) -> None:
    app = ScrutinyApp(office, NewListPage(NewList(office, "small", listed(tmp_path))))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert "3 words without a meaning: press 3" in screen_text(app)
        assert_snapshot(app, "new-list-120x40")
        await pilot.press("3", "enter")
        assert_snapshot(app, "words-120x40")
        await pilot.press("2", "enter")
        assert "What does this word mean?" in screen_text(app)
        await pilot.press("4", "enter")
        assert "'tardy' (2)  →  Late (you said so)" in screen_text(app)
        await pilot.press("2", "enter", "enter")
        assert "Martian' (1)  →  not known" in screen_text(app)
        await pilot.press("2", "enter", "2", "enter", "b")
        await pilot.pause()
        told = screen_text(app)
        assert "1 word without a meaning" in told
        await pilot.press("1", "enter")
        assert_snapshot(app, "list-quality-120x40")
        await pilot.press("escape", "9", "enter", "y")
        await pilot.pause()
        assert "Stored: 2 cases" in screen_text(app)
    assert office.value("SELECT group_concat(f_tags) FROM case_small") == ";late;,;rude;"


async def test_words_are_given_a_meaning_by_mouse(office: Workspace, tmp_path: Path) -> None:
    app = ScrutinyApp(office, NewListPage(NewList(office, "small", listed(tmp_path))))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await click_row(pilot, app, 3)
        await click_row(pilot, app, 1)
        await click_row(pilot, app, 2)
        await click_word(pilot, app, "Back")
        await pilot.pause()
        assert "2 words without a meaning" in screen_text(app)


async def test_the_sheet_and_hidden_rows_are_decided_on_the_screen(
    office: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "sent.xlsx"

    def hide(book: Any) -> None:
        hide_row(book)
        hide_sheet(book)

    path.write_bytes(workbook(hide))
    app = ScrutinyApp(office, NewListPage(NewList(office, "small", path)))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert "1 hidden sheet" in screen_text(app)
        await pilot.press("6", "enter")
        assert_snapshot(app, "workbook-120x40")
        await pilot.press("1", "enter")
        await pilot.pause()
        assert "row 3 is hidden" in " ".join(screen_text(app).split())
        await pilot.press("6", "enter", "4", "enter")
        await pilot.pause()
        assert "they make" in screen_text(app)


async def test_a_long_reading_is_told_and_stopped(
    office: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wait_box, "PATIENCE", 0)
    go_on = threading.Event()

    class Slow(NewList):
        def look(self, watch: Watch | None = None) -> None:
            assert watch is not None
            watch(12_000)
            go_on.wait(5)
            super().look(watch)

    new = Slow(office, "small", listed(tmp_path))
    app = ScrutinyApp(office, NewListPage(new))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.3)
        assert "12,000 rows read so far." in screen_text(app)
        assert_snapshot(app, "reading-80x24")
        await pilot.press("escape")
        assert "Stopping" in screen_text(app)
        go_on.set()
        await pilot.pause(0.5)
        assert STOPPED in " ".join(screen_text(app).split())
        await pilot.press("1", "enter")
        await pilot.pause(0.5)
        assert "3 rows read" in screen_text(app)
