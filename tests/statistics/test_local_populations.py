"""Local authorities, ages and sexes: joined on codes, hidden cells as ranges, nothing twice."""

import csv
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny.errors import Refusal
from scrutiny.populations import COARSE_GROUPS, Between, force_areas, load, local_authorities
from scrutiny.populations.ages import OLDEST, Ages, ages_in
from scrutiny.populations.areas import area_named
from scrutiny.populations.population import added, limits

ROOT = Path(__file__).parents[2]
CENSUS = ROOT.parent / "shared" / "data" / "census"
needs_census = pytest.mark.skipif(not CENSUS.exists(), reason="the source tables are not here")


def table(*place: str) -> list[dict[str, str]]:
    with CENSUS.joinpath(*place).open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("name", ["Bristol", "Bristol, City of", "bristol", "E06000023"])
def test_a_local_authority_is_found_by_any_of_its_names(name: str) -> None:
    population = load("census-2021", name)
    assert population.area_code == "E06000023"
    assert dict(population.groups) == {
        "White": 383_142,
        "Black": 27_890,
        "Asian": 31_269,
        "Mixed": 21_116,
        "Other": 9_050,
    }


def test_a_name_that_a_force_and_an_authority_share_is_the_force_s() -> None:
    force, authority = load("census-2021", "Dorset"), load("census-2021", "E06000059")
    assert (force.area, force.area_code) == ("Dorset", "E23000039")
    assert authority.area == "Dorset (local authority)"
    assert added(authority.groups.values()) != added(force.groups.values())


def test_somerset_of_2023_is_the_sum_of_its_districts_in_either_census() -> None:
    whole = load("census-2021", "Somerset")
    assert whole.area_code == "E06000066"
    parts = ("Mendip", "Sedgemoor", "South Somerset", "Somerset West and Taunton")
    for group in COARSE_GROUPS:
        assert whole.groups[group] == added(
            load("census-2021", part).groups[group] for part in parts
        )
    earlier = ("Mendip", "Sedgemoor", "South Somerset", "Taunton Deane", "West Somerset")
    for group in COARSE_GROUPS:
        assert load("census-2011", "E06000066").groups[group] == added(
            load("census-2011", part).groups[group] for part in earlier
        )


def test_an_authority_that_was_gone_by_the_census_is_refused_with_its_successor() -> None:
    with pytest.raises(
        Refusal, match=r"became part of Somerset West and Taunton in 2019.*E07000246"
    ):
        load("census-2021", "Taunton Deane")


def test_a_misspelt_authority_is_answered_with_the_nearest() -> None:
    with pytest.raises(Refusal, match="south-gloucestershire"):
        load("census-2021", "South Glocestershire")


@pytest.mark.parametrize("census", ["census-2011", "census-2021"])
def test_the_authorities_of_every_force_make_its_area(census: str) -> None:
    sums: Counter[tuple[str, str]] = Counter()
    counted = 0
    for code, area in local_authorities().items():
        if area.made_of and census == "census-2011":
            continue
        try:
            population = load(census, code)
        except Refusal:
            continue
        if (area.since or 0) > 2021:
            continue
        counted += 1
        for group, residents in population.groups.items():
            sums[area.force_code, group] += limits(residents)[0]
    assert counted == (348 if census == "census-2011" else 331)
    for force in force_areas():
        population = load(census, force)
        for group, residents in population.groups.items():
            assert residents == sums[population.area_code, group]


def test_detailed_groups_are_those_that_the_census_counted() -> None:
    assert len(load("census-2021", "kent", classification=19).groups) == 19
    assert len(load("census-2011", "kent", classification=18).groups) == 18
    with pytest.raises(Refusal, match="Use 5 or 18"):
        load("census-2011", "kent", classification=19)


def test_hidden_cells_make_a_range_that_says_so() -> None:
    children = load("census-2021", "E06000022", ages="10-17")
    assert children.groups["Black"] == Between(90, 90 + 18 * 9)
    assert children.ages == "ages 10 to 17"
    assert "cells are held back because they are small" in children.cautions[0]
    assert "nearest 5" in children.cautions[1]
    assert load("census-2021", "Bristol", ages="10-17").groups["Black"] == 4_410


def test_authorities_that_were_published_together_are_ranges_around_the_truth() -> None:
    for area in ("metropolitan", "Westminster", "E09000001", "Cornwall", "Isles of Scilly"):
        exact = load("census-2021", area).groups
        sexes = [load("census-2021", area, sex=sex) for sex in ("Female", "Male")]
        assert "was published together with" in " ".join(sexes[0].cautions)
        for group in COARSE_GROUPS:
            low, high = limits(added(each.groups[group] for each in sexes))
            assert low - 200 <= limits(exact[group])[0] <= high + 200
    whole = load("census-2021", "devon-and-cornwall", sex="Male")
    assert not [said for said in whole.cautions if "together" in said]


def test_both_sexes_together_are_near_everybody() -> None:
    for code in ("E06000023", "E07000187", "E09000030"):
        everybody = load("census-2021", code).groups
        sexes = [load("census-2021", code, sex=sex).groups for sex in ("Female", "Male")]
        for group in COARSE_GROUPS:
            low, high = limits(added(each[group] for each in sexes))
            assert low - 20 <= limits(everybody[group])[0] <= high + 20


def test_england_and_wales_by_sex_and_age_is_exact() -> None:
    children = load("census-2021", "england-and-wales", ages="10-17", sex="Male")
    assert set(children.groups) == set(COARSE_GROUPS)
    assert all(isinstance(count, int) for count in children.groups.values())
    assert children.source == "ONS Census 2021, table RM032"
    bands = ("under 10", "10-17", "18-24", "25-34", "over 34")
    for group in COARSE_GROUPS:
        by_band = added(
            load("census-2021", "england-and-wales", ages=b).groups[group] for b in bands
        )
        whole = limits(load("census-2021", "england-and-wales").groups[group])[0]
        assert abs(limits(by_band)[0] - whole) < 100


@pytest.mark.parametrize(
    ("name", "area", "asked", "said"),
    [
        ("census-2011", "kent", {"ages": "10-17"}, "all ages and both sexes only"),
        ("census-2021", "kent", {"ages": "10-17", "sex": "Male"}, "not by both"),
        ("census-2021", "kent", {"ages": "young"}, "not a band of ages"),
        ("census-2021", "kent", {"ages": "17-10"}, "not a band of ages"),
        ("census-2021", "kent", {"sex": "Other"}, "Female or Male"),
        ("census-2021", "england-and-wales", {"ages": "11-17"}, "Bands begin at 0, 3, 5"),
        ("census-2021", "E23000099", {}, "no area"),
        ("census-2021", "", {}, "no area"),
    ],
)
def test_what_was_not_published_is_refused(
    name: str, area: str, asked: dict[str, str], said: str
) -> None:
    with pytest.raises(Refusal) as refused:
        load(name, area, ages=asked.get("ages", ""), sex=asked.get("sex", ""))
    assert said in str(refused.value)


@given(st.integers(0, OLDEST), st.integers(0, OLDEST))
def test_a_band_reads_back_as_itself(first: int, last: int) -> None:
    if first <= last:
        assert ages_in(str(Ages(first, last))) == Ages(first, last)


def test_loading_a_population_loads_nothing_heavy() -> None:
    code = (
        "import sys; from scrutiny.populations import load; load('census-2021', 'Bristol');"
        "print({'pandas', 'scipy', 'numpy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


@needs_census
def test_the_files_are_what_the_script_makes_of_the_published_tables(tmp_path: Path) -> None:
    script = ROOT / "fixtures" / "populations" / "carry_over.py"
    copy = tmp_path / script.name
    copy.write_bytes(script.read_bytes())
    subprocess.run([sys.executable, str(copy), str(CENSUS)], check=True, capture_output=True)
    made = sorted(path for path in tmp_path.iterdir() if path != copy)
    assert len(made) == 7
    for path in made:
        assert path.read_bytes() == (script.parent / path.name).read_bytes(), path.name


@needs_census
def test_every_authority_has_the_published_five_groups_and_no_total_is_added() -> None:
    for row in table("2021", "derived-avon-and-somerset-la-ethnic-group-5-standard.csv"):
        groups = load("census-2021", row["la_code"]).groups
        heading = row["ethnic_group_5"].split()[0].rstrip(",")
        assert groups[heading] == int(row["usual_residents"])
    for row in table("2011", "qs201ew-la-ethnic-groups.csv"):
        groups = load("census-2011", row["geography code"]).groups
        for group in COARSE_GROUPS:
            assert groups[group] == int(row[f"Ethnic Group: {group}; measures: Value"])


@needs_census
def test_known_children_are_the_lower_limits() -> None:
    name = "derived-avon-and-somerset-la-ethnic-group-5-age-10-17-lower-bounds.csv"
    for row in table("2021", name):
        group = row["ethnic_group_5"].split()[0].rstrip(",")
        low, high = limits(load("census-2021", row["la_code"], ages="10-17").groups[group])
        assert low == int(row["known_residents_10_17_lower_bound"])
        assert high == low + 9 * int(row["suppressed_cells"])


@needs_census
def test_the_true_count_of_every_authority_lies_in_the_range_of_its_ages() -> None:
    for code, area in local_authorities().items():
        if (area.since or 0) > 2021:
            continue
        try:
            exact = load("census-2021", code, classification=19).groups
        except Refusal:
            continue
        # Each of the 100 cells of a group was rounded to 5 on its own.
        by_age = load("census-2021", code, ages="0-99", classification=19).groups
        for label, residents in exact.items():
            low, high = limits(by_age[label])
            assert low - 300 <= limits(residents)[0] <= high + 300, (area.name, label)


@needs_census
def test_every_name_of_an_authority_in_the_published_tables_is_known() -> None:
    tables = (
        (("lookups", "lad16-csp16-pfa16-lookup.csv"), "LAD16NM", "LAD16CD"),
        (("lookups", "lad22-csp22-pfa22-lookup.csv"), "LAD22NM", "LAD22CD"),
        (("lookups", "ltla24-csp24-pfa24-lookup.csv"), "ltla24_name", "ltla24_code"),
        (("2021", "lad-ethnic-group-5-NONSTANDARD-black-thrive.csv"), "LAD", "LAD_code"),
    )
    for place, name, code in tables:
        for row in table(*place):
            found = area_named(row[name], ("local authority",))
            assert found is not None, row[name]
            assert found.code == row[code]


GLOUCESTERSHIRE = (
    "E07000078", "E07000079", "E07000080", "E07000081", "E07000082", "E07000083",
)  # fmt: skip


def of_districts(folder: Path, codes: tuple[str, ...]) -> Path:
    path = folder / "districts.csv"
    cells = [f"{code},{group},{10 + n}" for code in codes for n, group in enumerate(COARSE_GROUPS)]
    path.write_text("\n".join(("area_code,group,residents", *cells)), "utf-8")
    return path


def test_the_authorities_of_a_force_are_added_up_by_code_and_it_is_said(tmp_path: Path) -> None:
    # One of another force is left out.
    found = load(str(of_districts(tmp_path, (*GLOUCESTERSHIRE, "E06000023"))), "gloucestershire")
    assert found.groups == {group: 6 * (10 + n) for n, group in enumerate(COARSE_GROUPS)}
    assert (found.area, found.area_code) == ("Gloucestershire", "E23000037")
    assert found.title == "districts.csv (6 local authorities added up)"


@pytest.mark.parametrize(
    ("force", "codes", "said"),
    [
        ("gloucestershire", GLOUCESTERSHIRE[1:], "not every local authority of it: Cheltenham"),
        (
            "gloucestershire",
            (*GLOUCESTERSHIRE, GLOUCESTERSHIRE[0]),
            "stands twice",
        ),
        (
            "avon-and-somerset",
            ("E06000022", "E06000023", "E06000024", "E06000025", "E06000066", "E07000187"),
            "counts the residents of these twice: Mendip",
        ),
    ],
)
def test_authorities_that_are_not_all_there_once_are_refused(
    tmp_path: Path, force: str, codes: tuple[str, ...], said: str
) -> None:
    with pytest.raises(Refusal, match=said):
        load(str(of_districts(tmp_path, codes)), force)


@needs_census
@pytest.mark.parametrize("name", ["avon-and-somerset", "devon-and-cornwall", "city-of-london"])
def test_the_published_authorities_make_the_shipped_force_area(name: str) -> None:
    published = CENSUS / "2021" / "lad-ethnic-group-20-ons-long.csv"
    assert load(str(published), name).groups == load("census-2021", name).groups
