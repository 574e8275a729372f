"""What a list and its panel offer to choose from: fields, groups, ages, places, months, outcomes.

It offers only what the list holds and never chooses a comparison by its result. It keeps what it
counted, so that a page can ask again at no cost.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from scrutiny.cases.absent import values_at_the_start
from scrutiny.cases.asking import ALL_CASES, Period, count_by_field
from scrutiny.cases.by_area import may_name_areas
from scrutiny.cases.by_authority import AREA_FIELDS
from scrutiny.cases.months import month_end, months_of_list
from scrutiny.cases.narrowing import age_field, bands_of, describes_people, sex_field
from scrutiny.draws import DrawMade, draws
from scrutiny.panels.conditions import MULTIPLE
from scrutiny.panels.definition import Field, Panel
from scrutiny.populations import COARSE_GROUPS
from scrutiny.populations.areas import LOCAL_AUTHORITY, area_named
from scrutiny.theme_making import values_of
from scrutiny.workspace import Workspace

WHOLE = "The whole list"
_MOST_PLACES = 100
_LONGEST_PLACE = 60


@dataclass(frozen=True, slots=True)
class Offer:
    """The values of one part, with a line for each, and which is taken when nobody chooses."""

    values: tuple[str, ...]
    lines: tuple[str, ...]
    first: int = 0

    @property
    def usual(self) -> str:
        """The value that is taken when nobody chooses; empty when there is none."""
        return self.values[self.first] if self.values else ""


def fields_of(panel: Panel) -> tuple[Field, ...]:
    """Give the fields that hold groups which residents are counted by too."""
    return tuple(
        field
        for field in panel.fields
        if field.codelist
        and field.type not in MULTIPLE
        and len(set(field.codelist.groups()) & set(COARSE_GROUPS)) > 1
    )


def people_fields(panel: Panel) -> tuple[Field, ...]:
    """Give those fields, and after them the other ones that say who a case is about."""
    first = fields_of(panel)
    others = (
        field
        for field in panel.fields
        if field.codelist and field.type not in MULTIPLE and describes_people(field)
    )
    return (*first, *(field for field in others if field not in first))


def groups_of(panel: Panel, field_id: str) -> tuple[str, ...]:
    """Give the groups of a field; of ethnic ones, those that residents are counted by."""
    field = panel.field(field_id)
    if field is None or field.codelist is None:
        return ()
    groups = field.codelist.groups()
    known = tuple(each for each in COARSE_GROUPS if each in groups)
    return known or groups or tuple(code.label for code in field.codelist.codes if not code.missing)


def outcome_fields(panel: Panel) -> tuple[Field, ...]:
    """Give the fields that can say what came of a case; the one that the list is counted by first.

    A field that says who somebody is, is no outcome.
    """
    able = [
        field
        for field in panel.fields
        if (field.type == "boolean" or (field.codelist and field.type == "code"))
        and not describes_people(field)
    ]
    return tuple(sorted(able, key=lambda field: field.id != panel.control))


class Listed:
    """The lists of one workspace, as far as choosing needs to know them."""

    def __init__(self, workspace: Workspace) -> None:
        """Look at the panels; cases are counted when they are asked for."""
        self.workspace = workspace
        self.panels = {each: workspace.panel(each) for each in workspace.panel_ids()}
        self.months = cache(self._months)
        self.values = cache(self._values)
        self.places = cache(self._places)
        self.authorities = cache(self._authorities)
        self.draws = cache(self._draws)
        self.start = cache(self._start)

    def ready(self) -> tuple[str, ...]:
        """Name the panels that have groups and cases; one of open data first."""
        found = [
            name for name, panel in self.panels.items() if fields_of(panel) and self.months(name)
        ]
        return tuple(sorted(found, key=lambda name: not self.panels[name].police_uk))

    def ages(self, panel_id: str) -> tuple[str, ...]:
        """Give the bands of ages of a list, the youngest first."""
        field = age_field(self.panels[panel_id])
        bands = bands_of(field) if field else {}
        return tuple(sorted(bands, key=lambda code: bands[code].first))

    def has_sexes(self, panel_id: str) -> bool:
        """Tell whether a list says the sex of people."""
        return sex_field(self.panels[panel_id]) is not None

    def usual_field(self, panel_id: str, fields: Sequence[Field]) -> int:
        """Give the place of the field that the panel's file counts by, and that the list fills."""
        named = self.panels[panel_id].figures.by
        for field_id in named:
            for place, field in enumerate(fields):
                if field.id == field_id and self._is_filled(panel_id, field):
                    return place
        filled = (place for place, each in enumerate(fields) if self._is_filled(panel_id, each))
        return next(filled, 0)

    def usual_outcome(self, panel_id: str) -> str:
        """Give the outcome that the panel's file names first.

        Without one, it is what most often came of a case beside the one thing that did more often
        still: most cases end in nothing further, and nobody asks for the share of those.
        """
        panel = self.panels[panel_id]
        if panel.figures.outcomes:
            return panel.figures.outcomes[0]
        for field in outcome_fields(panel):
            found = sorted(self.values(panel_id, field.id), key=lambda each: -each[2])
            known = [value for value, _, count in found if count and not _missing(field, value)]
            if known:
                return f"{field.id}={known[min(1, len(known) - 1)]}"
        return ""

    def names_authorities(self, panel_id: str) -> bool:
        """Tell whether the first cases of a list name a local authority of the own force."""
        return bool(self._own_authorities(self.start(panel_id, "area")))

    def label(self, panel_id: str, field_id: str, value: str) -> str:
        """Give the words for a value; nothing is counted for it."""
        field = self.panels[panel_id].field(field_id)
        code = field.codelist.find(value) if field and field.codelist else None
        return code.label if code is not None else value

    def _is_filled(self, panel_id: str, field: Field) -> bool:
        # Most often the first cases tell, and nothing need be counted.
        if any(self.start(panel_id, field.id)):
            return True
        return any(count for _, _, count in self.values(panel_id, field.id))

    def _months(self, panel_id: str) -> tuple[str, ...]:
        return months_of_list(self.workspace, self.panels[panel_id])

    def _values(self, panel_id: str, field_id: str) -> tuple[tuple[str, str, int], ...]:
        panel = self.panels[panel_id]
        field = panel.field(field_id)
        told = values_of(self.workspace, panel, field) if field else ()
        if field is not None and field.type == "boolean":
            return tuple((label, label, count) for _, label, count in told)
        return told

    def _places(self, panel_id: str) -> tuple[Field, ...]:
        """Give the fields that name areas: those made for it, and short words that come again."""
        panel = self.panels[panel_id]
        able = [
            field
            for field in panel.fields
            if field.id in AREA_FIELDS or (may_name_areas(field) and field.type == "text")
        ]
        found = []
        for field in sorted(able, key=lambda each: each.id not in AREA_FIELDS):
            if not self.start(panel_id, field.id):
                continue  # No list has such a column.
            counts = self._counts(panel, field)
            named = {value: count for value, count in counts.items() if value}
            if not 1 < len(named) <= _MOST_PLACES:
                continue
            again = sum(named.values()) >= 2 * len(named)
            if field.id in AREA_FIELDS or (again and max(map(len, named)) <= _LONGEST_PLACE):
                found.append(field)
        return tuple(found)

    def _authorities(self, panel_id: str) -> tuple[str, ...]:
        """Name the local authorities of the own force that the list names."""
        panel = self.panels[panel_id]
        field = panel.field("area")
        return self._own_authorities(self._counts(panel, field)) if field else ()

    def _own_authorities(self, values: Iterable[str]) -> tuple[str, ...]:
        own = area_named(self.workspace.setting("force_area"))
        found = {
            area.name
            for value in values
            if value and own and (area := area_named(value, (LOCAL_AUTHORITY,)))
            if area.force_code == own.code
        }
        return tuple(sorted(found))

    def _start(self, panel_id: str, field_id: str) -> frozenset[str]:
        panel = self.panels[panel_id]
        if panel.field(field_id) is None:
            return frozenset()
        return values_at_the_start(self.workspace, panel, field_id)

    def _counts(self, panel: Panel, field: Field) -> Mapping[str, int]:
        return count_by_field(self.workspace, panel, ALL_CASES, Period(), field.id)

    def _draws(self) -> tuple[DrawMade, ...]:
        return draws(self.workspace)


def periods(months: Sequence[str]) -> Offer:
    """Offer the last whole year of a list first, then all of it, and each year from April on."""
    year = year_to(months[-1])
    found = {" ".join(year): period_words(*year)} if year[0][:7] >= months[0] else {}
    found[" "] = WHOLE
    found.setdefault(" ".join(year), period_words(*year))
    for start in range(int(months[0][:4]) - 1, int(months[-1][:4]) + 1):
        first, last = f"{start}-04-01", f"{start + 1}-03-31"
        if first[:7] <= months[-1] and last[:7] >= months[0]:
            found.setdefault(f"{first} {last}", period_words(first, last))
    return Offer(tuple(found), tuple(found.values()))


def year_to(month: str) -> tuple[str, str]:
    """Give the first and last day of the year that ends with a month.

    >>> year_to("2021-11"), year_to("2021-12")
    (('2020-12-01', '2021-11-30'), ('2021-01-01', '2021-12-31'))
    """
    year, number = int(month[:4]), int(month[5:7])
    first = f"{year}-01-01" if number == 12 else f"{year - 1}-{number + 1:02d}-01"
    return first, month_end(month).isoformat()


def period_words(first: str, last: str) -> str:
    """Say a period; without days it is the whole list."""
    return Period(first or None, last or None).words() if first or last else WHOLE


def _missing(field: Field, value: str) -> bool:
    code = field.codelist.find(value) if field.codelist else None
    return code is not None and bool(code.missing)
