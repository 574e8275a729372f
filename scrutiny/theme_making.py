"""Tries a condition on the cases before it becomes a theme, and saves it to the panel's file.

A trial changes nothing. What it counts are all cases of a list: never a sample, never a rate.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from scrutiny.cases.absent import absent_fields, absent_from, cannot_hold
from scrutiny.cases.asking import ALL_CASES, Period, count_by_field, count_cases, needed_field
from scrutiny.cases.crossing import MONTH, crossed, where
from scrutiny.cases.grouping import BLANK, Grouped, grouped
from scrutiny.cases.months import months_between, months_without_cases
from scrutiny.errors import Refusal
from scrutiny.installing import install_panel
from scrutiny.panels.condition_words import condition_words
from scrutiny.panels.conditions import MULTIPLE
from scrutiny.panels.definition import Condition, Field, Panel
from scrutiny.panels.earlier import condition_fields
from scrutiny.panels.theme_file import with_theme
from scrutiny.workspace import Workspace

_LONGEST = 40
_MOST_VALUES = 60
_LONGEST_VALUE = 60


@dataclass(frozen=True, slots=True)
class Trial:
    """What a condition finds in the cases of a period."""

    where: str
    words: str
    """The condition in words."""
    period: Period
    cases: int
    of: int
    """All cases of the period."""
    months: Mapping[str, int | None]
    """By month; `None` where the list has no case of any theme: a gap and not nought."""
    field: Field | None
    """The field by whose groups it was counted; `None` when the panel has none."""
    groups: Grouped
    missing_fields: tuple[str, ...]
    """Fields that it asks for and no list of the period has."""
    countable: bool
    """The lists hold what it asks for; without it 0 would not mean "none"."""


def grouping_fields(panel: Panel) -> tuple[Field, ...]:
    """Give the fields by which cases can be counted so that the parts add up to the whole.

    The ones with a code list come first.
    """
    able = [each for each in panel.fields if each.type in ("code", "boolean", "text")]
    return tuple(sorted(able, key=lambda each: each.codelist is None))


def try_theme(
    workspace: Workspace, panel_id: str, text: str, period: Period, by: str = ""
) -> Trial:
    """Count the cases of a condition at once: in all, by month, and by the groups of a field.

    Raises `Refusal` when the condition cannot be read.
    """
    panel = workspace.panel(panel_id)
    where(panel, text)
    asked = Condition("trial", "Trial", text.strip())
    fields = grouping_fields(panel)
    field = needed_field(panel, by) if by else (fields[0] if fields else None)
    if field is not None and field not in fields:
        raise Refusal(
            f"'{field.id}' has no groups that add up to the whole.",
            next_step=f"Count by one of: {', '.join(each.id for each in fields)}.",
        )
    absent = absent_fields(workspace, panel, [asked], period)
    found = crossed(workspace, panel, asked, period, [MONTH])
    whole = crossed(workspace, panel, ALL_CASES, period, [MONTH])
    gaps = set(months_without_cases(workspace, panel, period))
    known = sorted(key[0] for key in whole)
    first = (period.first or known[0])[:7] if known else ""
    last = (period.last or known[-1])[:7] if known else ""
    months = {
        month: None if month in gaps else found.get((month,), 0)
        for month in (months_between(first, last) if known else ())
    }
    return Trial(
        where=asked.where,
        words=condition_words(asked.where, condition_fields(panel)),
        period=period,
        cases=count_cases(workspace, panel, asked, period),
        of=count_cases(workspace, panel, ALL_CASES, period),
        months=months,
        field=field,
        groups=_groups(field, count_by_field(workspace, panel, asked, period, field.id))
        if field
        else Grouped({}, {}),
        missing_fields=absent_from(asked, absent) if asked.where else (),
        countable=not cannot_hold(asked, absent),
    )


def _groups(field: Field, found: Mapping[str, int]) -> Grouped:
    if field.codelist is not None:
        return grouped(field, found)
    if len(found) > _MOST_VALUES:
        raise Refusal(
            f"'{field.title}' has {len(found):,} different values, too many to count each.",
            next_step="Count by a field with a short list of values.",
        )
    said = {"True": "yes", "False": "no"} if field.type == "boolean" else {}
    told = {said.get(value, value): count for value, count in found.items() if value}
    return Grouped(told, {BLANK: found[""]} if found.get("") else {})


def values_of(
    workspace: Workspace, panel: Panel, field: Field, most: int = 200
) -> tuple[tuple[str, str, int], ...]:
    """Give the values of a field to choose from: as stored, as read, and how often in all lists.

    A field with a code list gives its codes in their order, also those without a case; another one
    what the lists say, the most frequent first. Raises `Refusal` for free words: their values would
    be what cases say.
    """
    found: dict[str, int] = {}
    for value, count in count_by_field(workspace, panel, ALL_CASES, Period(), field.id).items():
        # A cell of several values counts for each of them.
        for each in value.split(";") if field.type in MULTIPLE else (value,):
            if each:
                found[each] = found.get(each, 0) + count
    if field.type == "boolean":
        return (("True", "yes", found.get("True", 0)), ("False", "no", found.get("False", 0)))
    if field.codelist is None and any(len(each) > _LONGEST_VALUE for each in found):
        raise Refusal(
            f"'{field.title}' holds free words, so its values are not listed.",
            next_step='Ask for words in it: contains "…"',
        )
    codes = field.codelist.codes if field.codelist else ()
    listed = [(each.code, each.label, found.pop(each.code, 0)) for each in codes]
    rest = sorted(found.items(), key=lambda each: (-each[1], each[0]))
    return (*listed, *((value, value, count) for value, count in rest))[:most]


def add_theme(workspace: Workspace, panel_id: str, theme: Condition) -> Panel:
    """Save a theme to the panel's file: a new version of the panel, everything else as it stood.

    Meetings that are open keep the version they were opened with. Raises `Refusal` for a theme
    without a title or a condition, and for a name that is taken.
    """
    panel = workspace.panel(panel_id)
    title = " ".join(theme.title.split())
    if not title:
        raise Refusal("A theme needs a title.", next_step="Say in a few words what it holds.")
    if not theme.where.strip():
        raise Refusal("A theme needs a condition.", next_step="Choose at least one field.")
    where(panel, theme.where)
    theme_id = theme.id or theme_name(title)
    if not re.fullmatch(r"[a-z0-9-]+", theme_id):
        raise Refusal(
            f"'{theme_id}' is not a short name for a theme.",
            next_step="Use small letters, digits and hyphens, such as: under-18",
        )
    if theme_id == ALL_CASES.id or panel.theme(theme_id) is not None:
        raise Refusal(
            f"The panel '{panel_id}' has a theme '{theme_id}' already.",
            next_step="Give this one another name.",
        )
    named = replace(theme, id=theme_id, title=title, where=theme.where.strip())
    name = f"{panel_id}.toml"
    return install_panel(workspace, with_theme(workspace.panel_text(panel_id), named, name), name)


def theme_name(title: str) -> str:
    """Make the short name of a theme from its title.

    >>> theme_name("Under 18, more than outer clothing")
    'under-18-more-than-outer-clothing'
    """
    words = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")
    return words[:_LONGEST].rstrip("-") or "theme"
