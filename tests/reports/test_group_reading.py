"""What is said of groups, in prose: nothing about residents, and nothing from too few cases."""

import re
from collections.abc import Mapping
from datetime import date

import pytest

from reports.content import Bullets, Picture, Table
from reports.disproportionality import Disproportionality, disproportionality
from reports.frame_section import FrameSection
from reports.group_blocks import section_blocks
from reports.group_charts import ratio_chart
from reports.group_reading import group_reading, standing_sentences, table_sentences
from reports.reform_blocks import OPEN, reform_blocks
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


def said_of(found: Disproportionality, group: str) -> tuple[str, ...]:
    reading = group_reading(found, group)
    return reading.sentences if reading else ()


COUNTS = {"White": 4853, "Black": 760, "Asian": 169, "Mixed": 214, "Other": 5}


@pytest.mark.parametrize("few", [0, 1, 5, 9])
def test_fewer_than_ten_cases_are_too_few_to_say(few: int) -> None:
    noun = "case" if few == 1 else "cases"
    said = said_of(table({**COUNTS, "Other": few}), "Other")
    assert said == (f"Other: {few or 'no'} {noun}. Too few to say.",)


def test_ten_cases_are_compared() -> None:
    said = " ".join(said_of(table({**COUNTS, "Other": 10}), "Other"))
    assert "Other: 0.48 times the rate for White" in said


def test_a_reference_group_of_few_cases_compares_nobody() -> None:
    said = said_of(table({**COUNTS, "White": 4}), "Black")
    assert said == ("Black: 760 cases. White has 4 cases, too few to compare with.",)


def test_the_table_keeps_the_number_and_the_note() -> None:
    blocks = list(section_blocks(FrameSection((table(COUNTS),)), "stops", 1))
    (shown,) = (each.table for each in blocks if isinstance(each, Picture))
    (other,) = (row for row in shown.rows if row[0] == "Other")
    assert other[1] == "5"
    assert "interval" in other[4]
    assert "Fewer than 10 cases: unstable." in other[5]
    (prose, *_) = (each for each in blocks if isinstance(each, Bullets))
    assert "Other: 5 cases. Too few to say." in prose.items


def test_residents_are_never_said_to_have_met_anything() -> None:
    for group in ("Black", "Asian", "Mixed"):
        said = " ".join(said_of(table(COUNTS, 500), group))
        assert "times the rate" in said
        assert "residents were" not in said
    assert "need not live in the area" in " ".join(standing_sentences([table(COUNTS)]))


def test_what_is_missing_moves_into_the_first_sentence_and_then_takes_its_place() -> None:
    few, some, many = (said_of(table(COUNTS, missing), "Black") for missing in (100, 2000, 9000))
    assert few[0].startswith("Black: 7.6 times the rate for White (95 % interval")
    assert "Black: 7.6 times the rate for White, and between 5.4 and" in some[0]
    (only,) = many
    assert only == (
        "Cases for each 1,000 residents, Black: between 2.6 and 97.0 times the rate for White. No"
        " single figure can be given, because the group is not recorded for 60.0 % (9,000 of"
        " 15,001)."
    )


def test_a_chart_shows_bounds_and_no_point_when_too_much_is_missing() -> None:
    marks = {mark.label: mark for mark in ratio_chart(table(COUNTS, 9000)).marks}
    assert marks["Black"].value is None
    assert marks["Black"].low == pytest.approx(2.65, abs=0.01)
    assert marks["Other"].low is None
    assert marks["Other"].note == "Too few to say."


def test_comparisons_are_counted_and_those_with_too_few_cases_are_not() -> None:
    assert standing_sentences([table(COUNTS)])[0] == (
        "We made 3 comparisons. If there were no real differences, chance alone would make fewer"
        " than 1 look unusual; 3 do."
    )


def test_nothing_is_called_likely_significant_or_better() -> None:
    for missing in (0, 100, 2000, 9000):
        said = " ".join(table_sentences(table(COUNTS, missing)))
        assert not re.search(r"likely|signific|better|worse|p-value|p =", said)


def test_each_difference_gets_a_line_that_is_left_open() -> None:
    (*_, lines) = reform_blocks([table(COUNTS)])
    assert isinstance(lines, Table)
    assert [row[0] for row in lines.rows] == [
        "Black higher than White",
        "Asian higher than White",
        "Mixed higher than White",
    ]
    assert all(cell == OPEN for row in lines.rows for cell in row[1:])


def test_no_empty_line_stands_for_a_group_that_the_list_does_not_know() -> None:
    counts = {name: count for name, count in COUNTS.items() if name != "Mixed"}
    assert group_reading(table(counts), "Mixed") is None
    for each in section_blocks(FrameSection((table(counts),)), "stops", 1):
        if isinstance(each, Bullets):
            assert all(item.strip() for item in each.items)


def test_how_the_cases_read_were_picked_is_told_truly() -> None:
    for themes, picked in (
        (0, "and chosen on purpose"),
        (1, "and drawn from one theme"),
        (2, "and drawn from a few themes"),
        (3, "and drawn from a few themes"),
    ):
        first = next(iter(section_blocks(FrameSection((table(COUNTS),)), "stops", themes)))
        assert picked in str(first)
