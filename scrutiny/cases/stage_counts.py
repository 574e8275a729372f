"""Counts cases stage by stage: each stage is a part of the one before it.

A case is at a stage when it meets that condition and all before it, so that no stage can hold more
cases than the one that feeds it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scrutiny.cases.asking import Period, theme_of
from scrutiny.cases.basis import Basis, basis_of
from scrutiny.cases.counting import GroupCounts, group_counts
from scrutiny.cases.crossing import by_condition, by_field, crossed
from scrutiny.cases.grouping import placing
from scrutiny.panels.definition import Panel
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class StageCounts:
    """Cases at each stage by group; the first stage is every case."""

    frame: GroupCounts
    stages: tuple[tuple[str, Mapping[str, int]], ...]
    basis: Basis


def stage_counts(
    workspace: Workspace,
    panel: Panel,
    theme_id: str | None,
    period: Period,
    field_id: str,
    stages: Sequence[tuple[str, str]],
    *,
    force: str = "",
) -> StageCounts:
    """Count the stages, each given as its name and its condition."""
    frame = group_counts(workspace, panel, theme_id, period, field_id, force)
    by = [by_field(panel, field_id), *(by_condition(panel, text) for _, text in stages)]
    found = crossed(workspace, panel, theme_of(panel, theme_id), period, by, force=frame.force)
    place = placing(frame.field)
    counts = [dict.fromkeys(frame.counts, 0) for _ in stages]
    for (value, *holds), count in found.items():
        group = place(value).group
        for number, each in enumerate(holds):
            if each != "1":
                break
            if group:
                counts[number][group] = counts[number].get(group, 0) + count
    named = [(name, each) for (name, _), each in zip(stages, counts, strict=True)]
    basis = basis_of(theme_of(panel, theme_id).where, *(text for _, text in stages))
    return StageCounts(frame, (("All cases", frame.counts), *named), basis)
