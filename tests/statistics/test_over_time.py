"""Change of a ratio and trends, against R and against their own definitions."""

import math
from typing import cast

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from reports.statistics.ratio_change import ratio_change
from reports.statistics.trend import rate_trend, share_trend
from tests.statistics.consensus import MISSING, REFERENCE, assert_close, outputs

needs_reference = pytest.mark.skipif(not REFERENCE.exists(), reason=MISSING)
FIRST, SECOND = (760, 30_923, 4_853, 1_491_970), (500, 37_844, 3_900, 1_584_583)


@needs_reference
def test_the_change_of_a_ratio_is_that_of_r() -> None:
    found = ratio_change(FIRST, SECOND).change
    wanted = cast("dict[str, float]", outputs("R03", "R", "ratio of two independent"))
    assert_close(
        (found.estimate, found.low, found.high, found.p_value),
        [wanted[name] for name in ("ratio_of_ratios", "lower", "upper", "p")],
    )


def test_which_rate_moved_is_part_of_the_answer() -> None:
    found = ratio_change((100, 1000, 100, 1000), (100, 1000, 200, 1000))
    assert found.change.estimate == pytest.approx(0.5)
    assert found.group.estimate == pytest.approx(1)
    assert found.reference.estimate == pytest.approx(2)


def test_turning_time_or_the_groups_turns_the_change_over() -> None:
    one, back = ratio_change(FIRST, SECOND).change, ratio_change(SECOND, FIRST).change
    assert (one.low or 0) * (back.high or 0) == pytest.approx(1)
    turned = ratio_change((*FIRST[2:], *FIRST[:2]), (*SECOND[2:], *SECOND[:2])).change
    assert (one.estimate or 0) * (turned.estimate or 0) == pytest.approx(1)
    wide = ratio_change(FIRST, SECOND, dispersion=2.0).change
    assert (wide.low or 0) < (one.low or 0)


def test_a_zero_cell_has_no_change_and_says_why() -> None:
    for zero in ((0, 100, 5, 100), (5, 100, 0, 100)):
        found = ratio_change(zero, (3, 100, 4, 100)).change
        assert found.estimate is None
        assert found.undefined == "One of the groups has no events in one of the periods."
    nobody = ratio_change((0, 0, 5, 100), (3, 100, 4, 100)).change
    assert nobody.undefined == "The population counts nobody in one of the groups."


@needs_reference
def test_the_trend_of_shares_is_that_of_r() -> None:
    found = share_trend([(15, 120), (22, 140), (30, 150), (41, 170)])
    wanted = cast("dict[str, float]", outputs("R01", "R", "prop.trend.test"))
    assert_close((found.statistic, found.p_value), (wanted["chisq"], wanted["p"]))


def test_a_trend_of_two_periods_is_the_chi_square() -> None:
    assert share_trend([(20, 100), (10, 100)]).statistic == pytest.approx(3.92157, rel=1e-5)


def test_all_none_or_one_period_has_no_trend() -> None:
    assert share_trend([(0, 10), (0, 20)]).undefined == "No case is of the kind."
    assert share_trend([(10, 10), (20, 20)]).undefined == "All cases are of the kind."
    assert share_trend([(1, 10), (0, 0)]).undefined == "Fewer than two periods have cases."
    assert rate_trend([(5, 100), (0, 100)]).step.undefined == "Fewer than two periods have events."
    assert rate_trend([(5, 100)]).step.undefined == "Fewer than two periods are counted."


def test_a_missing_period_keeps_its_place() -> None:
    steady = [(100, 1000.0), (200, 1000.0), (800, 1000.0)]
    assert rate_trend(steady, [0, 1, 3]).step.estimate == pytest.approx(2)
    assert rate_trend(steady).step.estimate != pytest.approx(2, rel=0.01)
    with pytest.raises(ValueError, match="same score"):
        rate_trend(steady, [0, 1, 1])


periods = st.lists(st.tuples(st.integers(0, 300), st.integers(1, 10_000)), min_size=2, max_size=12)


@example([(10, 1), (0, 306), (1, 1)], 1.0)
@given(periods, st.floats(0.1, 100))
def test_the_line_solves_its_equations_and_knows_no_units(
    rows: list[tuple[int, int]], times: float
) -> None:
    assume(sum(x > 0 for x, _ in rows) > 1)
    found = rate_trend(rows)
    slope = math.log(found.step.estimate or 1)
    weights = [n * math.exp(slope * place) for place, (_, n) in enumerate(rows)]
    total = sum(x for x, _ in rows)
    fitted = [total * weight / math.fsum(weights) for weight in weights]
    gap = math.fsum(
        place * (x - mean) for place, ((x, _), mean) in enumerate(zip(rows, fitted, strict=True))
    )
    assert abs(gap) < 1e-6 * total * len(rows)
    scaled = rate_trend([(x, n * times) for x, n in rows])
    assert scaled.step.estimate == pytest.approx(found.step.estimate, rel=1e-6)
    assert scaled.step.low == pytest.approx(found.step.low, rel=1e-6)
    back = rate_trend(rows[::-1])
    assert (back.step.estimate or 0) * (found.step.estimate or 0) == pytest.approx(1, rel=1e-6)


def test_the_error_of_the_step_is_the_one_of_the_textbook() -> None:
    """Two periods: the step is the ratio of the rates, its variance the sum of 1/x."""
    found = rate_trend([(100, 1000), (150, 1000)])
    error = math.sqrt(1 / 100 + 1 / 150)
    assert found.step.estimate == pytest.approx(1.5)
    assert found.step.low == pytest.approx(1.5 * math.exp(-1.959964 * error), rel=1e-6)
    assert found.degrees_of_freedom == 0


def test_counts_that_jump_about_widen_the_interval() -> None:
    calm = rate_trend([(100, 1000), (101, 1000), (99, 1000), (100, 1000)])
    wild = rate_trend([(40, 1000), (160, 1000), (40, 1000), (160, 1000)])
    assert calm.dispersion == 1
    assert wild.dispersion > 10
    assert (wild.step.low or 0) < (calm.step.low or 0)
    assert "widened" in wild.step.method


def test_scores_too_close_together_give_no_step() -> None:
    found = rate_trend([(1, 21), (55, 10)], [0, 0.001])
    assert found.step.estimate is None
    assert found.step.undefined
