import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampling.weights import StratumValues, counted, weighted_estimate
from tests.sampling.reference import reference_numbers


def test_every_reference_design_is_reproduced() -> None:
    for row in reference_numbers("stratified"):
        strata = [counted(*one) for one in zip(row["N"], row["n"], row["x"], strict=True)]
        found = weighted_estimate(strata)
        assert found.mean == pytest.approx(row["svymean"], abs=5e-7)
        assert found.standard_error == pytest.approx(row["se"], abs=5e-7)
        assert found.total == pytest.approx(row["total"], abs=5e-7)
        assert found.total_standard_error == pytest.approx(row["total_se"], abs=5e-7)
        assert found.degrees_of_freedom == row["df"]
        if row["se"] == 0:
            # Nothing seen: "0 to 0" is what others print, and it is not true.
            assert found.t_interval is None
            assert found.logit_interval is None
        else:
            assert found.t_interval == pytest.approx(row["t_ci"], abs=5e-7)
            assert found.logit_interval == pytest.approx(row["svyciprop_logit"], abs=5e-7)


def test_a_theme_across_the_strata_is_reproduced() -> None:
    known = reference_numbers("theme_domain_estimate_R_survey")
    rows = list(zip(known["h"], known["y"], known["theme"], strict=True))
    strata = [
        StratumValues(
            population,
            tuple(float(value) for stratum, value, _ in rows if stratum == number),
            tuple(bool(inside) for stratum, _, inside in rows if stratum == number),
        )
        for number, population in ((1, 120), (2, 60), (3, 20))
    ]
    found = weighted_estimate(strata)
    assert found.mean == pytest.approx(known["mean"], abs=5e-7)
    assert found.standard_error == pytest.approx(known["se"], abs=5e-7)
    assert found.total == pytest.approx(known["total"], abs=5e-7)
    assert found.total_standard_error == pytest.approx(known["total_se"], abs=5e-7)
    assert found.size == pytest.approx(known["domain_size"])


def test_a_stratum_read_in_full_adds_no_error() -> None:
    alone = weighted_estimate([counted(200, 30, 3)])
    both = weighted_estimate([counted(200, 30, 3), counted(10, 10, 2)])
    assert both.total_standard_error == pytest.approx(alone.total_standard_error)
    assert both.total == pytest.approx(alone.total + 2)


def test_a_frame_read_in_full_is_certain() -> None:
    found = weighted_estimate([counted(10, 10, 2), counted(1, 1, 0)])
    assert found.t_interval == (found.mean, found.mean)
    assert found.total == 2


@given(st.lists(st.tuples(st.integers(2, 30), st.integers(0, 30)), min_size=1, max_size=4))
def test_everyone_in_the_theme_is_the_whole_frame(rows: list[tuple[int, int]]) -> None:
    plain = [counted(40, read, min(seen, read)) for read, seen in rows]
    themed = [StratumValues(one.population, one.values, (True,) * len(one.values)) for one in plain]
    assert weighted_estimate(themed) == weighted_estimate(plain)


@pytest.mark.parametrize(
    ("strata", "said"),
    [
        ([], "nothing to estimate"),
        ([StratumValues(5, ())], "no case read"),
        ([StratumValues(5, (1.0,))], "one case read"),
        ([StratumValues(1, (1.0, 0.0))], "only 1"),
        ([StratumValues(5, (1.0, 0.0), (True,))], "lists differ"),
        ([StratumValues(5, (1.0, 0.0), (False, False))], "nothing to estimate"),
    ],
)
def test_a_sample_that_says_nothing_is_refused(strata: list[StratumValues], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        weighted_estimate(strata)


def test_counts_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="not possible"):
        counted(10, 3, 4)
