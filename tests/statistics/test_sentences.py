"""The exact words that people will read."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports import sentences
from reports.sentences import Verdict, verdict


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (6.99, 8.16, Verdict.HIGHER),
        (1.01, 1.40, Verdict.HIGHER),
        (0.34, None, Verdict.TOO_FEW),
        (1.5, None, Verdict.HIGHER),
        (0.2, 0.9, Verdict.LOWER),
        (0.0, 0.7, Verdict.LOWER),
        (0.8, 1.25, Verdict.ABOUT_THE_SAME),
        (1.01, 1.2, Verdict.ABOUT_THE_SAME),
        (0.924, 1.295, Verdict.COULD_BE_EITHER),
        (0.7, 1.1, Verdict.COULD_BE_EITHER),
        (0.30, 1.47, Verdict.TOO_FEW),
        (None, None, Verdict.TOO_FEW),
    ],
)
def test_the_verdict_comes_from_the_interval_alone(
    low: float | None, high: float | None, said: Verdict
) -> None:
    assert verdict(low, high) is said


@given(st.floats(0.001, 100), st.floats(1, 100))
def test_turning_the_groups_round_turns_the_verdict_round(low: float, factor: float) -> None:
    turned = {Verdict.HIGHER: Verdict.LOWER, Verdict.LOWER: Verdict.HIGHER}
    one = verdict(low, low * factor)
    if all(abs(edge - limit) > 1e-9 for edge in (0.8, 1, 1.25) for limit in (low, low * factor)):
        assert verdict(1 / (low * factor), 1 / low) is turned.get(one, one)


def test_each_verdict_has_its_sentence() -> None:
    said = [sentences.verdict_sentence("Black", "White", one) for one in Verdict]
    assert said == [
        "The rate for Black residents is higher than the rate for White residents.",
        "The rate for Black residents is lower than the rate for White residents.",
        (
            "The rates for Black and White residents are about the same: "
            "the whole interval lies between 0.8 and 1.25."
        ),
        (
            "The rates for Black and White residents differ "
            "by no more than chance alone could produce."
        ),
        "There are too few cases to tell the rates for Black and White residents apart.",
    ]


def test_a_ratio_is_times_the_rate_and_never_times_more_likely() -> None:
    said = sentences.ratio_sentence(
        "Other",
        "White",
        0.64,
        0.3,
        1.47,
        events="searches",
        done="were searched",
        difference_per_1000=-1.17,
        confidence=0.998,
    )
    assert said == (
        "Other residents were searched at 0.64 times the rate of White residents "
        "(99.8 % interval 0.30 to 1.47), 1.2 fewer searches per 1,000 residents. "
        "This compares searches with people who live here; "
        "it does not show why the rates differ."
    )
    assert not re.search(r"likely|significant|more times|because", said)


def test_bounds_are_said_with_the_share_that_is_missing() -> None:
    said = sentences.bounds_sentence("Ethnicity", "Black", "White", 2467, 8509, 5.009, 32.086, 7.56)
    assert said == (
        "Ethnicity was not recorded for 29.0 % (2,467 of 8,509). "
        "If all of those were White the ratio would be 5.0; "
        "if all of those were Black the ratio would be 32.1. Leaving them out gives 7.6."
    )


def test_bounds_without_an_upper_one_say_only_the_lower() -> None:
    said = sentences.bounds_sentence("Ethnicity", "Black", "White", 6, 9, 0.5, None, None)
    assert said == (
        "Ethnicity was not recorded for 66.7 % (6 of 9). "
        "If all of those were White the ratio would be 0.50."
    )
    nothing = sentences.bounds_sentence("Ethnicity", "Black", "White", 6, 9, None, None, None)
    assert nothing == "Ethnicity was not recorded for 66.7 % (6 of 9)."


@pytest.mark.parametrize(
    ("count", "of", "said"),
    [
        (6, 22, "27.3 % (6 of 22)"),
        (0, 12, "0.0 % (0 of 12)"),
        (1, 16, "6.3 % (1 of 16)"),
        (12, 12, "100.0 % (12 of 12)"),
        (2467, 8509, "29.0 % (2,467 of 8,509)"),
        (0, 0, "no percentage (0 of 0)"),
    ],
)
def test_a_percentage_carries_its_parts(count: int, of: int, said: str) -> None:
    assert sentences.percentage(count, of) == said


@pytest.mark.parametrize(("count", "of"), [(3, 2), (-1, 2)])
def test_a_part_that_is_not_of_the_whole_is_refused(count: int, of: int) -> None:
    with pytest.raises(ValueError, match="not a part of a whole"):
        sentences.percentage(count, of)


def test_a_tally_says_what_it_means_for_the_cases_that_were_not_read() -> None:
    assert sentences.tally_sentence("Appropriate", 6, 22, 0.117, 0.487, frame_size=480) == (
        "Appropriate: 27.3 % (6 of 22). "
        "For all 480 the share is likely to be between 12 % and 49 % (95 % interval)."
    )
    assert sentences.tally_sentence("Appropriate", 600, 2200, 0.2544, 0.2917) == (
        "Appropriate: 27.3 % (600 of 2,200). For all cases that could be drawn the share is "
        "likely to be between 25.4 % and 29.2 % (95 % interval)."
    )


def test_cases_that_were_chosen_speak_for_themselves_only() -> None:
    assert sentences.tally_sentence("Appropriate", 2, 5, None, None) == (
        "Appropriate: 40.0 % (2 of 5). "
        "These cases were chosen, not drawn: the figure speaks for them only."
    )


def test_finding_nothing_is_not_said_to_be_nothing() -> None:
    assert sentences.none_found_sentence("concerns", 12, 0.2646) == (
        "No concerns found in 12. The true share could still be as high as 27 %."
    )
    assert sentences.none_found_sentence("concerns", 12, None) == "No concerns found in 12."


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (1107, 1019, "Stops went down from 1,107 to 1,019: 88 fewer, a fall of 7.9 %."),
        (8, 11, "Stops went up from 8 to 11: 3 more, a rise of 37.5 %."),
        (0, 5, "Stops went up from 0 to 5: 5 more. There is no per cent change from 0."),
        (5, 5, "Stops stayed at 5."),
        (5, 0, "Stops went down from 5 to 0: 5 fewer, a fall of 100.0 %."),
    ],
)
def test_a_change_is_said_in_numbers_and_per_cent(before: int, after: int, said: str) -> None:
    assert sentences.change_sentence("Stops", before, after) == said


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        ((2, 5, 1, 2), "from 40.0 % (2 of 5) to 50.0 % (1 of 2), 10.0 percentage points more."),
        ((3, 4, 1, 4), "from 75.0 % (3 of 4) to 25.0 % (1 of 4), 50.0 percentage points fewer."),
        ((1, 2, 2, 4), "from 50.0 % (1 of 2) to 50.0 % (2 of 4), no change."),
        ((0, 0, 2, 4), "from no percentage (0 of 0) to 50.0 % (2 of 4)."),
    ],
)
def test_a_change_of_a_share_is_in_percentage_points(
    shares: tuple[int, int, int, int], said: str
) -> None:
    assert sentences.points_sentence("Appropriate", *shares) == f"Appropriate: {said}"


def test_the_definition_line_lets_others_repeat_the_figure() -> None:
    said = sentences.definition_line(
        field_title="Officer-defined ethnicity",
        definition="as the officer saw the person.",
        first=date(2021, 1, 1),
        last=date(2021, 11, 30),
        total=7503,
        population="Census 2021",
        area="Avon and Somerset",
        ages="all ages",
        source="ONS Census 2021, table TS021",
        reference="White",
    )
    assert said == (
        "Officer-defined ethnicity: as the officer saw the person. "
        "1 January 2021 to 30 November 2021, 7,503 cases in all. "
        "Residents: Census 2021, Avon and Somerset, all ages (ONS Census 2021, table TS021). "
        "Compared with White."
    )


@pytest.mark.parametrize(
    ("words", "said"), [([], ""), (["Asian"], "Asian"), (["Asian", "Mixed"], "Asian and Mixed")]
)
def test_words_are_joined_as_people_do(words: list[str], said: str) -> None:
    assert sentences.listed(words) == said
