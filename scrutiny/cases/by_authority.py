"""Counts cases by the local authority that the list names, and those that name none.

A case that names no authority is never put into one: it stays apart with its group, so that every
local ratio can be given with what these cases could do to it.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from scrutiny.cases.asking import Period, needed_field, theme_of
from scrutiny.cases.counting import GroupCounts, group_counts
from scrutiny.cases.crossing import by_field, crossed
from scrutiny.cases.grouping import placing
from scrutiny.cases.narrowing import EVERYBODY, Narrowed, silent_cases
from scrutiny.errors import Refusal
from scrutiny.panels.definition import Field, Panel
from scrutiny.populations.areas import (
    FORCE_AREA,
    LOCAL_AUTHORITY,
    Area,
    area_called,
    area_named,
    local_authorities,
)
from scrutiny.workspace import Workspace

AREA_FIELDS = ("local_authority", "area")
"""The fields that may name a local authority, the surest first."""


@dataclass(frozen=True, slots=True)
class PlacedCounts:
    """Cases of one place by group."""

    counts: Mapping[str, int]
    missing: Mapping[str, int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.counts.values()) + sum(self.missing.values())


@dataclass(frozen=True, slots=True)
class CountedAuthorities:
    """The cases of a theme and period by local authority."""

    whole: GroupCounts
    """All of them, of whatever place."""
    area_field: Field
    authorities: Mapping[Area, PlacedCounts]
    unplaced: PlacedCounts
    """Cases that name no local authority of the force."""
    unknown_places: Mapping[str, int] = field(default_factory=dict)
    """What such cases say in place of one, with their number; blank among it."""
    narrowed: str = ""
    """Which part of the cases was taken, in words."""
    silent: int = 0
    """Cases that do not say whether they belong to that part."""


def counts_by_authority(
    workspace: Workspace,
    panel: Panel,
    theme_id: str | None,
    period: Period,
    field_id: str,
    *,
    area_field: str = "",
    force: str = "",
    narrowed: Narrowed = EVERYBODY,
) -> CountedAuthorities:
    """Count the cases of a theme in a period by local authority and by the groups of a field.

    A place is read by the authority's ONS code or any name of it; an authority of another force's
    area is no place of this one. Refused: no field that names authorities, no case that names one,
    and a list that names an authority together with a part of it.
    """
    among = narrowed.chosen
    whole = group_counts(workspace, panel, theme_id, period, field_id, force, among)
    own = area_called(whole.force, (FORCE_AREA,))
    chosen = None
    for places in _area_fields(panel, area_field):
        found = crossed(
            workspace,
            panel,
            theme_of(panel, theme_id),
            period,
            [by_field(panel, places.id), by_field(panel, field_id)],
            force=whole.force,
            among=among,
        )
        placed_in = {text: _authority(text, own) for text, _ in found}
        if any(placed_in.values()):
            chosen = places
            break
    if chosen is None:
        tried = ", ".join(f"'{each.title}'" for each in _area_fields(panel, area_field))
        raise Refusal(
            f"No case names a local authority of {own.name} in {tried}.",
            next_step="Ask the force for the local authority of each case, by name or ONS code.",
        )
    place_of = placing(whole.field)
    counts: dict[Area | None, Counter[str]] = {}
    missing: dict[Area | None, Counter[str]] = {}
    unknown: Counter[str] = Counter()
    for (text, value), cases in found.items():
        area = placed_in[text]
        if area is None:
            unknown[text or "blank"] += cases
        placed = place_of(value)
        kinds = counts if placed.group else missing
        kinds.setdefault(area, Counter())[placed.group or placed.missing] += cases
    named = sorted(
        (area for area in {*counts, *missing} if area is not None), key=lambda area: area.name
    )
    _check_apart(named)

    def of(area: Area | None) -> PlacedCounts:
        every = dict.fromkeys(whole.counts, 0)
        return PlacedCounts(every | counts.get(area, {}), dict(missing.get(area, {})))

    return CountedAuthorities(
        whole,
        chosen,
        {area: of(area) for area in named},
        of(None),
        dict(unknown),
        narrowed.words,
        silent_cases(workspace, panel, theme_id, period, narrowed, whole.force),
    )


def _area_fields(panel: Panel, asked: str) -> list[Field]:
    if asked:
        return [needed_field(panel, asked)]
    found = [known for each in AREA_FIELDS if (known := panel.field(each)) is not None]
    if not found:
        raise Refusal(
            f"The list of the panel '{panel.id}' has no field that names an area.",
            next_step=f"Name one with --area-field: {', '.join(each.id for each in panel.fields)}.",
        )
    return found


def _authority(text: str, own: Area) -> Area | None:
    """Read the name or code of a local authority of a force's area."""
    area = area_named(text, (LOCAL_AUTHORITY,)) if text else None
    return area if area is not None and area.force_code == own.code else None


def _check_apart(areas: list[Area]) -> None:
    """Refuse an authority that stands beside a part of it: its residents would count twice."""
    for area in areas:
        parts, waiting = set(), list(area.made_of)
        while waiting:
            code = waiting.pop()
            parts.add(code)
            waiting += local_authorities()[code].made_of
        inside = [each.name for each in areas if each.code in parts]
        if inside:
            raise Refusal(
                f"The list names {area.name} and also {inside[0]}, which is a part of it.",
                next_step="Write one of them in every case, so that nobody's residents count "
                "twice.",
            )
