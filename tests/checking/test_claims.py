"""Numbers in prose, percentages and changes: what must be told, and what must not."""

import pytest

from reports.checking.claims import claims_in
from reports.checking.numbers import numbers_in
from reports.checking.places import sentences


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The panel read twenty-two of 1,019 cases.", ["22", "1019"]),
        ("Three members came; none of the cases was late.", ["3", "0"]),
        ("A hundred and four people and two dozen officers.", ["104", "24"]),
        ("One case was closed.", ["1"]),
        ("No one asked, and one might ask why.", []),
        ("In 2026, on 12 May, section 60 and sections 4 and 5 of Code A.", []),
        ("See page 3, table 2, Form 3A and case SD-012.", []),
        ("At 10:30 on 2026-05-12 the year 2025/26 ended.", []),
        ("The 95 % interval is 5.5 to 13.7.", ["5.5", "13.7"]),
        ("From 52 % to 90 %: 38 percentage points.", ["52", "90", "38"]),
        ("The first, the 2nd and the third.", []),
    ],
)
def test_numbers_are_told_from_names(sentence: str, expected: list[str]) -> None:
    assert [str(each.value) for each in numbers_in(sentence)] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "52 cases were read: 66 % appropriate, 28 % fair and 6 % poor.",
        "Appropriate: 30 % (6 of 22).",
        "6/22 (37.3%) were good.",
        "Of the 12 cases, 40 % were late.",
        "Searches went up from 6,203 to 8,555, a rise of 48 %.",
        "Complaints fell by 12 % from 1,107 to 1,019.",
        "1,019 complaints, 88 fewer than last year, a 12 per cent drop.",
        "Use of video rose from 52% to 90%, an increase of 38%.",
        "The number went from 20 to 25: 6 more.",
        "Use of video rose from 52% to 90%, 30 percentage points more.",
    ],
)
def test_what_the_counts_do_not_give_is_told(sentence: str) -> None:
    assert claims_in(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "50 cases were read: 66 % appropriate, 28 % fair and 6 % poor.",
        "Appropriate: 27.3 % (6 of 22).",
        "Of the 12 cases, 25 % were late.",
        "Searches went up from 6,203 to 8,555, a rise of 38 %.",
        "Complaints fell by 7.9 % from 1,107 to 1,019: 88 fewer.",
        "Use of video rose from 52% to 90%, 38 percentage points more.",
        "Use of video rose from 52% to 90%, an increase of 73%.",
        "Use of video rose from 52% to 90%, a rise of 38 percentage points.",
        "The panel met from 10 to 12.",
        "Ratio 8.9 (95 % interval 5.5 to 13.7).",
        "More than 20 people came.",
    ],
)
def test_what_follows_from_its_counts_is_left_alone(sentence: str) -> None:
    assert claims_in(sentence) == ()


def test_the_total_may_stand_in_another_sentence_of_the_paragraph() -> None:
    paragraph = "The panel read 52 cases. 66 % were good, 28 % fair and 6 % poor."
    assert [bool(claims_in(each, paragraph)) for each in sentences(paragraph)] == [False, True]
