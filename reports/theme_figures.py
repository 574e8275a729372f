"""What the conclusions about the first tickets of one draw say of all the cases of its theme.

The one bridge from cases read to cases not read. This module must never use a case that was not
among the draw's own first tickets, and never give a range that nothing supports.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.guards.adding_up import needed_whole
from reports.guards.basis import read_unlike
from reports.ranges import at_most, range_of, why_no_range
from sampling.strata import StratumCounts
from scrutiny.meetings.results import StratumResult, ThemeResult
from scrutiny.panels.definition import Option

CONCERN = "A conclusion that raises concern"


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """One conclusion in one theme or stratum."""

    judgement: str
    code: str
    """Empty for a row that takes several conclusions together."""
    count: int
    of: int
    low: int | None
    high: int | None
    """Among all cases of the theme or stratum, those read included."""
    at_most: int | None
    """Where none was found: the most that there may be, by a limit on one side."""


@dataclass(frozen=True, slots=True)
class StratumFigures:
    """The figures of one stratum."""

    name: str
    size: int
    """Cases in the sealed frame."""
    drawn: int
    """How many the plan asked for."""
    read: int
    rows: tuple[ThemeRow, ...]


@dataclass(frozen=True, slots=True)
class WorstCase:
    """What the range would be if every case that could not be produced had raised concern."""

    missing: int
    count: int
    of: int
    """The cases read and the missing ones together."""
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class ThemeFigures:
    """The figures of one theme."""

    draw: str
    title: str
    size: int
    """Cases in the sealed frame."""
    read: int
    """Concluded in the order of the draw, without a gap."""
    planned: int
    """How many the draw took."""
    stop: int
    """The last place of the draw that was reached."""
    unavailable: int
    out_of_turn: int
    """Concluded beyond a gap, and not used."""
    rows: tuple[ThemeRow, ...]
    concern: ThemeRow
    """All conclusions that raise concern, together."""
    strata: tuple[StratumFigures, ...]
    worst: WorstCase | None
    """`None` when every case could be produced."""
    method: str
    """How the range was found; empty without one."""
    no_range: str
    """Why there is no range for the whole theme; empty when there is one."""
    read_unlike: str = ""
    """Which strata were read more closely than others; empty when none was."""

    @property
    def census(self) -> bool:
        """Whether every case of the theme was read."""
        return self.read == self.size

    @property
    def stratified(self) -> bool:
        """Whether the frame has strata."""
        return len(self.strata) > 1


def theme_figures(
    result: ThemeResult, options: Sequence[Option], confidence: float = 0.95
) -> ThemeFigures:
    """Work out the figures of one theme; `ValueError` when its parts do not add up."""
    _check(result, options)
    adverse = [each.code for each in options if each.adverse]
    rows = _rows(result.strata, options, confidence)
    concern = _row(CONCERN, adverse, result.strata, confidence)
    reason = why_no_range([(each.name, each.read, each.size) for each in result.strata])
    found = range_of([_counts(each, adverse) for each in result.strata], confidence)
    return ThemeFigures(
        draw=result.draw.id,
        title=result.draw.frame.theme_title,
        size=result.draw.frame.size,
        read=result.read,
        planned=result.draw.size,
        stop=result.stop,
        unavailable=result.unavailable,
        out_of_turn=sum(each.out_of_turn for each in result.strata),
        rows=rows,
        concern=concern,
        strata=tuple(
            StratumFigures(
                each.name, each.size, each.drawn, each.read, _rows([each], options, confidence)
            )
            for each in result.strata
        ),
        worst=_worst(result, adverse, confidence),
        method=found.method if found else "",
        no_range=reason,
        read_unlike=read_unlike([(each.name, _counts(each, adverse)) for each in result.strata]),
    )


def _rows(
    strata: Sequence[StratumResult], options: Sequence[Option], confidence: float
) -> tuple[ThemeRow, ...]:
    return tuple(_row(each.label, [each.code], strata, confidence) for each in options)


def _row(
    label: str, codes: Sequence[str], strata: Sequence[StratumResult], confidence: float
) -> ThemeRow:
    counts = [_counts(each, codes) for each in strata]
    seen = sum(each.seen for each in counts)
    found = range_of(counts, confidence)
    return ThemeRow(
        judgement=label,
        code=codes[0] if len(codes) == 1 and label != CONCERN else "",
        count=seen,
        of=sum(each.read for each in counts),
        low=found.low if found else None,
        high=found.high if found else None,
        at_most=at_most(counts, confidence) if not seen else None,
    )


def _counts(stratum: StratumResult, codes: Sequence[str]) -> StratumCounts:
    seen = sum(stratum.counts.get(code, 0) for code in codes)
    return StratumCounts(seen, stratum.read, stratum.size)


def _worst(result: ThemeResult, adverse: Sequence[str], confidence: float) -> WorstCase | None:
    """Count each missing case as read and as raising concern; the first tickets then have no gap.

    (The phantoms of risk-limiting audits: Bañuelos & Stark 2012.)
    """
    if not result.unavailable:
        return None
    counts = []
    for each in result.strata:
        seen = _counts(each, adverse).seen + each.unavailable
        counts.append(StratumCounts(seen, each.read + each.unavailable, each.size))
    found = range_of(counts, confidence)
    return WorstCase(
        missing=result.unavailable,
        count=sum(each.seen for each in counts),
        of=sum(each.read for each in counts),
        low=found.low if found else None,
        high=found.high if found else None,
    )


def _check(result: ThemeResult, options: Sequence[Option]) -> None:
    known = {each.code for each in options}
    for each in result.strata:
        needed_whole((count for code, count in each.counts.items() if code in known), each.read)
    sizes = sum(each.size for each in result.strata)
    if sizes != result.draw.frame.size:
        raise ValueError(
            f"The strata add up to {sizes}, not to the frame of {result.draw.frame.size}."
        )
