from itertools import product
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampling.martingale import evidence_against
from tests.sampling.reference import reference_numbers


def test_every_reference_row_is_reproduced() -> None:
    for row in reference_numbers("anytime_valid_shangrla_alpha_mart"):
        answers = [bool(answer) for answer in row["x"]]
        found = evidence_against(answers, row["N"], row["t"], row["eta"])
        assert found.p_value == pytest.approx(row["p"], abs=5e-7)
        assert found.last == pytest.approx(row["last"], abs=5e-7)


def test_a_clean_audit_needs_one_case_more_than_a_fixed_size_would() -> None:
    found = evidence_against([True] * 28, 200, 0.9, 0.999)
    assert found.p_value == pytest.approx(0.042731, abs=5e-7)


@pytest.mark.parametrize("cases", [0, 1, 2, 3])
@pytest.mark.parametrize("level", [0.5, 0.2, 0.1])
def test_looking_after_every_case_misleads_no_more_often_than_said(
    cases: int, level: float
) -> None:
    # Every order of 10 cases with at most the claimed number of the kind, all equally likely.
    misled = sum(
        evidence_against(answers, 10, 0.3, 0.6).p_value <= level
        for answers in product([False, True], repeat=10)
        if sum(answers) == cases
    )
    assert misled <= level * comb(10, cases)


@given(st.lists(st.booleans(), max_size=30), st.integers(30, 60))
def test_the_evidence_is_the_best_so_far_and_a_longer_look_begins_with_the_shorter(
    answers: list[bool], population: int
) -> None:
    found = evidence_against(answers, population, 0.2, 0.4)
    assert found.p_value == min([1.0, *found.after_each])
    shorter = evidence_against(answers[:-1], population, 0.2, 0.4)
    assert found.after_each[: len(shorter.after_each)] == shorter.after_each
    assert found.p_value <= shorter.p_value


def test_more_than_the_claim_allows_settles_the_matter() -> None:
    assert evidence_against([True] * 3, 20, 0.1, 0.5).p_value == 0


def test_a_claim_is_refuted_as_soon_as_it_cannot_be_true_and_not_one_case_before() -> None:
    # In floats 0.29 × 100 is a little less than 29.
    found = evidence_against([True] * 30, 100, 0.29, 0.5)
    assert found.after_each[28] > 0
    assert found.after_each[29] == 0
    assert evidence_against([True], 10, 0.05, 0.5).p_value == 0


def test_a_stake_that_was_lost_does_not_save_a_claim_that_cannot_be_true() -> None:
    assert evidence_against([False, True, True], 10, 0.1, 1).after_each == (1, 1, 0)


def test_a_claim_that_cannot_fail_any_more_is_never_refuted() -> None:
    assert evidence_against([False] * 8 + [True] * 2, 10, 0.5, 0.9).last == 1


def test_no_answers_are_no_evidence() -> None:
    found = evidence_against([], 10, 0.1, 0.5)
    assert (found.p_value, found.last) == (1, 1)


@pytest.mark.parametrize(("at_most", "expected"), [(0.5, 0.5), (-0.1, 0.5), (0.5, 1.1)])
def test_rates_out_of_order_are_refused(at_most: float, expected: float) -> None:
    with pytest.raises(ValueError, match="expected rate"):
        evidence_against([True], 10, at_most, expected)


def test_more_answers_than_cases_are_refused() -> None:
    with pytest.raises(ValueError, match="only 1"):
        evidence_against([True, True], 1, 0.1, 0.5)
