"""Seeds: made after the seal, in public, once; everything else is refused."""

import secrets
from dataclasses import dataclass

from sampling.seeds import check_dice, check_public
from scrutiny.clock import moment_of
from scrutiny.errors import Refusal
from scrutiny.frames import Frame
from scrutiny.ledger import seed_was_used
from scrutiny.plans import SEED_SOURCES
from scrutiny.workspace import Workspace


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


def check_seed(workspace: Workspace, sealed: Frame, seed: SeedGiven) -> str:
    """Check a seed against its frame and everything drawn before; gives its source.

    Raises `Refusal` for a seed that is blank, short, reused, older than the seal, or from another
    source than the one that was sealed.
    """
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
    if not seed.time:
        return
    try:
        made = moment_of(seed.time)
    except ValueError as error:
        raise Refusal(
            f"'{seed.time}' is not a time.", next_step="Write it as 2026-11-23T09:00:00Z."
        ) from error
    if made > workspace.now():
        raise Refusal(
            f"The seed is from {seed.time}, which has not come yet.",
            next_step="Give the time at which it was made, in UTC.",
        )
    if made < moment_of(sealed.sealed_at):
        raise Refusal(
            f"The seed is from {seed.time}, before the list was sealed ({sealed.sealed_at}).",
            next_step="A seed must be made after the seal. Throw the dice again.",
        )


def _check_reuse(workspace: Workspace, sealed: Frame, seed: SeedGiven) -> None:
    rows = workspace.rows(
        "SELECT d.draw, d.drawn FROM draw AS d JOIN frame AS f USING (frame)"
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
    used = f"{rows[0][0]} on {rows[0][1][:10]}" if rows else seed_was_used(workspace, seed.text)
    if used:
        raise Refusal(
            f"This seed was used before: draw {used}.",
            next_step="Throw the dice again. Several themes may share one seed only when all"
            " their lists were sealed before it was thrown.",
        )
