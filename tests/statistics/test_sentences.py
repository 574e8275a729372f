"""The exact words that people will read."""

import pytest

from reports import sentences


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
        "For all 480 the share lies between 12 % and 49 % (95 % interval)."
    )
    assert sentences.tally_sentence("Appropriate", 600, 2200, 0.2544, 0.2917) == (
        "Appropriate: 27.3 % (600 of 2,200). For all cases that could be drawn the share "
        "lies between 25.4 % and 29.2 % (95 % interval)."
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


@pytest.mark.parametrize(
    ("words", "said"), [([], ""), (["Asian"], "Asian"), (["Asian", "Mixed"], "Asian and Mixed")]
)
def test_words_are_joined_as_people_do(words: list[str], said: str) -> None:
    assert sentences.listed(words) == said
