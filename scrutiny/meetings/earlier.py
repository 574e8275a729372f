"""Gathers what the panel's earlier meetings asked of the force, and what became of it.

A finding stays in this list for ever, answered or not; nothing here may drop an open one.
"""

from dataclasses import dataclass

from scrutiny.findings.tracker import Tracked, tracker
from scrutiny.meetings.meeting import Meeting, meetings
from scrutiny.meetings.observing import Finding
from scrutiny.meetings.responding import Response
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class EarlierFinding:
    """A finding of an earlier meeting of the same panel."""

    tracked: Tracked
    seen: bool
    """Whether its last news came before the day of the panel's last meeting before this one."""

    @property
    def finding(self) -> Finding:
        """The finding itself."""
        return self.tracked.finding

    @property
    def day(self) -> str:
        """The day of its meeting."""
        return self.tracked.meeting_day

    @property
    def reference(self) -> str:
        """Of its case; empty for a finding about no single case."""
        return self.tracked.reference

    @property
    def response(self) -> Response | None:
        """The latest answer; `None` while there is none."""
        return self.tracked.response


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
    last, ids = before[-1].day, {each.id for each in before}
    return tuple(
        EarlierFinding(each, _last_news(each)[:10] < last if _last_news(each) else False)
        for each in tracker(workspace, held.panel)
        if each.finding.meeting in ids
    )


def _last_news(each: Tracked) -> str:
    """Give when the last thing happened to a finding; empty when nothing did."""
    return max([*(one.at for one in each.history), *(one.time for one in each.steps)], default="")


def _order(held: Meeting) -> tuple[str, int, str]:
    # A second meeting of one day has a longer id.
    return held.day, len(held.id), held.id
