"""Rates by local authority: placed by name or code, the unplaced told, ratios never averaged."""

import csv
import io
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from scrutiny.populations import load
from tests.cli.conftest import Answer

WHITE = "White - English/Welsh/Scottish/Northern Irish/British"
BLACK = "Black/African/Caribbean/Black British - African"
REFUSED = "Other ethnic group - Not stated"


def listed(folder: Path, rows: list[tuple[str, str]], column: str = "Local authority") -> Path:
    text = io.StringIO()
    table = csv.writer(text)
    header = ("Case ref", "Date", "Type", "Self-defined ethnicity", column)
    table.writerow(header)
    for number, (place, said) in enumerate(rows):
        day = f"2030-0{number % 6 + 1}-10T10:00:00+00:00"
        table.writerow((f"LA-{number:04d}", day, "Person search", said, place))
    path = folder / "places.csv"
    path.write_text(text.getvalue(), encoding="utf-8")
    return path


ROWS = [
    *[("Bristol", WHITE)] * 40,
    *[("E06000023", BLACK)] * 12,
    *[("Bristol, City of", REFUSED)] * 3,
    *[("Mendip", WHITE)] * 20,
    *[("mendip", BLACK)] * 1,
    *[("", BLACK)] * 2,
    *[("Dover", WHITE)] * 1,
    *[("Central desk", "")] * 1,
]


def asked(answer: Answer, *more: object) -> tuple[int, Any]:
    return answer(
        *("figures", "authorities", "--panel", "sopp", "--by", "self_defined_ethnicity"),
        *("--reference", "White", "--population", "census-2021", "--from", "2030-01-01", *more),
    )


@pytest.mark.parametrize("column", ["Local authority", "Area"])
def test_every_authority_that_the_list_names_has_its_own_ratio(
    answer: Answer, tmp_path: Path, column: str
) -> None:
    status, _ = answer("import", "--panel", "sopp", listed(tmp_path, ROWS, column))
    assert status == 0
    status, made = asked(answer)
    assert status == 0
    bristol, mendip = made["authorities"]
    assert (bristol["authority"], mendip["area"]) == ("E06000023", "Mendip")
    residents = {code: load("census-2021", code).groups for code in ("E06000023", "E07000187")}
    black = {row["group"]: row for row in bristol["rows"]}["Black"]
    base = residents["E06000023"]
    assert black["count"] == 12
    assert isinstance(base["Black"], int)
    assert isinstance(base["White"], int)
    assert black["ratio"] == pytest.approx(12 / base["Black"] / (40 / base["White"]))
    # Three unrecorded here, three elsewhere with or without a group, one White elsewhere.
    widest = bristol["widest"]["Black"]
    assert widest["low"] == pytest.approx(12 / base["Black"] / ((40 + 1 + 3 + 1) / base["White"]))
    assert widest["high"] == pytest.approx((12 + 2 + 3 + 1) / base["Black"] / (40 / base["White"]))
    assert made["unplaced"]["count"] == 4
    assert made["unplaced"]["places"] == {"blank": 2, "Dover": 1, "Central desk": 1}
    assert any("4 of 80) of cases name no local authority" in each for each in made["warnings"])
    together = {row["group"]: row for row in made["together"]["rows"]}
    assert together["Black"]["count"] == 13
    counts = Counter({code: groups["Black"] for code, groups in residents.items()})
    assert together["Black"]["population"] == counts.total()


def test_an_authority_beside_a_part_of_it_is_refused(answer: Answer, tmp_path: Path) -> None:
    answer("import", "--panel", "sopp", listed(tmp_path, [("Somerset", WHITE), ("Mendip", BLACK)]))
    status, made = asked(answer)
    assert status == 1
    assert "names Somerset and also Mendip" in made["error"]


def test_a_list_that_names_no_authority_is_refused(answer: Answer) -> None:
    status, made = answer(
        *("figures", "authorities", "--panel", "sopp", "--by", "self_defined_ethnicity"),
        *("--reference", "White", "--population", "census-2021"),
    )
    assert status == 1
    assert "No case names a local authority" in made["error"]
    status, made = asked(answer, "--area-field", "nonsense")
    assert status == 1


def test_ages_narrow_the_cases_and_the_residents_of_every_authority(
    answer: Answer, tmp_path: Path
) -> None:
    path = tmp_path / "ages.csv"
    rows = [
        f"LA-{number},2030-01-10T10:00:00+00:00,Person search,{age},{said},Bristol"
        for number, (age, said) in enumerate(
            [
                *[("10-17", WHITE)] * 30,
                *[("10-17", BLACK)] * 9,
                *[("18-24", BLACK)] * 5,
                ("", BLACK),
            ]
        )
    ]
    header = "Case ref,Date,Type,Age range,Self-defined ethnicity,Local authority"
    path.write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    assert answer("import", "--panel", "sopp", path)[0] == 0
    status, made = asked(answer, "--ages", "10-17")
    assert status == 0
    (bristol,) = made["authorities"]
    black = {row["group"]: row for row in bristol["rows"]}["Black"]
    assert (black["count"], black["population"]) == (9, 4410)
    assert "ages 10 to 17" in made["together"]["definition"]
    assert (
        "1 case does not say whether they belong to: ages 10 to 17. Left out." in made["warnings"]
    )
    assert not any("Check that the list covers" in each for each in made["warnings"])
    assert asked(answer, "--ages", "16-20")[0] == 1
    assert asked(answer, "--sex", "female")[0] == 1
