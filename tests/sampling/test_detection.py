from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampling.detection import (
    detection_probability,
    discovery_size,
    missed_share_probability,
    missed_stratum_probability,
)
from tests.sampling.reference import reference_numbers


def test_every_reference_chance_is_reproduced() -> None:
    for row in reference_numbers("detection_probability"):
        found = detection_probability(row["N"], row["n"], row["K"])
        assert found == pytest.approx(row["p_detect"], abs=5e-7)


def test_every_reference_size_is_reproduced_but_one_that_floats_rounded_up() -> None:
    differ = []
    for row in reference_numbers("discovery_sample_size"):
        found = discovery_size(row["N"], row["rate"], row["level"])
        if found != row["n"]:
            differ.append((row["N"], row["K"], row["level"], found, row["n"]))
    # 45 of 50 meet the one case with a chance of 45/50, which is 0.9 and not a hair less.
    assert all(row == (50, 1, 0.9, 45, 46) for row in differ)
    assert detection_probability(50, 45, 1) == 0.9


@given(
    st.integers(1, 300),
    st.sampled_from([0, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1]),
    st.sampled_from([0.5, 0.9, 0.95, 0.99]),
)
def test_the_size_is_the_smallest_that_is_sure_enough(
    population: int, rate: float, confidence: float
) -> None:
    size = discovery_size(population, rate, confidence)
    cases = max(1, (2 * round(rate * 100) * population + 100) // 200)
    needed = Fraction(str(confidence))

    def chance(drawn: int) -> Fraction:
        return 1 - Fraction(comb(population - cases, drawn), comb(population, drawn))

    assert chance(size) >= needed
    assert chance(size - 1) < needed


@given(st.integers(0, 60), st.data())
def test_meeting_none_and_meeting_one_are_all_there_is(
    population: int, data: st.DataObject
) -> None:
    size = data.draw(st.integers(0, population))
    cases = data.draw(st.integers(0, population))
    met = detection_probability(population, size, cases)
    missed = missed_stratum_probability(population, size, cases)
    assert met + missed == pytest.approx(1)
    assert detection_probability(population, cases, size) == met


@pytest.mark.parametrize("numbers", [(10, 11, 1), (10, 1, 11), (10, -1, 1), (10, 1, -1)])
def test_numbers_that_do_not_fit_are_refused(numbers: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="do not fit"):
        detection_probability(*numbers)


def test_a_part_of_a_very_long_list_is_missed_as_often_as_a_part_of_a_known_one() -> None:
    assert missed_share_probability(12, 0.05) == pytest.approx(0.540, abs=5e-4)
    known = missed_stratum_probability(1_000_000, 12, 50_000)
    assert known == pytest.approx(missed_share_probability(12, 0.05), rel=1e-4)
    assert missed_share_probability(0, 1) == 1
    assert missed_share_probability(3, 1) == 0


@pytest.mark.parametrize(("size", "share"), [(-1, 0.5), (5, -0.1), (5, 1.1)])
def test_a_share_or_size_that_cannot_be_is_refused(size: int, share: float) -> None:
    with pytest.raises(ValueError, match=r"below 0|from 0 to 1"):
        missed_share_probability(size, share)


def test_a_size_for_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no cases"):
        discovery_size(0, 0.1)
    with pytest.raises(ValueError, match="from 0 to 1"):
        discovery_size(10, 1.5)


def test_a_list_too_long_to_count_is_refused_and_a_sure_meeting_is_told_at_once() -> None:
    assert missed_stratum_probability(10_000_000, 5_000_000, 5_000_000) == 0
    assert detection_probability(10_000_000, 5_000_000, 5_000_000) == 1
    with pytest.raises(ValueError, match="too long"):
        discovery_size(10_000_001, 0.1)
