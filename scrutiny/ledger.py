"""Every seal and draw of a panel, theme and period, told for ever.

The log of the workspace is the ledger. A copy or a backup that was put back may have forgotten
draws; the journal of the computer has not, and what it knows is counted.
"""

from dataclasses import dataclass

from scrutiny.canonical import canonical, digest
from scrutiny.clock import stamp
from scrutiny.errors import Refusal
from scrutiny.frames import Frame
from scrutiny.journal import Entry, entries, note
from scrutiny.overlapping import overlaps
from scrutiny.workspace import Workspace, Writing


@dataclass(frozen=True, slots=True)
class Standing:
    """How many draws there were before, for one panel, theme and period."""

    draws: int
    """All draws that count, forgotten ones too."""
    forgotten: int
    """Draws of this workspace that the computer knows and this file does not."""
    elsewhere: int
    """Draws of the very same list in other workspaces of this computer; told and not counted."""


def standing(workspace: Workspace, sealed: Frame) -> Standing:
    """Count the draws for what a frame is about, also those from the same list in another name."""
    own = workspace.rows(
        "SELECT e.hash, d.number FROM draw AS d JOIN frame AS f USING (frame) JOIN event AS e"
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
    renamed = [each.draw for each in overlaps(workspace, sealed.id) if each.same_list]
    known = {row[0] for row in own} | {
        workspace.value(
            "SELECT e.hash FROM draw AS d JOIN event AS e ON e.id = d.event WHERE d.draw = ?",
            (draw,),
        )
        for draw in renamed
    }
    draws = [each for each in entries() if each.kind == "draw"]
    mine, key = workspace.setting("workspace"), ledger_key(workspace, sealed)
    forgotten = {
        each.event
        for each in draws
        if each.workspace == mine
        and (each.ledger == key or each.digest == sealed.digest)
        and each.event not in known
    }
    elsewhere = {
        each.event for each in draws if each.workspace != mine and each.digest == sealed.digest
    }
    # On another computer nothing is remembered, but a draw of this file says which one it was.
    count = max(len(known) + len(forgotten), *(row[1] for row in own), 0)
    return Standing(count, count - len(known), len(elsewhere))


def seed_was_used(workspace: Workspace, seed: str) -> str:
    """Name the draw of a forgotten part of this workspace that used a seed; empty when none did."""
    wanted, mine = digest(seed), workspace.setting("workspace")
    known = {row[0] for row in workspace.rows("SELECT hash FROM event WHERE kind = 'draw-made'")}
    for each in entries():
        if each.seed == wanted and each.workspace == mine and each.event not in known:
            return f"{each.id} on {each.time[:10]}"
    return ""


def ledger_key(workspace: Workspace, sealed: Frame) -> str:
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


def note_seal(workspace: Workspace, sealed: Frame, writing: Writing) -> None:
    """Let the computer remember a seal, once it is saved."""
    _note(workspace, _entry("seal", workspace, sealed, sealed.id, "", writing))


def note_draw(
    workspace: Workspace, sealed: Frame, draw_id: str, seed: str, writing: Writing
) -> None:
    """Let the computer remember a draw, once it is saved."""
    _note(workspace, _entry("draw", workspace, sealed, draw_id, digest(seed), writing))


def _note(workspace: Workspace, entry: Entry) -> None:
    # Trying the program on invented cases must not be told as draws of a real list.
    if not workspace.setting("practice"):
        note(entry)


def needed_clock(workspace: Workspace) -> None:
    """Refuse to seal or draw while the clock stands before the last entry of the record."""
    if stamp(workspace.now()) < workspace.last_time():
        raise Refusal(
            "The clock of this computer stands before the last entry of the record"
            f" ({workspace.last_time()}).",
            next_step="Set the clock right and try again.",
        )


def _entry(
    kind: str, workspace: Workspace, sealed: Frame, name: str, seed: str, writing: Writing
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
