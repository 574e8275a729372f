"""What the office looks for in the whole list: a reference, a theme, a month, words, a condition.

All parts must hold. Every value travels as a parameter; only columns of known fields are named.
"""

import re
from dataclasses import dataclass

from scrutiny.cases.asking import condition_sql, theme_of
from scrutiny.errors import Refusal
from scrutiny.panels.condition_sql import SqlCondition, column
from scrutiny.panels.conditions import ConditionError
from scrutiny.panels.definition import Condition, Panel


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """What a case must have; a blank part asks for nothing.

    >>> CaseFilter().is_blank(), CaseFilter(month="2019-03").is_blank()
    (True, False)
    """

    reference: str = ""
    """Part of its reference, in any capitals."""
    theme: str = ""
    """The id of a theme of the panel."""
    month: str = ""
    """Its month, as `2019-03`."""
    words: str = ""
    """Words that must all stand somewhere in it, in any capitals."""
    where: str = ""
    """A condition in the language of themes."""

    def is_blank(self) -> bool:
        """Tell whether every case passes."""
        return not any(
            each.strip()
            for each in (self.reference, self.theme, self.month, self.words, self.where)
        )


def filter_sql(panel: Panel, chosen: CaseFilter) -> SqlCondition:
    """Turn a filter into SQL over the table of cases.

    Raises `Refusal` for a theme that is not there, a month that is none, and a condition that
    cannot be read.
    """
    parts: list[SqlCondition] = []
    if chosen.reference.strip():
        parts.append(_holds("reference", chosen.reference.strip()))
    if chosen.month.strip():
        parts.append(SqlCondition("substr(day, 1, 7) = ?", (needed_month(chosen.month),)))
    parts.append(condition_sql(panel, theme_of(panel, chosen.theme.strip())))
    if chosen.where.strip():
        try:
            parts.append(condition_sql(panel, Condition("", "", chosen.where)))
        except ConditionError as error:
            raise Refusal(
                f"The condition cannot be read: {error}.",
                next_step='Write it like: area is "North" and outcome is not blank',
            ) from error
    parts += [_anywhere(panel, word) for word in chosen.words.split()]
    return SqlCondition(
        " AND ".join(f"({each.expression})" for each in parts),
        tuple(value for each in parts for value in each.parameters),
    )


def needed_month(text: str) -> str:
    """Read a month as a person types it; raises `Refusal` when it is none.

    >>> needed_month(" 2019-03 "), needed_month("3/2019")
    ('2019-03', '2019-03')
    """
    match = re.fullmatch(r"(\d{4})-(\d{1,2})", text.strip())
    other = re.fullmatch(r"(\d{1,2})[/-](\d{4})", text.strip())
    year, month = match.groups() if match else other.groups()[::-1] if other else ("", "0")
    if not 1 <= int(month) <= 12:
        raise Refusal(f"'{text.strip()}' is not a month.", next_step="Write it as 2019-03.")
    return f"{year}-{int(month):02d}"


def _anywhere(panel: Panel, word: str) -> SqlCondition:
    """Look for a word in every field: as it is stored, and in the labels that people read."""
    parts = []
    for field in panel.fields:
        parts.append(_holds(column(field.id), word))
        codes = field.codelist.codes if field.codelist else ()
        meant = [each.code for each in codes if word.casefold() in each.label.casefold()]
        if meant and field.type == "code":
            marks = ", ".join("?" for _ in meant)
            parts.append(SqlCondition(f"{column(field.id)} IN ({marks})", tuple(meant)))
    return SqlCondition(
        " OR ".join(each.expression for each in parts),
        tuple(value for each in parts for value in each.parameters),
    )


def _holds(name: str, text: str) -> SqlCondition:
    return SqlCondition(f"{name} LIKE ? ESCAPE '!'", (f"%{literally(text)}%",))


def literally(text: str) -> str:
    """Write a text as a pattern that means only itself, with `!` before every sign that acts.

    >>> literally("50%_off!")
    '50!%!_off!!'
    """
    return "".join(f"!{sign}" if sign in "!%_" else sign for sign in text)
