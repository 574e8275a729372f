"""Turns a plan into a quota for each stratum."""

from collections.abc import Mapping
from math import sqrt

from sampling.allocation import equal, neyman, proportional
from scrutiny.errors import Refusal
from scrutiny.plans import Plan


def quotas_of(plan: Plan, strata: Mapping[str, int]) -> dict[str, int]:
    """Give the number of cases to draw from each stratum.

    Quotas that the plan names stand; the rest of its size is shared between the other strata.
    Raises `Refusal` when the strata cannot meet it.

    >>> quotas_of(Plan(size=5), {"North": 30, "South": 10})
    {'North': 4, 'South': 1}
    >>> quotas_of(Plan(as_far_as_we_get=True), {"all": 12})
    {'all': 12}
    """
    if plan.as_far_as_we_get:
        return dict(strata)
    given = dict(plan.quotas)
    rest = (plan.size or 0) - sum(given.values())
    if plan.size is None or rest == 0:
        return given
    others = {name: count for name, count in strata.items() if name not in given}
    if sum(others.values()) < rest:
        raise Refusal(
            f"The quotas leave {rest} cases to draw, but the other strata have only"
            f" {sum(others.values())}.",
            next_step="Raise a quota or lower the size.",
        )
    try:
        return {**given, **_shared(plan, others, rest)}
    except ValueError as error:
        raise Refusal(str(error), next_step="Change the plan and seal again.") from error


def _shared(plan: Plan, strata: Mapping[str, int], total: int) -> dict[str, int]:
    if plan.allocation == "equal":
        return equal(strata, total, plan.minimum)
    if plan.allocation == "neyman":
        # The spread of a yes-or-no judgement that is expected in a share p of the cases.
        spreads = {name: sqrt(rate * (1 - rate)) for name, rate in plan.expected_rates.items()}
        return neyman(strata, spreads, total, plan.minimum)
    return proportional(strata, total, plan.minimum)
