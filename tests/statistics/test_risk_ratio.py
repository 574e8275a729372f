"""The ratio of two shares, against what independent programs say and against its own definition."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.statistics.risk_ratio import fisher, risk_ratio
from tests.statistics.consensus import MISSING, REFERENCE, Table, agreed, assert_close
from tests.statistics.consensus import tables as reference_tables

needs_reference = pytest.mark.skipif(not REFERENCE.exists(), reason=MISSING)
every_table = pytest.mark.parametrize("table", reference_tables(), ids=lambda table: table.id)


@st.composite
def parts(draw: st.DrawFn) -> tuple[int, int]:
    whole = draw(st.integers(1, 300))
    return draw(st.integers(0, whole)), whole


@needs_reference
@every_table
def test_the_score_interval_is_the_agreed_one(table: Table) -> None:
    found = risk_ratio(*table.counts)
    wanted = agreed(table, "risk_ratio_score_ci")
    assert wanted is not None
    assert_close((found.low, found.high), wanted)


@needs_reference
@every_table
def test_fishers_p_is_the_agreed_one(table: Table) -> None:
    wanted = agreed(table, "fisher_p")
    if wanted is None:
        pytest.skip("the programs do not agree on this table")
    assert_close([fisher(*table.counts)], wanted)
    assert risk_ratio(*table.counts).p_value == fisher(*table.counts)


@given(parts(), parts())
def test_the_score_test_is_on_the_line_at_each_limit(
    group: tuple[int, int], reference: tuple[int, int]
) -> None:
    """The best-fitting shares are found by a search here, not by the closed form."""
    from scipy.optimize import minimize_scalar

    (x1, n1), (x2, n2) = group, reference
    found = risk_ratio(x1, n1, x2, n2)
    for limit in (found.low, found.high):
        if not limit:
            continue

        def unlikely(p2: float, ratio: float = limit) -> float:
            cells = (
                (x1, ratio * p2),
                (n1 - x1, 1 - ratio * p2),
                (x2, p2),
                (n2 - x2, 1 - p2),
            )
            return -sum(n * math.log(max(p, 1e-300)) for n, p in cells if n)

        top = min(1.0, 1 / limit)
        p2 = float(
            minimize_scalar(unlikely, bounds=(0, top), method="bounded", options={"xatol": 1e-12}).x
        )
        variance = limit * p2 * (1 - limit * p2) / n1 + limit**2 * p2 * (1 - p2) / n2
        score = (x1 / n1 - limit * x2 / n2) ** 2 / variance
        assert score == pytest.approx(3.841458820694124, rel=2e-3)


@given(parts(), parts())
def test_the_interval_holds_the_ratio(group: tuple[int, int], reference: tuple[int, int]) -> None:
    found = risk_ratio(*group, *reference)
    ratio = math.inf if found.estimate is None else found.estimate
    assert found.low is not None
    assert found.low <= ratio * (1 + 1e-9)
    assert found.high is None or found.estimate is None or ratio <= found.high * (1 + 1e-9)


@given(parts(), parts())
def test_swapping_the_groups_turns_the_ratio_over(
    group: tuple[int, int], reference: tuple[int, int]
) -> None:
    one, other = risk_ratio(*group, *reference), risk_ratio(*reference, *group)
    if one.low:
        assert other.high is not None
        assert math.isclose(one.low * other.high, 1, rel_tol=1e-9)
    else:
        assert other.high is None
    assert one.p_value == pytest.approx(other.p_value, rel=1e-6)


@given(parts(), parts())
def test_more_confidence_makes_a_wider_interval(
    group: tuple[int, int], reference: tuple[int, int]
) -> None:
    usual = risk_ratio(*group, *reference)
    sure = risk_ratio(*group, *reference, confidence=0.998)
    assert (sure.low or 0) <= (usual.low or 0)
    assert sure.high is None or (usual.high is not None and usual.high <= sure.high)


def test_a_tiny_group_that_is_all_poor_is_not_called_different() -> None:
    found = risk_ratio(4, 4, 37, 52)
    assert found.low == pytest.approx(0.706837, rel=1e-4)
    assert found.high == pytest.approx(1.73229, rel=1e-4)


def test_no_case_in_the_reference_group_leaves_the_lower_limit_only() -> None:
    found = risk_ratio(3, 12, 0, 10)
    assert (found.estimate, found.high) == (None, None)
    assert found.low == pytest.approx(0.768158, rel=1e-4)
    assert found.undefined == "The reference group has no such cases."


def test_no_case_at_all_says_nothing() -> None:
    found = risk_ratio(0, 5, 0, 7)
    assert (found.estimate, found.low, found.high) == (None, 0, None)
    assert found.undefined == "Neither group has such cases."


def test_an_empty_group_has_no_ratio() -> None:
    assert risk_ratio(0, 0, 3, 7).undefined == "One of the groups has no cases."


def test_a_part_greater_than_its_whole_is_refused() -> None:
    with pytest.raises(ValueError, match="5 of 4 is not possible"):
        risk_ratio(5, 4, 1, 2)
