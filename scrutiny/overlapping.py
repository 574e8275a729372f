"""Finds earlier draws that hold the same cases, whatever they were called.

A period that is moved by a day, a theme with another name or a copied panel gives almost the same
list. Such a list is the same list: drawing from it again is a second draw.
"""

import json
from dataclasses import dataclass

from scrutiny.cases.asking import Period
from scrutiny.workspace import Workspace

SAME_FROM = 0.9
"""Two lists are one when they share this part of all cases that either of them holds."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """An earlier draw from a list that holds some of the same cases."""

    draw: str
    theme_title: str
    period_words: str
    shared: int
    """Cases that both lists hold."""
    same_list: bool
    """Whether the two lists are one in all but name."""


def overlaps(
    workspace: Workspace, frame_id: str, before_event: int | None = None
) -> tuple[Overlap, ...]:
    """Give the draws from other frames that share cases with a frame, oldest first.

    References are compared, so cases of another panel with the same references count too. A frame
    that was sealed for late cases or for a further round holds other cases and does not appear.
    """
    size = workspace.value("SELECT size FROM frame WHERE frame = ?", (frame_id,))
    drawn = workspace.rows(
        "SELECT d.draw, f.frame, f.size, f.body FROM draw AS d JOIN frame AS f USING (frame)"
        " WHERE f.frame <> ? AND d.event < ? ORDER BY d.event",
        (frame_id, before_event if before_event is not None else 2**62),
    )
    earlier_rounds = _earlier_rounds(workspace, frame_id)
    found = []
    for draw, other, other_size, text in drawn:
        if draw in earlier_rounds:
            continue
        shared = workspace.value(
            "SELECT count(*) FROM frame_case AS a JOIN frame_case AS b"
            " ON b.frame = ? AND b.reference = a.reference WHERE a.frame = ?",
            (other, frame_id),
        )
        if not shared:
            continue
        body = json.loads(text)
        found.append(
            Overlap(
                draw=draw,
                theme_title=body["theme_title"],
                period_words=Period(body["from"] or None, body["to"] or None).words(),
                shared=shared,
                same_list=shared >= SAME_FROM * (size + other_size - shared),
            )
        )
    return tuple(found)


def _earlier_rounds(workspace: Workspace, frame_id: str) -> frozenset[str]:
    """Name the draws that a further round goes on from: they stand, and are not drawn again."""
    rounds: set[str] = set()
    follows = workspace.value("SELECT follows FROM frame WHERE frame = ?", (frame_id,)) or ""
    while follows.startswith("round "):
        draw = follows.removeprefix("round ")
        rounds.add(draw)
        follows = (
            workspace.value(
                "SELECT f.follows FROM draw AS d JOIN frame AS f USING (frame) WHERE d.draw = ?",
                (draw,),
            )
            or ""
        )
    return frozenset(rounds)
