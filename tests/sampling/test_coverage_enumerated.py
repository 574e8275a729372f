"""Every sample of every short list: the promise is kept in each one, counted in whole numbers."""

from collections.abc import Callable
from math import comb

import pytest

from sampling.hypergeometric import Interval, equal_tailed, one_sided_lower, one_sided_upper
from sampling.shortest import shortest

LONGEST = 60

Rule = Callable[[int, int, int, float], Interval]

WAYS = [[comb(of, take) for take in range(LONGEST + 1)] for of in range(LONGEST + 1)]
"""Pascal's triangle; nothing of the tested module is used to test it."""

LEFT_OUT = {0.95: (1, 20), 0.9: (1, 10), 0.99: (1, 100)}
"""What each confidence may leave out, as a fraction."""


def limits(rule: Rule, read: int, population: int, confidence: float) -> list[tuple[int, int]]:
    """Give the limits for every number seen."""
    found = [rule(seen, read, population, confidence) for seen in range(read + 1)]
    return [(one.low, one.high) for one in found]


def least_covered(found: list[tuple[int, int]], population: int) -> tuple[int, int]:
    """Give the fewest draws that cover the truth, over every truth, and all draws there are."""
    read = len(found) - 1
    fewest = comb(population, read)
    for cases in range(population + 1):
        of, others = ways_of(cases), ways_of(population - cases)
        covered = sum(
            of(seen) * others(read - seen)
            for seen, (low, high) in enumerate(found)
            if low <= cases <= high
        )
        fewest = min(fewest, covered)
    return fewest, comb(population, read)


def ways_of(size: int) -> Callable[[int], int]:
    return WAYS[size].__getitem__ if size <= LONGEST else lambda take: comb(size, take)


def kept(found: list[tuple[int, int]], population: int, confidence: float) -> bool:
    fewest, every = least_covered(found, population)
    part, whole = LEFT_OUT[confidence]
    return fewest * whole >= every * (whole - part)


@pytest.mark.parametrize("sixth", range(6))
def test_the_default_limits_keep_their_promise_in_every_list_of_up_to_60_cases(sixth: int) -> None:
    for population in range(sixth, LONGEST + 1, 6):
        for read in range(population + 1):
            found = limits(equal_tailed, read, population, 0.95)
            assert kept(found, population, 0.95), (population, read)
            # More seen never lowers a limit.
            assert found == sorted(found)
            mirrored = [(population - high, population - low) for low, high in reversed(found)]
            assert found == mirrored, (population, read)


@pytest.mark.parametrize("confidence", [0.9, 0.99])
def test_the_default_limits_keep_other_promises_too(confidence: float) -> None:
    for population in range(0, LONGEST + 1, 7):
        for read in range(population + 1):
            found = limits(equal_tailed, read, population, confidence)
            assert kept(found, population, confidence), (population, read)


def test_limits_on_one_side_keep_their_promise() -> None:
    for population in range(0, LONGEST + 1, 6):
        for read in range(population + 1):
            lowest = [one_sided_lower(seen, read, population) for seen in range(read + 1)]
            highest = [one_sided_upper(seen, read, population) for seen in range(read + 1)]
            assert kept([(0, high) for high in highest], population, 0.95), (population, read)
            assert kept([(low, population) for low in lowest], population, 0.95)


def test_the_shortest_limits_keep_their_promise_in_every_list_of_up_to_24_cases() -> None:
    for population in range(25):
        for read in range(population + 1):
            found = limits(shortest, read, population, 0.95)
            assert kept(found, population, 0.95), (population, read)


@pytest.mark.parametrize(
    ("read", "population"),
    [
        (1, 60),
        (7, 60),
        (15, 60),
        (30, 60),
        (45, 60),
        (59, 60),
        (60, 60),
        (13, 59),
        (20, 200),
        (9, 333),
    ],
)
@pytest.mark.parametrize("confidence", [0.9, 0.95, 0.99])
def test_the_shortest_limits_keep_their_promise_and_are_never_longer(
    read: int, population: int, confidence: float
) -> None:
    found = limits(shortest, read, population, confidence)
    assert kept(found, population, confidence)
    plain = limits(equal_tailed, read, population, confidence)
    for (low, high), (outer_low, outer_high) in zip(found, plain, strict=True):
        assert outer_low <= low <= high <= outer_high


def test_limits_that_are_one_case_too_narrow_would_break_the_promise() -> None:
    found = limits(shortest, 15, 60, 0.95)
    for seen in range(16):
        low, high = found[seen]
        narrower = [*found[:seen], (low + 1, high - 1), *found[seen + 1 :]]
        mirror_low, mirror_high = found[15 - seen]
        narrower[15 - seen] = (mirror_low + 1, mirror_high - 1)
        assert not kept(narrower, 60, 0.95)
