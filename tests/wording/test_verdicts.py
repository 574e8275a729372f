"""Five verdicts, from the interval alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.wording.verdicts import Verdict, verdict


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (6.99, 8.16, Verdict.HIGHER),
        (1.01, 1.40, Verdict.HIGHER),
        (0.34, None, Verdict.TOO_FEW),
        (1.5, None, Verdict.HIGHER),
        (0.2, 0.9, Verdict.LOWER),
        (0.0, 0.7, Verdict.LOWER),
        (0.8, 1.25, Verdict.ABOUT_THE_SAME),
        (1.01, 1.2, Verdict.ABOUT_THE_SAME),
        (0.924, 1.295, Verdict.COULD_BE_EITHER),
        (0.7, 1.1, Verdict.COULD_BE_EITHER),
        (0.30, 1.47, Verdict.TOO_FEW),
        (None, None, Verdict.TOO_FEW),
    ],
)
def test_the_verdict_comes_from_the_interval_alone(
    low: float | None, high: float | None, said: Verdict
) -> None:
    assert verdict(low, high) is said


@given(st.floats(0.001, 100), st.floats(1, 100))
def test_turning_the_groups_round_turns_the_verdict_round(low: float, factor: float) -> None:
    turned = {Verdict.HIGHER: Verdict.LOWER, Verdict.LOWER: Verdict.HIGHER}
    one = verdict(low, low * factor)
    if all(abs(edge - limit) > 1e-9 for edge in (0.8, 1, 1.25) for limit in (low, low * factor)):
        assert verdict(1 / (low * factor), 1 / low) is turned.get(one, one)
