"""Refuse quotas that the strata cannot meet; a quota is never quietly made smaller."""

from collections.abc import Mapping


def check_quotas(sizes: Mapping[str, int], quotas: Mapping[str, int]) -> None:
    """Raise `ValueError` when the quotas do not fit the strata, naming the stratum.

    >>> check_quotas({"custody": 3}, {"custody": 4})
    Traceback (most recent call last):
    ...
    ValueError: The quota of custody is 4, but it has only 3 cases.
    """
    for name, quota in quotas.items():
        called = name or "the frame"
        if name not in sizes:
            raise ValueError(f"There is a quota for {called}, but no such stratum.")
        if quota < 0:
            raise ValueError(f"The quota of {called} is {quota}; it cannot be below 0.")
        if quota > sizes[name]:
            count = "1 case" if sizes[name] == 1 else f"{sizes[name]} cases"
            raise ValueError(f"The quota of {called} is {quota}, but it has only {count}.")
