"""Which cases a figure was made of decides what it may say.

A ratio of groups needs every case of the list: a dip-sample of a few dozen says nothing of
residents. Cases that were chosen on purpose are in no rate. Strata that were read at different
rates give no plain share. Nothing here changes a count; it lets figures pass, or refuses them.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from reports.guards.refused import FigureRefused
from sampling.strata import StratumCounts
from scrutiny.meetings.cases import BESIDE_THE_DRAW


class Basis(StrEnum):
    """Where the counts of a figure come from."""

    FRAME = "all cases of the list"
    DIP_SAMPLE = "the cases that were read"


def needed_frame(basis: Basis, figure: str = "A ratio of groups") -> None:
    """Refuse a ratio or a rate per resident that was made of the cases read.

    >>> needed_frame(Basis.FRAME)
    """
    if basis is not Basis.FRAME:
        raise FigureRefused(
            f"{figure} is never made of {basis}: a dip-sample has a few cases, and how many come"
            " from each group is chance.",
            next_step="Use all cases of the list, with 'scrutiny figures disproportionality'.",
        )


def drawn_only(counts: Mapping[str, int]) -> tuple[int, int]:
    """Part cases by kind: how many count in a rate, and how many were chosen on purpose.

    Only what came by the draw counts. A kind that nobody knows is refused, never counted.

    >>> drawn_only({"random": 18, "reserve": 2, "directed": 3, "calibration": 1})
    (20, 4)
    """
    unknown = sorted(set(counts) - {"random", "reserve", *BESIDE_THE_DRAW})
    if unknown:
        raise FigureRefused(f"'{unknown[0]}' is not a way in which cases come to a meeting.")
    beside = sum(counts.get(kind, 0) for kind in BESIDE_THE_DRAW)
    return sum(counts.values()) - beside, beside


def needed_equal_chance(strata: Sequence[tuple[str, StratumCounts]]) -> None:
    """Refuse a plain share over strata of which one was read more closely than another.

    >>> even = [("a", StratumCounts(1, 10, 100)), ("b", StratumCounts(2, 20, 200))]
    >>> needed_equal_chance(even)
    """
    read = [(name, each) for name, each in strata if each.population]
    rates = {name: each.read / each.population for name, each in read}
    if not rates:
        return
    least, most = min(rates, key=rates.__getitem__), max(rates, key=rates.__getitem__)
    # Whole cases cannot be shared out exactly: up to one case more or less is still even.
    slack = max(1 / each.population for _, each in read)
    if rates[most] - rates[least] > slack:
        by_name = dict(read)
        said = " and ".join(
            f"{by_name[name].read:,} of {by_name[name].population:,} ({name})"
            for name in (most, least)
        )
        raise FigureRefused(
            f"The strata were not read alike: {said}. A plain share would count '{most}' too much.",
            next_step="Use the weighted estimate, as 'scrutiny calc stratified' does.",
        )
