"""Take the cases of a sealed frame in ticket order: the draw itself.

The draw is a filter of one order, so a longer draw begins with the shorter one and a stratum's
cases are the first tickets of that stratum. Nothing is chosen here: the seed, the strata and the
quotas decide everything, and a quota that cannot be met is refused, never quietly made smaller.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sampling.quotas import check_quotas
from sampling.references import distinct_references
from sampling.tickets import in_ticket_order, lowest_tickets, seed_key

RANDOM = "random"
"""The kind of a case that the draw selected to be read."""

RESERVE = "reserve"
"""The kind of a case that is read only when one of its stratum cannot be produced."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One case of a draw."""

    order: int
    """Its place in the draw, from 1: every random case first, then the reserves."""
    reference: str
    ticket: str
    """The full ticket."""
    stratum: str
    """The name of its stratum; empty in a frame without strata."""
    kind: str
    """`RANDOM` or `RESERVE`."""


def draw(
    seed: str, strata: Mapping[str, Sequence[str]], quotas: Mapping[str, int], reserves: int
) -> list[Drawn]:
    """Draw each stratum's first `quotas[stratum]` tickets, and its next `reserves` as reserves.

    Random cases are numbered from 1 in ticket order across the strata; the reserves follow, again
    in ticket order. A frame without strata is one stratum named "". A stratum without a quota, or
    with the quota 0, gives no case and no reserve. Reserves run out without complaint.

    Refused with `ValueError`: a blank seed, a quota above the size of its stratum, below 0 or for
    a stratum that is not there, a reference that is in two strata or twice in one.

    >>> for case in draw("314159", {"": ["ab-1", "ab-2", "cd-1", "ef-3"]}, {"": 2}, 1):
    ...     print(case.order, case.reference, case.ticket[:8], case.kind)
    1 cd-1 0.317685 random
    2 ef-3 0.832984 random
    3 ab-1 0.909803 reserve
    """
    if not seed.strip():
        raise ValueError("The seed is blank; a draw needs one.")
    if reserves < 0:
        raise ValueError(f"The number of reserves is {reserves}; it cannot be below 0.")
    check_quotas({name: len(references) for name, references in strata.items()}, quotas)
    normalised = _without_overlap(strata)
    key = seed_key(seed)
    taken: list[tuple[str, str, str]] = []
    kept: list[tuple[str, str, str]] = []
    for name, references in normalised.items():
        quota = quotas.get(name, 0)
        if quota == 0:
            continue
        lowest = lowest_tickets(key, references, quota + reserves)
        taken += [(number, reference, name) for number, reference in lowest[:quota]]
        kept += [(number, reference, name) for number, reference in lowest[quota:]]
    in_order = [(row, RANDOM) for row in sorted(taken)] + [(row, RESERVE) for row in sorted(kept)]
    return [
        Drawn(order, reference, number, name, kind)
        for order, ((number, reference, name), kind) in enumerate(in_order, start=1)
    ]


def whole_order(seed: str, references: Iterable[str]) -> list[Drawn]:
    """Give the whole frame in ticket order, for a panel that works down the list.

    >>> [case.reference for case in whole_order("314159", ["ab-1", "ab-2", "cd-1"])]
    ['cd-1', 'ab-1', 'ab-2']
    """
    return [
        Drawn(order, reference, number, "", RANDOM)
        for order, (number, reference) in enumerate(in_ticket_order(seed, references), start=1)
    ]


def _without_overlap(strata: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    everything = distinct_references(
        reference for references in strata.values() for reference in references
    )
    split: dict[str, list[str]] = {}
    start = 0
    for name, references in strata.items():
        split[name] = everything[start : start + len(references)]
        start += len(references)
    return split
