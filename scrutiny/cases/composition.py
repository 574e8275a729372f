"""Counts the cases of a draw and of the list it was drawn from by the same field.

For seeing whether the dip-sample is what was planned. No ratio is ever made of the two.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from scrutiny.cases.asking import needed_field
from scrutiny.cases.grouping import needed_groups, placing
from scrutiny.cases.table import table_name
from scrutiny.draws import DrawMade, draw_made
from scrutiny.panels.condition_sql import column
from scrutiny.panels.definition import Field
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Composition:
    """What was drawn, and what it was drawn from."""

    draw: DrawMade
    field: Field
    drawn: Mapping[str, int]
    """By group, with each kind of missing; the drawn cases only, without reserves."""
    sealed: Mapping[str, int]
    erased: int
    """Sealed cases whose fields were erased since."""


def composition(workspace: Workspace, draw_id: str, field_id: str) -> Composition:
    """Count both by the groups of a field."""
    made = draw_made(workspace, draw_id)
    panel = workspace.panel(made.frame.panel)
    field = needed_field(panel, field_id)
    needed_groups(panel, field)
    place = placing(field)
    rows = workspace.rows(
        f"SELECT frame_case.reference, {column(field_id)}, salt IS NULL FROM frame_case"
        f" LEFT JOIN {table_name(panel.id)} AS listed ON listed.case_id = frame_case.case_id"
        " WHERE frame_case.frame = ?",
        (made.frame.id,),
    )
    chosen = {each.reference for each in made.selected if each.kind == "random"}
    groups = field.codelist.groups() if field.codelist else ()
    drawn, sealed = dict.fromkeys(groups, 0), dict.fromkeys(groups, 0)
    erased = 0
    for reference, value, gone in rows:
        where = place(value or "")
        name = "erased" if gone else where.group or where.missing
        erased += 1 if gone else 0
        sealed[name] = sealed.get(name, 0) + 1
        if reference in chosen:
            drawn[name] = drawn.get(name, 0) + 1
    return Composition(made, field, drawn, sealed, erased)
