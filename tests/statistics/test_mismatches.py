"""Cases and residents that are not the same people: the figure is made, and the warning with it."""

from datetime import date
from pathlib import Path

import pytest

from reports.disproportionality import disproportionality
from reports.statistics.mismatches import Numerator, mismatch_cautions
from scrutiny.populations import Population, load

BRISTOL = """\
# area: Bristol
# year: 2021
# ages: all ages
# source: shares of all residents, per 1,000
# classification: Census 2021
group,residents
White,811
Black,59
"""


def written(folder: Path, text: str) -> str:
    path = folder / "bristol.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def said(cases: Numerator, population: Population) -> str:
    return " ".join(mismatch_cautions(cases, population))


def test_86_children_of_a_force_against_a_city_of_all_ages_are_computed_and_warned_of(
    tmp_path: Path,
) -> None:
    city = load(written(tmp_path, BRISTOL), "avon-and-somerset")
    table = disproportionality(
        {"White": 38, "Black": 29, "Mixed": 13, "Other": 6},
        {},
        city,
        "White",
        field_title="Ethnicity",
        definition="strip searches of children",
        first=date(2020, 1, 1),
        last=date(2023, 12, 31),
        total=86,
        mid_p=True,
    )
    black = next(row for row in table.rows if row.group == "Black")
    assert round(black.ratio or 0, 1) == 10.5
    assert round(black.ratio_low or 0, 1) == 6.4
    assert round(black.ratio_high or 0, 1) == 17.0
    warned = said(Numerator("avon-and-somerset", ages={"10-17": 86}), city)
    assert "The cases are of Avon and Somerset, the residents of Bristol" in warned
    assert "All 86 cases with an age are of ages 10 to 17; the population counts all ages" in warned


def test_cases_and_residents_that_match_are_not_warned_of() -> None:
    all_ages = {"under 10": 1, "10-17": 9, "18-24": 20, "25-34": 9, "over 34": 9}
    matching = Numerator("kent", ages=all_ages, sexes={"Male": 9, "Female": 2}, chinese="Asian")
    assert mismatch_cautions(matching, load("census-2011", "kent")) == ()
    children = Numerator("metropolitan", ages={"10-17": 5})
    assert mismatch_cautions(children, load("census-2021", "metropolitan", ages="10-17")) == ()


@pytest.mark.parametrize(
    ("ages", "asked", "warning"),
    [
        ({"18-24": 5, "over 34": 2}, "", "are of ages 18 and over; the population counts all ages"),
        ({"14": 5, "15": 2}, "", "are of ages 14 to 15; the population counts all ages"),
        ({"10-17": 5, "18-24": 15}, "10-17", "75.0 % (15 of 20) of the cases"),
        ({"10-17": 5, "25-34": 0}, "", "All 5 cases with an age are of ages 10 to 17"),
    ],
)
def test_ages_are_compared(ages: dict[str, int], asked: str, warning: str) -> None:
    population = load("census-2021", "kent", ages=asked)
    assert warning in said(Numerator("kent", ages=ages), population)


def test_sexes_are_compared() -> None:
    men = load("census-2021", "kent", sex="Male")
    both = Numerator("kent", sexes={"Male": 9, "Female": 1})
    assert "10.0 % (1 of 10)" in said(both, men)
    only = Numerator("kent", sexes={"Male": 9})
    assert "the residents are of both sexes" in said(only, load("census-2021", "kent"))
    assert mismatch_cautions(only, men) == ()


def test_a_district_is_not_its_force_area() -> None:
    assert "not the same area" in said(Numerator("kent"), load("census-2021", "Dover"))


def test_what_an_officer_saw_is_not_what_residents_said() -> None:
    assert "officer saw" in said(Numerator("kent", officer=True), load("census-2011", "kent"))


@pytest.mark.parametrize(
    ("counted_in", "classification", "warning"),
    [
        ("Other", "Census 2011 ethnic group (18)", "ratios of Asian and Other are wrong"),
        ("Asian", "16+1", "Chinese people count in Asian in the list and in Other"),
        ("Asian", "", "does not say which list of groups it uses"),
        ("Asian", "18+1", ""),
        ("Other", "Census 2001", ""),
    ],
)
def test_chinese_people_are_followed_between_lists(
    tmp_path: Path, counted_in: str, classification: str, warning: str
) -> None:
    line = f"# classification: {classification}\n" if classification else ""
    text = f"# area: kent\n# ages: all ages\n{line}group,residents\nWhite,10\nAsian,3\nOther,1\n"
    population = load(written(tmp_path, text), "kent")
    warned = said(Numerator("kent", chinese=counted_in), population)
    assert warning in warned
    assert bool(warning) == bool(warned)


def test_the_groups_of_two_censuses_are_told_apart() -> None:
    cases = Numerator("kent", chinese="Asian", detailed=True)
    assert "those of 2021" in said(cases, load("census-2021", "kent"))
    assert mismatch_cautions(cases, load("census-2011", "kent")) == ()


def test_a_file_that_moved_people_between_groups_is_found_out(tmp_path: Path) -> None:
    text = (
        "# area: avon-and-somerset\n# year: 2021\n# ages: all ages\n# classification: 2021\n"
        "group,residents\nAsian,60732\nBlack,58176\nMixed,24103\nOther,20996\nWhite,1580569\n"
    )
    moved = load(written(tmp_path, text), "avon-and-somerset")
    warned = said(Numerator("avon-and-somerset"), moved)
    assert "Black 58,176 and not 37,844" in warned
    assert "Mixed 24,103 and not 44,435" in warned
    honest = text.replace("58176", "37844").replace("24103", "44435")
    honest = honest.replace("20996", "16982").replace("1580569", "1584583")
    assert (
        said(Numerator("avon-and-somerset"), load(written(tmp_path, honest), "avon-and-somerset"))
        == ""
    )
