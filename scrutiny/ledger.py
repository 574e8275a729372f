"""Every seal and draw of a panel, theme and period, told for ever.

The log of the workspace is the ledger. A copy or a backup that was put back may have forgotten
draws; the journal of the computer has not, and what it knows is counted.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutiny.canonical import canonical, digest
from scrutiny.journal import Entry, entries, note
from scrutiny.workspace import Workspace, Writing

if TYPE_CHECKING:
    # Sealing notes itself here, so at run time the frames import this module and not the reverse.
    from scrutiny.frames import Frame


@dataclass(frozen=True, slots=True)
class Standing:
    """How many draws there were before, for one panel, theme and period."""

    draws: int
    """All draws that count, forgotten ones too."""
    forgotten: int
    """Draws of this workspace that the computer knows and this file does not."""
    elsewhere: int
    """Draws in other workspaces of this computer; they are told and not counted."""


def standing(workspace: Workspace, sealed: "Frame") -> Standing:
    """Count the draws for what a frame is about."""
    own = workspace.rows(
        "SELECT e.hash FROM draw AS d JOIN frame AS f USING (frame) JOIN event AS e"
        " ON e.id = d.event"
        " WHERE f.panel = ? AND f.theme = ? AND f.first = ? AND f.last = ? AND f.follows = ?",
        (
            sealed.panel,
            sealed.theme,
            sealed.period.first or "",
            sealed.period.last or "",
            sealed.follows.words() if sealed.follows else "",
        ),
    )
    known = {row[0] for row in own}
    same = [
        each
        for each in entries()
        if each.kind == "draw" and each.ledger == ledger_key(workspace, sealed)
    ]
    mine = workspace.setting("workspace")
    forgotten = {e.event for e in same if e.workspace == mine and e.event not in known}
    elsewhere = {e.event for e in same if e.workspace != mine}
    return Standing(len(known) + len(forgotten), len(forgotten), len(elsewhere))


def seed_was_used(workspace: Workspace, seed: str) -> str:
    """Name the draw of a forgotten part of this workspace that used a seed; empty when none did."""
    wanted, mine = digest(seed), workspace.setting("workspace")
    known = {row[0] for row in workspace.rows("SELECT hash FROM event WHERE kind = 'draw-made'")}
    for each in entries():
        if each.seed == wanted and each.workspace == mine and each.event not in known:
            return f"{each.id} on {each.time[:10]}"
    return ""


def ledger_key(workspace: Workspace, sealed: "Frame") -> str:
    """Give the digest under which draws about the same cases are counted together."""
    return digest(
        canonical(
            [
                workspace.setting("force_area"),
                sealed.panel,
                sealed.theme,
                sealed.period.first,
                sealed.period.last,
                sealed.follows.words() if sealed.follows else "",
            ]
        )
    )


def note_seal(workspace: Workspace, sealed: "Frame", writing: Writing) -> None:
    """Let the computer remember a seal, once it is saved."""
    note(_entry("seal", workspace, sealed, sealed.id, "", writing))


def note_draw(
    workspace: Workspace, sealed: "Frame", draw_id: str, seed: str, writing: Writing
) -> None:
    """Let the computer remember a draw, once it is saved."""
    note(_entry("draw", workspace, sealed, draw_id, digest(seed), writing))


def _entry(
    kind: str, workspace: Workspace, sealed: "Frame", name: str, seed: str, writing: Writing
) -> Entry:
    return Entry(
        kind=kind,
        workspace=workspace.setting("workspace"),
        id=name,
        event=writing.hash,
        ledger=ledger_key(workspace, sealed),
        digest=sealed.digest,
        seed=seed,
        time=writing.saved,
    )
