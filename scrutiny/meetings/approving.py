"""Chair and coordinator approve the report of a meeting: each that very text, by its digest.

An approval is of one content. When the record or the text changes, the digest is another one, and
the approval no longer counts; nothing here takes it away. The two are two people.
"""

from dataclasses import dataclass

from scrutiny.errors import Refusal
from scrutiny.meetings.closing import plain_name, signers
from scrutiny.meetings.meeting import meeting
from scrutiny.text import OutsideText
from scrutiny.workspace import OFFICE, Workspace

ROLES = ("chair", "coordinator")
"""Who must approve, each for themselves."""


@dataclass(frozen=True, slots=True)
class Approval:
    """The latest approval of one role."""

    role: str
    content: str
    """Digest of what was approved."""
    name: OutsideText
    at: str


def approve(workspace: Workspace, meeting_id: str, role: str, name: str, content: str) -> Approval:
    """Keep that a person has approved a content.

    Raises `Refusal` for a meeting that is not closed, for a name that is not the chair's where a
    chair sat, and for the name of the other one who approved.
    """
    held = meeting(workspace, meeting_id)
    if not held.closed_at:
        raise Refusal(
            "The meeting is not closed, so its report can still change.",
            where=meeting_id,
            next_step="Close it first: scrutiny meeting close.",
        )
    if role not in ROLES:
        raise Refusal(
            f"'{OutsideText(role).one_line()}' does not approve reports.",
            next_step=f"Say one of: {', '.join(ROLES)}.",
        )
    typed = plain_name(name)
    if not typed:
        raise Refusal("No name was typed.", next_step="Type the name of the one who approves.")
    leading = signers(workspace, meeting_id)
    names = {plain_name(each.name.show()) for each in leading}
    if role == "chair" and leading and typed not in names:
        raise Refusal(
            f"'{OutsideText(name).one_line()}' did not sit as chair.",
            where=meeting_id,
            next_step="The chair types their own name as it stands on the seat list.",
        )
    for each in approvals(workspace, meeting_id):
        if each.role != role and plain_name(each.name.show()) == typed:
            raise Refusal(
                f"The same person approved it as {each.role}.",
                where=meeting_id,
                next_step="Chair and coordinator are two people; the other one approves.",
            )
    with workspace.write("chair" if role == "chair" else OFFICE) as writing:
        writing.record(
            "report-approved",
            {
                "meeting": meeting_id,
                "role": role,
                "content": content,
                "name": writing.passage(" ".join(name.split())),
            },
        )
    return next(each for each in approvals(workspace, meeting_id) if each.role == role)


def approvals(workspace: Workspace, meeting_id: str) -> tuple[Approval, ...]:
    """Give the latest approval of each role, the chair's first."""
    rows = workspace.rows(
        "SELECT role, content, name, time FROM approval WHERE meeting = ? ORDER BY event",
        (meeting_id,),
    )
    last = {row[0]: row for row in rows}
    return tuple(
        Approval(role, last[role][1], workspace.passage(last[role][2]), last[role][3])
        for role in ROLES
        if role in last
    )
