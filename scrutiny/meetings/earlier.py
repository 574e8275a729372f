"""Gathers what the panel's earlier meetings asked of the force, and what the force answered.

A finding stays in this list for ever, answered or not; nothing here may drop an open one.
"""

from dataclasses import dataclass

from scrutiny.cases.asking import references_of
from scrutiny.meetings.meeting import Meeting, meetings
from scrutiny.meetings.observing import Finding, findings
from scrutiny.meetings.responding import Response, responses
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class EarlierFinding:
    """A finding of an earlier meeting of the same panel."""

    finding: Finding
    day: str
    """The day of its meeting."""
    reference: str
    """Of its case; empty for a finding about no single case."""
    response: Response | None
    """The latest answer; `None` while it is open."""
    seen: bool
    """Whether the answer came before the day of the panel's last meeting before this one."""


def earlier_findings(workspace: Workspace, held: Meeting) -> tuple[EarlierFinding, ...]:
    """Give the findings of the meetings that the same panel held before, the oldest first."""
    before = sorted(
        (
            each
            for each in meetings(workspace)
            if each.panel == held.panel and _order(each) < _order(held)
        ),
        key=_order,
    )
    if not before:
        return ()
    answered = responses(workspace)
    last = before[-1].day
    found = []
    for each in before:
        sent = findings(workspace, each.id)
        references = references_of(workspace, held.panel, [one.case_id for one in sent])
        for one in sent:
            response = answered.get(one.number)
            found.append(
                EarlierFinding(
                    finding=one,
                    day=each.day,
                    reference=references.get(one.case_id, ""),
                    response=response,
                    seen=response is not None and response.at[:10] < last,
                )
            )
    return tuple(found)


def _order(held: Meeting) -> tuple[str, int, str]:
    # A second meeting of one day has a longer id.
    return held.day, len(held.id), held.id
