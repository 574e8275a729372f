"""Approving the draft of a report, and how far it is approved: for all front ends."""

from reports.approval import ApprovalState, approval_state
from scrutiny.workspace import Workspace
from tui.documents import USUAL, FigureChoice, draft_parts, last_choice


def draft_state(
    workspace: Workspace, meeting_id: str, choice: FigureChoice = USUAL
) -> tuple[str, ApprovalState]:
    """Give the digest of the draft's text as it stands now, and how far it is approved.

    Without a choice it is the draft with the figures with which it was written last.
    """
    from reports.draft import draft_content
    from scrutiny.meetings.approving import approvals
    from scrutiny.meetings.record import meeting_record

    if choice == USUAL:
        choice = last_choice(workspace, meeting_id, "draft")
    record = meeting_record(workspace, meeting_id)
    content = draft_content(*draft_parts(workspace, record, choice))
    return content, approval_state(approvals(workspace, meeting_id), content)


def approve_draft(
    workspace: Workspace, meeting_id: str, role: str, name: str, choice: FigureChoice = USUAL
) -> tuple[str, ApprovalState]:
    """Approve the draft as it stands now; gives its digest, and how far it is approved then."""
    from scrutiny.meetings.approving import approvals, approve

    content, _ = draft_state(workspace, meeting_id, choice)
    approve(workspace, meeting_id, role, name, content)
    return content, approval_state(approvals(workspace, meeting_id), content)
