"""Lets a theme ask what the panel itself judged earlier: of the case, or of others like it.

`earlier judgement is a concern` asks of the case; `earlier judgement of officer_pseudo_id is a
concern` asks of every case with the same officer, this one too. Of a case that came to several
meetings only the last conclusion counts. Nothing but a theme asks this: what a list says is one
thing, what became of it at a meeting another.
"""

from scrutiny.panels.columns import column, table_name
from scrutiny.panels.conditions import CONCERN, EARLIER, Test
from scrutiny.panels.definition import Code, CodeList, Field, Panel

EARLIER_TYPE = "earlier"
"""The type of these; no field of a panel file can have it."""
_TYPES = ("text", "code", "codes")
_CONCLUDED = (
    "SELECT c.case_id FROM conclusion AS c JOIN meeting AS m ON m.meeting = c.meeting"
    " WHERE m.panel = ?{chosen} AND NOT EXISTS (SELECT 1 FROM conclusion AS l JOIN meeting AS n"
    " ON n.meeting = l.meeting WHERE l.case_id = c.case_id AND n.panel = m.panel"
    " AND (n.day, length(n.meeting), n.meeting) > (m.day, length(m.meeting), m.meeting))"
)


def condition_fields(panel: Panel) -> dict[str, Field]:
    """Give what a theme may name: the fields of the panel, and its earlier judgements."""
    options = panel.judgement.scale.for_conclusions() if panel.judgement.scale else ()
    codes = tuple(
        Code(each.code, each.label, group=CONCERN if each.adverse else "") for each in options
    )
    judged = CodeList(panel.id, panel.version, "", codes)
    found = {each.id: each for each in panel.fields}
    found[EARLIER] = Field(EARLIER, "Earlier judgement", EARLIER_TYPE, codelist=judged)
    for each in panel.fields:
        if each.type in _TYPES:
            name = EARLIER + each.id
            title = f"Earlier judgement of a case with the same '{each.title}'"
            found[name] = Field(name, title, EARLIER_TYPE, codelist=judged)
    return found


def earlier_sql(test: Test, field: Field, wanted: tuple[str, ...], parameters: list[str]) -> str:
    """Write a test of earlier judgements as SQL over the table of the panel's cases."""
    panel_id = field.codelist.id if field.codelist else ""
    parameters.append(panel_id)
    any_of_them = test.operator in ("blank", "not blank")
    chosen = "" if any_of_them else f" AND c.conclusion IN ({', '.join('?' for _ in wanted)})"
    if not any_of_them:
        parameters.extend(wanted)
    concluded = _CONCLUDED.format(chosen=chosen)
    held = f"case_id IN ({concluded})"
    shared = test.field.removeprefix(EARLIER)
    if shared:
        # A cell may name several officers, parted by semicolons.
        mine, theirs = _parts(column(shared)), _parts(f"e.{column(shared)}")
        held = (
            f"EXISTS (SELECT 1 FROM json_each({mine}) AS own WHERE trim(own.value) <> ''"
            f" AND trim(own.value) IN (SELECT trim(other.value) FROM {table_name(panel_id)} AS e,"
            f" json_each({theirs}) AS other WHERE e.case_id IN ({concluded})))"
        )
    return f"NOT {held}" if test.operator in ("blank", "none of", "not group") else held


def _parts(name: str) -> str:
    return f"""'[' || replace(json_quote(coalesce({name}, '')), ';', '","') || ']'"""
