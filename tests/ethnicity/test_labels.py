"""Every published label is read right by the list it is read with, or refused; never guessed."""

import csv
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny.ethnicity.classification import NAMED, classification, classifications
from scrutiny.ethnicity.labels import Reading, read_label
from scrutiny.populations import COARSE_GROUPS, coarse_group, load

REFERENCE = Path(__file__).parents[2].parent / "shared" / "data" / "reference"
needs_reference = pytest.mark.skipif(not REFERENCE.exists(), reason="the label lists are not here")

MISSING = {"Unknown", "Unclassified", "Unmatched", "Not applicable"}
FINER_THAN_A_LIST = {
    "Gypsy/Roma": "White",
    "Irish Traveller": "White",
    "Mixed White/Black": "Mixed",
    "Pakistani and Bangladeshi": "Asian",
    "Asian other inc Chinese": "Asian",
}
"""Standard labels that no list of ours has as a group, with the broad group they are in."""


def broad_of(standard: str, by: str) -> str | None:
    if standard in COARSE_GROUPS:
        return standard
    return classification(by).place_of(standard) or FINER_THAN_A_LIST.get(standard)


@pytest.mark.parametrize("by", ["16+1", "18+1", "2021", "5+1", "5+1 of 2001"])
@needs_reference
def test_every_label_of_the_standardiser_is_read_right_or_refused(by: str) -> None:
    path = REFERENCE / "ethnicity-label-standardiser.csv"
    with path.open(encoding="utf-8-sig", newline="") as stream:
        _, *rows = csv.reader(stream)
    # The same label in other capitals or with more spaces must mean the same.
    meant: dict[str, str] = {}
    read = 0
    for label, standard in rows:
        assert meant.setdefault(" ".join(label.casefold().split()), standard) == standard
        reading = read_label(label, classification(by))
        assert reading == read_label(f"  {label.upper()} ", classification(by)) or reading.refused
        if reading.refused:
            continue
        read += 1
        if standard in MISSING:
            assert reading.missing
            assert not reading.broad
        elif by.startswith("5"):
            assert reading.broad in COARSE_GROUPS, label
        else:
            known = broad_of(standard, by)
            assert known is None or reading.broad == known, (label, reading)
            if reading.group and standard != "Irish Traveller" and standard != "Other":
                assert reading.group == standard, (label, reading)
            assert not reading.missing, label
    assert read > (170 if by == "16+1" else 200)


@needs_reference
def test_what_is_refused_by_the_list_of_2011_lumps_groups_or_contradicts_it() -> None:
    path = REFERENCE / "ethnicity-label-standardiser.csv"
    with path.open(encoding="utf-8-sig", newline="") as stream:
        _, *rows = csv.reader(stream)
    refused = {
        label: standard
        for label, standard in rows
        if read_label(label, classification("18+1")).refused
    }
    for label, standard in refused.items():
        lumps = standard == "All" or standard.startswith(("Other", "Asian excluding"))
        assert lumps or label == "white british & other" or "chinese" in label, label
    detailed = {each.group for each in classification("18+1").groups} - {"Chinese"}
    assert not detailed & set(refused.values())


@needs_reference
def test_every_label_of_the_official_schemes_is_read_in_its_broad_group_or_refused() -> None:
    path = REFERENCE / "ethnicity-classification-definitions.csv"
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == 497
    lists = {"16A": "16+1", "18A": "18+1", "19A": "2021", "5A": "5+1 of 2001", "5B": "5+1"}
    seen = dict.fromkeys(lists, 0)
    for row in rows:
        by = lists.get(row["Code"])
        if by is None:
            continue
        for label in (row["Standard"], row["Display"]):
            reading = read_label(label, classification(by))
            if reading.refused:
                assert label.startswith(
                    (
                        "All",
                        "Asian excl",
                        "Asian other inc",
                        "Other inc",
                        "White Roma",
                        "Roma",
                        "Arab",
                        "Gypsy",
                        "White Gypsy",
                        "Mixed White/Black",
                    )
                ), (row, reading)
                continue
            parent = row["Parent"].removesuffix(" inc Chinese")
            assert (reading.broad or "") == ("" if reading.missing else parent), (row, reading)
            seen[row["Code"]] += 1
    assert min(seen.values()) >= 10


@needs_reference
def test_every_ethnicity_of_the_stop_search_files_is_read() -> None:
    path = REFERENCE / "stop-search-vocabulary-all-forces-2019-2021.csv"
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    lists = {"Self-defined ethnicity": "18+1", "Officer-defined ethnicity": "officer"}
    found: dict[str, int] = {}
    for row in rows:
        if row["column"] in lists:
            reading = read_label(row["value"], classification(lists[row["column"]]))
            assert not reading.refused, row
            key = f"{row['column']}: {reading.broad or reading.missing}"
            found[key] = found.get(key, 0) + int(row["rows"])
    assert found["Self-defined ethnicity: not stated"] == 138_762
    assert found["Self-defined ethnicity: blank"] == 61_691
    assert found["Self-defined ethnicity: Other"] == 9_147 + 347
    assert sum(found.values()) == 2 * 1_034_848


@pytest.mark.parametrize(
    ("label", "by", "reading"),
    [
        ("Chinese", "16+1", Reading("Other", "Chinese")),
        ("Chinese", "18+1", Reading("Asian", "Chinese")),
        ("O1", "16+1", Reading("Other", "Chinese")),
        ("a4", "18+1", Reading("Asian", "Chinese")),
        ("Chinese or other ethnic group", "16+1", Reading("Other")),
        ("Asian - Indian", "5+1", Reading("Asian")),
        ("White: Roma", "2021", Reading("White", "Roma")),
        ("W3", "18+1", Reading("White", "White Gypsy/Traveller")),
        ("Gypsy/Roma", "18+1", Reading("White")),
        ("Other ethnic group - Arab", "18+1", Reading("Other", "Arab")),
        ("Other ethnic group - Not stated", "18+1", Reading(missing="not stated")),
        ("NS", "18+1", Reading(missing="not stated")),
        ("", "18+1", Reading(missing="blank")),
        ("Not known", "officer", Reading(missing="unknown")),
        ("IC3", "ic", Reading("Black")),
        ("IC5", "ic", Reading("Other", "Chinese, Japanese or South East Asian")),
        ("IC9", "ic", Reading(missing="unknown")),
        ("White & Asian", "18+1", Reading("Mixed", "Mixed White/Asian")),
        ("Ethnicity_Minor_White_British", "18+1", Reading("White", "White British")),
    ],
)
def test_labels_are_read_by_the_list_that_is_named(label: str, by: str, reading: Reading) -> None:
    assert read_label(label, classification(by)) == reading


@pytest.mark.parametrize(
    ("label", "by", "why"),
    [
        ("BAME", "18+1", "lumps groups"),
        ("Non-white", "18+1", "lumps groups"),
        ("Mixed/Other", "18+1", "lumps groups"),
        ("All", "18+1", "everybody"),
        ("Asian - Chinese", "16+1", "counted in Asian here and in Other"),
        ("Other - Chinese", "18+1", "counted in Other here and in Asian"),
        ("O1", "18+1", "not a label that is known"),
        ("A4", "16+1", "not a label that is known"),
        ("Arab", "16+1", "does not have"),
        ("Gypsy or Irish Traveller", "16+1", "does not have"),
        ("Roma", "18+1", "does not have"),
        ("Mixed", "ic", "does not have"),
        ("Chinese", "officer", "does not have"),
        ("Other (including Chinese)", "18+1", "counts Chinese people in Asian"),
        ("Martian", "18+1", "not a label that is known"),
        ("White and Green", "18+1", "not a label that is known"),
    ],
)
def test_what_a_list_cannot_place_is_refused_with_why(label: str, by: str, why: str) -> None:
    reading = read_label(label, classification(by))
    assert why in reading.refused
    assert not reading.broad
    assert not reading.missing


@given(st.text(max_size=40), st.sampled_from(sorted(classifications())))
def test_any_text_is_a_group_or_missing_or_refused(label: str, by: str) -> None:
    reading = read_label(label, classification(by))
    assert sum(map(bool, (reading.broad, reading.missing, reading.refused))) == 1


def test_the_lists_say_where_the_awkward_groups_go() -> None:
    places = {
        name: [each.place_of(group) for group in NAMED] for name, each in classifications().items()
    }
    assert places == {
        "16+1": ["Other", None, None, None],
        "18+1": ["Asian", "Other", "White", None],
        "2021": ["Asian", "Other", "White", "White"],
        "5+1": ["Asian", None, None, None],
        "5+1 of 2001": ["Other", None, None, None],
        "officer": [None, None, None, None],
        "ic": ["Other", "Other", None, None],
    }


def test_the_census_tables_that_ship_use_the_groups_of_their_list() -> None:
    for census, by, count in (("census-2011", "18+1", 18), ("census-2021", "2021", 19)):
        labels = load(census, "kent", classification=count).groups
        readings = {label: read_label(label, classification(by)) for label in labels}
        assert {each.group for each in readings.values()} == {
            each.group for each in classification(by).groups
        }
        for label, reading in readings.items():
            assert reading.broad == coarse_group(label)


def test_the_code_lists_of_the_panels_agree_with_the_lists() -> None:
    text = files("scrutiny.panels").joinpath("codelists.toml").read_text("utf-8")
    by = {"self-defined-ethnicity": "18+1", "officer-defined-ethnicity": "officer"}
    checked = 0
    for codelist in tomllib.loads(text)["codelists"]:
        if codelist["id"] in by:
            for code in codelist["codes"]:
                reading = read_label(code["code"], classification(by[codelist["id"]]))
                assert reading.broad == code.get("group", "")
                assert bool(reading.missing) == bool(code.get("missing"))
                checked += 1
    assert checked > 20
