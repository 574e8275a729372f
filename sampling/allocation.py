"""Share a number of cases out over the strata of a frame.

Every rule here ends in whole numbers that add up exactly, by one written way of rounding: largest
remainder (Hamilton), ties to the larger stratum and then to the name that comes first in UTF-8
order. Exact fractions throughout, so two computers cannot round differently.
"""

from collections.abc import Mapping
from fractions import Fraction

from sampling.quotas import check_quotas


def proportional(sizes: Mapping[str, int], total: int, minimum: int = 0) -> dict[str, int]:
    """Share `total` cases out in proportion to the size of each stratum.

    `minimum` cases go to each stratum before its share counts (or all it has, when it has fewer);
    no stratum gets more than it has. Refused with `ValueError`: a total or minimum that cannot
    be met, or below 0.

    >>> proportional({"stop-search": 800, "taser": 150, "custody": 50}, 50)
    {'stop-search': 40, 'taser': 8, 'custody': 2}
    """
    return _share(sizes, {name: Fraction(size) for name, size in sizes.items()}, total, minimum)


def equal(sizes: Mapping[str, int], total: int, minimum: int = 0) -> dict[str, int]:
    """Share `total` cases out evenly, as far as the strata have them.

    >>> equal({"stop-search": 800, "taser": 150, "custody": 50}, 50)
    {'stop-search': 17, 'taser': 17, 'custody': 16}
    >>> equal({"stop-search": 800, "taser": 4}, 50)
    {'stop-search': 46, 'taser': 4}
    """
    return _share(sizes, dict.fromkeys(sizes, Fraction(1)), total, minimum)


def neyman(
    sizes: Mapping[str, int], spreads: Mapping[str, float], total: int, minimum: int = 0
) -> dict[str, int]:
    """Share `total` cases out by size times spread, which makes the estimate sharpest.

    `spreads` are standard deviations; for a judgement expected in a share p of a stratum's cases
    that is the square root of p(1 − p). Should the strata with any spread run out of cases, the
    rest goes to the others by size. (Neyman 1934.)

    >>> sizes = {"stop-search": 800, "taser": 150, "custody": 50}
    >>> neyman(sizes, {"stop-search": 0.3, "taser": 0.4, "custody": 0.5}, 50)
    {'stop-search': 37, 'taser': 9, 'custody': 4}
    """
    weights = {}
    for name, size in sizes.items():
        if name not in spreads:
            raise ValueError(f"There is no spread for the stratum {name}.")
        spread = spreads[name]
        if not 0 <= spread < float("inf"):
            raise ValueError(f"The spread of {name} is {spread}; it must be a number from 0 up.")
        weights[name] = size * Fraction(str(spread))
    if not any(weights.values()):
        raise ValueError("Every spread is 0, so there is nothing to share out by.")
    return _share(sizes, weights, total, minimum)


def fixed(sizes: Mapping[str, int], quotas: Mapping[str, int], total: int) -> dict[str, int]:
    """Check quotas that people agreed, against the strata and the total; give them for every one.

    >>> fixed({"taser": 150, "custody": 50}, {"taser": 6}, 6)
    {'taser': 6, 'custody': 0}
    """
    check_quotas(sizes, quotas)
    if sum(quotas.values()) != total:
        raise ValueError(f"The quotas add up to {sum(quotas.values())}, not to {total}.")
    return {name: quotas.get(name, 0) for name in sizes}


def _share(
    sizes: Mapping[str, int], weights: Mapping[str, Fraction], total: int, minimum: int
) -> dict[str, int]:
    if minimum < 0 or total < 0 or min(sizes.values(), default=0) < 0:
        raise ValueError("A total, a minimum and a size cannot be below 0.")
    least = {name: min(minimum, size) for name, size in sizes.items()}
    if total > sum(sizes.values()):
        raise ValueError(f"{total} cases are wanted, but the strata have {sum(sizes.values())}.")
    if total < sum(least.values()):
        raise ValueError(
            f"{total} cases are wanted, but the minimum of each stratum needs "
            f"{sum(least.values())}."
        )
    return _rounded(_bounded(sizes, least, weights, total), sizes, total)


def _bounded(
    sizes: Mapping[str, int], least: Mapping[str, int], weights: Mapping[str, Fraction], total: int
) -> dict[str, Fraction]:
    """Share by weight with every stratum between its least and its size, before rounding.

    Whichever side breaks its bound by more in all is settled at the bound and the others share
    again; that order reaches the one answer in which all unsettled shares keep their proportion.
    """
    settled: dict[str, Fraction] = {}
    while True:
        open_names = [name for name in sizes if name not in settled]
        left = Fraction(total - sum(settled.values()))
        weight = sum(weights[name] for name in open_names)
        by = weights if weight else {name: Fraction(sizes[name]) for name in open_names}
        weight = weight or sum(by[name] for name in open_names)
        shares = {name: left * by[name] / weight if weight else left for name in open_names}
        short = {name: least[name] - share for name, share in shares.items()}
        over = {name: share - sizes[name] for name, share in shares.items()}
        too_few = [name for name in open_names if short[name] > 0]
        too_many = [name for name in open_names if over[name] > 0]
        if not too_few and not too_many:
            return settled | shares
        if sum(short[name] for name in too_few) >= sum(over[name] for name in too_many):
            settled.update({name: Fraction(least[name]) for name in too_few})
        else:
            settled.update({name: Fraction(sizes[name]) for name in too_many})


def _rounded(
    shares: Mapping[str, Fraction], sizes: Mapping[str, int], total: int
) -> dict[str, int]:
    whole = {name: int(shares[name]) for name in sizes}
    ranked = sorted(sizes, key=lambda name: (whole[name] - shares[name], -sizes[name], name))
    for name in ranked[: total - sum(whole.values())]:
        whole[name] += 1
    return whole
