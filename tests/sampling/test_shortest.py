from fractions import Fraction
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sampling.hypergeometric import equal_tailed, ways_each
from sampling.shortest import shortest
from tests.sampling.reference import reference_numbers


@st.composite
def designs(make: st.DrawFn) -> tuple[int, int]:
    population = make(st.integers(1, 40))
    return make(st.integers(0, population)), population


def all_limits(read: int, population: int, confidence: float) -> list[tuple[int, int]]:
    found = [shortest(seen, read, population, confidence) for seen in range(read + 1)]
    return [(interval.low, interval.high) for interval in found]


def coverage(limits: list[tuple[int, int]], read: int, population: int, cases: int) -> Fraction:
    ways = ways_each(read, population, cases)
    covered = sum(
        way for way, (low, high) in zip(ways, limits, strict=True) if low <= cases <= high
    )
    return Fraction(covered, comb(population, read))


def test_every_reference_row_is_reproduced() -> None:
    for row in reference_numbers("srs_hypergeometric"):
        found = shortest(row["x"], row["n"], row["N"], row["level"])
        assert [found.low, found.high] == row["wang2015_counts"], row


@settings(max_examples=40)
@given(designs(), st.sampled_from([0.8, 0.9, 0.95]))
def test_every_truth_is_covered_as_promised_and_no_limit_can_be_drawn_in(
    design: tuple[int, int], confidence: float
) -> None:
    read, population = design
    promise = Fraction(str(confidence))
    limits = all_limits(read, population, confidence)
    for cases in range(population + 1):
        assert coverage(limits, read, population, cases) >= promise
    for seen, (low, high) in enumerate(limits):
        if low < high:
            # A limit and its mirror image move together.
            shorter = limits.copy()
            shorter[seen] = (low + 1, high)
            mirror_low, mirror_high = shorter[read - seen]
            shorter[read - seen] = (mirror_low, min(mirror_high, population - low - 1))
            assert coverage(shorter, read, population, low) < promise


@settings(max_examples=60)
@given(designs(), st.data())
def test_it_lies_within_the_equal_tailed_limits_and_mirrors_itself(
    design: tuple[int, int], data: st.DataObject
) -> None:
    read, population = design
    seen = data.draw(st.integers(0, read))
    found, outer = shortest(seen, read, population), equal_tailed(seen, read, population)
    assert outer.low <= found.low <= found.high <= outer.high
    mirror = shortest(read - seen, read, population)
    assert (mirror.low, mirror.high) == (population - found.high, population - found.low)


@pytest.mark.parametrize("sample", [(3, 2, 10), (1, 12, 10)])
def test_counts_that_do_not_fit_are_refused(sample: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match=r"not possible|only 10"):
        shortest(*sample)
