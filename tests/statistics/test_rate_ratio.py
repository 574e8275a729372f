"""The ratio of two rates, against what independent programs say and against its own definition."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.statistics.rate_ratio import rate_ratio
from tests.statistics.consensus import MISSING, REFERENCE, Table, agreed, assert_close, said_by
from tests.statistics.consensus import tables as reference_tables

needs_reference = pytest.mark.skipif(not REFERENCE.exists(), reason=MISSING)
every_table = pytest.mark.parametrize("table", reference_tables(), ids=lambda table: table.id)
counts = st.integers(0, 400)
residents = st.integers(1, 100_000)


@needs_reference
@every_table
def test_the_exact_interval_is_the_agreed_one(table: Table) -> None:
    found = rate_ratio(*table.counts)
    wanted = agreed(table, "rate_ratio_exact_ci")
    assert wanted is not None
    assert_close((found.low, found.high), wanted)


@needs_reference
@every_table
def test_the_exact_p_value_is_that_of_the_poisson_test(table: Table) -> None:
    wanted = said_by(table, "poisson.test(c(x1,x2)", "p")
    if wanted is None:
        pytest.skip("the program gives no p-value for this table")
    assert_close([rate_ratio(*table.counts).p_value], [wanted])


@needs_reference
@every_table
def test_the_mid_p_interval_is_the_agreed_one_within_what_its_programs_resolve(
    table: Table,
) -> None:
    """Both programs stop their search once the binomial share is known to 0.00012.

    So the comparison is made on that share; that our limits solve the equation is shown below.
    """
    found = rate_ratio(*table.counts, mid_p=True)
    wanted = agreed(table, "rate_ratio_midp_ci")
    assert wanted is not None
    for ours, theirs in zip((found.low, found.high), wanted, strict=True):
        odds = [
            (math.inf if ratio is None else ratio) * table.n1 / table.n2 for ratio in (ours, theirs)
        ]
        shares = [1.0 if math.isinf(odd) else odd / (1 + odd) for odd in odds]
        assert abs(shares[0] - shares[1]) < 1.3e-4


@needs_reference
@every_table
def test_the_mid_p_value_is_the_published_one(table: Table) -> None:
    wanted = said_by(table, "exactci::poisson.exact", "p")
    if wanted is None:
        pytest.skip("the program gives no p-value for this table")
    assert_close([rate_ratio(*table.counts, mid_p=True).p_value], [wanted])


@given(counts, residents, counts, residents)
def test_the_mid_p_limits_leave_the_stated_share_in_each_tail(
    x1: int, n1: int, x2: int, n2: int
) -> None:
    from scipy.stats import binom

    found = rate_ratio(x1, n1, x2, n2, mid_p=True)
    for limit, upper in ((found.low, True), (found.high, False)):
        if not limit:
            continue
        share = limit * n1 / (limit * n1 + n2)
        tail = binom.sf(x1, x1 + x2, share) if upper else binom.cdf(x1 - 1, x1 + x2, share)
        chance = float(tail) + float(binom.pmf(x1, x1 + x2, share)) / 2
        assert math.isclose(chance, 0.025, rel_tol=1e-5)


@given(counts, residents, counts, residents)
def test_the_exact_limits_leave_the_stated_share_in_each_tail(
    x1: int, n1: int, x2: int, n2: int
) -> None:
    from scipy.stats import binom

    found = rate_ratio(x1, n1, x2, n2)
    if found.low:
        share = found.low * n1 / (found.low * n1 + n2)
        assert math.isclose(float(binom.sf(x1 - 1, x1 + x2, share)), 0.025, rel_tol=1e-5)
    if found.high:
        share = found.high * n1 / (found.high * n1 + n2)
        assert math.isclose(float(binom.cdf(x1, x1 + x2, share)), 0.025, rel_tol=1e-5)


@given(counts, residents, counts, residents, st.booleans())
def test_the_interval_holds_the_ratio(x1: int, n1: int, x2: int, n2: int, mid_p: bool) -> None:
    found = rate_ratio(x1, n1, x2, n2, mid_p=mid_p)
    ratio = math.inf if found.estimate is None else found.estimate
    assert found.low is not None
    assert found.low <= ratio
    assert found.high is None or found.estimate is None or ratio < found.high


@given(counts, residents, counts, residents, st.booleans())
def test_swapping_the_groups_turns_the_ratio_over(
    x1: int, n1: int, x2: int, n2: int, mid_p: bool
) -> None:
    one, other = (
        rate_ratio(x1, n1, x2, n2, mid_p=mid_p),
        rate_ratio(x2, n2, x1, n1, mid_p=mid_p),
    )
    if one.estimate and other.estimate:
        assert math.isclose(one.estimate * other.estimate, 1, rel_tol=1e-9)
    if one.low:
        assert other.high is not None
        assert math.isclose(one.low * other.high, 1, rel_tol=1e-8)
    else:
        assert other.high is None
    assert one.p_value == pytest.approx(other.p_value, rel=1e-6)


@given(counts, residents, counts, residents, st.integers(2, 50))
def test_only_the_proportion_of_the_populations_matters(
    x1: int, n1: int, x2: int, n2: int, times: int
) -> None:
    one, other = rate_ratio(x1, n1, x2, n2), rate_ratio(x1, n1 * times, x2, n2 * times)
    assert one.estimate == pytest.approx(other.estimate)
    assert one.low == pytest.approx(other.low)
    assert one.high == pytest.approx(other.high)


@given(counts, residents, counts, residents)
def test_mid_p_is_never_wider_than_exact(x1: int, n1: int, x2: int, n2: int) -> None:
    exact, mid = rate_ratio(x1, n1, x2, n2), rate_ratio(x1, n1, x2, n2, mid_p=True)
    assert (exact.low or 0) <= (mid.low or 0) * (1 + 1e-9)
    if exact.high is not None:
        assert mid.high is not None
        assert mid.high <= exact.high * (1 + 1e-9)


def test_no_event_in_the_group_is_a_ratio_of_zero_with_an_upper_limit() -> None:
    found = rate_ratio(0, 37_844, 12, 1_584_583)
    assert (found.estimate, found.low) == (0, 0)
    assert found.high == pytest.approx(15.0693, rel=1e-5)
    assert found.undefined is None


def test_no_event_in_the_reference_group_leaves_the_lower_limit_only() -> None:
    found = rate_ratio(3, 12, 0, 10)
    assert (found.estimate, found.high) == (None, None)
    assert found.low == pytest.approx(0.344359, rel=1e-5)
    assert found.undefined == "The reference group has no events."


def test_no_events_at_all_say_nothing() -> None:
    found = rate_ratio(0, 5, 0, 7)
    assert (found.estimate, found.low, found.high, found.p_value) == (None, 0, None, 1)
    assert found.undefined == "Neither group has events."


def test_a_group_of_nobody_has_no_ratio() -> None:
    found = rate_ratio(3, 0, 5, 10)
    assert (found.estimate, found.low, found.high) == (None, None, None)
    assert found.undefined


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="reference events is below zero"):
        rate_ratio(1, 10, -1, 10)
