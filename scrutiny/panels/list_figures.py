"""What a panel file says about the figures of the whole list that its reports carry.

A panel that says nothing carries none unless somebody asks. What is compared with what is settled
here, before anybody has seen a number, and never by how the numbers come out.
"""

from dataclasses import dataclass

from scrutiny.panels.tables import Tables

FIGURES = ("outcomes", "trend", "funnel", "stages")
"""The figures of the list that a report can carry, by the names of their commands."""


@dataclass(frozen=True, slots=True)
class ListFigures:
    """The table `[figures]`."""

    by: tuple[str, ...] = ()
    """Fields with the groups, best first: the first one that the list fills in is taken."""
    reference: str = ""
    """The group that the others are compared with."""
    standard: tuple[str, ...] = ()
    """The figures that every report of the panel carries."""
    outcomes: tuple[str, ...] = ()
    """What came of a case, each as FIELD=VALUE."""
    trend_of: tuple[str, ...] = ()
    """Groups whose ratio among residents is followed month by month, where residents are named."""
    areas: str = ""
    """The field that names areas."""
    stages: tuple[tuple[str, str], ...] = ()
    """The name of each stage and its condition, each a part of the one before."""


NO_FIGURES = ListFigures()
"""What a panel carries when its file says nothing."""


def list_figures_of(tables: Tables) -> ListFigures:
    """Read what the panel file says; conditions are checked with those of themes."""
    table = tables.table("figures", needed=False)
    found = ListFigures(
        by=table.texts("by", ()),
        reference=table.text("reference", ""),
        standard=table.texts("standard", ()),
        outcomes=table.texts("outcomes", ()),
        trend_of=table.texts("trend_of", ()),
        areas=table.text("areas", ""),
        stages=tuple(
            (each.text("name"), each.text("where")) for each in tables.array("stages", needed=False)
        ),
    )
    for each in found.standard:
        if each not in FIGURES:
            table.report("standard", f"'{each}' must be one of: {', '.join(FIGURES)}")
    if found.standard and not (found.by and found.reference):
        table.report("standard", "needs 'by' and 'reference' too")
    for kind, key in (("outcomes", "outcomes"), ("funnel", "areas"), ("stages", "stages")):
        if kind in found.standard and not getattr(found, key):
            table.report("standard", f"'{kind}' needs '{key}' too")
    return found
