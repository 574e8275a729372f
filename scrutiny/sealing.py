"""Seals frames: which cases could be drawn is fixed, and told, before any seed exists."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sampling.digest import frame_digest
from scrutiny.allocating import check_plan
from scrutiny.canonical import rows_digest
from scrutiny.cases.asking import (
    Period,
    condition_sql,
    in_period,
    needed_field,
    needed_stratifier,
    theme_of,
)
from scrutiny.cases.lists import rows_in_lists
from scrutiny.cases.table import table_name
from scrutiny.errors import Refusal
from scrutiny.excluding import excluded_cases
from scrutiny.following import Follows, following_cases
from scrutiny.frames import WHOLE, Frame, frame
from scrutiny.ledger import needed_clock, note_seal
from scrutiny.panels.condition_sql import column
from scrutiny.panels.definition import Condition, Field, Panel
from scrutiny.plans import Plan
from scrutiny.workspace import Workspace

_MOST_NAMES = 40
_LONGEST_NAME = 40
"""A text field may name strata when it has no more and no longer values than this."""
BLANK = "blank"
"""The stratum of cases whose field is blank."""


def to_be_sealed(workspace: Workspace, panel_id: str, plan: Plan) -> dict[str, int]:
    """Give the strata that a plan would seal now, with their counts; nothing is sealed.

    Raises `Refusal` when there is no case, or the plan does not fit the cases.
    """
    panel = workspace.panel(panel_id)
    theme, period = theme_of(panel, plan.theme), Period(plan.first, plan.last)
    field = _stratifying(panel, plan.stratify) if plan.stratify else None
    excluded = excluded_cases(workspace, panel, theme, period)
    return _fitting(
        plan,
        field,
        [
            _stratum(field, value)
            for case_id, _, value, _ in _cases(workspace, panel, theme, period, field)
            if case_id not in excluded
        ],
    )


def _fitting(plan: Plan, field: Field | None, strata_of_cases: Sequence[str]) -> dict[str, int]:
    """Count the strata, and refuse what cannot be sealed."""
    if not strata_of_cases:
        raise Refusal(
            "There is no case to draw from in this theme and period.",
            next_step="See 'scrutiny themes' for the counts, and check --from and --to.",
        )
    strata = dict(sorted(Counter(strata_of_cases).items()))
    _check_names(field, strata)
    check_plan(plan, strata)
    return strata


def seal(workspace: Workspace, panel_id: str, plan: Plan, follows: Follows | None = None) -> Frame:
    """Seal the cases of a theme and period together with the plan.

    With `follows` the frame holds late cases, or what a draw left unread; its theme and period are
    those of the frame it follows. Raises `Refusal` when there is no case to draw from, or the plan
    does not fit the cases.
    """
    panel = workspace.panel(panel_id)
    theme = theme_of(panel, plan.theme)
    period = Period(plan.first, plan.last)
    stratified = _stratifying(panel, plan.stratify) if plan.stratify else None
    # Read inside the transaction: no other program can add, exclude or erase a case meanwhile.
    with workspace.write() as writing:
        needed_clock(workspace)
        excluded = excluded_cases(workspace, panel, theme, period)
        wanted = following_cases(workspace, follows) if follows else None
        rows = [
            (case_id, reference, _stratum(stratified, value), day)
            for case_id, reference, value, day in _cases(
                workspace, panel, theme, period, stratified
            )
            if case_id not in excluded and (wanted is None or wanted(case_id))
        ]
        strata = _fitting(plan, stratified, [row[2] for row in rows])
        lists = rows_in_lists(workspace, panel.id, period)
        frame_id = f"F{workspace.value('SELECT count(*) FROM frame') + 1}"
        listed = [(frame_id, reference, case, stratum) for case, reference, stratum, _ in rows]
        writing.connection.executemany("INSERT INTO frame_case VALUES (?, ?, ?, ?)", listed)
        writing.record(
            "frame-sealed",
            {
                "frame": frame_id,
                "panel": panel.id,
                "panel_digest": panel.digest,
                "theme": theme.id,
                "theme_title": theme.title,
                "where": theme.where,
                "from": plan.first or "",
                "to": plan.last or "",
                "follows": follows.words() if follows else "",
                "size": len(rows),
                "digest": frame_digest(row[1] for row in rows),
                "listed": rows_digest(row[1:] for row in listed),
                "lists": {"rows": lists.rows, "set_aside": lists.set_aside},
                "excluded": dict(sorted(Counter(excluded.values()).items())),
                "strata": strata,
                "outcomes": _outcomes(workspace, panel, [row[0] for row in rows]),
                "months": dict(sorted(Counter(row[3][:7] for row in rows).items())),
                "plan": plan.body(),
            },
        )
    sealed = frame(workspace, frame_id)
    note_seal(workspace, sealed, writing)
    return sealed


def seal_following(workspace: Workspace, follows: Follows, plan: Plan) -> Frame:
    """Seal late cases, or a further round, for the theme and period of what they follow."""
    base_id = follows.id
    if follows.kind == "round":
        base_id = workspace.value("SELECT frame FROM draw WHERE draw = ?", (follows.id,)) or ""
    if base_id:
        base = frame(workspace, base_id)
        if follows.kind == "late" and base.follows and base.follows.kind == "late":
            # Late is late for the first list: what it holds is not late for its late cases.
            return seal_following(workspace, base.follows, plan)
        plan = replace(plan, theme=base.theme, first=base.period.first, last=base.period.last)
        return seal(workspace, base.panel, plan, follows)
    # Says that the draw does not exist, in the words of whoever looks for it.
    following_cases(workspace, follows)
    raise AssertionError("a draw that does not exist is refused above")


def _outcomes(workspace: Workspace, panel: Panel, case_ids: Sequence[str]) -> dict[str, int]:
    field = panel.field(panel.control)
    if field is None:
        return {}
    wanted = set(case_ids)
    labels = {code.code: code.label for code in field.codelist.codes} if field.codelist else {}
    rows = workspace.rows(
        f"SELECT case_id, coalesce({column(field.id)}, '') FROM {table_name(panel.id)}"
        " WHERE salt IS NOT NULL"
    )
    counts = Counter(labels.get(value, value) or BLANK for case, value in rows if case in wanted)
    return dict(sorted(counts.items()))


def _stratifying(panel: Panel, field_id: str) -> Field:
    field = needed_field(panel, field_id)
    # A short text such as an area may name strata; how many and how long is seen from the cases.
    return field if field.type == "text" else needed_stratifier(panel, field_id)


def _check_names(field: Field | None, strata: Mapping[str, int]) -> None:
    if field is None or field.type != "text":
        return
    if len(strata) > _MOST_NAMES or any(len(name) > _LONGEST_NAME for name in strata):
        raise Refusal(
            f"'{field.title}' holds free words, and the names of strata are published: they could"
            " tell who a case is about.",
            next_step=f"Stratify by a field with at most {_MOST_NAMES} short values.",
        )


def _cases(
    workspace: Workspace, panel: Panel, theme: Condition, period: Period, stratified: Field | None
) -> list[tuple[str, str, str, str]]:
    where, days = condition_sql(panel, theme), in_period(period)
    value = f"coalesce({column(stratified.id)}, '')" if stratified else "''"
    return workspace.rows(
        f"SELECT case_id, reference, {value}, day FROM {table_name(panel.id)}"
        f" WHERE {where.expression} AND {days.expression} AND salt IS NOT NULL",
        (*where.parameters, *days.parameters),
    )


def _stratum(field: Field | None, value: str) -> str:
    if field is None:
        return WHOLE
    if field.codelist is None or not value:
        return value or BLANK
    code = field.codelist.find(value)
    if code is None or not field.codelist.groups():
        return value
    return code.group or code.missing or value
