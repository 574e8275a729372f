from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product
from math import comb, prod

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sampling import split_search
from sampling.hypergeometric import equal_tailed, left_over
from sampling.joint_tail import Design, JointTail, exact_tail, list_lengths
from sampling.strata import StratumCounts
from sampling.stratified import MAX_P, READ_IN_FULL, SIDAK, max_p, sidak
from tests.sampling.reference import reference_numbers


@st.composite
def small_strata(make: st.DrawFn, most: int = 3) -> list[StratumCounts]:
    strata = []
    for _ in range(make(st.integers(1, most))):
        population = make(st.integers(1, 9))
        read = make(st.integers(1, population))
        strata.append(StratumCounts(make(st.integers(0, read)), read, population))
    return strata


def chance(seen: int, stratum: StratumCounts, cases: int) -> Fraction:
    ways = comb(cases, seen) * comb(stratum.population - cases, stratum.read - seen)
    return Fraction(ways, comb(stratum.population, stratum.read))


def results(strata: Sequence[StratumCounts]) -> Iterator[tuple[int, ...]]:
    return product(*(range(stratum.read + 1) for stratum in strata))


def weighted(strata: Sequence[StratumCounts], seen: Sequence[int]) -> Fraction:
    pairs = zip(strata, seen, strict=True)
    return sum((Fraction(one.population, one.read) * count for one, count in pairs), Fraction())


def kept_by_plain_enumeration(strata: Sequence[StratumCounts], confidence: float) -> list[int]:
    """Do what the definition says, split by split and result by result, in fractions."""
    tail = left_over(confidence) / 2
    observed = weighted(strata, [one.seen for one in strata])
    below: dict[int, Fraction] = {}
    above: dict[int, Fraction] = {}
    # A stratum read in full is known.
    splits = product(*(range(one.population + 1) if one.unread else [one.seen] for one in strata))
    for split in splits:
        at_most = at_least = Fraction()
        for seen in results(strata):
            rows = zip(seen, strata, split, strict=True)
            likely = prod((chance(*row) for row in rows), start=Fraction(1))
            total = weighted(strata, seen)
            at_most += likely if total <= observed else 0
            at_least += likely if total >= observed else 0
        cases = sum(split)
        below[cases] = max(below.get(cases, Fraction()), at_most)
        above[cases] = max(above.get(cases, Fraction()), at_least)
    certain = sum(one.seen for one in strata)
    possible = certain + sum(one.unread for one in strata)
    return [
        cases
        for cases in range(certain, possible + 1)
        if below.get(cases, 0) > tail and above.get(cases, 0) > tail
    ]


def test_every_reference_design_is_reproduced() -> None:
    for row in reference_numbers("stratified"):
        strata = [StratumCounts(*one) for one in zip(row["x"], row["n"], row["N"], strict=True)]
        found = max_p(strata)
        assert [found.low, found.high] == row["wendell_schmee_total"], row["name"]
        assert found.method == MAX_P
        wide = sidak(strata)
        assert [wide.low, wide.high] == row["sidak_sum_total"], row["name"]


@pytest.mark.parametrize(
    ("rows", "limits", "wide"),
    [
        ([(2, 10, 50), (0, 8, 40)], (2, 29), (2, 43)),
        ([(2, 10, 10), (3, 30, 200)], (8, 52), (7, 57)),
        ([(1, 6, 30), (2, 5, 20)], (4, 27), None),
    ],
)
def test_the_other_published_designs_are_reproduced(
    rows: list[tuple[int, int, int]], limits: tuple[int, int], wide: tuple[int, int] | None
) -> None:
    strata = [StratumCounts(*row) for row in rows]
    found, simple = max_p(strata), sidak(strata)
    assert (found.low, found.high) == limits
    assert wide is None or (simple.low, simple.high) == wide


@settings(max_examples=60, deadline=None)
@given(small_strata(), st.sampled_from([0.8, 0.9, 0.95]))
def test_the_search_finds_what_trying_every_split_finds(
    strata: list[StratumCounts], confidence: float
) -> None:
    strata = [*strata[:2], *(one for one in strata[2:] if one.population < 6)]
    found = max_p(strata, confidence)
    kept = kept_by_plain_enumeration(strata, confidence)
    assert kept == list(range(found.low, found.high + 1))


@settings(max_examples=40, deadline=None)
@given(small_strata(4))
def test_the_limits_of_the_others_are_the_mirror_image(strata: list[StratumCounts]) -> None:
    found = max_p(strata)
    others = max_p([StratumCounts(one.read - one.seen, one.read, one.population) for one in strata])
    assert (others.low, others.high) == (
        found.population - found.high,
        found.population - found.low,
    )
    backwards = max_p(strata[::-1])
    assert (backwards.low, backwards.high) == (found.low, found.high)


@pytest.mark.parametrize("sizes", [[(3, 7), (2, 5)], [(2, 4), (3, 6), (1, 3)]])
def test_the_truth_is_covered_at_least_as_often_as_said(sizes: list[tuple[int, int]]) -> None:
    designs = [StratumCounts(0, read, population) for read, population in sizes]
    for rule in (max_p, sidak):
        limits = {
            seen: rule(
                [
                    StratumCounts(x, one.read, one.population)
                    for x, one in zip(seen, designs, strict=True)
                ],
                0.8,
            )
            for seen in results(designs)
        }
        for split in product(*(range(one.population + 1) for one in designs)):
            covered = sum(
                (
                    prod(
                        (chance(*row) for row in zip(seen, designs, split, strict=True)),
                        start=Fraction(1),
                    )
                    for seen, found in limits.items()
                    if found.low <= sum(split) <= found.high
                ),
                Fraction(),
            )
            assert covered >= Fraction(4, 5)


@settings(max_examples=60, deadline=None)
@given(small_strata(4), st.data())
def test_the_joint_chance_is_right_and_never_falls_by_less_than_said(
    strata: list[StratumCounts], data: st.DataObject
) -> None:
    design = Design(
        tuple(one.population for one in strata),
        tuple(one.read for one in strata),
        tuple(data.draw(st.integers(1, 5)) for _ in strata),
        data.draw(st.integers(0, 30)),
    )
    low = [data.draw(st.integers(0, one.population)) for one in strata]
    high = [
        data.draw(st.integers(start, one.population))
        for start, one in zip(low, strata, strict=True)
    ]
    joint = JointTail(design)
    as_rows = [np.array([split], dtype=np.int64) for split in (low, high)]
    at_low = exact_tail(design, low)
    assert joint.at(as_rows[0])[0] == pytest.approx(float(at_low), abs=1e-12)
    falls = joint.least_falls(*as_rows)[0]
    place = data.draw(st.integers(0, len(strata) - 1))
    within = [data.draw(st.integers(*ends)) for ends in zip(low, high, strict=True)]
    if within[place] < high[place]:
        one_more = [*within[:place], within[place] + 1, *within[place + 1 :]]
        fall = float(exact_tail(design, within) - exact_tail(design, one_more))
        assert falls[place] <= fall + 1e-12


def test_a_stratum_read_in_full_adds_certainty() -> None:
    alone = equal_tailed(3, 30, 200)
    both = max_p([StratumCounts(2, 10, 10), StratumCounts(3, 30, 200)])
    assert (both.low, both.high) == (alone.low + 2, alone.high + 2)


def test_a_frame_read_in_full_leaves_no_doubt() -> None:
    found = max_p([StratumCounts(2, 10, 10), StratumCounts(3, 5, 5)])
    assert (found.low, found.high, found.method) == (5, 5, READ_IN_FULL)
    assert (found.seen, found.read, found.population) == (5, 15, 15)


def test_one_stratum_is_a_sample_without_strata() -> None:
    found, plain = max_p([StratumCounts(3, 20, 200)]), equal_tailed(3, 20, 200)
    assert (found.low, found.high) == (plain.low, plain.high)


def test_four_and_five_strata_are_settled_exactly() -> None:
    four = [(3, 12, 60), (2, 10, 50), (5, 10, 40), (1, 8, 30)]
    found = max_p([StratumCounts(*row) for row in four])
    assert found.method == MAX_P
    five = [(1, 5, 12), (2, 5, 12), (0, 4, 9), (1, 4, 8), (3, 4, 8)]
    assert max_p([StratumCounts(*row) for row in five]).method == MAX_P


LONG = [StratumCounts(*row) for row in ((3, 15, 300), (2, 10, 200), (5, 10, 100))]


def test_a_search_cut_short_is_wider_by_no_more_than_it_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    exact = max_p(LONG)
    assert exact.method == MAX_P
    monkeypatch.setattr(split_search, "_MOST_WORK", 300_000)
    found = max_p(LONG)
    assert found.low <= exact.low <= exact.high <= found.high
    assert "made wider by at most" in found.method
    below, above = (int(word) for word in found.method.split() if word.isdigit())
    assert exact.low - found.low <= below
    assert found.high - exact.high <= above


@pytest.mark.parametrize(
    ("name", "value"), [("_MOST_WORK", 0), ("_LONGEST_LIST", 3), ("_LARGEST_TABLE", 10)]
)
def test_a_search_that_is_out_of_reach_gives_way_to_the_simple_rule_and_says_so(
    monkeypatch: pytest.MonkeyPatch, name: str, value: int
) -> None:
    monkeypatch.setattr(split_search, name, value)
    found, simple = max_p(LONG), sidak(LONG)
    assert (found.low, found.high) == (simple.low, simple.high)
    assert found.method.startswith(SIDAK)
    assert "too long" in found.method


def test_chances_too_near_the_limit_are_settled_in_fractions() -> None:
    # With one of two read in each of two strata, none seen, and all four of the kind bar two,
    # P(T <= 0) is exactly 1/4, which is not above 1/4.
    design = Design((2, 2), (1, 1), (2, 2), 0)
    assert exact_tail(design, (1, 1)) == Fraction(1, 4)
    one_each = split_search.largest_total(design, Fraction(1, 4))
    assert one_each == split_search.LargestTotal(1, 0)
    assert split_search.largest_total(design, Fraction(24, 100)) == split_search.LargestTotal(2, 0)


def test_the_two_lists_are_kept_short() -> None:
    assert list_lengths([9, 9, 9, 9]) == 200
    assert list_lengths([4]) == 6


def test_a_sample_that_says_nothing_is_refused() -> None:
    for rule in (max_p, sidak):
        with pytest.raises(ValueError, match="no strata"):
            rule([])
        with pytest.raises(ValueError, match="none read"):
            rule([StratumCounts(0, 0, 5)])
    with pytest.raises(ValueError, match="not possible"):
        StratumCounts(3, 2, 5)
    with pytest.raises(ValueError, match="only 5"):
        StratumCounts(3, 6, 5)


def test_an_empty_stratum_changes_nothing() -> None:
    found = max_p([*LONG[:2], StratumCounts(0, 0, 0)])
    plain = max_p(LONG[:2])
    assert (found.low, found.high) == (plain.low, plain.high)
