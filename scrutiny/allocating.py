"""Turns a plan into a quota for each stratum, and refuses one that the strata cannot meet."""

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


def check_plan(plan: Plan, strata: Mapping[str, int]) -> None:
    """Refuse a plan that the strata cannot meet, before it is sealed."""
    total = sum(strata.values())
    for stratum, quota in plan.quotas.items():
        if stratum not in strata:
            raise Refusal(
                f"There is a quota for '{stratum}', but no such stratum.",
                next_step=f"The strata are: {', '.join(strata)}.",
            )
        if quota < 0:
            raise Refusal(
                f"The quota of '{stratum}' is {quota}.", next_step="Choose a quota of 0 or more."
            )
        if quota > strata[stratum]:
            raise Refusal(
                f"The quota of '{stratum}' is {quota}, but it has only {strata[stratum]} cases.",
                next_step="Lower the quota, or choose another period.",
            )
    if plan.size is not None and not 0 < plan.size <= total:
        raise Refusal(
            f"The plan draws {plan.size} of {total} cases.",
            next_step=f"Choose a size from 1 to {total}.",
        )
    if plan.size is not None and sum(plan.quotas.values()) > plan.size:
        raise Refusal(
            f"The quotas add up to {sum(plan.quotas.values())}, more than the size {plan.size}.",
            next_step="Raise the size or lower a quota.",
        )
    if plan.reserves is not None and plan.reserves < 0:
        raise Refusal("The number of reserves is below 0.", next_step="Choose 0 or more reserves.")
    if plan.decided and not sum(quotas_of(plan, strata).values()):
        raise Refusal("The plan draws no case at all.", next_step="Raise a quota.")


def _shared(plan: Plan, strata: Mapping[str, int], total: int) -> dict[str, int]:
    if plan.allocation == "equal":
        return equal(strata, total, plan.minimum)
    if plan.allocation == "neyman":
        # The spread of a yes-or-no judgement that is expected in a share p of the cases.
        spreads = {name: sqrt(rate * (1 - rate)) for name, rate in plan.expected_rates.items()}
        return neyman(strata, spreads, total, plan.minimum)
    return proportional(strata, total, plan.minimum)
