"""What a workspace holds, told in few and cheap questions: for the first page a person sees."""

from dataclasses import dataclass

from scrutiny.meetings.begun import PAPER
from scrutiny.meetings.meeting import Meeting, meetings, panel_of
from scrutiny.meetings.words import meeting_words
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class LeftOff:
    """How far a meeting is."""

    meeting: Meeting
    name: str
    """Panel, day and title, cleaned, on one line."""
    stage: str
    """`judging`, `agreeing` or `closed`."""
    seats: int
    cases: int
    """Cases that can be produced."""
    agreed: int
    last_saved: str
    """When an answer was last saved (UTC); empty when none was."""
    last_seat: int
    """The seat that gave it; 0 when there is none."""
    last_on_paper: bool
    """Whether that answer was typed in from a paper sheet."""
    left_early: int
    """Seats whose member has left."""


@dataclass(frozen=True, slots=True)
class DocumentWritten:
    """A document that was written from a meeting."""

    meeting: str
    kind: str
    sha256: str
    time: str


def left_off(workspace: Workspace, held: Meeting) -> LeftOff:
    """Tell how far a meeting is."""
    last = workspace.rows(
        "SELECT time, seat, entered_by FROM answer_change WHERE meeting = ? AND undone = 0"
        " ORDER BY event DESC LIMIT 1",
        (held.id,),
    )
    return LeftOff(
        meeting=held,
        name=meeting_words(panel_of(workspace, held), held),
        stage="closed" if held.closed_at else "agreeing" if held.shown_at else "judging",
        seats=workspace.value("SELECT count(*) FROM seat WHERE meeting = ?", (held.id,)),
        cases=workspace.value(
            "SELECT count(*) FROM meeting_case WHERE meeting = ? AND unavailable = ''", (held.id,)
        ),
        agreed=workspace.value(
            "SELECT count(DISTINCT case_id) FROM conclusion WHERE meeting = ?", (held.id,)
        ),
        last_saved=last[0][0] if last else "",
        last_seat=last[0][1] if last else 0,
        last_on_paper=bool(last) and last[0][2].startswith(PAPER),
        left_early=workspace.value(
            "SELECT count(*) FROM seat WHERE meeting = ? AND left_at <> ''", (held.id,)
        ),
    )


def meetings_in_hand(workspace: Workspace) -> tuple[LeftOff, ...]:
    """Give the meetings that are not closed, the latest first."""
    return tuple(left_off(workspace, each) for each in meetings(workspace) if not each.closed_at)


def documents_written(workspace: Workspace) -> tuple[DocumentWritten, ...]:
    """Give the documents that were written, the latest first."""
    rows = workspace.rows("SELECT meeting, kind, sha256, time FROM document ORDER BY event DESC")
    return tuple(DocumentWritten(*row) for row in rows)
