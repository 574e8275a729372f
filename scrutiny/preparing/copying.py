"""Opens a meeting from an earlier one: its title, settings, members, sub-groups, themes and plans.

Never its cases, its draws, or what anyone said. The plans are moved on by as many months as lie
between the two days, and wait to be sealed.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from scrutiny.canonical import Json
from scrutiny.errors import Refusal
from scrutiny.meetings.cases import carry_forward, draws_of
from scrutiny.meetings.meeting import Meeting, apologies, meeting, open_meeting, seats, take_seat
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CopiedPlan:
    """A plan that waits to be sealed for the new meeting."""

    theme: str
    """Empty for the whole list."""
    theme_title: str
    first: str
    last: str
    plan: Mapping[str, Any]
    """As it was sealed for the earlier meeting: strata, quotas, size, reserves."""


@dataclass(frozen=True, slots=True)
class CopiedMeeting:
    """The new meeting."""

    meeting: Meeting
    source: str
    plans: tuple[CopiedPlan, ...]
    seated: int
    carried: tuple[str, ...]
    """References of cases that were carried forward to it."""


def copy_meeting(workspace: Workspace, source_id: str, day: str) -> CopiedMeeting:
    """Open a meeting on a day after an earlier one's, in its likeness.

    Members who sent apologies then are invited too; whoever left early is. Roles and sub-groups
    stay. All of it is one transaction. Refused for a day that is not later.
    """
    source = meeting(workspace, source_id)
    if day <= source.day:
        raise Refusal(
            f"The new meeting would not come after the old one of {source.day}.",
            next_step="Give a later day.",
        )
    months = _months(source.day, day)
    plans: list[Json] = []
    for draw in draws_of(workspace, source_id):
        frame = draw.frame
        if frame.follows is not None:
            continue
        plans.append(
            {
                "theme": frame.theme,
                "title": frame.theme_title,
                "first": moved(frame.period.first or "", months),
                "last": moved(frame.period.last or "", months),
                "plan": frame.plan.body(),
            }
        )
    invited = seats(workspace, source_id)
    away = apologies(workspace, source_id)
    with workspace.write() as writing:
        held = open_meeting(workspace, source.panel, day, source.title.show(), source.blind)
        writing.record("meeting-copied", {"meeting": held.id, "source": source_id, "plans": plans})
        for each in invited:
            take_seat(workspace, held.id, each.name.show(), each.role, each.sub_group or None)
        for absent in away:
            take_seat(workspace, held.id, absent.name.show())
        carried = carry_forward(workspace, held.id)
    return CopiedMeeting(
        meeting=meeting(workspace, held.id),
        source=source_id,
        plans=plans_waiting(workspace, held.id),
        seated=len(invited) + len(away),
        carried=tuple(each.reference for each in carried),
    )


def plans_waiting(workspace: Workspace, meeting_id: str) -> tuple[CopiedPlan, ...]:
    """Give the plans that came with a copied meeting and of which no draw was brought yet."""
    rows = workspace.rows("SELECT plans FROM meeting_copied WHERE meeting = ?", (meeting_id,))
    brought = {draw.frame.theme for draw in draws_of(workspace, meeting_id)}
    found = []
    for each in json.loads(rows[0][0]) if rows else ():
        if each["theme"] not in brought:
            found.append(
                CopiedPlan(each["theme"], each["title"], each["first"], each["last"], each["plan"])
            )
    return tuple(found)


def plan_text(plan: CopiedPlan) -> str:
    """Write a plan as the file that `scrutiny seal --plan` reads.

    A public value named for the earlier draw exists by now, so another one must be named.
    """
    body = dict(plan.plan)
    if body.pop("seed_source_named", "") or body.get("seed_source") == "public":
        body.pop("seed_source", None)
    quotas = {key: body.pop(key, None) or {} for key in ("quotas", "expected_rates")}
    head = {"theme": plan.theme, "from": plan.first, "to": plan.last, **body}
    lines = [f"{key} = {json.dumps(value)}" for key, value in head.items() if _said(value)]
    for key, table in quotas.items():
        if table:
            lines += [f"[{key}]", *(f"{json.dumps(n)} = {value}" for n, value in table.items())]
    return "\n".join(lines) + "\n"


def _said(value: object) -> bool:
    return value is not None and value not in ("", False)


def moved(day: str, months: int) -> str:
    """Move a day on by whole months; the end of a month stays the end of a month.

    >>> moved("2025-09-30", 3), moved("2025-01-31", 1), moved("2025-07-01", 3)
    ('2025-12-31', '2025-02-28', '2025-10-01')
    """
    if not day:
        return ""
    start = date.fromisoformat(day)
    number = start.year * 12 + start.month - 1 + months
    year, month = divmod(number, 12)
    last = _last_day(year, month + 1)
    at_end = start.day == _last_day(start.year, start.month)
    return date(year, month + 1, last if at_end else min(start.day, last)).isoformat()


def _last_day(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - date(year, month, 1)).days


def _months(first: str, last: str) -> int:
    """Count the months between two days, to the nearest."""
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    months = (end.year - start.year) * 12 + end.month - start.month
    return months + (1 if end.day - start.day > 15 else -1 if end.day - start.day < -15 else 0)
