"""Everything the workspace knows that must not stand in a public report: for comparing only.

What is gathered here is never printed as a list, logged or kept; a check asks whether a finished
text holds any of it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from scrutiny.cases.table import table_name
from scrutiny.importing.personal import is_personal
from scrutiny.meetings.meeting import members
from scrutiny.meetings.referring import referrals
from scrutiny.panels.condition_sql import column
from scrutiny.panels.definition import Field, Panel
from scrutiny.panels.publishing import EXACT_PLACES
from scrutiny.workspace import Workspace

_TELLING = ("reference", "ref", "identifier", "pseudonym", "pseudo")
_SAYS_NOTHING = ("unknown", "none", "n/a", "not known", "not recorded", "not stated", "yes", "no")
_SHORTEST_LABEL = 3
_WIDE_AREA = 10
"""An area of fewer cases is as telling as an exact place."""
_SHORTEST_STORY = 40


@dataclass(frozen=True, slots=True)
class KnownDetails:
    """What a report is compared with."""

    references: frozenset[str]
    """The references of every imported case, of all panels."""
    names: tuple[str, ...]
    """The members' names."""
    labels: tuple[tuple[str, str], ...]
    """A value of a field that points to one person or incident, and the title of the field."""
    stories: tuple[tuple[str, str], ...]
    """Free texts of the cases of one meeting, and what each is."""


def known_details(workspace: Workspace, meeting_id: str) -> KnownDetails:
    """Gather what must not stand in a report of a meeting."""
    references: set[str] = set()
    labels: dict[str, str] = {}
    for panel_id in workspace.panel_ids():
        panel = workspace.panel(panel_id)
        table = table_name(panel_id)
        found = workspace.rows(f"SELECT reference FROM {table} WHERE reference IS NOT NULL")
        references |= {str(row[0]) for row in found}
        for field in panel.fields:
            if _points_to_someone(panel, field):
                name = column(field.id)
                values = workspace.rows(
                    f"SELECT DISTINCT {name} FROM {table} WHERE length({name}) >= ?",
                    (_SHORTEST_LABEL,),
                )
                labels |= {
                    str(row[0]).strip(): field.title for row in values if _says_something(row[0])
                }
    for place in _allowed_places(workspace, meeting_id):
        labels.pop(place, None)
    return KnownDetails(
        frozenset(references),
        tuple(each.name.show() for each in members(workspace)),
        tuple(sorted(labels.items())),
        (*_case_texts(workspace, meeting_id), *_private_notes(workspace, meeting_id)),
    )


def _allowed_places(workspace: Workspace, meeting_id: str) -> frozenset[str]:
    """Give the places that the panel file lets be named: its areas, and those that it lists."""
    panel_id = workspace.value("SELECT panel FROM meeting WHERE meeting = ?", (meeting_id,))
    said = workspace.panel(panel_id).publishing
    areas: set[str] = set()
    if said.area:
        name = column(said.area)
        rows = workspace.rows(
            f"SELECT {name} FROM {table_name(panel_id)} GROUP BY 1 HAVING count(*) >= ?",
            (_WIDE_AREA,),
        )
        areas = {str(row[0]).strip() for row in rows if row[0]}
    return frozenset(areas | set(said.places))


def _says_something(value: str) -> bool:
    """Tell whether a value could be known again: not an ordinary word, nor a small number."""
    said = value.strip()
    return said.casefold() not in _SAYS_NOTHING and (said[:1].isupper() or len(said) > 5)


def _points_to_someone(panel: Panel, field: Field) -> bool:
    """Tell whether a field names one person, incident or exact place, by its title or its id."""
    if field.type not in ("text", "reference") or field.id == panel.reference:
        return False
    words = f"{field.id} {field.title}".casefold().replace("_", " ").split()
    telling = any(each in words for each in (*_TELLING, *EXACT_PLACES))
    return telling or is_personal(field.title) or is_personal(field.id)


def _case_texts(workspace: Workspace, meeting_id: str) -> Iterator[tuple[str, str]]:
    panel_id = workspace.value("SELECT panel FROM meeting WHERE meeting = ?", (meeting_id,))
    panel = workspace.panel(panel_id)
    texts = [each for each in panel.fields if each.type == "text"]
    names = ", ".join(column(each.id) for each in texts) or "NULL"
    rows = workspace.rows(
        f"SELECT c.other, {names} FROM {table_name(panel_id)} AS c JOIN meeting_case AS m"
        " ON m.case_id = c.case_id WHERE m.meeting = ?",
        (meeting_id,),
    )
    for row in rows:
        for field, value in zip(texts, row[1:], strict=False):
            if value and len(value) >= _SHORTEST_STORY:
                yield str(value), f"the field '{field.title}' of a case"
        beside = json.loads(row[0] or "{}").get("columns", {})
        for header, value in beside.items():
            if len(value) >= _SHORTEST_STORY:
                yield str(value), f"the column '{header}' of the list"


def _private_notes(workspace: Workspace, meeting_id: str) -> Iterator[tuple[str, str]]:
    """Give the private notes too: their words must stand in no report at all."""
    for each in referrals(workspace):
        if each.meeting.id == meeting_id:
            yield each.text.show(), "a text that is private"
