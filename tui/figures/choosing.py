"""What can be chosen for figures of a list: panels, fields, groups, populations and periods.

Holds the choices while somebody makes them, so that the screen only shows and asks. It offers only
what the list holds, and never chooses a comparison by its result.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from scrutiny.cases.asking import Period, theme_of
from scrutiny.cases.crossing import MONTH, crossed
from scrutiny.cases.months import month_end
from scrutiny.errors import Refusal
from scrutiny.panels.conditions import MULTIPLE
from scrutiny.panels.definition import Field, Panel
from scrutiny.populations import COARSE_GROUPS, shipped
from scrutiny.workspace import Workspace
from tui.figures.frame import FrameRequest

PARTS = ("panel", "field", "reference", "population", "period", "show")
"""What is chosen, in order."""
WHOLE = "The whole list"
_SHOWN = {"groups": "Groups side by side", "months": "Groups, and month by month with its gaps"}


@dataclass(frozen=True, slots=True)
class Offer:
    """The values of one part, with a line for each."""

    values: tuple[str, ...]
    lines: tuple[str, ...]


class Choosing:
    """The choices of one person."""

    def __init__(self, workspace: Workspace) -> None:
        """Begin with the first panel that has groups and cases."""
        self._workspace = workspace
        self._panels = {each: workspace.panel(each) for each in workspace.panel_ids()}
        self._panels = {name: each for name, each in self._panels.items() if fields_of(each)}
        self._months = {name: self._months_of(each) for name, each in self._panels.items()}
        ready = [name for name, months in self._months.items() if months]
        if not ready:
            raise Refusal(
                "No panel here has cases that can be counted by group.",
                next_step="Read a list with: scrutiny import --panel PANEL FILE",
            )
        self._ready = sorted(ready, key=lambda name: not self._panels[name].police_uk)
        self.request = self._begun(self._ready[0])

    @property
    def panel(self) -> Panel:
        """The panel that is chosen."""
        return self._panels[self.request.panel]

    def words(self, part: str) -> str:
        """Say what is chosen for a part."""
        request = self.request
        if part == "period":
            return _period_words(request.first, request.last)
        offer = self.offer(part)
        value = {
            "panel": request.panel,
            "field": request.field_id,
            "reference": request.reference,
            "population": request.population,
            "show": "months" if request.by_month else "groups",
        }[part]
        return offer.lines[offer.values.index(value)]

    def offer(self, part: str) -> Offer:
        """Give what a part can be."""
        if part == "panel":
            lines = tuple(self._panels[each].name for each in self._ready)
            return Offer(tuple(self._ready), lines)
        if part == "field":
            fields = fields_of(self.panel)
            return Offer(tuple(each.id for each in fields), tuple(each.title for each in fields))
        if part == "reference":
            groups = groups_of(self.panel, self.request.field_id)
            return Offer(groups, groups)
        if part == "population":
            names = tuple(f"Census {each.removeprefix('census-')}" for each in shipped())
            return Offer(shipped(), names)
        if part == "show":
            return Offer(tuple(_SHOWN), tuple(_SHOWN.values()))
        periods = self._periods()
        return Offer(tuple(periods), tuple(periods.values()))

    def choose(self, part: str, value: str) -> None:
        """Take a value; parts that depend on it begin anew."""
        if part == "panel":
            self.request = self._begun(value)
        elif part == "field":
            groups = groups_of(self.panel, value)
            self.request = replace(self.request, field_id=value, reference=groups[0])
        elif part == "reference":
            self.request = replace(self.request, reference=value)
        elif part == "population":
            self.request = replace(self.request, population=value)
        elif part == "show":
            self.request = replace(self.request, by_month=value == "months")
        else:
            first, _, last = value.partition(" ")
            self.request = replace(self.request, first=first or None, last=last or None)

    def _begun(self, panel_id: str) -> FrameRequest:
        field = fields_of(self._panels[panel_id])[0]
        groups = groups_of(self._panels[panel_id], field.id)
        months = self._months[panel_id]
        # The last whole year of the list, since a rate of any other time is no yearly rate.
        first, last = _year_to(months[-1])
        if first[:7] < months[0]:
            first, last = "", ""
        return FrameRequest(
            panel_id,
            field.id,
            groups[0],
            shipped()[-1],
            first=first or None,
            last=last or None,
        )

    def _months_of(self, panel: Panel) -> tuple[str, ...]:
        found = crossed(self._workspace, panel, theme_of(panel, None), Period(), [MONTH])
        return tuple(sorted(key[0] for key in found))

    def _periods(self) -> Mapping[str, str]:
        months = self._months[self.request.panel]
        found = {" ": WHOLE}
        year = _year_to(months[-1])
        found[" ".join(year)] = _period_words(*year)
        for start in range(int(months[0][:4]) - 1, int(months[-1][:4]) + 1):
            first, last = f"{start}-04-01", f"{start + 1}-03-31"
            if first[:7] <= months[-1] and last[:7] >= months[0]:
                found.setdefault(f"{first} {last}", _period_words(first, last))
        return found


def fields_of(panel: Panel) -> tuple[Field, ...]:
    """Give the fields that hold groups which residents are counted by too."""
    return tuple(
        field
        for field in panel.fields
        if field.codelist
        and field.type not in MULTIPLE
        and len(set(field.codelist.groups()) & set(COARSE_GROUPS)) > 1
    )


def groups_of(panel: Panel, field_id: str) -> tuple[str, ...]:
    """Give the groups of a field that residents are counted by."""
    field = panel.field(field_id)
    groups = field.codelist.groups() if field and field.codelist else ()
    known = [each for each in COARSE_GROUPS if each in groups]
    return tuple(known)


def _year_to(month: str) -> tuple[str, str]:
    year, number = int(month[:4]), int(month[5:7])
    first = f"{year}-01-01" if number == 12 else f"{year - 1}-{number + 1:02d}-01"
    return first, month_end(month).isoformat()


def _period_words(first: str | None, last: str | None) -> str:
    return Period(first, last).words() if first and last else WHOLE
