"""Keeps private notes about misconduct or someone at risk, for one letter and for nothing else.

A referral is in the record, and on no page, in no report, in no list of findings and in no figure.
Only the coordinator reads it, to pass it on. Nothing but this module may read the table.
"""

from dataclasses import dataclass

from scrutiny.canonical import digest
from scrutiny.errors import Refusal
from scrutiny.meetings.cases import meeting_case
from scrutiny.meetings.meeting import Meeting, meeting, panel_of, seat
from scrutiny.meetings.viewing import is_assigned
from scrutiny.panels.definition import Panel
from scrutiny.text import OutsideText
from scrutiny.workspace import Workspace

CHAIR = 0
"""Stands for the chair's part, where the note is from no one seat."""


@dataclass(frozen=True, slots=True)
class Referral:
    """One private note."""

    id: str
    meeting: Meeting
    panel: Panel
    reference: OutsideText
    """The case."""
    seat: int
    """The seat that wrote it; 0 for the chair's part."""
    text: OutsideText
    time: str
    letters: int
    """How often a letter was written from it."""

    @property
    def recipient(self) -> str:
        """Who receives it, by the panel's file."""
        named = self.panel.referral_to or next(iter(self.panel.recipients), "")
        return named or "the officer in charge of professional standards"


def refer(
    workspace: Workspace,
    meeting_id: str,
    case_id: str,
    text: str,
    number: int = CHAIR,
    actor: str = "",
) -> str:
    """Save a private note about a case; gives its number, such as `R1`.

    It can be written at any time, also after the meeting was closed: someone may be at risk.
    Raises `Refusal` when it is blank, or the case is not the seat's.
    """
    held = meeting(workspace, meeting_id)
    case = meeting_case(workspace, meeting_id, case_id)
    if not text.strip():
        raise Refusal("The private note is blank.", next_step="Write what you saw.")
    if number != CHAIR and not is_assigned(case, seat(workspace, meeting_id, number)):
        raise Refusal(f"This case is not assigned to seat {number}.", where=meeting_id)
    by = f"seat:{number}" if number != CHAIR else "chair"
    with workspace.write(actor or by) as writing:
        made = f"R{workspace.value('SELECT count(*) FROM referral') + 1}"
        writing.record(
            "referral-noted",
            {
                "referral": made,
                "meeting": held.id,
                "case": case_id,
                "seat": number,
                "passage": writing.passage(text),
            },
        )
    return made


def referrals(workspace: Workspace) -> tuple[Referral, ...]:
    """Give all private notes, oldest first; for the coordinator only."""
    rows = workspace.rows(
        "SELECT referral, meeting, case_id, seat, passage, time, letters FROM referral"
        " ORDER BY length(referral), referral"
    )
    found = []
    for made, meeting_id, case_id, number, passage, time, letters in rows:
        held = meeting(workspace, meeting_id)
        case = meeting_case(workspace, meeting_id, case_id)
        panel = panel_of(workspace, held)
        text = workspace.passage(passage)
        reference = OutsideText(case.reference)
        found.append(Referral(made, held, panel, reference, number, text, time, letters))
    return tuple(found)


def referral(workspace: Workspace, made: str) -> Referral:
    """Find one private note by its number; raises `Refusal` when there is none."""
    wanted = made.strip().upper()
    found = referrals(workspace)
    for each in found:
        if each.id == wanted:
            return each
    known = ", ".join(each.id for each in found)
    raise Refusal(
        f"There is no private note '{wanted}'.",
        next_step=f"There are: {known}." if known else "No private note was ever written.",
    )


def note_letter(workspace: Workspace, made: str, content: bytes) -> str:
    """Log that a letter was written from a private note; gives its SHA-256."""
    hashed = digest(content)
    with workspace.write() as writing:
        writing.record("referral-letter-written", {"referral": made, "sha256": hashed})
    return hashed
