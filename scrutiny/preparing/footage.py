"""Lists the footage that the force should keep for a meeting, the one that is deleted first on top.

Drawn cases and reserves stand in it alike: a reserve comes in when it is needed, and by then its
footage would be gone. A date that the list does not name is counted by the panel's own days, and
says so.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from scrutiny.cases.asking import references_of
from scrutiny.cases.table import table_name
from scrutiny.clock import is_day
from scrutiny.errors import Refusal
from scrutiny.meetings.cases import draws_of, meeting_cases
from scrutiny.meetings.meeting import meeting, panel_of
from scrutiny.panels.condition_sql import column
from scrutiny.panels.definition import Panel
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class FootageToKeep:
    """One case whose footage should be kept."""

    case_id: str
    reference: str
    kind: str
    """`random`, `reserve`, `directed`, `carried-forward` or `calibration`."""
    delete_on: str
    """The day on which it is deleted; empty when nothing tells it."""
    named: bool
    """Whether the list names that day; else it was counted."""
    past: bool
    """Whether that day is over already."""
    before_meeting: bool
    """Whether it comes before the meeting, so that the footage would be gone by then."""
    answer: str | None
    """What the force said: a reason code, empty for available; `None` before it did."""


@dataclass(frozen=True, slots=True)
class PreservationList:
    """All footage to keep for one meeting."""

    meeting: str
    panel: Panel
    day: str
    """Of the meeting."""
    written_on: str
    items: tuple[FootageToKeep, ...]
    """Those without a date first, then the earliest."""
    lost: int = 0
    """Cases that cannot be produced; they are not among the items."""


def preservation_list(workspace: Workspace, meeting_id: str) -> PreservationList:
    """Give the list of a meeting; raises `Refusal` when its panel has no footage or no case."""
    held = meeting(workspace, meeting_id)
    panel = panel_of(workspace, held)
    settings = panel.preparing
    if not settings.footage:
        raise Refusal(
            f"The panel '{panel.id}' names no field about footage.",
            next_step="When its cases have no footage there is nothing to ask for: go on with"
            f" scrutiny prepare conflicts --meeting {meeting_id}. Otherwise write delete_on or"
            " footage_from into [preparing] of its panel file (scrutiny panels export).",
        )
    kinds = {
        each.case_id: each.kind
        for draw in draws_of(workspace, meeting_id)
        # A panel that reads as far as it gets draws the whole list; what it brought is asked for.
        if not draw.frame.plan.as_far_as_we_get
        for each in reversed(draw.selected)
    }
    lost = set()
    for case in meeting_cases(workspace, meeting_id):
        kinds[case.case_id] = case.kind
        if case.unavailable:
            lost.add(case.case_id)
    wanted = [each for each in kinds if each not in lost]
    if not wanted:
        raise Refusal(
            "There is no case yet whose footage could be kept.",
            where=meeting_id,
            next_step="Draw first, then bring the draw: scrutiny meeting bring --help",
        )
    references = references_of(workspace, panel.id, wanted)
    answers = dict(
        workspace.rows("SELECT case_id, reason FROM availability WHERE meeting = ?", (meeting_id,))
    )
    today = f"{workspace.now():%Y-%m-%d}"
    items = []
    for case_id in wanted:
        named, counted = _days(workspace, panel, case_id)
        day = named or counted
        items.append(
            FootageToKeep(
                case_id=case_id,
                reference=references.get(case_id, "[erased]"),
                kind=kinds[case_id],
                delete_on=day,
                named=bool(named),
                past=bool(day) and day < today,
                before_meeting=bool(day) and day < held.day,
                answer=answers.get(case_id),
            )
        )
    items.sort(key=lambda each: (each.delete_on, each.reference))
    return PreservationList(held.id, panel, held.day, today, tuple(items), len(lost))


def _days(workspace: Workspace, panel: Panel, case_id: str) -> tuple[str, str]:
    """Give the day that the list names, and the day that is counted; each may be empty."""
    settings = panel.preparing
    ids = [settings.delete_on or panel.date, settings.footage_from or panel.date]
    rows = workspace.rows(
        f"SELECT {column(ids[0])}, {column(ids[1])} FROM {table_name(panel.id)} WHERE case_id = ?",
        (case_id,),
    )
    named, start = ((value or "")[:10] for value in rows[0]) if rows else ("", "")
    if not settings.delete_on or not is_day(named):
        named = ""
    counted = ""
    if is_day(start) and settings.footage_days:
        counted = (date.fromisoformat(start) + timedelta(days=settings.footage_days)).isoformat()
    return named, counted
