"""Counts, group by group, how many cases had an outcome, of how many that say.

Blank is not "no": a case that does not say what came of it is counted apart, and only somebody who
asks for it counts it as a case without the outcome.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from scrutiny.cases.asking import Period, needed_field, theme_of
from scrutiny.cases.basis import Basis, basis_of
from scrutiny.cases.counting import GroupCounts, group_counts
from scrutiny.cases.crossing import by_condition, by_field, crossed, where
from scrutiny.cases.grouping import placing
from scrutiny.errors import Refusal
from scrutiny.panels.condition_sql import SqlCondition
from scrutiny.panels.definition import Field, Panel
from scrutiny.workspace import Workspace

_YES, _NO = ("true", "yes", "y", "1"), ("false", "no", "n", "0")


@dataclass(frozen=True, slots=True)
class Outcome:
    """Something that can have come of a case."""

    words: str
    short: str
    """The same in as few words as a sentence needs."""
    holds: str
    """The condition, in the language of themes."""
    silent: str
    """The condition for cases that do not say; empty when every case says."""


@dataclass(frozen=True, slots=True)
class Part:
    """The cases of one group."""

    count: int
    """With the outcome."""
    of: int
    """That say whether they had it."""
    silent: int


@dataclass(frozen=True, slots=True)
class OutcomeCounts:
    """An outcome by the groups of a field."""

    frame: GroupCounts
    """All cases by group, whatever came of them."""
    outcome: Outcome
    parts: Mapping[str, Part]
    missing: Mapping[str, Part]
    """The cases without a group, by the kind of missing."""
    strata: Mapping[str, Mapping[str, Part]]
    """The same inside each value of a second field; empty when none was asked for."""
    within: Field | None
    basis: Basis

    @property
    def first(self) -> date:
        """The first day of the period."""
        return self.frame.first

    @property
    def last(self) -> date:
        """The last day of the period."""
        return self.frame.last

    @property
    def silent(self) -> int:
        """Cases that do not say what came of them, with a group or without."""
        return sum(each.silent for each in (*self.parts.values(), *self.missing.values()))


def named_outcome(panel: Panel, values: Sequence[str]) -> Outcome:
    """Read outcomes written as FIELD=VALUE; several of one field mean any of them.

    Raises `Refusal` for a field or a value that the panel does not have.
    """
    fields: dict[str, list[str]] = {}
    for text in values:
        name, mark, value = text.partition("=")
        if not mark or not value.strip():
            raise Refusal(
                f"'{text}' is not an outcome.",
                next_step="Write it as outcome=Arrest, or use --where.",
            )
        fields.setdefault(name.strip(), []).append(value.strip())
    if len(fields) != 1:
        raise Refusal(
            "The outcomes are of different fields.",
            next_step='Use --where instead, such as: outcome is "Arrest" or searched is yes',
        )
    ((field_id, told),) = fields.items()
    field = needed_field(panel, field_id)
    if field.type == "boolean":
        return _truth(field, told)
    found = [_code(field, each) for each in told]
    codes = ", ".join(f'"{code}"' for code, _ in found)
    labels = " or ".join(label for _, label in found)
    silent = (
        ["", *(code.code for code in field.codelist.codes if code.missing)]
        if (field.codelist)
        else [""]
    )
    return Outcome(
        f"{field.title}: {labels}",
        labels,
        f"{field_id} is one of {codes}" if len(found) > 1 else f"{field_id} is {codes}",
        " or ".join(
            f"{field_id} is blank" if not code else f'{field_id} is "{code}"' for code in silent
        ),
    )


def conditional_outcome(panel: Panel, text: str) -> Outcome:
    """Take a condition as an outcome: every case either meets it or does not."""
    where(panel, text)
    return Outcome(text, f"“{text}”", text, "")


def outcome_counts(
    workspace: Workspace,
    panel: Panel,
    theme_id: str | None,
    period: Period,
    field_id: str,
    outcome: Outcome,
    *,
    force: str = "",
    blank_is_no: bool = False,
    within: str = "",
) -> OutcomeCounts:
    """Count an outcome by the groups of a field; `within` counts inside each value of another."""
    frame = group_counts(workspace, panel, theme_id, period, field_id, force)
    silent = SqlCondition("'0'", ())
    if outcome.silent and not blank_is_no:
        silent = by_condition(panel, outcome.silent)
    other = needed_field(panel, within) if within else None
    by = [by_field(panel, field_id), by_condition(panel, outcome.holds), silent]
    by += [by_field(panel, within)] if within else []
    found = crossed(workspace, panel, theme_of(panel, theme_id), period, by, force=frame.force)
    place = placing(frame.field)
    parts = {group: [0, 0, 0] for group in frame.counts}
    missing: dict[str, list[int]] = {}
    strata: dict[str, dict[str, list[int]]] = {}
    for (value, holds, says_nothing, *rest), count in found.items():
        where_to = place(value)
        cells = [
            parts.setdefault(where_to.group, [0, 0, 0])
            if where_to.group
            else missing.setdefault(where_to.missing, [0, 0, 0])
        ]
        if rest and where_to.group:
            stratum = strata.setdefault(rest[0] or "blank", {})
            cells.append(stratum.setdefault(where_to.group, [0, 0, 0]))
        for cell in cells:
            if says_nothing == "1":
                cell[2] += count
            else:
                cell[1] += count
                cell[0] += count if holds == "1" else 0
    return OutcomeCounts(
        frame,
        outcome,
        _parts(parts),
        _parts(missing),
        {name: _parts(each) for name, each in sorted(strata.items())},
        other,
        basis_of(theme_of(panel, theme_id).where, outcome.holds),
    )


def _parts(cells: Mapping[str, Sequence[int]]) -> dict[str, Part]:
    return {name: Part(*each) for name, each in cells.items()}


def _truth(field: Field, told: Sequence[str]) -> Outcome:
    asked = {each.lower() for each in told}
    if len(asked) != 1 or not asked <= {*_YES, *_NO}:
        raise Refusal(
            f"'{field.title}' is yes or no.", where=field.id, next_step=f"Write {field.id}=yes."
        )
    said = "yes" if asked <= set(_YES) else "no"
    stored = "True" if said == "yes" else "False"
    words = f"{field.title}: {said}"
    return Outcome(words, f"“{words}”", f'{field.id} is "{stored}"', f"{field.id} is blank")


def _code(field: Field, value: str) -> tuple[str, str]:
    if field.codelist is None:
        return value, value
    wanted = value.casefold()
    for code in field.codelist.codes:
        if wanted in (code.code.casefold(), code.label.casefold()):
            return code.code, code.label
    known = [code.label for code in field.codelist.codes]
    raise Refusal(
        f"'{field.title}' has no value '{value}'.",
        where=field.id,
        next_step=f"Its values are: {'; '.join(known)}.",
    )
