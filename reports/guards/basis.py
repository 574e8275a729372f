"""Which cases a figure was made of decides what it may say.

A ratio of groups needs every case of the list: a dip-sample of a few dozen says nothing of
residents. Cases that were chosen on purpose are in no rate. Strata that were read at different
rates give no plain share. Nothing here changes a count; it lets figures pass, or refuses them.
"""

from collections.abc import Mapping, Sequence

from reports.guards.refused import FigureRefused
from sampling.strata import StratumCounts
from scrutiny.cases.basis import Basis
from scrutiny.meetings.cases import BESIDE_THE_DRAW, DRAWN


def needed_frame(basis: Basis, figure: str = "A ratio of groups") -> None:
    """Refuse a ratio or a rate per resident that was made of the cases read.

    >>> needed_frame(Basis.FRAME)
    """
    if basis is not Basis.FRAME:
        raise FigureRefused(
            f"{figure} is never made of {basis}: a dip-sample has a few cases, and how many come"
            " from each group is chance.",
            next_step="Use all cases of the list: a theme, an outcome or a stage that does not ask"
            " what the panel judged.",
        )


def drawn_only(counts: Mapping[str, int]) -> tuple[int, int]:
    """Part cases by kind: how many count in a rate, and how many were chosen on purpose.

    Only what came by the draw counts. A kind that nobody knows is refused, never counted.

    >>> drawn_only({"random": 18, "reserve": 2, "directed": 3, "calibration": 1})
    (20, 4)
    """
    unknown = sorted(set(counts) - {*DRAWN, *BESIDE_THE_DRAW})
    if unknown:
        raise FigureRefused(f"'{unknown[0]}' is not a way in which cases come to a meeting.")
    beside = sum(counts.get(kind, 0) for kind in BESIDE_THE_DRAW)
    return sum(counts.values()) - beside, beside


def read_unlike(strata: Sequence[tuple[str, StratumCounts]]) -> str:
    """Say which strata were read more closely than others; empty when none was.

    A plain share over such strata counts one of them too much.

    >>> even = [("a", StratumCounts(1, 10, 100)), ("b", StratumCounts(2, 20, 200))]
    >>> read_unlike(even)
    ''
    """
    read = [(name, each) for name, each in strata if each.population]
    rates = {name: each.read / each.population for name, each in read}
    if not rates:
        return ""
    least, most = min(rates, key=rates.__getitem__), max(rates, key=rates.__getitem__)
    # Whole cases cannot be shared out exactly: up to one case more or less is still even.
    slack = max(1 / each.population for _, each in read)
    if rates[most] - rates[least] <= slack:
        return ""
    by_name = dict(read)
    said = " and ".join(
        f"{by_name[name].read:,} of {by_name[name].population:,} in “{name}”"
        for name in (most, least)
    )
    return (
        f"The strata were not read alike: {said}. So the plain shares count “{most}” too much; only"
        " the ranges weigh each stratum by its size."
    )
