"""Tests of no difference, the careful reading, the band, and the count of comparisons."""

import math
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.statistics.adverse_band import Counted, Place, adverse_ratio, place_in_band
from reports.statistics.cautious import cautious_reading
from reports.statistics.chance import CHI_SQUARE, FISHER, chance_test, chi_square, fisher_exact
from reports.statistics.comparisons import benjamini_hochberg, count_comparisons, holm
from reports.statistics.estimate import Estimate
from reports.statistics.risk_ratio import risk_ratio
from tests.statistics.consensus import MISSING, REFERENCE, Table, assert_close, outputs, said_by
from tests.statistics.consensus import tables as reference_tables

needs_reference = pytest.mark.skipif(not REFERENCE.exists(), reason=MISSING)
every_table = pytest.mark.parametrize("table", reference_tables(), ids=lambda table: table.id)


@needs_reference
@every_table
def test_chi_square_is_that_of_r(table: Table) -> None:
    statistic = said_by(table, "chisq.test(D,correct=FALSE)", "chisq")
    p_value = said_by(table, "chisq.test(D,correct=FALSE)", "p")
    found = chi_square(*table.counts)
    if statistic is None or p_value is None or math.isnan(statistic):
        assert found.undefined
        return
    assert_close((found.statistic, found.p_value), (statistic, p_value))


def test_a_thousand_cases_are_the_line_between_the_tests() -> None:
    assert chance_test(10, 499, 20, 500).method == FISHER
    assert chance_test(10, 500, 20, 500).method == CHI_SQUARE
    # 6 cases of the kind, of which half a case is expected in the smaller group.
    assert chance_test(2, 100, 4, 1_100).method == FISHER


def test_an_empty_column_or_group_has_no_chi_square() -> None:
    assert chi_square(0, 600, 0, 700).undefined == "No case is of the kind in both groups."
    assert chi_square(600, 600, 700, 700).undefined == "All cases are of the kind in both groups."
    assert chance_test(0, 0, 5, 10).undefined == "One of the groups has no cases."
    assert fisher_exact(0, 6, 0, 7).p_value == 1


def test_huge_tables_overflow_nothing() -> None:
    found = chance_test(10**8, 2 * 10**8, 10**8 + 20_000, 2 * 10**8)
    assert found.p_value == pytest.approx(0.0455, abs=1e-3)


def test_the_careful_reading_holds_when_interval_and_test_disagree() -> None:
    wald = Estimate(1.41, 1.18, 1.67, "Wald", 0.95)
    reading = cautious_reading(wald, 0.56, FISHER)
    assert (reading.differs, reading.disagree) == (False, True)
    assert reading.reason is not None
    assert "Wald" in reading.reason
    assert FISHER in reading.reason
    wide = Estimate(1.4, 0.9, 2.0, "score", 0.95)
    other = cautious_reading(wide, 0.04, FISHER)
    assert (other.differs, other.disagree) == (False, True)
    agreed = cautious_reading(wald, 0.001, FISHER)
    assert (agreed.differs, agreed.disagree, agreed.reason) == (True, False, None)
    assert not cautious_reading(Estimate(None, None, None, "", 0.95), None, FISHER).differs
    points = Estimate(0.1, 0.02, 0.2, "Newcombe", 0.95)
    assert cautious_reading(points, 0.01, FISHER, no_difference=0).differs


def test_the_side_that_was_counted_does_not_change_the_place_in_the_band() -> None:
    poor = adverse_ratio(200, 1000, 100, 1000, Counted.ADVERSE)
    good = adverse_ratio(800, 1000, 900, 1000, Counted.FAVOURABLE)
    assert poor.ratio == good.ratio
    assert poor.place is good.place is Place.OUTSIDE_ABOVE
    assert place_in_band(risk_ratio(800, 1000, 900, 1000)) is Place.INSIDE


def test_a_ratio_without_a_limit_is_never_inside() -> None:
    assert place_in_band(risk_ratio(3, 12, 0, 10)) is Place.OVERLAPS
    assert place_in_band(risk_ratio(0, 0, 3, 10)) is Place.UNKNOWN
    assert place_in_band(Estimate(1, 0.8, 1.25, "", 0.95)) is Place.INSIDE
    assert place_in_band(Estimate(0.5, 0.4, 0.79, "", 0.95)) is Place.OUTSIDE_BELOW


P_VALUES = [0.0001, 0.004, 0.012, 0.019, 0.03, 0.041, 0.2, 0.6]


@needs_reference
@pytest.mark.parametrize("program", ["R", "statsmodels"])
def test_adjusted_p_values_are_those_of_both_programs(program: str) -> None:
    listed = ", ".join(str(p) for p in P_VALUES)
    start = (
        "p.adjust(c(" + listed.replace(" ", "") if program == "R" else "multipletests([" + listed
    )
    for method, names in ((holm, ("'holm'",)), (benjamini_hochberg, ("'BH'", "'fdr_bh'"))):
        calls = [
            f"{start}),{name})" if program == "R" else f"{start}],method={name})" for name in names
        ]
        wanted = None
        for call in calls:
            try:
                wanted = cast("list[float]", outputs("M01", program, call)["adjusted"])
            except LookupError:
                continue
        assert wanted is not None
        assert_close(method(P_VALUES).p_values, wanted)


shares = st.lists(st.floats(0, 1), max_size=30)


@given(shares)
def test_adjusting_never_lowers_a_p_value_and_keeps_the_order(p_values: list[float]) -> None:
    for method in (holm, benjamini_hochberg):
        found = method(p_values).p_values
        assert len(found) == len(p_values)
        assert all(p <= q * (1 + 1e-12) <= 1 + 1e-9 for p, q in zip(p_values, found, strict=True))
        by_p = [q for _, q in sorted(zip(p_values, found, strict=True))]
        assert by_p == sorted(by_p)


def test_what_is_no_p_value_is_refused() -> None:
    for wrong in (-0.1, 1.1, float("nan")):
        with pytest.raises(ValueError, match="between 0 and 1"):
            holm([0.5, wrong])


def test_forty_comparisons_expect_two_by_chance() -> None:
    counter = count_comparisons([0.01] * 5 + [0.5] * 34 + [None], headline=["Black and White"])
    assert (counter.made, counter.unusual, counter.expected_by_chance) == (40, 5, 2)
    with pytest.raises(ValueError, match="More headline comparisons"):
        count_comparisons([0.1], headline=["one", "two"])
