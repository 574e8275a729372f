"""The published example again, from the raw files, with a counter that shares nothing with ours."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from reports.force_figures import forces_compared
from scrutiny.cases.asking import Period
from scrutiny.national.by_force import by_force
from scrutiny.national.files import files_named
from scrutiny.national.streaming import OFFICER_DEFINED, SELF_DEFINED, count_files
from scrutiny.populations import load

DATA = Path(__file__).parents[2].parent / "shared" / "data"
FOLDER = DATA / "stop_search" / "avon-and-somerset"
pytestmark = pytest.mark.skipif(not FOLDER.exists(), reason="the raw files are not here")
YEAR = Period("2019-04-01", "2020-03-31")


def counted_by_hand() -> tuple[Counter[str], Counter[str], Counter[str], Counter[str], int]:
    """Count a year: self-defined, officer-defined, self-defined or else officer's, arrests."""
    said, seen, either, arrests, rows = (
        Counter[str](),
        Counter[str](),
        Counter[str](),
        Counter[str](),
        0,
    )
    for path in sorted(FOLDER.glob("*.csv")):
        if "2019-04" <= path.name[:7] <= "2020-03":
            with path.open(encoding="ascii") as stream:
                for row in csv.DictReader(stream):
                    rows += 1
                    own = row["Self-defined ethnicity"]
                    own = "" if own.endswith("Not stated") else own.split(" ")[0].split("/")[0]
                    officer = row["Officer-defined ethnicity"]
                    said[own] += 1
                    seen[officer] += 1
                    either[own or officer] += 1
                    arrests[own] += row["Outcome"] == "Arrest"
    return said, seen, either, arrests, rows


RESIDENTS = {
    "census-2011": {
        "White": 1491970,
        "Black": 30923,
        "Asian": 41981,
        "Mixed": 28277,
        "Other": 6404,
    },
    "census-2021": {
        "White": 1584583,
        "Black": 37844,
        "Asian": 60732,
        "Mixed": 44435,
        "Other": 16982,
    },
}


def ratio(counts: Counter[str], census: str, group: str = "Black") -> float:
    of = RESIDENTS[census]
    return counts[group] / of[group] / (counts["White"] / of["White"])


def test_the_figures_of_the_year_2019_20() -> None:
    said, seen, either, arrests, rows = counted_by_hand()
    assert rows == 8_509
    assert [said[group] for group in ("White", "Black", "Asian", "Mixed", "Other", "")] == [
        *(4853, 760, 169, 214, 46, 2467),
    ]
    assert [seen[group] for group in ("White", "Black", "Mixed", "Asian", "Other", "")] == [
        *(5676, 1043, 354, 218, 65, 1153),
    ]
    assert [arrests[group] for group in ("White", "Black", "Asian", "Mixed", "Other")] == [
        *(763, 131, 36, 30, 5),
    ]
    assert round(ratio(said, "census-2011"), 2) == 7.56
    assert round(ratio(said, "census-2021"), 2) == 6.56
    assert round(ratio(seen, "census-2011"), 2) == 8.87
    assert round(ratio(either, "census-2011"), 2) == 9.07
    for field, counts in ((SELF_DEFINED, said), (OFFICER_DEFINED, seen)):
        found = by_force(count_files(files_named([str(FOLDER)]), YEAR), field, YEAR)
        for census in RESIDENTS:
            populations = {"avon-and-somerset": load(census, "avon-and-somerset")}
            table = forces_compared(found, populations, "White").areas[0].table
            assert table.total == rows
            assert table.unknown.count == counts[""]
            for row in table.rows:
                assert row.count == counts[row.group]
                assert row.ratio == pytest.approx(ratio(counts, census, row.group), rel=1e-12)


def test_the_bounds_of_the_year_2019_20() -> None:
    said, *_ = counted_by_hand()
    of = RESIDENTS["census-2011"]
    low = said["Black"] / of["Black"] / ((said["White"] + said[""]) / of["White"])
    high = (said["Black"] + said[""]) / of["Black"] / (said["White"] / of["White"])
    assert (round(low, 2), round(high, 1)) == (5.01, 32.1)
    found = by_force(count_files(files_named([str(FOLDER)]), YEAR), SELF_DEFINED, YEAR)
    populations = {"avon-and-somerset": load("census-2011", "avon-and-somerset")}
    table = forces_compared(found, populations, "White").areas[0].table
    black = next(each for each in table.bounds if each.group == "Black")
    assert black.low == pytest.approx(low)
    assert black.high == pytest.approx(high)


def test_all_35_months_as_they_are_told() -> None:
    whole = Period("2019-01-01", "2021-11-30")
    streamed = count_files(files_named([str(FOLDER)]), whole)
    told = {}
    for field in (SELF_DEFINED, OFFICER_DEFINED):
        for census in RESIDENTS:
            found = by_force(streamed, field, whole)
            populations = {"avon-and-somerset": load(census, "avon-and-somerset")}
            black = forces_compared(found, populations, "White").areas[0].row("Black")
            told[field, census] = round(black.ratio or 0, 1)
    assert told[OFFICER_DEFINED, "census-2021"] == 6.9
    assert told[OFFICER_DEFINED, "census-2011"] == 8.0
    assert told[SELF_DEFINED, "census-2021"] == 5.8
    assert streamed.rows == 25_691
