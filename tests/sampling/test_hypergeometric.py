from fractions import Fraction
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sampling.hypergeometric import (
    Interval,
    equal_tailed,
    left_over,
    one_sided_lower,
    one_sided_upper,
    ways_each,
    ways_up_to,
)
from tests.sampling.reference import reference_numbers


@st.composite
def samples(make: st.DrawFn) -> tuple[int, int, int]:
    population = make(st.integers(1, 80))
    read = make(st.integers(0, population))
    return make(st.integers(0, read)), read, population


levels = st.sampled_from([0.8, 0.9, 0.95, 0.99])


def ends(interval: Interval) -> list[int]:
    return [interval.low, interval.high]


def chance_of(seen: int, read: int, population: int, cases: int) -> Fraction:
    ways = comb(cases, seen) * comb(population - cases, read - seen)
    return Fraction(ways, comb(population, read))


def test_every_reference_row_is_reproduced() -> None:
    rows = reference_numbers("srs_hypergeometric")
    assert len(rows) >= 30
    for row in rows:
        sample = (row["x"], row["n"], row["N"], row["level"])
        found = equal_tailed(*sample)
        assert ends(found) == row["equal_tailed_counts"], row
        rates = [found.low / row["N"], found.high / row["N"]]
        assert rates == pytest.approx(row["equal_tailed_rates"])
        assert one_sided_upper(*sample) == row["one_sided_upper_count"], row
        assert one_sided_lower(*sample) == row["one_sided_lower_count"], row


def test_the_bounds_after_nothing_was_seen_are_reproduced() -> None:
    for row in reference_numbers("discovery_zero_seen"):
        found = one_sided_upper(0, row["n"], row["N"], row["level"])
        assert found == row["one_sided_upper_count"], row


def test_the_lower_limits_known_to_be_wrong_are_not_matched() -> None:
    differ = 0
    wrong = reference_numbers("known_wrong_do_not_match")
    for row in wrong["jfa_0.7.4_two_sided_hypergeometric_lower"]:
        found = ends(equal_tailed(row["x"], row["n"], row["N"], row["level"]))
        assert found == row["correct_counts"]
        differ += found != row["jfa_counts"]
    assert differ == 4


def test_the_limits_known_to_be_one_case_too_wide_are_not_matched() -> None:
    for row in reference_numbers("srs_hypergeometric"):
        found = equal_tailed(row["x"], row["n"], row["N"], row["level"])
        assert ends(found) != row["samplingbook_Sprop_exact_counts"], row


@given(samples(), levels)
def test_exactly_the_counts_that_agree_are_kept(
    sample: tuple[int, int, int], confidence: float
) -> None:
    seen, read, population = sample
    half = left_over(confidence) / 2
    kept = []
    for cases in range(seen, population - read + seen + 1):
        below = sum(chance_of(x, read, population, cases) for x in range(seen + 1))
        above = sum(chance_of(x, read, population, cases) for x in range(seen, read + 1))
        if below > half and above > half:
            kept.append(cases)
    found = equal_tailed(seen, read, population, confidence)
    assert kept == list(range(found.low, found.high + 1))


@given(samples(), levels)
def test_the_limits_of_the_others_are_the_mirror_image(
    sample: tuple[int, int, int], confidence: float
) -> None:
    seen, read, population = sample
    one = equal_tailed(seen, read, population, confidence)
    other = equal_tailed(read - seen, read, population, confidence)
    assert ends(other) == [population - one.high, population - one.low]


@given(samples())
def test_more_confidence_is_never_narrower(sample: tuple[int, int, int]) -> None:
    narrow, wide = equal_tailed(*sample, 0.9), equal_tailed(*sample, 0.99)
    assert wide.low <= narrow.low <= narrow.high <= wide.high


@given(samples())
def test_reading_everything_leaves_no_doubt(sample: tuple[int, int, int]) -> None:
    seen, _, population = sample
    assert ends(equal_tailed(seen, population, population)) == [seen, seen]


def test_reading_nothing_rules_nothing_out() -> None:
    assert ends(equal_tailed(0, 0, 12)) == [0, 12]


@pytest.mark.parametrize("population", [7, 20, 41, 60])
@pytest.mark.parametrize("confidence", [0.9, 0.95])
def test_the_truth_is_covered_at_least_as_often_as_said(population: int, confidence: float) -> None:
    for read in range(0, population + 1, max(1, population // 12)):
        limits = [equal_tailed(seen, read, population, confidence) for seen in range(read + 1)]
        for cases in range(population + 1):
            covered = sum(
                chance_of(seen, read, population, cases)
                for seen, limit in enumerate(limits)
                if limit.low <= cases <= limit.high
            )
            assert covered >= Fraction(str(confidence))


@given(samples(), st.data())
def test_either_tail_is_counted_exactly(sample: tuple[int, int, int], data: st.DataObject) -> None:
    seen, read, population = sample
    cases = data.draw(st.integers(0, population))
    each = [comb(cases, x) * comb(population - cases, read - x) for x in range(read + 1)]
    assert ways_each(read, population, cases) == each
    assert ways_up_to(seen, read, population, cases) == sum(each[: seen + 1])


@settings(max_examples=20)
@given(st.integers(0, 50))
def test_a_hundred_thousand_cases_are_no_harder(seen: int) -> None:
    found = equal_tailed(seen, 50, 100_000)
    assert found.low <= seen * 2000 <= found.high


@pytest.mark.parametrize(
    ("sample", "said"),
    [((3, 2, 10), "not possible"), ((-1, 2, 10), "not possible"), ((1, 12, 10), "only 10")],
)
def test_counts_that_do_not_fit_are_refused(sample: tuple[int, int, int], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        equal_tailed(*sample)


@pytest.mark.parametrize("confidence", [0, 1, -0.5, 95, float("nan")])
def test_a_confidence_outside_nought_and_one_is_refused(confidence: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        equal_tailed(1, 2, 10, confidence)


def test_more_cases_read_than_anybody_waits_for_are_refused() -> None:
    assert equal_tailed(3, 999_990, 1_000_000).low == 3
    with pytest.raises(ValueError, match="too many to work out exactly"):
        equal_tailed(0, 30_923, 1_491_970)
