"""Figures of the whole list: for the panel only while they hold small counts, or protected."""

import csv
import io
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from reports.disclosure.grids import Grid, Way, table_of
from reports.publication.publishable import Publishable, panel_only
from tests.listed_searches import BLACK, HEADER, WHITE, search
from tui.main import main

ASIAN = "Asian/Asian British - Indian"
MIXED = "Mixed/Multiple ethnic groups - White and Asian"
ASKED = ("--panel", "sopp", "--by", "self_defined_ethnicity", "--reference", "White")
RESIDENTS = ("--population", "census-2021")
DOORS = {
    "disproportionality": (*ASKED, *RESIDENTS, "--by-month"),
    "outcomes": (*ASKED, "--outcome", "outcome=Arrest"),
    "stages": (*ASKED, "--stage", 'Arrest: outcome is "Arrest"'),
    "trend": (*ASKED, "--group", "Black", *RESIDENTS),
    "counts": ("--panel", "sopp", "--by", "outcome"),
    "funnel": ("--panel", "sopp", "--by-area", "type", "--outcome", "outcome=Arrest"),
}


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """White 61, Black 37, Asian 13 and Mixed 3 in two months; each month has its arrests."""
    tmp_path = tmp_path_factory.mktemp("searched")
    path = tmp_path / "searched.scrutiny"
    assert main(["-w", str(path), "init", "--force-area", "avon-and-somerset"]) == 0
    for month, shift in (("2019-01", 0), ("2019-02", 1)):
        day = f"{month}-05"
        rows = [search(day, WHITE, "White", "Arrest") for _ in range(11 + shift)]
        rows += [search(day, WHITE, "White", "A no further action disposal") for _ in range(19)]
        rows += [search(day, BLACK, "Black", "Arrest") for _ in range(12 - shift)]
        rows += [search(day, BLACK, "Black", "Community resolution") for _ in range(7)]
        rows += [search(day, ASIAN, "Asian", "Arrest") for _ in range(6 + shift)]
        rows += [search(day, MIXED, "Mixed", "Arrest") for _ in range(1 + shift)]
        listed = tmp_path / f"{month}-avon-and-somerset-stop-and-search.csv"
        listed.write_text("\n".join([HEADER, *rows, ""]), encoding="utf-8")
        assert main(["-w", str(path), "import", "--panel", "sopp", str(listed)]) == 0
    return path


@pytest.fixture
def searched(made_once: Path, tmp_path: Path) -> Path:
    for each in made_once.parent.glob("searched.scrutiny*"):
        shutil.copy(each, tmp_path)
    return tmp_path / "searched.scrutiny"


def figures(path: Path, door: str, *more: str) -> int:
    return main(["-w", str(path), "figures", door, *DOORS.get(door, ()), *more])


def test_small_counts_are_told_before_everything_else(
    searched: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert figures(searched, "disproportionality") == 0
    told = capsys.readouterr().out.splitlines()[0]
    assert told.startswith("For the panel only: this holds counts under 5")
    assert "--for-publication" in told
    listed, book = tmp_path / "figures.csv", tmp_path / "figures.xlsx"
    assert figures(searched, "outcomes", "--json", "-o", str(listed)) == 0
    assert json.loads(capsys.readouterr().out)["for_panel_only"] == told
    rows = list(csv.DictReader(io.StringIO(listed.read_text("utf-8"))))
    assert {row["for_panel_only"] for row in rows} == {told}
    assert figures(searched, "stages", "-o", str(book)) == 0
    sheets = load_workbook(book)
    assert sheets["Read first"]["A1"].value == told
    assert [cell.value for cell in sheets["Figures"][1]][-1] == "for_panel_only"
    asked = [*DOORS["disproportionality"][:-1], "--to", "2019-01-31"]
    assert main(["-w", str(searched), "figures", "disproportionality", *asked]) == 0
    assert "counts under 5" in capsys.readouterr().out


@pytest.mark.parametrize("door", DOORS)
def test_what_is_published_tells_no_hidden_count(
    searched: Path, door: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    capsys.readouterr()
    listed = tmp_path / "published.csv"
    more = ("--from", "2019-01-01") if door != "counts" else ()
    status = figures(searched, door, "--for-publication", "--json", "-o", str(listed), *more)
    assert status == 0
    made: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert not {"rows", "sentences", "side_by_side", "months", "bounds"} & set(made)
    assert made["for_publication"] is True
    counts = [table for table in made["tables"] if table["header"][0] != "Figure"]
    cells = [cell for table in counts for row in table["rows"] for cell in row[1:]]
    assert made["hidden"] == sum(cell == "c" for cell in cells)
    assert not [cell for cell in cells if isinstance(cell, int) and 0 < cell < 5]
    assert "for_panel_only" not in listed.read_text("utf-8")
    told = " ".join([made["definition"], *made["warnings"]])
    assert not re.search(r"%|\d (case|search)|\d of \d", told)


def test_the_group_of_three_and_its_guard_are_hidden(
    searched: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert figures(searched, "disproportionality", "--for-publication", "--json") == 0
    made = json.loads(capsys.readouterr().out)
    groups = {row[0]: row[1] for row in made["tables"][0]["rows"]}
    assert groups["Mixed"] == "c"
    assert (groups["White"], groups["Total"]) == (61, 114)
    assert list(groups.values()).count("c") > 1
    rates = {row[0].partition(": ")[2]: row[1:] for row in made["tables"][-1]["rows"]}
    hidden = rates["Mixed, rate for each 1,000"], rates["Mixed, ratio"]
    assert hidden == (["c", "", ""], ["c", "", ""])
    value, interval, bounds = rates["Black, ratio"]
    assert value != "c"
    assert " to " in interval
    assert " to " in bounds
    assert figures(searched, "disproportionality", "--for-publication") == 0
    shown = capsys.readouterr()
    assert "c stands for a count that is hidden" in shown.out
    assert "times the rate" not in shown.out
    assert "For the panel only" not in shown.out


def test_what_cannot_be_protected_is_refused_and_nothing_is_written(
    searched: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A draw is of few cases, so its counts would be narrowed by those of its list."""
    main_path = ["-w", str(searched)]
    assert main([*main_path, "seal", "--panel", "sopp"]) == 0
    assert main([*main_path, "draw", "F1", "--size", "5", "--seed", "3141592653589793238462"]) == 0
    capsys.readouterr()
    out = tmp_path / "out.csv"
    asked = ("composition", "--draw", "D1", "--by", "self_defined_ethnicity")
    assert main([*main_path, "figures", *asked]) == 0
    assert "For the panel only" in capsys.readouterr().out
    assert main([*main_path, "figures", *asked, "--for-publication", "-o", str(out)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "no table of counts that can be published" in said.err
    assert not out.exists()


def test_small_counts_of_one_thing_of_two_crossed_and_of_everybody_are_told_apart() -> None:
    def told(counts: list[list[int]], columns: tuple[str, ...]) -> str:
        ways = Way("group", ("White", "Black")), Way("outcome", columns) if columns else None
        made = Publishable((table_of(Grid("Made", "cases", *ways), counts),), "")
        return panel_only(made).partition(",")[0].removeprefix("For the panel only: this holds ")

    assert told([[4], [90]], ()) == "counts under 5"
    assert told([[9], [90]], ()) == ""
    assert told([[9, 20], [30, 40]], ("Arrest", "None")) == (
        "counts under 10 where two things are crossed"
    )
    assert told([[30, 0], [30, 40]], ("Arrest", "None")) == (
        "a group in which everybody has the same"
    )
