"""What goes out beside the report: the same numbers, marked until the report is released."""

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reports.publication.open_data import COLUMNS, open_data_csv
from reports.publication.outward import panel_paragraph
from reports.render import render
from scrutiny.cases.asking import Period
from scrutiny.publishing.last_year import ThemeYears, YearCount
from scrutiny.workspace import Workspace
from tests.reports.building import Wanted, an_office, hold
from tui.main import main
from tui.outward import followed
from tui.publication import Gathered

LIVE = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workspace, str]]:
    wanted = Wanted(size=22, conclusions=tuple("1" * 12 + "2" * 6 + "3" * 4))
    folder = tmp_path_factory.mktemp("outward")
    with an_office(folder, wanted) as workspace:
        held, _ = hold(workspace, wanted)
        hidden = ("--conclusions", "hidden", "-o", str(folder / "copy.md"))
        made = ("publication", "--made-by", "Ann", *hidden)
        assert run((workspace, held), *made) == 0
        yield workspace, held


def run(office: tuple[Workspace, str], *words: str) -> int:
    workspace, held = office
    return main(["-w", str(workspace.path), "report", *words, "--meeting", held])


@pytest.fixture
def gathered(office: tuple[Workspace, str]) -> Gathered:
    return followed(*office)[0]


def year(first: str, last: str, *counts: int) -> YearCount:
    names = ("Arrest", "Caution", "Nothing")
    return YearCount(Period(first, last), sum(counts), dict(zip(names, counts, strict=True)), ())


def said(made: Gathered, now: YearCount, before: YearCount | None) -> str:
    draw = made.allowed.themes[0].figures.draw
    years = [ThemeYears(draw, "Outcome", now, before)]
    return render(panel_paragraph(made.allowed, made.safe, years, True), ".md").decode("utf-8")


def test_the_paragraph_compares_with_the_same_period_of_last_year(gathered: Gathered) -> None:
    now = year("2017-01-01", "2017-09-30", 30, 20, 50)
    text = said(gathered, now, year("2016-01-01", "2016-09-30", 40, 30, 55))
    assert "The Small Disposals Panel met on 6 December 2017." in text
    assert "holds 100 cases from January 2017 to September 2017" in text
    assert "January 2016 to September 2016, it was 125." in text
    assert "from 125 to 100: 25 fewer, a fall of 20.0 %." in text
    assert "| Arrest | 30 | 40 |" in text
    assert "does not hold the same period" in said(gathered, now, None)


def test_small_categories_are_hidden_in_both_years(gathered: Gathered) -> None:
    now = year("2017-01-01", "2017-09-30", 3, 20, 50)
    text = said(gathered, now, year("2016-01-01", "2016-09-30", 1, 2, 30))
    rows = {
        line.split("|")[1].strip(): [cell.strip() for cell in line.split("|")[2:4]]
        for line in text.splitlines()
        if line.startswith("| ")
    }
    assert rows["Arrest"] == ["c", "c"]
    assert rows["Total"] == ["73", "33"]
    assert next(cells.count("c") for cells in zip(*rows.values(), strict=True)) >= 2


def test_the_same_period_is_counted_only_where_the_list_holds_its_months(
    office: tuple[Workspace, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "panel.md"
    assert run(office, "police-and-crime-panel", "-o", str(output)) == 0
    text = output.read_text("utf-8")
    assert "It was 0" not in text
    assert "does not hold the same period of the year before" in text
    assert run(office, "police-and-crime-panel", "--category", "area", "-o", str(output)) == 1
    assert "could name somebody" in capsys.readouterr().err


def test_open_data_is_described_and_holds_no_live_cell(
    office: tuple[Workspace, str], gathered: Gathered, tmp_path: Path
) -> None:
    output = tmp_path / "numbers.csv"
    assert run(office, "open-data", "-o", str(output)) == 0
    rows = list(csv.DictReader(output.read_text("utf-8").splitlines()))
    told = json.loads((tmp_path / "numbers.csv-metadata.json").read_text("utf-8"))
    columns = [each["name"] for each in told["tableSchema"]["columns"]]
    assert list(rows[0]) == columns == [name for name, _, _ in COLUMNS]
    found = {(each["measure"], each["category"]): each["value"] for each in rows}
    assert found["cases read", ""] == "22"
    assert "c" in [value for (measure, _), value in found.items() if measure == "conclusions"]
    assert {each["status"] for each in rows} == {"draft"}
    for live in LIVE:
        spoiled = replace(
            gathered.allowed,
            panel=live,
            force_area=live,
            period=live,
            themes=tuple(replace(each, title=live) for each in gathered.allowed.themes),
        )
        content = open_data_csv(spoiled, gathered.safe).decode("utf-8")
        for row in csv.reader(content.splitlines()):
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "＝"))]


@pytest.mark.parametrize("suffix", [".html", ".docx", ".pdf", ".md"])
def test_numbers_are_marked_until_the_report_is_released(
    tmp_path: Path, suffix: str, office: tuple[Workspace, str]
) -> None:
    output = tmp_path / f"numbers{suffix}"
    address = "https://example.org/report"
    assert run(office, "numbers", "--link", address, "-o", str(output)) == 0
    assert output.stat().st_size > 300
    assert run(office, "numbers", "--link", "javascript:alert(1)", "-o", str(output)) == 1


def test_after_the_release_nothing_is_marked(tmp_path: Path) -> None:
    wanted = Wanted(size=22, conclusions=tuple("1" * 12 + "2" * 6 + "3" * 4))
    with an_office(tmp_path, wanted) as workspace:
        held, _ = hold(workspace, wanted)
        mine = (workspace, held)
        out = str(tmp_path / "before.md")
        assert run(mine, "numbers", "-o", out) == 1
        made = ("publication", "--made-by", "Ann", "-o", str(tmp_path / "copy.md"))
        assert run(mine, *made) == 0
        assert run(mine, "numbers", "-o", out) == 0
        assert "DRAFT" in Path(out).read_text("utf-8")
        period = "January 2017 to September 2017"
        public = str(tmp_path / "public.md")
        asked = ("release", "--released-by", "Bob", "--period", period, "-o", public)
        assert run(mine, *asked) == 0
        after = tmp_path / "after.md"
        assert run(mine, "numbers", "-o", str(after)) == 0
        assert "DRAFT" not in after.read_text("utf-8")
