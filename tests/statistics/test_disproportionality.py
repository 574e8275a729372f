"""Frame counts against residents: a real force and year, and everything that could mislead."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from reports.disproportionality import Disproportionality, GroupRow, disproportionality
from reports.group_reading import group_reading, table_sentences
from scrutiny.populations import Population, load

SELF_DEFINED = {"White": 4853, "Black": 760, "Asian": 169, "Mixed": 214, "Other": 46}
OFFICER_DEFINED = {"White": 5676, "Black": 1043, "Asian": 218, "Mixed": 354, "Other": 65}
MISSING = {"Not stated": 1450, "blank": 1017}
CENSUS_2011 = load("census-2011", "avon-and-somerset")
CENSUS_2021 = load("census-2021", "avon-and-somerset")


def table(
    counts: Mapping[str, int] = SELF_DEFINED,
    missing: Mapping[str, int] = MISSING,
    population: Population = CENSUS_2011,
    *,
    reference: str = "White",
    first: date = date(2019, 4, 1),
    last: date = date(2020, 3, 31),
    total: int | None = None,
) -> Disproportionality:
    whole = sum(counts.values()) + sum(missing.values())
    return disproportionality(
        counts,
        missing,
        population,
        reference,
        field_title="Self-defined ethnicity",
        definition="as the person said it",
        first=first,
        last=last,
        total=whole if total is None else total,
    )


def row(found: Disproportionality, group: str) -> GroupRow:
    return next(one for one in found.rows if one.group == group)


def warned(found: Disproportionality) -> str:
    return " ".join(found.warnings)


def test_a_real_force_and_year_is_reproduced() -> None:
    found = table(total=8509)
    black = row(found, "Black")
    assert black.rate_per_1000 == pytest.approx(24.58, abs=0.005)
    assert black.ratio == pytest.approx(7.56, abs=0.005)
    assert black.ratio_low == pytest.approx(6.99, abs=0.005)
    assert black.ratio_high == pytest.approx(8.16, abs=0.005)
    assert black.difference_per_1000 == pytest.approx(21.3, abs=0.05)
    assert (black.count, black.population, black.note) == (760, 30_923, "")
    ratios = [round(one.ratio or 0, 2) for one in found.rows]
    assert ratios == [1.0, 7.56, 1.24, 2.33, 2.21]
    rates = [round(one.rate_per_1000 or 0, 2) for one in found.rows]
    assert rates == [3.25, 24.58, 4.03, 7.57, 7.18]


def test_the_unrecorded_are_counted_by_kind_and_bound_the_ratio() -> None:
    found = table()
    assert found.unknown.count == 2467
    assert found.unknown.share == pytest.approx(0.2899, abs=0.0001)
    assert found.unknown.by_kind == MISSING
    assert not found.bounds_only
    black = next(one for one in found.bounds if one.group == "Black")
    assert black.low == pytest.approx(5.01, abs=0.005)
    assert black.high == pytest.approx(32.1, abs=0.05)
    assert [one.group for one in found.bounds] == ["Black", "Asian", "Mixed", "Other"]


def test_other_definitions_and_years_give_other_ratios() -> None:
    newer = row(table(population=CENSUS_2021), "Black")
    assert newer.ratio == pytest.approx(6.56, abs=0.005)
    officer = table(OFFICER_DEFINED, {"blank": 1153}, total=8509)
    assert row(officer, "Black").ratio == pytest.approx(8.87, abs=0.005)


def test_the_reference_group_is_named_and_has_no_interval() -> None:
    white = row(table(), "White")
    assert (white.ratio, white.ratio_low, white.ratio_high) == (1.0, None, None)
    assert white.note == "Reference group."


def test_parts_that_do_not_make_the_whole_are_refused() -> None:
    with pytest.raises(ValueError, match="add up to 8,509, not to the whole of 8,510"):
        table(total=8510)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"reference": "Blue"}, "Groups in both: White, Black, Asian, Mixed and Other"),
        ({"missing": {"Other": 3}}, "'Other' is counted as a group and as missing"),
        ({"missing": {"blank": -3}}, "'blank' is below zero"),
        ({"last": date(2018, 1, 1)}, "ends before it begins"),
    ],
)
def test_a_request_that_makes_no_sense_is_refused(change: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        table(**change)  # type: ignore[arg-type] # one of several parameters, each of its own type


def test_more_than_a_tenth_unrecorded_asks_for_the_bounds_beside_the_ratios() -> None:
    assert "29.0 % (2,467 of 8,509). Read the bounds beside the ratios." in warned(table())
    few = table(missing={"blank": 600})
    assert "not recorded" not in warned(few)


def test_more_than_three_tenths_unrecorded_puts_the_bounds_in_place_of_the_ratio() -> None:
    found = table(missing={"blank": 3000})
    assert found.bounds_only
    assert "Read the bounds instead of the ratios." in warned(found)
    assert row(found, "Black").note == (
        "Too much is unrecorded for one ratio: it lies between 4.7 and 37.4."
    )
    assert "7.6 times" not in " ".join(table_sentences(found))


def test_a_group_that_the_population_lacks_keeps_its_count_and_gets_no_rate() -> None:
    found = table({**SELF_DEFINED, "Chinese": 12})
    chinese = row(found, "Chinese")
    assert (chinese.count, chinese.population, chinese.rate_per_1000) == (12, None, None)
    assert chinese.note == "Census 2011 has no such group."
    assert "Census 2011 does not count Chinese: no rate for 12 of 8,521 cases." in warned(found)


def test_a_group_that_the_list_lacks_is_not_called_a_rate_of_zero() -> None:
    counts = {group: count for group, count in SELF_DEFINED.items() if group != "Mixed"}
    found = table(counts)
    mixed = row(found, "Mixed")
    assert (mixed.count, mixed.population, mixed.rate_per_1000) == (0, 28_277, None)
    assert "The list has nobody in Mixed, though Census 2011 does." in warned(found)
    assert "Mixed" not in [bounds.group for bounds in found.bounds]


def test_a_true_zero_has_a_rate_and_an_upper_limit() -> None:
    asian = row(table({**SELF_DEFINED, "Asian": 0}), "Asian")
    assert (asian.rate_per_1000, asian.ratio, asian.ratio_low) == (0, 0, 0)
    assert asian.ratio_high is not None
    assert asian.note == "Fewer than 10 cases: unstable."


def test_a_part_of_a_year_is_not_made_into_a_year() -> None:
    half = table(last=date(2019, 9, 30))
    assert row(half, "Black").rate_per_1000 == row(table(), "Black").rate_per_1000
    assert (
        "The period 1 April 2019 to 30 September 2019 is not one year: "
        "the rates are for that period, not for a year."
    ) in half.warnings
    assert "not one year" not in warned(table())


@pytest.mark.parametrize(
    ("first", "last", "year"),
    [
        (date(2020, 1, 1), date(2020, 12, 31), True),
        (date(2020, 2, 29), date(2021, 2, 28), False),
        (date(2019, 3, 1), date(2020, 2, 29), True),
        (date(2019, 1, 1), date(2020, 12, 31), False),
        (date(2019, 1, 1), date(2019, 12, 30), False),
    ],
)
def test_only_twelve_whole_months_are_a_year(first: date, last: date, year: bool) -> None:
    assert ("not one year" in warned(table(first=first, last=last))) is not year


def test_residents_counted_long_before_the_period_are_warned_of() -> None:
    assert "The residents were counted in 2011, 8 years away" in warned(table())
    assert "years away" not in warned(table(population=CENSUS_2021))
    undated = table(population=replace(CENSUS_2021, year=None))
    assert "does not say which year" in warned(undated)


def test_the_ages_of_the_population_are_always_named() -> None:
    assert "The population counts all ages." in warned(table())
    children = table(population=replace(CENSUS_2021, ages="10 to 17"))
    assert "Ages in the population: 10 to 17." in warned(children)


def test_small_counts_are_called_unstable() -> None:
    found = table({**SELF_DEFINED, "Other": 9, "Asian": 4})
    assert "Fewer than 10 cases: Asian (4) and Other (9). These rates are unstable." in warned(
        found
    )
    assert row(found, "Other").note == "Fewer than 10 cases: unstable."


def test_no_ratio_is_given_where_not_even_one_case_is_expected() -> None:
    found = table({"White": 50, "Black": 3, "Asian": 4, "Mixed": 4, "Other": 2}, {})
    other = row(found, "Other")
    assert (other.ratio, other.ratio_low, other.ratio_high) == (None, None, None)
    assert other.note.startswith("No ratio: too few residents to expect even one case.")
    # Nor bounds, which would be quoted in its place.
    assert [each.group for each in found.bounds] == ["Black", "Asian"]


def test_no_ratio_is_given_when_the_reference_group_has_no_cases() -> None:
    found = table({**SELF_DEFINED, "White": 0})
    black = row(found, "Black")
    assert (black.ratio, black.ratio_high) == (None, None)
    assert black.note == "No ratio: The reference group has no events."
    assert row(found, "White").ratio is None


def test_an_empty_list_has_no_share_and_no_ratio() -> None:
    found = table(dict.fromkeys(SELF_DEFINED, 0), {})
    assert found.unknown.share is None
    assert [one.ratio for one in found.rows] == [None] * 5


def test_a_ratio_is_never_read_without_its_definition() -> None:
    said = table_sentences(table())
    assert said[:5] == (
        (
            "Cases for each 1,000 residents, Black: 7.6 times the rate for White, and between 5.0"
            " and 32.1 times whatever the group was where it is not recorded:"
            " 29.0 % (2,467 of 8,509)."
        ),
        (
            "Leaving out the unrecorded: 95 % interval 7.0 to 8.2; 24.6 cases for each 1,000 Black"
            " residents (760 cases) and 3.3 for each 1,000 White residents (4,853 cases): 21.3 more"
            " for each 1,000."
        ),
        (
            "Higher: the rate for Black is above the rate for White by more than chance alone would"
            " make."
        ),
        (
            "If all of the unrecorded were White, the ratio for Black would be 5.0; if all were"
            " Black, 32.1."
        ),
        (
            "Even if all 2,467 unrecorded cases were White, the rate for Black would still be above"
            " that for White."
        ),
    )
    assert said[-1] == (
        "Definition. Self-defined ethnicity: as the person said it. 1 April 2019 to 31 March 2020,"
        " 8,509 cases in all; group not recorded for 29.0 % (2,467 of 8,509). Residents: Census"
        " 2011, Avon and Somerset, all ages (ONS Census 2011, table QS201EW). Compared with White."
    )


def test_the_reading_of_the_reference_group_compares_it_with_nobody() -> None:
    assert group_reading(table(), "White") is None


def test_a_reference_group_without_residents_has_no_ratio_to_itself() -> None:
    nobody = replace(CENSUS_2011, groups={**CENSUS_2011.groups, "White": 0})
    white = table(population=nobody).rows[0]
    assert (white.group, white.ratio, white.rate_per_1000) == ("White", None, None)


def test_a_verdict_that_the_unrecorded_could_turn_round_says_so_itself() -> None:
    asian = group_reading(table(), "Asian")
    assert asian is not None
    assert asian.sentences[2].startswith(
        "Higher, but only if the unrecorded cases are like the rest: the rate for Asian is above"
    )
