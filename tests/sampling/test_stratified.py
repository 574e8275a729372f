from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product
from math import comb, lcm, prod

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.stats import hypergeom

from sampling import split_search
from sampling.hypergeometric import equal_tailed, left_over
from sampling.joint_tail import Design, JointTail, exact_tail, list_lengths
from sampling.sheet import Sheet, outer_and_inner
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


@st.composite
def boxes(make: st.DrawFn) -> tuple[Design, list[int], list[int]]:
    """Make a design of two to four strata with any weights, and a range of counts for each."""
    strata = [StratumCounts(0, make(st.integers(1, 4)), make(st.integers(4, 9))) for _ in range(2)]
    strata += make(
        st.lists(st.just(StratumCounts(0, 2, 4)) | st.just(StratumCounts(0, 1, 3)), max_size=2)
    )
    design = Design(
        tuple(one.population for one in strata),
        tuple(one.read for one in strata),
        tuple(make(st.integers(1, 5)) for _ in strata),
        make(st.integers(0, 30)),
    )
    low = [make(st.integers(0, one.population)) for one in strata]
    ends = zip(low, strata, strict=True)
    return design, low, [make(st.integers(start, one.population)) for start, one in ends]


def as_row(*counts: int) -> NDArray[np.int64]:
    return np.array([counts], dtype=np.int64)


@settings(max_examples=60, deadline=None)
@given(boxes())
def test_both_ways_to_work_out_a_joint_chance_are_right(
    box: tuple[Design, list[int], list[int]],
) -> None:
    design, split, _ = box
    exact = pytest.approx(float(exact_tail(design, split)), abs=1e-12)
    assert JointTail(design).at(as_row(*split))[0] == exact
    sheet = Sheet(design)
    outer = as_row(*(split[stratum] for stratum in sheet.outer))
    found = sheet.at(outer, as_row(split[sheet.across]), as_row(split[sheet.along]))
    assert found[0, 0] == exact


@settings(max_examples=100, deadline=None)
@given(boxes(), st.data())
def test_one_more_case_never_takes_away_less_than_is_said_of_its_box(
    box: tuple[Design, list[int], list[int]], data: st.DataObject
) -> None:
    design, low, high = box
    sheet = Sheet(design)
    across = sheet.across
    high[across] = low[across]
    fall = sheet.least_fall(
        as_row(*(low[stratum] for stratum in sheet.outer)),
        as_row(*(high[stratum] for stratum in sheet.outer)),
        as_row(low[across]),
        as_row(low[sheet.along]),
        as_row(high[sheet.along]),
    )[0, 0]
    within = [data.draw(st.integers(*ends)) for ends in zip(low, high, strict=True)]
    for place in range(len(low)):
        if within[place] < high[place]:
            one_more = [*within[:place], within[place] + 1, *within[place + 1 :]]
            taken = exact_tail(design, within) - exact_tail(design, one_more)
            assert fall <= float(taken) + 1e-12


def largest_by_trying_every_split(design: Design, limit: float) -> int:
    """Work out the chance of every single split, in floats."""
    whole: NDArray[np.int64] = np.zeros(1, dtype=np.int64)
    for read, weight in zip(design.reads, design.weights, strict=True):
        whole = whole[..., None] + weight * np.arange(read + 1)
    chances: NDArray[np.float64] = (whole[0] <= design.threshold).astype(np.float64)
    for population, read in zip(design.populations, design.reads, strict=True):
        cases = np.arange(population + 1)[:, None]
        table = hypergeom.pmf(np.arange(read + 1), population, cases, read)
        # The results of one stratum give way to its cases, which become the last axis.
        chances = np.tensordot(chances, table, axes=(0, 1))
    return int(np.argwhere(chances > limit).sum(axis=1).max())


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_trying_every_split_of_a_larger_design_finds_the_same(data: st.DataObject) -> None:
    rows = []
    for most in (90, 60, 30)[: data.draw(st.integers(2, 3))]:
        population = data.draw(st.integers(2, most))
        read = data.draw(st.integers(1, min(12, population - 1)))
        rows.append((population, read, data.draw(st.integers(0, read))))
    whole = lcm(*(read for _, read, _ in rows))
    weights = tuple(population * whole // read for population, read, _ in rows)
    design = Design(
        tuple(population for population, _, _ in rows),
        tuple(read for _, read, _ in rows),
        weights,
        sum(weight * seen for weight, (_, _, seen) in zip(weights, rows, strict=True)),
    )
    # A limit that no chance comes near, so that floats can be trusted to settle it.
    limit = 0.0250317
    found = split_search.largest_total(design, Fraction(str(limit)))
    assert found == split_search.LargestTotal(largest_by_trying_every_split(design, limit), 0)


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


@pytest.mark.parametrize(
    ("rows", "limits"),
    [
        # The limits that a search of another kind, over boxes in every stratum, found as well.
        ([(10, 50, 1000), (2, 50, 1000), (25, 50, 1000)], (545, 965)),
        ([(20, 50, 1000), (17, 47, 950), (21, 49, 987)], (940, 1403)),
        ([(3, 13, 600), (2, 12, 400), (5, 15, 900), (1, 10, 300)], (293, 835)),
        ([(3, 15, 300), (2, 10, 200), (5, 10, 100), (1, 8, 80)], (77, 265)),
        ([(1, 5, 12), (2, 5, 12), (0, 4, 9), (1, 4, 8), (3, 4, 8)], (9, 23)),
    ],
)
def test_three_to_five_strata_are_settled_exactly(
    rows: list[tuple[int, int, int]], limits: tuple[int, int]
) -> None:
    found = max_p([StratumCounts(*row) for row in rows])
    assert (found.low, found.high, found.method) == (*limits, MAX_P)


@pytest.mark.parametrize("seen", [0, 1, 3])
def test_thirty_strata_have_an_answer_too(seen: int) -> None:
    strata = [StratumCounts(min(seen, 3), 3, 20 + place) for place in range(30)]
    found, simple = max_p(strata), sidak(strata)
    assert simple.low <= found.low <= found.high <= simple.high
    assert found.method.startswith((MAX_P, SIDAK))


LONG = [StratumCounts(*row) for row in ((3, 15, 300), (2, 10, 200), (5, 10, 100))]


def test_a_search_cut_short_is_wider_by_no_more_than_it_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    exact = max_p(LONG)
    assert exact.method == MAX_P
    monkeypatch.setattr(split_search, "_MOST_WORK", 1_000_000)
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


def test_the_two_largest_strata_make_the_sheet() -> None:
    assert outer_and_inner([5, 900, 60, 1000]) == ([0, 2], (1, 3))
    assert outer_and_inner([5, 9]) == ([], (0, 1))


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
