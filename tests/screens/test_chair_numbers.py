"""The chair's counts: the published figures of January 2019, as a command and on the screen."""

from pathlib import Path

import pytest

from scrutiny.importing.importing import import_lists
from scrutiny.installing import install_panel
from scrutiny.panels.reading import shipped_text
from scrutiny.workspace import Workspace
from tests.screens.building import HeldClock
from tests.screens.looking import assert_snapshot, screen_text
from tests.screens.test_journeys import click_word
from tui.app import ScrutinyApp, first_page
from tui.figures.chair import ChairRequest, chair_answer

# Published: informal 38 against 22, formal 75 against 90; 735 against 767 since 1 April.
MONTHS = {"2019-01": (38, 75), "2018-01": (22, 90)}
REST = {"2018": 735 - 113, "2017": 767 - 112}


def office(folder: Path) -> Workspace:
    workspace = Workspace.create(
        folder / "office.scrutiny", "avon-and-somerset", clock=HeldClock(), device="test"
    )
    install_panel(workspace, shipped_text("irp"), "irp.toml")
    rows = ["complaint_ref,finalised_date,handling"]

    def add(month: str, informal: int, formal: int) -> None:
        for number in range(informal + formal):
            handling = "informal" if number < informal else "schedule_3_investigation"
            rows.append(f"{month}-{number},{month}-15,{handling}")

    for month, (informal, formal) in MONTHS.items():
        add(month, informal, formal)
    for year, rest in REST.items():
        for place in range(9):
            add(f"{year}-{place + 4:02d}", 0, rest // 9 + (place < rest % 9))
    for late in ("2018-02", "2018-03"):
        add(late, 1, 1)
    import_lists(workspace, "irp", [("list.csv", "\n".join(rows).encode())])
    return workspace


def test_the_published_changes_come_out(tmp_path: Path) -> None:
    with office(tmp_path) as workspace:
        page = chair_answer(workspace, ChairRequest("irp", field_id="handling")).page
        whole = chair_answer(workspace, ChairRequest("irp", "2019-01")).page
    month = {row["counted"]: row for row in page.records if row["period"] == "Month"}
    informal = next(row for name, row in month.items() if str(name).startswith("Informal"))
    assert (informal["count"], informal["before"], informal["difference"]) == (38, 22, 16)
    assert float(str(informal["percent"])) == pytest.approx(72.727, abs=0.001)
    formal = next(row for name, row in month.items() if "investigated" in str(name))
    assert (formal["difference"], round(float(str(formal["percent"])), 1)) == (-15, -16.7)
    year = next(row for row in whole.records if row["period"] == "Financial year to date")
    assert (year["count"], year["before"], year["difference"]) == (735, 767, -32)
    assert round(float(str(year["percent"])), 1) == -4.2
    points = [each for each in page.sentences if "percentage points" in each]
    assert (
        "from 19.6 % (22 of 112) to 33.6 % (38 of 113), 14.0 percentage points more." in points[0]
    )
    assert not any("percentage points" in each for each in whole.sentences)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_page_by_keyboard_and_mouse(tmp_path: Path, size: tuple[int, int]) -> None:
    with office(tmp_path) as workspace:
        app = ScrutinyApp(workspace, first_page(workspace, None, None))
        async with app.run_test(size=size) as pilot:
            await pilot.press("2", "enter", "6", "enter")
            await pilot.pause()
            assert "Numbers for the chair" in screen_text(app)
            assert "735" in screen_text(app)
            assert_snapshot(app, f"chair-numbers-{size[0]}x{size[1]}")
            await click_word(pilot, app, "G Count by")
            assert "All cases together" in screen_text(app)
            await pilot.press("down", "down", "enter")
            await pilot.pause()
            assert "--by handling" not in screen_text(app)
            await pilot.press(*["pagedown"] * 30)
            await pilot.pause()
            assert "--by handling" in screen_text(app)
            await pilot.press("b")
            assert "What do you want to do?" in screen_text(app)
