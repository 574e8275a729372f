"""The frames that were sealed: which cases could be drawn, told before any seed existed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sampling.digest import frame_digest
from scrutiny.canonical import canonical, digest, rows_digest
from scrutiny.cases.asking import Period
from scrutiny.errors import Refusal
from scrutiny.following import Follows
from scrutiny.plans import Plan, plan_of_body
from scrutiny.workspace import Workspace

WHOLE = "all"
"""The name of the one stratum of a frame that has no strata."""


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
