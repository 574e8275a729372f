"""The force's numbers of a pack and the chair's numbers are counted and said by one core."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reports.content import Block, Bullets, Paragraph, Table
from reports.force_number_blocks import force_number_blocks
from scrutiny.draws import make_draw
from scrutiny.importing.importing import import_lists
from scrutiny.installing import install_panel
from scrutiny.panels.reading import shipped_text
from scrutiny.plans import Plan
from scrutiny.preparing.numbers import force_numbers
from scrutiny.sealing import seal
from scrutiny.seeding import SeedGiven
from scrutiny.workspace import Workspace
from tests.helpers import HeldClock
from tui.figures.chair import ChairRequest, chair_answer

NOW = {"2018-11": 30, "2018-12": 20, "2019-01": 50}
BEFORE = {"2017-11": 40, "2017-12": 9, "2018-01": 12}


@pytest.fixture(autouse=True)
def _no_memory_of_other_draws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCRUTINY_DATA", str(tmp_path / "data"))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "o", "avon-and-somerset", HeldClock(), "d") as workspace:
        install_panel(workspace, shipped_text("irp"), "irp.toml")
        yield workspace


def listed(office: Workspace, months: dict[str, int]) -> list[Block]:
    """Import so many complaints of each month, draw from the last three, and lay the page out."""
    rows = ["complaint_ref,finalised_date,handling"]
    for month, count in months.items():
        rows += [f"{month}-{number},{month}-15,informal" for number in range(count)]
    assert import_lists(office, "irp", [("l.csv", "\n".join(rows).encode())]).rejected == 0
    frame = seal(office, "irp", Plan(first="2018-11-01", last="2019-01-31", size=1))
    made = make_draw(office, frame.id, SeedGiven("31415926535897932384"))
    panel = office.panel("irp")
    return list(force_number_blocks(force_numbers(office, panel, [made]), panel))


def sentences(blocks: list[Block]) -> str:
    (told,) = (each for each in blocks if isinstance(each, Bullets))
    return told.items[0]


def test_both_years_stand_side_by_side_with_the_change_and_its_interval(office: Workspace) -> None:
    blocks = listed(office, NOW | BEFORE)
    said = sentences(blocks)
    assert "100. 1 November 2017 to 31 January 2018: 61." in said
    assert "That is 39 more, a rise of 63.9 %." in said
    assert said.endswith("It is more than chance alone would explain.")
    (table,) = (each for each in blocks if isinstance(each, Table))
    assert table.rows[-1] == ("January 2019", "50", "12")


def test_the_chair_is_told_the_same_of_the_month(office: Workspace) -> None:
    listed(office, NOW | BEFORE)
    page = chair_answer(office, ChairRequest("irp", "2019-01")).page
    month = next(
        each for each in page.sentences if "1 January 2019" in each or "January 2019" in each
    )
    assert "50. " in month
    assert "12. That is 38 more, a rise of 316.7 %." in month


def test_a_missing_month_is_a_gap_and_gives_no_change(office: Workspace) -> None:
    blocks = listed(office, NOW | {"2017-11": 40, "2018-01": 12})
    assert sentences(blocks).endswith("52. A month is missing, so no change is given.")
    told = [each.text for each in blocks if isinstance(each, Paragraph)]
    assert any("December 2017" in each for each in told)


def test_a_list_that_begins_this_year_has_no_change(office: Workspace) -> None:
    blocks = listed(office, NOW)
    assert "is not in the list, so there is no change to give." in sentences(blocks)
    told = [each.text for each in blocks if isinstance(each, Paragraph)]
    assert not any("gap" in each for each in told[1:-1])
