from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampling.allocation import equal, fixed, neyman, proportional
from tests.sampling.reference import reference_numbers

frames = st.dictionaries(st.text("abcdé", min_size=1, max_size=3), st.integers(0, 60), max_size=6)


def test_both_rules_give_the_published_shares() -> None:
    known = reference_numbers("allocation_stratasamp")
    sizes = dict(zip("abc", known["N"], strict=True))
    spreads = {"a": sqrt(0.1 * 0.9), "b": sqrt(0.2 * 0.8), "c": 0.5}
    assert list(proportional(sizes, known["n"]).values()) == known["prop"]
    assert list(neyman(sizes, spreads, known["n"]).values()) == known["neyman"]


@given(frames, st.data())
def test_shares_add_up_and_keep_their_bounds(sizes: dict[str, int], data: st.DataObject) -> None:
    minimum = data.draw(st.integers(0, 5))
    least = {name: min(minimum, size) for name, size in sizes.items()}
    total = data.draw(st.integers(sum(least.values()), sum(sizes.values())))
    spread = st.sampled_from([0.0, 0.1, 0.3, 0.5])
    spreads = {name: data.draw(spread) for name in sizes}
    results = [proportional(sizes, total, minimum), equal(sizes, total, minimum)]
    if any(size * spreads[name] for name, size in sizes.items()):
        results.append(neyman(sizes, spreads, total, minimum))
    for shares in results:
        assert sum(shares.values()) == total
        assert all(least[name] <= shares[name] <= sizes[name] for name in sizes)
        assert list(shares) == list(sizes)


@given(frames.filter(lambda sizes: sum(sizes.values()) > 0), st.data())
def test_a_proportional_share_is_within_one_case_of_its_part(
    sizes: dict[str, int], data: st.DataObject
) -> None:
    total = data.draw(st.integers(0, sum(sizes.values())))
    for name, share in proportional(sizes, total).items():
        assert abs(share - total * sizes[name] / sum(sizes.values())) < 1


@given(frames, st.data())
def test_the_order_of_the_strata_does_not_matter(
    sizes: dict[str, int], data: st.DataObject
) -> None:
    total = data.draw(st.integers(0, sum(sizes.values())))
    backwards = dict(reversed(sizes.items()))
    assert proportional(backwards, total, 0) == proportional(sizes, total, 0)
    assert equal(backwards, total) == equal(sizes, total)


def test_a_tie_goes_to_the_larger_stratum_and_then_to_the_first_name() -> None:
    assert proportional({"small": 50, "large": 150}, 50 // 25) == {"small": 0, "large": 2}
    assert proportional({"b": 10, "a": 10}, 1) == {"b": 0, "a": 1}
    assert proportional({"é": 10, "z": 10}, 1) == {"é": 0, "z": 1}


def test_a_minimum_is_met_before_the_shares_count() -> None:
    assert proportional({"a": 990, "b": 5, "c": 5}, 20, 3) == {"a": 14, "b": 3, "c": 3}
    assert proportional({"a": 990, "b": 2}, 20, 3) == {"a": 18, "b": 2}


def test_a_stratum_that_runs_out_leaves_its_share_to_the_others() -> None:
    assert neyman({"a": 5, "b": 100, "c": 50}, {"a": 50, "b": 1, "c": 1}, 20) == {
        "a": 5,
        "b": 10,
        "c": 5,
    }
    assert neyman({"a": 5, "b": 10}, {"a": 1, "b": 0}, 8) == {"a": 5, "b": 3}


@pytest.mark.parametrize(
    ("total", "minimum", "said"),
    [(-1, 0, "below 0"), (5, -1, "below 0"), (161, 0, "have 160"), (5, 3, "needs 6")],
)
def test_what_cannot_be_shared_out_is_refused(total: int, minimum: int, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        proportional({"a": 100, "b": 60}, total, minimum)


def test_spreads_that_say_nothing_are_refused() -> None:
    with pytest.raises(ValueError, match="Every spread is 0"):
        neyman({"a": 5}, {"a": 0}, 1)
    with pytest.raises(ValueError, match="no spread"):
        neyman({"a": 5}, {}, 1)
    with pytest.raises(ValueError, match="from 0 up"):
        neyman({"a": 5}, {"a": float("nan")}, 1)


def test_agreed_quotas_are_checked_against_strata_and_total() -> None:
    assert fixed({"a": 5, "b": 2}, {"a": 3}, 3) == {"a": 3, "b": 0}
    with pytest.raises(ValueError, match="add up to 3, not to 4"):
        fixed({"a": 5}, {"a": 3}, 4)
    with pytest.raises(ValueError, match="has only 5"):
        fixed({"a": 5}, {"a": 6}, 6)
