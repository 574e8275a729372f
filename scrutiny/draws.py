"""Draws from sealed frames; no draw is ever forgotten, and none can be made twice unseen."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sampling.draw import draw as draw_cases
from scrutiny.allocating import check_plan, quotas_of
from scrutiny.errors import Refusal
from scrutiny.frames import Frame, frame, is_as_sealed, strata_of
from scrutiny.ledger import Standing, needed_clock, note_draw, standing
from scrutiny.overlapping import Overlap, overlaps
from scrutiny.plans import Plan
from scrutiny.seeding import SeedGiven, check_seed
from scrutiny.workspace import Workspace

METHOD = "consistent_sampler 1.0.10, generation 1"


@dataclass(frozen=True, slots=True)
class Selected:
    """One case of a draw."""

    order: int
    case_id: str
    reference: str
    ticket: str
    stratum: str
    kind: str


@dataclass(frozen=True, slots=True)
class DrawMade:
    """One draw, as the ledger keeps it."""

    id: str
    frame: Frame
    seed: str
    seed_source: str
    seed_named: str
    """Which public value it was, where it was one."""
    witnesses: tuple[str, ...]
    size: int
    quotas: Mapping[str, int]
    reserves: int
    number: int
    """First, second … draw of the same panel, theme and period."""
    of_draws: int
    reason: str
    """Why an earlier draw was set aside; empty for the first."""
    forgotten: int
    """Draws of these that this computer knows and this file, a copy or a backup, does not."""
    elsewhere: int
    """Draws for the same area, panel, theme and period in other workspaces of this computer."""
    drawn_at: str
    selected: tuple[Selected, ...]
    overlaps: tuple[Overlap, ...] = ()
    """Earlier draws from other lists that hold some of the same cases."""
    seed_time: str = ""
    """When the seed came into being, where that was told (UTC)."""

    @property
    def checkable(self) -> bool:
        """Whether anyone outside can tell that the seed was not chosen."""
        if self.seed_source == "public":
            # A value that is named only after the seal could have been chosen among many.
            return bool(self.frame.plan.seed_source_named)
        return self.seed_source == "dice"

    @property
    def plan_was_sealed(self) -> bool:
        """Whether the size was fixed before the seed existed."""
        return self.frame.plan.decided


def make_draw(
    workspace: Workspace,
    frame_id: str,
    seed: SeedGiven,
    size: int | None = None,
    quotas: Mapping[str, int] | None = None,
    reserves: int | None = None,
    reason: str = "",
) -> DrawMade:
    """Draw from a sealed frame; whatever the sealed plan decided cannot be changed here.

    Raises `Refusal` for a seed that is blank, short, reused or older than the seal, for a size or
    quota that the frame or the plan does not allow, and for a second draw without a reason.
    """
    sealed = frame(workspace, frame_id)
    plan = _plan(sealed, size, quotas, reserves)
    # Checked inside the transaction: of two programs that draw at once, the second sees the first.
    with workspace.write() as writing:
        needed_clock(workspace)
        source = check_seed(workspace, sealed, seed)
        before = standing(workspace, sealed)
        if before.draws and not reason.strip():
            raise _needs_reason(before, sealed)
        if not is_as_sealed(workspace, frame_id):
            raise Refusal(
                "The sealed list is no longer what it was when it was sealed.",
                where=f"frame {frame_id}",
                next_step="Run 'scrutiny log verify' and restore the last backup.",
            )
        chosen = quotas_of(plan, sealed.strata)
        draw_id = f"D{workspace.value('SELECT count(*) FROM draw') + 1}"
        writing.record(
            "draw-made",
            {
                "draw": draw_id,
                "frame": frame_id,
                "seed": seed.text,
                "seed_source": source,
                "seed_named": seed.named or sealed.plan.seed_source_named,
                "seed_time": seed.time,
                "witnesses": [writing.passage(name) for name in seed.witnesses],
                "size": sum(chosen.values()),
                "quotas": dict(chosen),
                "reserves": plan.reserves or 0,
                "number": before.draws + 1,
                "forgotten": before.forgotten,
                "elsewhere": before.elsewhere,
                "reason": writing.passage(reason),
                "selected": _selected(workspace, frame_id, seed.text, chosen, plan.reserves or 0),
            },
        )
    note_draw(workspace, sealed, draw_id, seed.text, writing)
    return draw_made(workspace, draw_id)


def _selected(
    workspace: Workspace, frame_id: str, seed: str, quotas: Mapping[str, int], reserves: int
) -> list[list[str | int]]:
    case_ids = dict(
        workspace.rows("SELECT reference, case_id FROM frame_case WHERE frame = ?", (frame_id,))
    )
    return [
        [each.order, case_ids[each.reference], each.ticket, each.stratum, each.kind]
        for each in draw_cases(seed, strata_of(workspace, frame_id), quotas, reserves)
    ]


def _needs_reason(before: Standing, sealed: Frame) -> Refusal:
    unseen = ""
    if before.forgotten:
        unseen = (
            f" {before.forgotten} of the earlier draws are not in this file: it is a copy, or a"
            " backup that was put back."
        )
    return Refusal(
        f"This would be draw {before.draws + 1} for the same panel, theme and period.{unseen}",
        where=f"frame {sealed.id}",
        next_step="Say why the earlier draw is set aside, with --reason; it will be printed.",
    )


def _plan(
    sealed: Frame, size: int | None, quotas: Mapping[str, int] | None, reserves: int | None
) -> Plan:
    planned = sealed.plan
    for name, fixed, given in (
        ("size", planned.size, size),
        ("quotas", dict(planned.quotas) or None, dict(quotas) if quotas else None),
        ("number of reserves", planned.reserves, reserves or None),
    ):
        settled = planned.decided or fixed is not None
        if settled and given is not None and fixed != given:
            was = "none" if fixed is None else fixed
            raise Refusal(
                f"The sealed plan has another {name} ({was}) than asked for ({given}).",
                where=f"frame {sealed.id}",
                next_step="Draw as planned, or seal a new plan; both will be told.",
            )
    chosen = replace(
        planned,
        size=size if planned.size is None else planned.size,
        quotas=quotas or planned.quotas,
        reserves=reserves if planned.reserves is None else planned.reserves,
    )
    if not chosen.decided:
        raise Refusal(
            "The draw has no size.", next_step="Give --size, or seal a plan that says it."
        )
    check_plan(chosen, sealed.strata)
    return chosen


def draw_made(workspace: Workspace, draw_id: str) -> DrawMade:
    """Give a draw by its id; raises `Refusal` when there is none."""
    rows = workspace.rows("SELECT body, drawn, event FROM draw WHERE draw = ?", (draw_id,))
    if not rows:
        known = [row[0] for row in workspace.rows("SELECT draw FROM draw ORDER BY event")]
        raise Refusal(
            f"There is no draw '{draw_id}'.",
            next_step=f"The draws are: {', '.join(known) or 'none yet'}.",
        )
    body: dict[str, Any] = json.loads(rows[0][0])
    sealed = frame(workspace, body["frame"])
    # Joined here and not in SQL: the sealed list is ordered by reference, not by case.
    named = dict(
        workspace.rows("SELECT case_id, reference FROM frame_case WHERE frame = ?", (sealed.id,))
    )
    selected = workspace.rows(
        "SELECT place, case_id, ticket, stratum, kind FROM drawn_case WHERE draw = ?"
        " ORDER BY place",
        (draw_id,),
    )
    return DrawMade(
        id=draw_id,
        frame=sealed,
        seed=body["seed"],
        seed_source=body["seed_source"],
        seed_named=body["seed_named"],
        witnesses=tuple(workspace.passage(name).one_line() for name in body["witnesses"]),
        size=body["size"],
        quotas=body["quotas"],
        reserves=body["reserves"],
        number=body["number"],
        of_draws=standing(workspace, sealed).draws,
        reason=workspace.passage(body["reason"]).one_line(),
        forgotten=body["forgotten"],
        elsewhere=body["elsewhere"],
        drawn_at=rows[0][1],
        selected=tuple(
            Selected(place, case_id, named[case_id], ticket, stratum, kind)
            for place, case_id, ticket, stratum, kind in selected
        ),
        overlaps=overlaps(workspace, sealed.id, rows[0][2]),
        seed_time=body["seed_time"],
    )


def draws(workspace: Workspace) -> tuple[DrawMade, ...]:
    """Give all draws ever made, oldest first."""
    rows = workspace.rows("SELECT draw FROM draw ORDER BY event")
    return tuple(draw_made(workspace, row[0]) for row in rows)
