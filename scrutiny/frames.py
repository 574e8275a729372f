"""Seals frames: which cases could be drawn is fixed, and told, before any seed exists."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sampling.digest import frame_digest
from scrutiny.allocating import quotas_of
from scrutiny.canonical import canonical, digest, rows_digest
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
from scrutiny.following import Follows, following_cases
from scrutiny.ledger import needed_clock, note_seal
from scrutiny.panels.condition_sql import column
from scrutiny.panels.definition import Condition, Field, Panel
from scrutiny.plans import Plan, plan_of_body
from scrutiny.workspace import Workspace

_MOST_NAMES = 40
_LONGEST_NAME = 40
"""A text field may name strata when it has no more and no longer values than this."""
WHOLE = "all"
"""The name of the one stratum of a frame that has no strata."""
BLANK = "blank"
"""The stratum of cases whose field is blank."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A sealed frame."""

    id: str
    panel: str
    theme: str
    theme_title: str
    where: str
    """The condition of the theme, as it stood when the frame was sealed."""
    period: Period
    size: int
    digest: str
    excluded: Mapping[str, int]
    """Cases left out, by reason."""
    strata: Mapping[str, int]
    """Cases in each stratum."""
    months: Mapping[str, int]
    """Control totals: cases by month."""
    outcomes: Mapping[str, int]
    """Control totals: cases by outcome, or by whatever field the panel counts them by."""
    plan: Plan
    sealed_at: str
    follows: Follows | None
    """What it comes after, for late cases and for a further round; `None` for a first frame."""
    seal_number: int
    """First, second … seal of the same panel, theme and period."""
    of_seals: int
    plan_digest: str = ""
    """Digest of the plan, the strata and which case is in which: read aloud with the other one."""
    rows_in_lists: int = 0
    """Rows of the force's lists for this panel when the frame was sealed."""
    rows_set_aside: int = 0
    """Those of them that could not be read, and so were not in the draw."""


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
        excluded = exclusions(workspace, panel, theme, period)
        wanted = following_cases(workspace, follows) if follows else None
        rows = [
            (case_id, reference, _stratum(stratified, value), day)
            for case_id, reference, value, day in _cases(
                workspace, panel, theme, period, stratified
            )
            if case_id not in excluded and (wanted is None or wanted(case_id))
        ]
        if not rows:
            raise Refusal(
                "There is no case to draw from in this theme and period.",
                next_step="See 'scrutiny themes' for the counts, and check --from and --to.",
            )
        strata = dict(sorted(Counter(row[2] for row in rows).items()))
        _check_names(stratified, strata)
        check_plan(plan, strata)
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


def exclusions(
    workspace: Workspace, panel: Panel, theme: Condition, period: Period
) -> Mapping[str, str]:
    """Give the cases of a theme that cannot be drawn, each with its first reason."""
    where, days = condition_sql(panel, theme), in_period(period)
    found: dict[str, str] = {}
    for exclusion in panel.exclusions:
        rule = condition_sql(panel, exclusion)
        rows = workspace.rows(
            f"SELECT case_id FROM {table_name(panel.id)}"
            f" WHERE {where.expression} AND {days.expression} AND {rule.expression}"
            " AND salt IS NOT NULL",
            (*where.parameters, *days.parameters, *rule.parameters),
        )
        for (case_id,) in rows:
            found.setdefault(case_id, exclusion.id)
    logged = workspace.rows(
        "SELECT e.case_id, e.reason FROM exclusion AS e"
        f" JOIN {table_name(panel.id)} USING (case_id)"
        f" WHERE {where.expression} AND {days.expression} AND salt IS NOT NULL",
        (*where.parameters, *days.parameters),
    )
    for case_id, reason in logged:
        found.setdefault(case_id, reason)
    return found


def check_plan(plan: Plan, strata: Mapping[str, int]) -> None:
    """Refuse a plan that the strata cannot meet, before it is sealed."""
    total = sum(strata.values())
    for stratum, quota in plan.quotas.items():
        if stratum not in strata:
            raise Refusal(
                f"There is a quota for '{stratum}', but no such stratum.",
                next_step=f"The strata are: {', '.join(strata)}.",
            )
        if quota < 0:
            raise Refusal(
                f"The quota of '{stratum}' is {quota}.", next_step="Choose a quota of 0 or more."
            )
        if quota > strata[stratum]:
            raise Refusal(
                f"The quota of '{stratum}' is {quota}, but it has only {strata[stratum]} cases.",
                next_step="Lower the quota, or choose another period.",
            )
    if plan.size is not None and not 0 < plan.size <= total:
        raise Refusal(
            f"The plan draws {plan.size} of {total} cases.",
            next_step=f"Choose a size from 1 to {total}.",
        )
    if plan.size is not None and sum(plan.quotas.values()) > plan.size:
        raise Refusal(
            f"The quotas add up to {sum(plan.quotas.values())}, more than the size {plan.size}.",
            next_step="Raise the size or lower a quota.",
        )
    if plan.reserves is not None and plan.reserves < 0:
        raise Refusal("The number of reserves is below 0.", next_step="Choose 0 or more reserves.")
    if plan.decided and not sum(quotas_of(plan, strata).values()):
        raise Refusal("The plan draws no case at all.", next_step="Raise a quota.")


def frame(workspace: Workspace, frame_id: str) -> Frame:
    """Give a sealed frame by its id; raises `Refusal` when there is none."""
    rows = workspace.rows("SELECT body, sealed, event FROM frame WHERE frame = ?", (frame_id,))
    if not rows:
        known = [row[0] for row in workspace.rows("SELECT frame FROM frame ORDER BY event")]
        raise Refusal(
            f"There is no sealed frame '{frame_id}'.",
            next_step=f"The frames are: {', '.join(known)}."
            if known
            else "Seal one with: scrutiny seal --panel PANEL",
        )
    body: dict[str, Any] = json.loads(rows[0][0])
    same = workspace.rows(
        "SELECT event FROM frame WHERE panel = ? AND theme = ? AND first = ? AND last = ?"
        " AND follows = ? ORDER BY event",
        (body["panel"], body["theme"], body["from"], body["to"], body["follows"]),
    )
    return Frame(
        id=body["frame"],
        panel=body["panel"],
        theme=body["theme"],
        theme_title=body["theme_title"],
        where=body["where"],
        period=Period(body["from"] or None, body["to"] or None),
        size=body["size"],
        digest=body["digest"],
        excluded=body["excluded"],
        strata=body["strata"],
        months=body["months"],
        outcomes=body["outcomes"],
        plan=plan_of_body(body),
        sealed_at=rows[0][1],
        follows=Follows.of(body["follows"]),
        seal_number=1 + [row[0] for row in same].index(rows[0][2]),
        of_seals=len(same),
        plan_digest=digest(canonical([body["plan"], body["strata"], body["listed"]])),
        rows_in_lists=body.get("lists", {}).get("rows", 0),
        rows_set_aside=body.get("lists", {}).get("set_aside", 0),
    )


def frames(workspace: Workspace) -> tuple[Frame, ...]:
    """Give all sealed frames, oldest first."""
    rows = workspace.rows("SELECT frame FROM frame ORDER BY event")
    return tuple(frame(workspace, row[0]) for row in rows)


def references(workspace: Workspace, frame_id: str) -> tuple[str, ...]:
    """Give the sealed references in the order of their bytes, as `sort` in the C locale does."""
    frame(workspace, frame_id)
    rows = workspace.rows("SELECT reference FROM frame_case WHERE frame = ?", (frame_id,))
    return tuple(sorted((row[0] for row in rows), key=lambda each: each.encode()))


def is_as_sealed(workspace: Workspace, frame_id: str) -> bool:
    """Tell whether the list of a frame still holds what was sealed, cases and strata too."""
    body = json.loads(workspace.value("SELECT body FROM frame WHERE frame = ?", (frame_id,)))
    rows = workspace.rows(
        "SELECT reference, case_id, stratum FROM frame_case WHERE frame = ?", (frame_id,)
    )
    try:
        sealed = frame_digest(row[0] for row in rows)
    except ValueError:
        return False
    return bool(sealed == body["digest"] and rows_digest(rows) == body["listed"])


def strata_of(workspace: Workspace, frame_id: str) -> dict[str, list[str]]:
    """Give the sealed references of each stratum."""
    strata: dict[str, list[str]] = {}
    rows = workspace.rows(
        "SELECT stratum, reference FROM frame_case WHERE frame = ? ORDER BY stratum, reference",
        (frame_id,),
    )
    for stratum, reference in rows:
        strata.setdefault(stratum, []).append(reference)
    return strata
