"""Takes back what the chair entered by mistake; the record keeps both the entry and its end."""

from scrutiny.errors import Refusal
from scrutiny.meetings.answering import Saved
from scrutiny.meetings.concluding import conclusions
from scrutiny.meetings.meeting import meeting, needed_open
from scrutiny.meetings.observing import findings, observations
from scrutiny.workspace import Workspace


def withdraw_conclusion(
    workspace: Workspace, meeting_id: str, case_id: str, sub_group: str = ""
) -> Saved:
    """Take back what was agreed about a case, so that it is open again."""
    needed_open(meeting(workspace, meeting_id))
    agreed = {(each.case_id, each.sub_group) for each in conclusions(workspace, meeting_id)}
    if (case_id, sub_group) not in agreed:
        raise Refusal("Nothing has been agreed about this case yet.", where=meeting_id)
    with workspace.write("chair") as writing:
        writing.record(
            "conclusion-withdrawn",
            {"meeting": meeting_id, "case": case_id, "sub_group": sub_group},
        )
    return Saved(writing.saved)


def agreed_together(workspace: Workspace, meeting_id: str) -> tuple[tuple[str, str], ...]:
    """Give the cases, with their sub-groups, that were last agreed at once and still are."""
    last = workspace.value(
        "SELECT together FROM conclusion WHERE meeting = ? AND together <> ''"
        " ORDER BY time DESC, together LIMIT 1",
        (meeting_id,),
    )
    rows = workspace.rows(
        "SELECT case_id, sub_group FROM conclusion WHERE meeting = ? AND together = ?"
        " ORDER BY case_id",
        (meeting_id, last or "-"),
    )
    return tuple((case_id, group) for case_id, group in rows)


def withdraw_together(workspace: Workspace, meeting_id: str) -> tuple[int, Saved]:
    """Take back all that was last agreed at once, in one step; a case agreed anew since stays.

    Gives how many cases are open again.
    """
    needed_open(meeting(workspace, meeting_id))
    several = agreed_together(workspace, meeting_id)
    if not several:
        raise Refusal("No case is agreed at once now.", where=meeting_id)
    with workspace.write("chair") as writing:
        for case_id, group in several:
            writing.record(
                "conclusion-withdrawn",
                {"meeting": meeting_id, "case": case_id, "sub_group": group},
            )
    return len(several), Saved(writing.saved)


def withdraw_observation(workspace: Workspace, meeting_id: str, observation_id: str) -> Saved:
    """Take back an observation; one that has been sent as a finding stays."""
    needed_open(meeting(workspace, meeting_id))
    if not any(each.id == observation_id for each in observations(workspace, meeting_id)):
        raise Refusal(f"There is no observation '{observation_id}'.", where=meeting_id)
    if any(each.observation == observation_id for each in findings(workspace, meeting_id)):
        raise Refusal(
            "This observation has been numbered as a finding, so it stays.",
            where=meeting_id,
            next_step="Add another observation that puts it right.",
        )
    with workspace.write("chair") as writing:
        writing.record(
            "observation-withdrawn", {"meeting": meeting_id, "observation": observation_id}
        )
    return Saved(writing.saved)
