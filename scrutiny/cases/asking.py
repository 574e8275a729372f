"""What is asked of the cases of a panel: how many, which, and what they say.

The one place where a period, a theme and the exclusions become SQL.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sampling.references import normalise_reference
from scrutiny.cases.table import table_name
from scrutiny.clock import is_day
from scrutiny.errors import Refusal
from scrutiny.panels.condition_sql import SqlCondition, column, to_sql
from scrutiny.panels.conditions import MULTIPLE
from scrutiny.panels.definition import Condition, Field, Panel
from scrutiny.panels.earlier import condition_fields
from scrutiny.workspace import Workspace

ALL_CASES = Condition("all", "All cases", "")
"""The theme of a frame that takes every case of its period."""
EVERY_CASE = SqlCondition("1", ())


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, both included; `None` where there is no limit.

    >>> Period("2019-04-01", "2020-03-31").words()
    '1 April 2019 to 31 March 2020'
    """

    first: str | None = None
    last: str | None = None

    def __post_init__(self) -> None:
        """Refuse what is no day, and a period that ends before it begins."""
        for day in (self.first, self.last):
            if day and not is_day(day):
                raise Refusal(
                    f"'{day}' is not a possible date.", next_step="Write it as 2019-04-01."
                )
        if self.first and self.last and self.last < self.first:
            raise Refusal(
                f"The period ends ({self.last}) before it begins ({self.first}).",
                next_step="Give --from the earlier date.",
            )

    def words(self) -> str:
        """Say the period in words."""
        if self.first and self.last:
            return f"{day_words(self.first)} to {day_words(self.last)}"
        if self.first:
            return f"from {day_words(self.first)}"
        return f"to {day_words(self.last)}" if self.last else "all dates"


def day_words(day: str) -> str:
    """Write a date as people say it.

    >>> day_words("2019-04-01")
    '1 April 2019'
    """
    from datetime import date

    value = date.fromisoformat(day[:10])
    return f"{value.day} {value.strftime('%B %Y')}"


def in_period(period: Period) -> SqlCondition:
    """Choose the cases of a period."""
    parts, parameters = ["1"], []
    if period.first:
        parts.append("day >= ?")
        parameters.append(period.first)
    if period.last:
        parts.append("day <= ?")
        parameters.append(period.last)
    return SqlCondition(" AND ".join(parts), tuple(parameters))


def theme_of(panel: Panel, theme_id: str | None) -> Condition:
    """Find a theme by its id; no id is the theme of all cases."""
    if theme_id in (None, "", ALL_CASES.id):
        return ALL_CASES
    theme = panel.theme(theme_id or "")
    if theme is None:
        named = (ALL_CASES.id, *(each.id for each in panel.themes))
        raise Refusal(
            f"The panel '{panel.id}' has no theme '{theme_id}'.",
            next_step=f"Its themes are: {', '.join(named)}.",
        )
    return theme


def condition_sql(panel: Panel, condition: Condition) -> SqlCondition:
    """Turn a theme, a check or an exclusion of a panel into SQL."""
    if not condition.where:
        return SqlCondition("1", ())
    return to_sql(condition.where, condition_fields(panel))


def count_cases(workspace: Workspace, panel: Panel, theme: Condition, period: Period) -> int:
    """Count the cases of a theme in a period, excluded ones too."""
    where, days = condition_sql(panel, theme), in_period(period)
    return int(
        workspace.value(
            f"SELECT count(*) FROM {table_name(panel.id)}"
            f" WHERE {where.expression} AND {days.expression} AND salt IS NOT NULL",
            (*where.parameters, *days.parameters),
        )
    )


def count_by_field(
    workspace: Workspace,
    panel: Panel,
    theme: Condition,
    period: Period,
    field_id: str,
    among: SqlCondition = EVERY_CASE,
) -> Mapping[str, int]:
    """Count the cases of a theme in a period by the value of a field; blank is counted as ''.

    `among` chooses some of the cases, such as those of one force.
    """
    needed_field(panel, field_id)
    where, days = condition_sql(panel, theme), in_period(period)
    rows = workspace.rows(
        f"SELECT coalesce({column(field_id)}, ''), count(*) FROM {table_name(panel.id)}"
        f" WHERE {where.expression} AND {days.expression} AND {among.expression}"
        " AND salt IS NOT NULL GROUP BY 1 ORDER BY 1",
        (*where.parameters, *days.parameters, *among.parameters),
    )
    return dict(rows)


def needed_field(panel: Panel, field_id: str) -> Field:
    """Find a field by its id; raises `Refusal` with the fields there are."""
    field = panel.field(field_id)
    if field is None:
        raise Refusal(
            f"The panel '{panel.id}' has no field '{field_id}'.",
            next_step=f"Its fields are: {', '.join(each.id for each in panel.fields)}.",
        )
    return field


def needed_stratifier(panel: Panel, field_id: str) -> Field:
    """Find a field whose values may name strata; raises `Refusal` with the fields that can be used.

    The names of strata are sealed and published, so only a field with a fixed list of values can
    name them: free words could tell who a case is about.
    """
    field = needed_field(panel, field_id)
    if can_stratify(field):
        return field
    if field.type in MULTIPLE:
        what = f"'{field.title}' can hold several values, so a case would be in several strata."
    else:
        what = (
            f"'{field.title}' has no fixed list of values, and the names of strata are published:"
            " they could tell who a case is about."
        )
    able = [each.id for each in panel.fields if can_stratify(each)]
    raise Refusal(what, next_step=f"Stratify by one of: {', '.join(able)}.")


def can_stratify(field: Field) -> bool:
    """Tell whether a field has one value of a fixed list in each case.

    >>> can_stratify(Field("done", "Done", "boolean")), can_stratify(Field("area", "Area", "text"))
    (True, False)
    """
    return field.type == "boolean" or (field.type == "code" and not field.keep_unknown_codes)


def case_id_of(workspace: Workspace, panel_id: str, reference: str) -> str:
    """Find a case by its reference; raises `Refusal` when there is none."""
    workspace.panel(panel_id)
    found = workspace.value(
        f"SELECT case_id FROM {table_name(panel_id)} WHERE reference = ?",
        (normalise_reference(reference),),
    )
    if found is None:
        raise Refusal(
            f"No case of the panel '{panel_id}' has the reference '{reference}'.",
            next_step="Type it exactly as the list has it.",
        )
    return str(found)


def references_of(workspace: Workspace, panel_id: str, case_ids: list[str]) -> dict[str, str]:
    """Give the references of cases; an erased case has none."""
    found: dict[str, str] = {}
    for start in range(0, len(case_ids), 500):
        part = case_ids[start : start + 500]
        marks = ", ".join("?" for _ in part)
        rows = workspace.rows(
            f"SELECT case_id, reference FROM {table_name(panel_id)} WHERE case_id IN ({marks})",
            part,
        )
        found.update({case: reference or "[erased]" for case, reference in rows})
    return found
