"""Two-sided exact p-values against SciPy, term by term, and at sizes where digits are lost."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.statistics.least_likely import binomial_p, hypergeometric_p


@given(st.integers(0, 40), st.integers(0, 40), st.integers(1, 30), st.integers(1, 30))
def test_the_binomial_p_is_the_sum_of_all_outcomes_no_more_likely(
    count: int, rest: int, n1: int, n2: int
) -> None:
    total = count + rest
    share = Fraction(n1, n1 + n2)
    chances = [
        math.comb(total, k) * share**k * (1 - share) ** (total - k) for k in range(total + 1)
    ]
    wanted = sum(chance for chance in chances if chance <= chances[count])
    found = binomial_p(count, total, n1 / (n1 + n2), n2 / (n1 + n2))
    assert found == pytest.approx(float(wanted), rel=1e-10)


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
def test_the_hypergeometric_p_is_the_sum_of_all_tables_no_more_likely(
    a: int, b: int, c: int, d: int
) -> None:
    drawn, kind, others = a + b, a + c, b + d
    ways = {
        k: math.comb(kind, k) * math.comb(others, drawn - k)
        for k in range(max(0, drawn - others), min(drawn, kind) + 1)
    }
    wanted = Fraction(sum(way for way in ways.values() if way <= ways[a]), sum(ways.values()))
    assert hypergeometric_p(a, drawn, kind, others) == pytest.approx(float(wanted), rel=1e-10)


@pytest.mark.parametrize(
    "table",
    [
        (131, 760, 763, 4853),
        (41_000, 129_700, 40_600, 129_200),
        (10**6, 2 * 10**6, 10**6 + 3000, 2 * 10**6),
        (10**8, 2 * 10**8, 10**8 + 20_000, 2 * 10**8),
        (5, 2 * 10**8, 19, 2 * 10**8),
        (10, 10, 900_000, 1_000_000),
        (300, 1000, 3, 1000),
    ],
)
def test_large_tables_have_the_p_value_of_scipy(table: tuple[int, int, int, int]) -> None:
    from scipy.stats import binomtest, fisher_exact

    x1, n1, x2, n2 = table
    theirs = float(fisher_exact(np.array([[x1, n1 - x1], [x2, n2 - x2]])).pvalue)
    assert hypergeometric_p(x1, n1, x1 + x2, n1 + n2 - x1 - x2) == pytest.approx(theirs, rel=1e-5)
    other = float(binomtest(x1, x1 + x2, n1 / (n1 + n2)).pvalue)
    found = binomial_p(x1, x1 + x2, n1 / (n1 + n2), n2 / (n1 + n2))
    assert found == pytest.approx(other, rel=1e-5)


def test_a_p_value_too_small_for_a_number_is_zero_and_not_an_error() -> None:
    assert hypergeometric_p(30_000, 30_923, 34_853, 1_488_040) == 0
    assert binomial_p(10**8, 10**8, 0.5, 0.5) == 0
    assert 0 < binomial_p(1000, 1000, 0.5, 0.5) == pytest.approx(2 * 0.5**1000, rel=1e-10)
