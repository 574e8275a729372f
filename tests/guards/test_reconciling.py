"""Published percentages are held to whole numbers of cases."""

from decimal import ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.guards.adding_up import needed_table, needed_whole
from reports.guards.percentages import Rounding, counts_of, printed
from reports.guards.reconciling import needed_reconciled, reconcile
from reports.guards.refused import FigureRefused
from scrutiny.errors import Refusal

MODES = {
    Rounding.HALF_UP: ROUND_HALF_UP,
    Rounding.HALF_EVEN: ROUND_HALF_EVEN,
    Rounding.CUT_OFF: ROUND_FLOOR,
}


def as_printed(count: int, total: int, places: int, rounding: Rounding) -> str:
    # Enough digits that a half can never be an artefact of the division.
    exact = Decimal(100 * count * 10**12 // total).scaleb(-12)
    if (100 * count * 10**12) % total:
        exact += Decimal(1).scaleb(-13)
    return str(exact.quantize(Decimal(1).scaleb(-places), MODES[rounding]))


@given(
    st.lists(st.integers(0, 60), min_size=1, max_size=5).filter(any),
    st.integers(0, 2),
    st.sampled_from(list(Rounding)),
)
def test_what_whole_numbers_made_is_found_again(
    counts: list[int], places: int, rounding: Rounding
) -> None:
    total = sum(counts)
    texts = [as_printed(count, total, places, rounding) for count in counts]
    found = reconcile(texts, total)
    assert found.reconciles
    mine = next(each for each in found.conventions if each.rounding is rounding)
    assert mine.fit is not None
    possible = [counts_of(printed(text), total, rounding) for text in texts]
    assert all(count in each for count, each in zip(counts, possible, strict=True))
    if mine.fit.number_of_splits <= 10:
        assert tuple(counts) in mine.fit.splits


@given(
    st.lists(st.integers(0, 100), min_size=2, max_size=3),
    st.integers(1, 40),
    st.sampled_from(list(Rounding)),
)
def test_it_finds_exactly_the_splits_that_trying_all_finds(
    percentages: list[int], total: int, rounding: Rounding
) -> None:
    texts = [str(each) for each in percentages]
    by_trying = [
        split
        for split in product(range(total + 1), repeat=len(texts))
        if sum(split) == total
        and all(
            as_printed(count, total, 0, rounding) == text
            for count, text in zip(split, texts, strict=True)
        )
    ]
    found = reconcile(texts, total)
    mine = next(each for each in found.conventions if each.rounding is rounding)
    splits = mine.fit.splits if mine.fit else ()
    assert (mine.fit.number_of_splits if mine.fit else 0) == len(by_trying)
    assert set(splits) <= set(by_trying)
    assert len(splits) == min(len(by_trying), 10)


def test_the_published_52_cannot_be_and_the_totals_near_by_are_named() -> None:
    found = reconcile(["66%", "28%", "6%"], 52)
    assert not found.reconciles
    assert [(each.total, each.splits) for each in found.near] == [
        (47, ((31, 13, 3),)),
        (50, ((33, 14, 3),)),
        (53, ((35, 15, 3),)),
    ]
    with pytest.raises(FigureRefused, match=r"cannot be of 52.*47 \(31, 13, 3\); 50 \(33, 14, 3\)"):
        needed_reconciled(["66", "28", "6"], 52)


def test_percentages_may_add_up_to_99_or_101_by_rounding() -> None:
    assert reconcile(["33", "33", "33"], 3).reconciles
    assert reconcile(["17", "17", "67"], 6).reconciles


def test_a_way_of_rounding_is_named_when_only_that_one_fits() -> None:
    cut = {each.rounding: each.fit is not None for each in reconcile(["66", "33"], 3).conventions}
    assert cut == {Rounding.HALF_UP: False, Rounding.HALF_EVEN: False, Rounding.CUT_OFF: True}
    even = {each.rounding: each.fit for each in reconcile(["12", "88"], 8).conventions}
    assert even[Rounding.HALF_EVEN] is not None
    assert even[Rounding.HALF_UP] is None


def test_parts_that_share_cases_need_not_add_up() -> None:
    texts = ["92.6", "81.5", "92.6"]
    assert not reconcile(texts, 27).reconciles
    found = reconcile(texts, 27, overlapping=True)
    assert found.reconciles
    assert found.conventions[0].fit is not None
    assert found.conventions[0].fit.splits == ((25, 22, 25),)


@pytest.mark.parametrize("text", ["", "abc", "-5", "1e3", "٣", "5.", "100.0000001"])
def test_what_is_no_percentage_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a percentage"):
        reconcile([text], 10)


@pytest.mark.parametrize("total", [0, -1, 10_000_001])
def test_an_impossible_total_is_refused(total: int) -> None:
    with pytest.raises(ValueError, match="The total must be"):
        reconcile(["50", "50"], total)


def test_parts_that_do_not_add_up_are_refused_with_both_numbers() -> None:
    with pytest.raises(Refusal, match=r"add up to 1,051, not to the whole of 50"):
        needed_whole((1033, 14, 4), 50, "Taser")
    with pytest.raises(ValueError, match="below zero: -1"):
        needed_whole((2, -1), 1)


TABLE = {"Black": (3, 7), "White": (20, 10)}


def test_a_table_of_two_ways_adds_up_both_ways() -> None:
    needed_table(TABLE, {"Black": 10, "White": 30}, (23, 17), 40)
    for rows, columns, whole, match in (
        ({"Black": 11, "White": 30}, (23, 17), 40, "Black: The parts add up to 10, not .* of 11"),
        ({"Black": 10, "White": 30}, (22, 18), 40, "column 1: .* 23, not to the whole of 22"),
        ({"Black": 10, "White": 30}, (23, 17), 41, "add up to 40, not to the whole of 41"),
        ({"Black": 10}, (23, 17), 40, "no total"),
        ({"Black": 10, "White": 30}, (23, 17, 0), 40, "2 counts for 3 columns"),
    ):
        with pytest.raises(FigureRefused, match=match):
            needed_table(TABLE, rows, columns, whole)
