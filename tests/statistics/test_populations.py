"""The denominators: exact to the census, and never a guess."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from scrutiny.errors import Refusal
from scrutiny.populations import COARSE_GROUPS, coarse_group, force_areas, load, shipped
from scrutiny.populations.population import Between, added, limits

CENSUS = Path(__file__).parents[2].parent / "shared" / "data" / "census"
needs_census = pytest.mark.skipif(not CENSUS.exists(), reason="the source tables are not here")


def written(folder: Path, text: str) -> str:
    path = folder / "residents.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_the_five_groups_of_avon_and_somerset_are_those_of_the_census() -> None:
    in_2011 = load("census-2011", "avon-and-somerset")
    in_2021 = load("census-2021", "avon-and-somerset")
    assert dict(in_2011.groups) == {
        "White": 1_491_970,
        "Black": 30_923,
        "Asian": 41_981,
        "Mixed": 28_277,
        "Other": 6_404,
    }
    assert dict(in_2021.groups) == {
        "White": 1_584_583,
        "Black": 37_844,
        "Asian": 60_732,
        "Mixed": 44_435,
        "Other": 16_982,
    }
    assert added(in_2011.groups.values()) == 1_599_555
    assert added(in_2021.groups.values()) == 1_744_576
    assert (in_2021.year, in_2021.area_code, in_2021.ages) == (2021, "E23000036", "all ages")


@pytest.mark.parametrize("name", shipped())
def test_every_force_area_has_residents_in_each_of_the_five_groups(name: str) -> None:
    assert len(force_areas()) == 43
    for force_area in force_areas():
        groups = load(name, force_area).groups
        assert tuple(groups) == COARSE_GROUPS
        assert min(limits(count)[0] for count in groups.values()) > 0


@needs_census
def test_the_2011_file_is_the_force_area_table() -> None:
    path = CENSUS / "2011" / "police-force-area-ethnic-groups-18.csv"
    with path.open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == 43
    for row in rows:
        force_area = row["PFA16NM"].lower().replace("&", "and").replace(" ", "-")
        groups = load("census-2011", force_area).groups
        for group in COARSE_GROUPS:
            assert groups[group] == int(row[f"Ethnic Group: {group}; measures: Value"])


@needs_census
def test_the_2021_file_is_the_sum_of_the_local_authorities() -> None:
    lookup = CENSUS / "lookups" / "lad22-csp22-pfa22-lookup.csv"
    with lookup.open(encoding="utf-8-sig") as stream:
        force = {row["LAD22CD"]: row["PFA22CD"] for row in csv.DictReader(stream)}
    sums: Counter[tuple[str, str]] = Counter()
    path = CENSUS / "2021" / "lad-ethnic-group-20-ons-long.csv"
    with path.open(encoding="utf-8-sig") as stream:
        for authority, _, _, label, counted in list(csv.reader(stream))[1:]:
            group = coarse_group(label)
            assert group or int(counted) == 0
            sums[force[authority], group or ""] += int(counted)
    for force_area in force_areas():
        population = load("census-2021", force_area)
        for group, residents in population.groups.items():
            assert residents == sums[population.area_code, group]


def test_detailed_groups_of_a_file_are_added_up_to_the_five(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "ethnic_group,residents\n"
        "Other ethnic group: Arab,30\n"
        '"Asian, Asian British or Asian Welsh: Chinese",10\n'
        "White: Irish,5\nWhite: Roma,2\nMixed or Multiple ethnic groups: White and Asian,1\n",
    )
    population = load(path, "avon-and-somerset")
    assert dict(population.groups) == {"White": 7, "Asian": 10, "Mixed": 1, "Other": 30}
    assert population.year is None
    assert population.ages == "ages not stated"
    assert population.area == "Avon and Somerset"


def test_words_that_are_not_the_census_s_stay_as_they_are(tmp_path: Path) -> None:
    path = written(tmp_path, 'Group,Population\nWomen,"1,200"\nMen,900\n')
    assert dict(load(path, "kent").groups) == {"Women": 1200, "Men": 900}


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_cells_may_be_parted_as_in_a_list(tmp_path: Path, mark: str) -> None:
    rows = (("Area", "Ethnic group", "Residents"), ("Kent", '"Asian, or other: Indian"', "10"))
    path = written(tmp_path, "".join(f"{mark.join(row)}\n" for row in rows))
    assert dict(load(path, "kent").groups) == {"Asian": 10}


@pytest.mark.parametrize(
    "text",
    [
        "area,White,Black\nKent,20,3\nBristol,9,9\n",
        "Police force;Total;White;Black\nKent;23;20;3\nEssex;5;5;0\n",
        "Geography,White: Irish,White: Other,Black,White,Black (percent)\nKent,15,5,3,20,13.0\n",
        (
            "date,geography,geography code,Rural Urban,"
            "Ethnic Group: White; measures: Value,Ethnic Group: Black: African; measures: Value\n"
            "2011,Kent,E23000032,Total,20,3\n"
        ),
        (
            "LAD,LAD code,Ethnic group (20 categories),Observation\n"
            "Kent,E23000032,Does not apply,0\nKent,E23000032,White: Irish,20\n"
            "Kent,E23000032,Black: African,3\n"
        ),
    ],
)
def test_the_layouts_of_publishers_are_read_alike(tmp_path: Path, text: str) -> None:
    assert dict(load(written(tmp_path, text), "kent").groups) == {"White": 20, "Black": 3}


def test_the_year_and_the_hidden_cells_of_a_wide_file_are_kept(tmp_path: Path) -> None:
    found = load(written(tmp_path, "census,area,White,Black,All\n2021,Kent,20,c,24\n"), "kent")
    assert (found.year, found.groups["Black"]) == (2021, Between(0, 9))
    assert "1 of 2 numbers" in found.cautions[0]


def test_the_area_is_picked_by_short_or_full_name(tmp_path: Path) -> None:
    rows = "Kent,White,10\nAvon & Somerset,White,20\n"
    path = written(tmp_path, "area,group,residents\n" + rows)
    assert dict(load(path, "avon-and-somerset").groups) == {"White": 20}
    assert dict(load(path, "Kent").groups) == {"White": 10}


def test_a_file_of_one_city_is_taken_as_it_is(tmp_path: Path) -> None:
    path = written(tmp_path, "area,group,residents,year\nBristol,White,10,2021\n")
    population = load(path, "avon-and-somerset")
    assert (population.area, population.year) == ("Bristol", 2021)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("area,group,residents\nKent,White,1\n", "no area 'avon-and-somerset'"),
        ("area,group,residents\nBath,White,1\nBristol,White,1\n", "Bath, Bristol"),
        ("group,residents\nWhite,1\nTotal,1\n", "'Total' counts everybody a second time"),
        ("group,residents\nAll categories: Ethnic group,1\n", "counts everybody"),
        ("group,residents\nWhite,1\nWhite,2\n", "row 2, group: 'White' stands twice"),
        ("group,residents\nWhite,99999999999\n", "more people than any country has"),
        ("group,residents\nWhite,1-99999999999\n", "more people than any country has"),
        ("group,residents\nWhite,-\n", "row 1, residents: '-' is not a whole number"),
        ("group,residents\nWhite,1.846\n", "'1.846' is not a whole number"),
        ("group,residents\n,1\n", "The group is blank"),
        ("group,residents\nWhite,0\n", "counts nobody"),
        ("group,residents,year\nWhite,1,2011\nBlack,1,2021\n", "more than one value in 'year'"),
        ("group,residents,ages\nWhite,1,10-17\nBlack,1,18+\n", "more than one value in 'ages'"),
        ("group,residents,year\nWhite,1,mid-2020\n", "is not four digits"),
        ("people,residents\nWhite,1\n", "Columns found: people, residents"),
        ("group,count\nWhite,1\n", "no column 'residents' or 'population'"),
        ("group,group,residents\nWhite,White,1\n", "The column 'group' stands twice"),
        ("group,residents\nWhite\n", "Row 1 has fewer cells"),
        ("group,residents\nWhite,1,200\n", "Row 1 has more cells"),
        ("White,Black,Chinese\n1,2,3\n", "'Chinese' holds numbers but is no group of the census"),
        ("White,Black,Total\n1,2,4\n", "'Total' is 4 and its parts add up to 3"),
        ("White,White: Irish,White: Other,Black\n9,4,4,1\n", "'White' is 9 and its parts"),
        ("White,Black,Black (number)\n1,2,3\n", "Two columns are called 'Black'"),
        ("area,White,Black\nKent,1,x\nKent,2,3\n", "no area 'avon-and-somerset'"),
        ("White,Black\n1,x\n", "row 1, Black: 'x' is not a whole number"),
        ("White,Black\n1,2\n3,4\n", "'White' stands twice"),
        ("group,residents\n", "no rows"),
        ("", "no rows"),
    ],
)
def test_a_file_that_could_mislead_is_refused(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(Refusal) as refused:
        load(written(tmp_path, text), "avon-and-somerset")
    assert said in str(refused.value)


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "residents.csv"
    path.write_bytes(b"group,residents\n\xff\xfe,1\n")
    with pytest.raises(Refusal, match="cannot be read"):
        load(str(path), "kent")


def test_all_bad_cells_are_named_at_once(tmp_path: Path) -> None:
    path = written(tmp_path, "group,residents\nWhite,many\nBlack,few\nAsian,3\n")
    with pytest.raises(Refusal) as refused:
        load(path, "kent")
    assert [problem.row for problem in refused.value.problems] == [1, 2]


def test_an_unknown_name_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(Refusal, match="census-2011 or census-2021"):
        load("census-2001", "kent")


def test_a_force_area_may_be_asked_for_by_its_full_name() -> None:
    assert load("census-2021", "Metropolitan Police") == load("census-2021", "metropolitan")


def test_a_misspelt_force_area_is_answered_with_the_nearest() -> None:
    with pytest.raises(Refusal, match="Did you mean 'avon-and-somerset'"):
        load("census-2021", "avon-somerset")


@pytest.mark.parametrize(
    ("label", "group"),
    [
        ("White", "White"),
        ("Black/African/Caribbean/Black British - African", "Black"),
        ("Mixed/multiple ethnic group: White and Asian", "Mixed"),
        ("Other ethnic group - Any other ethnic group", "Other"),
        ("Other ethnic group - Not stated", None),
        ("Not stated", None),
        ("Other Asian", None),
        ("White and Black Caribbean", None),
    ],
)
def test_only_a_census_heading_decides_the_group(label: str, group: str | None) -> None:
    assert coarse_group(label) == group
