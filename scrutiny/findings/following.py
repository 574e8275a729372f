"""What a person does with a finding after it was sent; each is an event with who, when and why.

Only the panel closes a finding for good. Nothing here may change what the force answered.
"""

from scrutiny.clock import is_day
from scrutiny.errors import Refusal
from scrutiny.findings.tracker import (
    ASKED,
    CLOSED_BY_FORCE,
    Tracked,
    tracked_finding,
)
from scrutiny.meetings.meeting import meeting
from scrutiny.workspace import OFFICE, Workspace

PANEL, FORCE = "panel", "force"


def note_received(workspace: Workspace, number: str, actor: str = OFFICE) -> Tracked:
    """Note that the force has received a finding and not answered yet."""
    found = tracked_finding(workspace, number)
    if found.state != ASKED:
        raise Refusal(f"{found.finding.number} is past that: {found.state}.")
    return _follow(workspace, found, "finding-received", "", actor=actor)


def note_evidence(
    workspace: Workspace, number: str, what: str, meeting_id: str = "", actor: str = OFFICE
) -> Tracked:
    """Note which evidence the panel itself has seen; raises `Refusal` when `what` is blank."""
    found = _needed_open(tracked_finding(workspace, number))
    _needed(what, "Say what the panel has seen.", found)
    return _follow(workspace, found, "finding-evidence-seen", what, meeting_id, actor)


def close_finding(
    workspace: Workspace,
    number: str,
    by: str,
    reason: str,
    meeting_id: str = "",
    actor: str = OFFICE,
) -> Tracked:
    """Close a finding for the panel, or note that the force calls it closed: not the same.

    Raises `Refusal` without a reason, and when it is closed already.
    """
    found = _needed_open(tracked_finding(workspace, number))
    if by not in (PANEL, FORCE):
        raise Refusal(f"'{by}' cannot close a finding.", next_step="Say panel or force.")
    if by == FORCE and found.state == CLOSED_BY_FORCE:
        raise Refusal(f"The force has closed {found.finding.number} already.")
    _needed(reason, f"Say why the {by} closes it.", found)
    return _follow(workspace, found, f"finding-closed-by-{by}", reason, meeting_id, actor)


def reopen_finding(
    workspace: Workspace,
    number: str,
    reason: str,
    due: str = "",
    meeting_id: str = "",
    actor: str = OFFICE,
) -> Tracked:
    """Ask again: the finding is open once more and waits for a new answer, perhaps by a new day."""
    found = tracked_finding(workspace, number)
    if not (found.closed or found.history or found.state == CLOSED_BY_FORCE):
        raise Refusal(
            f"{found.finding.number} is still open: {found.state}.",
            next_step="Only what was answered or closed can be reopened.",
        )
    _needed(reason, "Say why it is asked again.", found)
    if due:
        _needed_day(due)
    _follow(workspace, found, "finding-reopened", reason, meeting_id, actor)
    return set_due(workspace, number, due, actor) if due else tracked_finding(workspace, number)


def name_owner(workspace: Workspace, number: str, owner: str, actor: str = OFFICE) -> Tracked:
    """Name who looks after a finding: a person, a post or a department of the force."""
    found = _needed_open(tracked_finding(workspace, number))
    _needed(owner, "Say who looks after it.", found)
    if " ".join(owner.split()) == found.owner.one_line():
        return found
    return _follow(workspace, found, "finding-owner-named", owner, actor=actor)


def set_due(workspace: Workspace, number: str, due: str, actor: str = OFFICE) -> Tracked:
    """Set the day by which an answer is due (`YYYY-MM-DD`)."""
    found = _needed_open(tracked_finding(workspace, number))
    _needed_day(due)
    with workspace.write(actor) as writing:
        writing.record("finding-due-set", {"finding": found.finding.number, "day": due})
    return tracked_finding(workspace, number)


def _follow(
    workspace: Workspace,
    found: Tracked,
    kind: str,
    text: str,
    meeting_id: str = "",
    actor: str = OFFICE,
) -> Tracked:
    if meeting_id and meeting(workspace, meeting_id).panel != found.panel:
        raise Refusal(
            f"{meeting_id} is a meeting of another panel.",
            where=found.finding.number,
            next_step=f"Name a meeting of the panel '{found.panel}'.",
        )
    with workspace.write(actor) as writing:
        writing.record(
            kind,
            {
                "finding": found.finding.number,
                "passage": writing.passage(text),
                "meeting": meeting_id,
            },
        )
    return tracked_finding(workspace, found.finding.number)


def _needed_open(found: Tracked) -> Tracked:
    if found.closed:
        raise Refusal(
            f"The panel has closed {found.finding.number}.",
            next_step="Reopen it first: scrutiny findings reopen.",
        )
    return found


def _needed(text: str, what: str, found: Tracked) -> None:
    if not text.strip():
        raise Refusal("Something must be said here.", where=found.finding.number, next_step=what)


def _needed_day(due: str) -> None:
    if not is_day(due):
        raise Refusal(f"'{due}' is not a possible date.", next_step="Write it as 2026-12-07.")
