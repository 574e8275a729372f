import pytest

from sampling.hypergeometric import equal_tailed
from sampling.planning import (
    AcceptancePlan,
    acceptance_plan,
    exact_margin_size,
    margin_size,
    total_for_neyman,
    total_for_proportional,
)
from tests.sampling.reference import reference_numbers

SIZES, SPREADS = [800, 150, 50], [0.3, 0.4, 0.5]


def test_every_reference_size_of_the_rule_of_thumb_is_reproduced() -> None:
    for row in reference_numbers("sample_size_wald_fpc_samplingbook"):
        assert margin_size(row["N"], row["e"], row["P"], row["level"]) == row["n"], row


def test_every_reference_size_of_the_exact_margin_is_reproduced() -> None:
    for row in reference_numbers("sample_size_exact_worst_margin"):
        assert exact_margin_size(row["N"], row["max_one_side"]) == row["n"], row


def test_no_result_breaks_the_exact_margin() -> None:
    size = exact_margin_size(80, 0.2)
    for seen in range(size + 1):
        limits = equal_tailed(seen, size, 80)
        assert seen / size - limits.low / 80 < 0.2
        assert limits.high / 80 - seen / size < 0.2


def test_a_margin_that_only_a_full_reading_meets_takes_a_full_reading() -> None:
    assert exact_margin_size(5, 0.01) == 5


def test_every_reference_acceptance_plan_is_reproduced() -> None:
    for row in reference_numbers("acceptance_plans"):
        (good, accept_good), (bad, accept_bad) = row["PRP"], row["CRP"]
        found = acceptance_plan(row["N"], good, bad, accept_good, accept_bad)
        assert found == AcceptancePlan(row["n"], row["c"]), row


def test_a_list_with_one_bad_case_can_be_told_only_by_reading_nearly_all() -> None:
    assert acceptance_plan(20, 0, 0.05).size == 19


def test_two_lists_that_differ_in_one_case_are_told_apart_by_reading_nearly_all() -> None:
    found = acceptance_plan(100, 0.101, 0.109)
    assert 90 < found.size <= 100
    assert found.accept == 10 - (100 - found.size)


def test_both_reference_totals_over_strata_are_reproduced() -> None:
    known = reference_numbers("allocation_total_for_e_0.10_stratasize")
    assert total_for_proportional(SIZES, SPREADS, 0.1) == known["prop"]
    assert total_for_neyman(SIZES, SPREADS, 0.1) == known["opt"]


def test_what_cannot_be_planned_is_refused() -> None:
    with pytest.raises(ValueError, match="no cases"):
        margin_size(0, 0.1)
    with pytest.raises(ValueError, match="margin is 0"):
        exact_margin_size(10, 0)
    with pytest.raises(ValueError, match="expected rate"):
        margin_size(10, 0.1, 1)
    with pytest.raises(ValueError, match="below a bad one"):
        acceptance_plan(100, 0.1, 0.1)
    with pytest.raises(ValueError, match="no cases"):
        acceptance_plan(0, 0.1, 0.2)
    with pytest.raises(ValueError, match="two cases at least"):
        total_for_neyman([800, 1], [0.3, 0.4], 0.1)
