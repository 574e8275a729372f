"""Frames that follow another: cases that came late, and a further round over what was not read.

Neither is a new draw of the same cases. Late cases are a stratum of their own with a seal and a
seed of their own; a further round keeps what was read and draws, with a new seed, from the rest.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from scrutiny.errors import Refusal
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Follows:
    """What a frame comes after.

    >>> Follows("late", "F1").words()
    'late F1'
    >>> Follows.of("round D2")
    Follows(kind='round', id='D2')
    """

    kind: Literal["late", "round"]
    """`late`: cases that are not in the frame `id`; `round`: cases that the draw `id` left."""
    id: str

    def words(self) -> str:
        """Write it as the record keeps it."""
        return f"{self.kind} {self.id}"

    @classmethod
    def of(cls, words: str) -> "Follows | None":
        """Read it back; blank is nothing."""
        kind, _, followed = words.partition(" ")
        if kind == "late":
            return cls("late", followed)
        return cls("round", followed) if kind == "round" else None


def following_cases(workspace: Workspace, follows: Follows) -> Callable[[str], bool]:
    """Give a test for the cases that a following frame may hold.

    Raises `Refusal` when the frame or draw that is followed does not exist.
    """
    if follows.kind == "late":
        earlier = _sealed_before(workspace, follows.id)
        return lambda case_id: case_id not in earlier
    return _left_by(workspace, follows.id).__contains__


def _sealed_before(workspace: Workspace, frame_id: str) -> frozenset[str]:
    if not workspace.value("SELECT 1 FROM frame WHERE frame = ?", (frame_id,)):
        raise Refusal(
            f"There is no sealed frame '{frame_id}' for cases to be late for.",
            next_step="See the frames with: scrutiny ledger",
        )
    rows = workspace.rows(
        "SELECT case_id FROM frame_case WHERE frame = ? OR frame IN"
        " (SELECT frame FROM frame WHERE follows = ?)",
        (frame_id, Follows("late", frame_id).words()),
    )
    return frozenset(row[0] for row in rows)


def _left_by(workspace: Workspace, draw_id: str) -> frozenset[str]:
    frame_id = workspace.value("SELECT frame FROM draw WHERE draw = ?", (draw_id,))
    if frame_id is None:
        raise Refusal(
            f"There is no draw '{draw_id}' to go on from.",
            next_step="See the draws with: scrutiny ledger",
        )
    whole = {
        row[0]
        for row in workspace.rows("SELECT case_id FROM frame_case WHERE frame = ?", (frame_id,))
    }
    # A reserve that came to a meeting was read there; the others are still unread.
    taken = workspace.rows(
        "SELECT d.case_id FROM drawn_case AS d WHERE d.draw = ? AND (d.kind = 'random' OR EXISTS"
        " (SELECT 1 FROM meeting_case AS m WHERE m.draw = d.draw AND m.case_id = d.case_id))",
        (draw_id,),
    )
    return frozenset(whole - {row[0] for row in taken})
