"""What is said of groups, in prose: nothing about residents, and nothing from too few cases."""

from collections.abc import Mapping
from datetime import date

import pytest

from reports.case_rates import case_reading, case_verdict
from reports.content import Bullets, Table
from reports.disproportionality import Disproportionality, disproportionality
from reports.group_blocks import group_blocks
from reports.sentences import Verdict
from scrutiny.populations import load


def table(counts: Mapping[str, int], unrecorded: int = 0) -> Disproportionality:
    return disproportionality(
        counts,
        {"Not stated": unrecorded},
        load("census-2011", "avon-and-somerset"),
        "White",
        field_title="Self-defined ethnicity",
        definition="as the person said it",
        first=date(2019, 4, 1),
        last=date(2020, 3, 31),
        total=sum(counts.values()) + unrecorded,
    )


COUNTS = {"White": 4853, "Black": 760, "Asian": 169, "Mixed": 214, "Other": 5}


@pytest.mark.parametrize("few", [0, 1, 5, 9])
def test_fewer_than_ten_cases_are_too_few_to_say(few: int) -> None:
    noun = "case" if few == 1 else "cases"
    said = case_reading(table({**COUNTS, "Other": few}), "Other")
    assert said == (f"Other: {few} {noun}. Too few to say.",)


def test_ten_cases_are_compared() -> None:
    said = " ".join(case_reading(table({**COUNTS, "Other": 10}), "Other"))
    assert "For each 1,000 Other residents there are" in said


def test_a_reference_group_of_few_cases_compares_nobody() -> None:
    said = case_reading(table({**COUNTS, "White": 4}), "Black")
    assert said == ("Black: 760 cases. White has 4 cases, too few to compare with.",)


def test_the_table_keeps_the_number_and_the_note() -> None:
    blocks = list(group_blocks([table(COUNTS)], "stops", 1))
    (shown,) = (each for each in blocks if isinstance(each, Table))
    (other,) = (row for row in shown.rows if row[0] == "Other")
    assert other[1] == "5"
    assert "interval" in other[4]
    assert "Fewer than 10 cases: unstable." in other[5]
    (prose, *_) = (each for each in blocks if isinstance(each, Bullets))
    assert "Other: 5 cases. Too few to say." in prose.items


def test_residents_are_never_said_to_have_met_anything() -> None:
    for group in ("Black", "Asian", "Mixed"):
        said = " ".join(case_reading(table(COUNTS, 500), group))
        assert "times as many cases" in said
        assert "times the rate" not in said
        assert "need not live here" in said


def test_with_too_much_unrecorded_the_bounds_take_the_place_of_the_ratio() -> None:
    said = " ".join(case_reading(table(COUNTS, 9000), "Black"))
    assert "times as many" not in said
    assert "the ratio would be" in said


def test_no_empty_line_stands_for_a_group_that_the_list_does_not_know() -> None:
    counts = {name: count for name, count in COUNTS.items() if name != "Mixed"}
    assert case_reading(table(counts), "Mixed") == ()
    for each in group_blocks([table(counts)], "stops", 1):
        if isinstance(each, Bullets):
            assert all(item.strip() for item in each.items)


def test_how_the_cases_read_were_picked_is_told_truly() -> None:
    for themes, picked in (
        (0, "and chosen on purpose"),
        (1, "and drawn from one theme"),
        (2, "and drawn from a few themes"),
        (3, "and drawn from a few themes"),
    ):
        first = next(iter(group_blocks([table(COUNTS)], "stops", themes)))
        assert picked in str(first)


def test_each_verdict_has_words_of_its_own() -> None:
    said = [case_verdict(each) for each in Verdict]
    assert len(set(said)) == len(said) - 1
    assert "rate" not in " ".join(said)
