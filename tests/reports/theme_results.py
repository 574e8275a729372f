"""Makes results of themes from bare counts, for the tests of figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from scrutiny.draws import DrawMade
from scrutiny.meetings.results import StratumResult, ThemeResult
from scrutiny.panels.definition import Option
from tests.reports.building import Wanted, build

OPTIONS = (
    Option("1", "Appropriate"),
    Option("2", "Appropriate with observations"),
    Option("3", "Inappropriate", adverse=True),
)


@dataclass(frozen=True)
class Counts:
    """What was concluded of one stratum."""

    size: int
    counts: Mapping[str, int] = field(default_factory=dict)
    unavailable: int = 0
    out_of_turn: int = 0
    name: str = "all"

    @property
    def read(self) -> int:
        return sum(self.counts.values())


def theme_result(*strata: Counts) -> ThemeResult:
    return ThemeResult(_draw(strata), tuple(_stratum(each) for each in strata))


def _stratum(each: Counts) -> StratumResult:
    return StratumResult(
        name=each.name,
        size=each.size,
        drawn=each.read,
        read=each.read,
        counts=each.counts,
        unavailable=each.unavailable,
        stop=each.read + each.unavailable,
        out_of_turn=each.out_of_turn,
        used=tuple(f"{each.name}-{number}" for number in range(each.read)),
    )


def _draw(strata: Sequence[Counts]) -> DrawMade:
    draw = _any_draw()
    sizes = {each.name: each.size for each in strata}
    return replace(
        draw,
        frame=replace(draw.frame, size=sum(sizes.values()), strata=sizes),
        size=sum(each.read for each in strata),
        quotas={each.name: each.read for each in strata},
    )


@cache
def _any_draw() -> DrawMade:
    with TemporaryDirectory() as folder:
        return build(Path(folder), Wanted(shown=False, close=False))[1][0]
