"""A year of one panel: its closed meetings, its draws and its findings, gathered once.

Every case is known by its own id through the whole year, so that one that comes back, or that
several sub-groups judge, can be counted once. Members are counted and never named here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from scrutiny.clock import is_day
from scrutiny.draws import DrawMade, draws
from scrutiny.errors import Refusal
from scrutiny.findings.tracker import CLOSED_BY_PANEL, EVIDENCE_SEEN, Tracked, tracker
from scrutiny.findings.words import NO_RESPONSE
from scrutiny.meetings.cases import MeetingCase, draws_of, meeting_cases
from scrutiny.meetings.concluding import conclusions
from scrutiny.meetings.footage import footage_total
from scrutiny.meetings.meeting import Meeting, apologies, meetings, panel_of, seats
from scrutiny.panels.definition import Option, Panel
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class YearMeeting:
    """One closed meeting."""

    meeting: Meeting
    panel: Panel
    """As its file stood for this meeting."""
    members: tuple[str, ...]
    """Ids of those who had a seat; only ever counted."""
    left_early: int
    apologies: int
    cases: tuple[MeetingCase, ...]
    concluded: Mapping[str, Option]
    """One conclusion for each case: the whole panel's, or else the first sub-group's."""
    by_several: int
    """Cases that more than one sub-group concluded."""
    draws: tuple[DrawMade, ...]
    footage_seconds: int


@dataclass(frozen=True, slots=True)
class PanelYear:
    """One panel in one year."""

    panel: Panel
    """As its file stands now."""
    year: int
    meetings: tuple[YearMeeting, ...]
    still_open: tuple[Meeting, ...]
    """Meetings of the year that are not closed; they are in no figure."""
    draws: tuple[DrawMade, ...]
    """Read at these meetings, or made in the year and set aside."""
    findings: tuple[Tracked, ...]
    """Sent by these meetings, as each stands now."""
    earlier: tuple[Tracked, ...]
    """Sent in earlier years: those of which something became known in this one, and those that
    still wait for an answer."""


@dataclass(frozen=True, slots=True)
class YearRecord:
    """One or several panels in one year, side by side."""

    year: int
    panels: tuple[PanelYear, ...]
    events: int
    head: str
    written_at: datetime


def year_record(workspace: Workspace, panel_ids: Sequence[str], year: int) -> YearRecord:
    """Gather a year of panels; `Refusal` when one of them closed no meeting in it."""
    if not is_day(f"{year}-01-01"):
        raise Refusal(f"'{year}' is not a year.", next_step="Write it as 2026.")
    return YearRecord(
        year=year,
        panels=tuple(_panel_year(workspace, each, year) for each in dict.fromkeys(panel_ids)),
        events=workspace.events(),
        head=workspace.head(),
        written_at=workspace.now(),
    )


def _panel_year(workspace: Workspace, panel_id: str, year: int) -> PanelYear:
    panel = workspace.panel(panel_id)
    mine = sorted(
        (
            each
            for each in meetings(workspace)
            if each.panel == panel_id and each.day.startswith(f"{year:04d}-")
        ),
        key=lambda each: (each.day, len(each.id), each.id),
    )
    closed = [each for each in mine if each.closed_at]
    if not closed:
        raise Refusal(
            f"{panel.name} closed no meeting in {year}.",
            next_step="Close its meetings with 'scrutiny meeting close', or name another year."
            if mine
            else "Name another year.",
        )
    held = tuple(_year_meeting(workspace, each) for each in closed)
    ids = {each.id for each in closed}
    sent = tracker(workspace, panel_id)
    read = {draw.id for each in held for draw in each.draws}
    return PanelYear(
        panel=panel,
        year=year,
        meetings=held,
        still_open=tuple(each for each in mine if not each.closed_at),
        draws=tuple(
            each
            for each in draws(workspace)
            if each.frame.panel == panel_id
            and (each.id in read or each.drawn_at.startswith(f"{year:04d}-"))
        ),
        findings=tuple(each for each in sent if each.finding.meeting in ids),
        earlier=tuple(
            each
            for each in sent
            if each.meeting_day < f"{year:04d}" and (_moved_in(each, year) or each.waits)
        ),
    )


def _moved_in(each: Tracked, year: int) -> bool:
    """Tell whether the force answered it in a year, or the panel saw evidence or closed it."""
    days = [answer.day or answer.at for answer in each.history if answer.state != NO_RESPONSE]
    days += [step.time for step in each.steps if step.what in (EVIDENCE_SEEN, CLOSED_BY_PANEL)]
    return any(day.startswith(f"{year:04d}-") for day in days)


def _year_meeting(workspace: Workspace, held: Meeting) -> YearMeeting:
    sitting = seats(workspace, held.id)
    cases = meeting_cases(workspace, held.id)
    produced = {each.case_id for each in cases if not each.unavailable}
    agreed: dict[str, Option] = {}
    times: dict[str, int] = {}
    for each in conclusions(workspace, held.id):
        if each.case_id in produced:
            # The whole panel's conclusion has no sub-group and sorts first.
            agreed.setdefault(each.case_id, each.option)
            times[each.case_id] = times.get(each.case_id, 0) + 1
    return YearMeeting(
        meeting=held,
        panel=panel_of(workspace, held),
        members=tuple(dict.fromkeys(each.member for each in sitting)),
        left_early=sum(1 for each in sitting if each.left_at),
        apologies=len(apologies(workspace, held.id)),
        cases=cases,
        concluded=agreed,
        by_several=sum(1 for count in times.values() if count > 1),
        draws=draws_of(workspace, held.id),
        footage_seconds=footage_total(workspace, held.id).seconds,
    )
