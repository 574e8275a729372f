"""Draws from sealed frames, and keeps the ledger of every draw ever made."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sampling.allocation import proportional
from sampling.digest import frame_digest
from sampling.draw import draw as draw_cases
from sampling.seeds import check_dice, check_public
from sampling.tickets import shown
from scrutiny import __version__
from scrutiny.canonical import Json
from scrutiny.clock import moment_of
from scrutiny.errors import Refusal
from scrutiny.frames import Frame, check_plan, frame, references, strata_of
from scrutiny.plans import SEED_SOURCES, Plan
from scrutiny.workspace import Workspace

FORMAT = "scrutiny-draw/1"
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
    drawn_at: str
    selected: tuple[Selected, ...]

    @property
    def checkable(self) -> bool:
        """Whether anyone outside can tell that the seed was not chosen."""
        return self.seed_source != "computer"

    @property
    def plan_was_sealed(self) -> bool:
        """Whether the size was fixed before the seed existed."""
        return self.frame.plan.decided


@dataclass(frozen=True, slots=True)
class SeedGiven:
    """A seed as it was told to the program."""

    text: str
    source: str | None = None
    """One of `SEED_SOURCES`; `None` takes what the plan says, else dice."""
    named: str = ""
    time: str = ""
    """When it came into being (UTC, `2026-11-23T09:00:00Z`); empty means now."""
    witnesses: tuple[str, ...] = ()


def computer_seed() -> str:
    """Make a seed of this computer, to be marked as not independently checkable."""
    return "".join(secrets.choice("0123456789") for _ in range(20))


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
    source = _check_seed(workspace, sealed, seed)
    plan = _plan(sealed, size, quotas, reserves)
    number = _number(workspace, sealed)
    if number > 1 and not reason.strip():
        raise Refusal(
            f"This would be draw {number} for the same panel, theme and period.",
            where=f"frame {frame_id}",
            next_step="Say why the earlier draw is set aside, with --reason; it will be printed.",
        )
    if frame_digest(references(workspace, frame_id)) != sealed.digest:
        raise Refusal(
            "The sealed list is no longer what it was when it was sealed.",
            where=f"frame {frame_id}",
            next_step="Run 'scrutiny log verify' and restore the last backup.",
        )
    chosen = _quotas(sealed, plan)
    drawn = draw_cases(seed.text, strata_of(workspace, frame_id), chosen, plan.reserves or 0)
    case_ids = dict(
        workspace.rows("SELECT reference, case_id FROM frame_case WHERE frame = ?", (frame_id,))
    )
    selected = [
        [each.order, case_ids[each.reference], each.ticket, each.stratum, each.kind]
        for each in drawn
    ]
    with workspace.write() as writing:
        draw_id = f"D{workspace.value('SELECT count(*) FROM draw') + 1}"
        witnesses = [writing.passage(name) for name in seed.witnesses]
        writing.record(
            "draw-made",
            {
                "draw": draw_id,
                "frame": frame_id,
                "seed": seed.text,
                "seed_source": source,
                "seed_named": seed.named or sealed.plan.seed_source_named,
                "witnesses": witnesses,
                "size": sum(chosen.values()),
                "quotas": dict(chosen),
                "reserves": plan.reserves or 0,
                "number": number,
                "reason": writing.passage(reason),
                "selected": selected,
            },
        )
    return draw_made(workspace, draw_id)


def _check_seed(workspace: Workspace, sealed: Frame, seed: SeedGiven) -> str:
    planned = sealed.plan.seed_source
    if seed.source is not None and planned is not None and seed.source != planned:
        raise Refusal(
            f"The sealed plan says that the seed comes from '{planned}', not from '{seed.source}'.",
            where=f"frame {sealed.id}",
            next_step="Use the source that was sealed, or seal a new plan.",
        )
    source = seed.source or planned or "dice"
    if source not in SEED_SOURCES:
        raise Refusal(
            f"'{source}' is not a source of a seed.",
            next_step=f"The sources are: {', '.join(SEED_SOURCES)}.",
        )
    problems = check_public(seed.text) if source == "public" else check_dice(seed.text)
    if problems:
        raise Refusal(
            f"The seed cannot be used: {' '.join(problems)}",
            next_step="Throw a ten-sided die 20 times and type the digits, or name a public value"
            " with --seed-source public --seed-named 'what and when'.",
        )
    if source == "public" and not (seed.named or sealed.plan.seed_source_named):
        raise Refusal(
            "A public value needs its name: what it is and of what time.",
            next_step="Give it with --seed-named.",
        )
    _check_seed_time(workspace, sealed, seed)
    _check_reuse(workspace, sealed, seed)
    return source


def _check_seed_time(workspace: Workspace, sealed: Frame, seed: SeedGiven) -> None:
    if workspace.now() < moment_of(sealed.sealed_at):
        raise Refusal(
            "The clock of this computer says that the list has not been sealed yet.",
            where=f"sealed at {sealed.sealed_at}",
            next_step="Set the clock right and draw again.",
        )
    if not seed.time:
        return
    try:
        made = moment_of(seed.time)
    except ValueError as error:
        raise Refusal(
            f"'{seed.time}' is not a time.", next_step="Write it as 2026-11-23T09:00:00Z."
        ) from error
    if made < moment_of(sealed.sealed_at):
        raise Refusal(
            f"The seed is from {seed.time}, before the list was sealed ({sealed.sealed_at}).",
            next_step="A seed must be made after the seal. Throw the dice again.",
        )


def _check_reuse(workspace: Workspace, sealed: Frame, seed: SeedGiven) -> None:
    rows = workspace.rows(
        "SELECT d.draw, f.panel, f.theme, f.first, f.last, d.drawn FROM draw AS d"
        " JOIN frame AS f USING (frame)"
        " WHERE d.seed = ? AND (d.event < (SELECT event FROM frame WHERE frame = ?)"
        "  OR (f.panel = ? AND f.theme = ? AND f.first = ? AND f.last = ?))",
        (
            seed.text,
            sealed.id,
            sealed.panel,
            sealed.theme,
            sealed.period.first or "",
            sealed.period.last or "",
        ),
    )
    if rows:
        draw_id, panel, theme, _, _, drawn = rows[0]
        raise Refusal(
            f"This seed was used before: draw {draw_id} ({panel}, {theme}) on {drawn[:10]}.",
            next_step="Throw the dice again. Several themes may share one seed only when all"
            " their lists were sealed before it was thrown.",
        )


def _plan(
    sealed: Frame, size: int | None, quotas: Mapping[str, int] | None, reserves: int | None
) -> Plan:
    planned = sealed.plan
    for name, fixed, given in (
        ("size", planned.size, size),
        ("quotas", dict(planned.quotas) or None, dict(quotas) if quotas else None),
        ("number of reserves", planned.reserves, reserves),
    ):
        if planned.decided and given is not None and fixed != given:
            was = "none" if fixed is None else fixed
            raise Refusal(
                f"The sealed plan has another {name} ({was}) than asked for ({given}).",
                where=f"frame {sealed.id}",
                next_step="Draw as planned, or seal a new plan; both will be told.",
            )
    chosen = Plan(
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


def _quotas(sealed: Frame, plan: Plan) -> dict[str, int]:
    given = dict(plan.quotas)
    rest = (plan.size or 0) - sum(given.values())
    if plan.size is None or rest == 0:
        return given
    others = {name: count for name, count in sealed.strata.items() if name not in given}
    if sum(others.values()) < rest:
        raise Refusal(
            f"The quotas leave {rest} cases to draw, but the other strata have only"
            f" {sum(others.values())}.",
            next_step="Raise a quota or lower the size.",
        )
    return {**given, **proportional(others, rest)}


def _number(workspace: Workspace, sealed: Frame) -> int:
    return 1 + _draws_of(workspace, sealed)


def _draws_of(workspace: Workspace, sealed: Frame) -> int:
    return int(
        workspace.value(
            "SELECT count(*) FROM draw JOIN frame AS f USING (frame)"
            " WHERE f.panel = ? AND f.theme = ? AND f.first = ? AND f.last = ?",
            (sealed.panel, sealed.theme, sealed.period.first or "", sealed.period.last or ""),
        )
    )


def draw_made(workspace: Workspace, draw_id: str) -> DrawMade:
    """Give a draw by its id; raises `Refusal` when there is none."""
    rows = workspace.rows("SELECT body, drawn FROM draw WHERE draw = ?", (draw_id,))
    if not rows:
        known = [row[0] for row in workspace.rows("SELECT draw FROM draw ORDER BY event")]
        raise Refusal(
            f"There is no draw '{draw_id}'.",
            next_step=f"The draws are: {', '.join(known) or 'none yet'}.",
        )
    body: dict[str, Any] = json.loads(rows[0][0])
    sealed = frame(workspace, body["frame"])
    selected = workspace.rows(
        "SELECT d.place, d.case_id, f.reference, d.ticket, d.stratum, d.kind"
        " FROM drawn_case AS d JOIN frame_case AS f ON f.frame = ? AND f.case_id = d.case_id"
        " WHERE d.draw = ? ORDER BY d.place",
        (sealed.id, draw_id),
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
        of_draws=_draws_of(workspace, sealed),
        reason=workspace.passage(body["reason"]).one_line(),
        drawn_at=rows[0][1],
        selected=tuple(Selected(*row) for row in selected),
    )


def draws(workspace: Workspace) -> tuple[DrawMade, ...]:
    """Give all draws ever made, oldest first."""
    rows = workspace.rows("SELECT draw FROM draw ORDER BY event")
    return tuple(draw_made(workspace, row[0]) for row in rows)


def draw_record(draw: DrawMade) -> dict[str, Json]:
    """Give the record of a draw as it is published: `scrutiny verify` reads it."""
    sealed = draw.frame
    selected: list[Json] = [
        {
            "order": each.order,
            "reference": each.reference,
            "ticket": shown(each.ticket),
            "stratum": each.stratum,
            "kind": each.kind,
        }
        for each in draw.selected
    ]
    return {
        "format": FORMAT,
        "draw": draw.id,
        "panel": sealed.panel,
        "theme": sealed.theme,
        "period": {"from": sealed.period.first, "to": sealed.period.last},
        "frame": {
            "id": sealed.id,
            "size": sealed.size,
            "digest": sealed.digest,
            "excluded": dict(sealed.excluded),
        },
        "plan": {
            "stratify": sealed.plan.stratify,
            "strata": dict(sealed.strata),
            "quotas": dict(draw.quotas),
            "size": draw.size,
            "reserves": draw.reserves,
            "sealed": draw.plan_was_sealed,
        },
        "seed": draw.seed,
        "seed_source": draw.seed_source,
        "seed_named": draw.seed_named,
        "independently_checkable": draw.checkable,
        "sealed_at": sealed.sealed_at,
        "drawn_at": draw.drawn_at,
        "draw_number": draw.number,
        "of_draws": draw.of_draws,
        "reason": draw.reason,
        "method": METHOD,
        "selected": selected,
        "tool_version": __version__,
    }
