"""How a gap builds up from stage to stage: each stage over the one that feeds it.

Arrests are compared per search and charges per arrest, never all of them per resident, or the first
gap would be counted again at every later stage.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reports.statistics.estimate import Estimate
from reports.statistics.proportion import Interval, proportion
from reports.statistics.rate import rate
from reports.statistics.rate_ratio import rate_ratio
from reports.statistics.risk_ratio import risk_ratio


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage, such as arrests, with the count of each group."""

    name: str
    fed_by: str
    """The stage before, or `RESIDENTS` for the first one."""
    counts: Mapping[str, int]


RESIDENTS = "residents"


@dataclass(frozen=True, slots=True)
class StageFigure:
    """One group at one stage."""

    stage: str
    fed_by: str
    group: str
    events: int
    base: int
    """Cases at the stage that feeds this one, or residents."""
    value: Estimate
    """Per 1,000 residents at the first stage; a share of the stage before at the others."""
    index: Estimate | None
    """The value over that of the reference group; None for the reference group itself."""


def stage_index(
    residents: Mapping[str, int],
    stages: Sequence[Stage],
    reference: str,
    *,
    confidence: float = 0.95,
) -> tuple[StageFigure, ...]:
    """Give the value and the index of each group at each stage, in the order given.

    The first stages are rates of residents (exact conditional ratio), the others parts of the stage
    that feeds them (Koopman). Refused with `ValueError`: a stage that is fed by no earlier one, a
    group that a stage does not count, more cases than the stage before had.

    >>> people = {"White": 8_752_200, "Black": 2_468_900}
    >>> referred = Stage("referred", RESIDENTS, {"White": 159_200, "Black": 129_700})
    >>> detained = Stage("detained", "referred", {"White": 32_500, "Black": 41_000})
    >>> found = stage_index(people, [referred, detained], "White")
    >>> [(row.stage, round(row.index.estimate or 0, 1)) for row in found if row.index]
    [('referred', 2.9), ('detained', 1.5)]
    """
    known: dict[str, Mapping[str, int]] = {RESIDENTS: residents}
    rows: list[StageFigure] = []
    for stage in stages:
        if stage.name in known:
            raise ValueError(f"The stage {stage.name} is there twice.")
        if stage.fed_by not in known:
            raise ValueError(f"{stage.name} is fed by {stage.fed_by}, which is no earlier stage.")
        base = known[stage.fed_by]
        for group in (reference, *stage.counts):
            if group not in stage.counts or group not in base:
                where = stage.name if group not in stage.counts else stage.fed_by
                raise ValueError(f"{where} does not count the group {group}.")
        rows += [_figure(stage, base, group, reference, confidence) for group in stage.counts]
        known[stage.name] = stage.counts
    return tuple(rows)


def _figure(
    stage: Stage, base: Mapping[str, int], group: str, reference: str, confidence: float
) -> StageFigure:
    own = (stage.counts[group], base[group])
    other = (stage.counts[reference], base[reference])
    first = stage.fed_by == RESIDENTS
    if first:
        value = rate(*own, confidence=confidence)
    else:
        if own[0] > own[1]:
            of = f"{own[1]} at the stage before, {stage.fed_by}"
            raise ValueError(f"{stage.name} has {own[0]} for {group}, of only {of}.")
        value = proportion(*own, confidence=confidence, interval=Interval.WILSON)
    compare = rate_ratio if first else risk_ratio
    index = None if group == reference else compare(*own, *other, confidence=confidence)
    return StageFigure(stage.name, stage.fed_by, group, *own, value, index)
