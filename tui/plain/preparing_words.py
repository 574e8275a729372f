"""Says in words what prepares a meeting: its weeks, the command of a plan, how work is shared."""

import shlex
from datetime import date

from scrutiny.preparing.assigning import Assigned
from scrutiny.preparing.conflicts import AskedCase
from scrutiny.preparing.copying import CopiedPlan, plans_waiting
from scrutiny.preparing.members import standings
from scrutiny.preparing.tasks import Calendar, DueTask
from scrutiny.text import clean
from scrutiny.workspace import Workspace

CONFLICTS = "Ask the members which cases are too near, one after the other"
NEAR = (
    "You see as little as possible of each case. Press Enter on each one in which you might know"
    " a person, a place or an event; Enter again takes it back. You need not say why."
)


def seal_command(panel_id: str, plan: CopiedPlan, file: str = "") -> str:
    """Give the command that seals a plan as it was copied; by its file where there is one."""
    words = ["scrutiny", "seal", "--panel", panel_id]
    if file:
        return clean(" ".join(shlex.quote(each) for each in [*words, "--plan", file]))
    for option, value in (("--theme", plan.theme), ("--from", plan.first), ("--to", plan.last)):
        if value:
            words += [option, value]
    if plan.plan.get("stratify"):
        words += ["--stratify", str(plan.plan["stratify"])]
    return clean(" ".join(shlex.quote(each) for each in words))


def plan_words(plan: CopiedPlan) -> str:
    """Say how many cases a plan asks for."""
    body = plan.plan
    parts = []
    if body.get("as_far_as_we_get"):
        parts.append("as far as we get")
    elif body.get("size"):
        parts.append(f"{body['size']} cases")
    for stratum, quota in dict(body.get("quotas") or {}).items():
        parts.append(f"{quota} of {stratum}")
    if body.get("reserves"):
        parts.append(f"{body['reserves']} reserves")
    return clean(", ".join(parts) or "no number fixed")


def reader_words(reader: str) -> str:
    """Name a reader.

    >>> reader_words("group:A"), reader_words("seat:3")
    ('Sub-group A', 'Seat 3')
    """
    kind, _, name = reader.partition(":")
    return clean(f"Sub-group {name}" if kind == "group" else f"Seat {name}")


def assigned_lines(assigned: Assigned) -> list[str]:
    """Say how the cases are shared."""
    lines = [
        f"{reader_words(each.reader)}: {each.cases} cases, about {each.minutes} minutes"
        f" ({', '.join(f'{clean(name)} {count}' for name, count in each.strata.items()) or 'none'})"
        for each in assigned.loads
    ]
    if assigned.everyone:
        lines.append(f"Read by everyone: {assigned.everyone}.")
    if assigned.kept:
        lines.append(f"Begun already, so left where they are: {assigned.kept}.")
    if assigned.nobody:
        names = ", ".join(clean(each) for each in assigned.nobody)
        lines.append(f"Nobody here may read: {names}. Invite somebody else for these.")
    return lines


def day_words(day: str) -> str:
    """Write a day shortly.

    >>> day_words("2027-01-08")
    '8 Jan 2027'
    """
    found = date.fromisoformat(day)
    return f"{found.day} {found:%b %Y}"


def task_row(each: DueTask) -> str:
    """Write a task as one line: its mark, its day, what it is, and whether it is late."""
    mark = "[x]" if each.done_at else "[ ]"
    late = "LATE: " if each.late else ""
    return f"{mark} {day_words(each.day)}  {late}{clean(each.task.title)}"


def tick_words(each: DueTask) -> str:
    """Say what a key has done."""
    said = "Ticked off" if each.done_at else "Open again"
    return f"{said}: {clean(each.task.title)}."


TICKING = "Enter ticks a task off; Enter again takes the tick back."


def state_lines(workspace: Workspace, found: Calendar) -> list[str]:
    """Say in a few lines how far a meeting is prepared."""
    following = found.next
    said = f"Late: {found.late}. " if found.late else ""
    said += "All is done." if following is None else f"Next: {clean(following.task.title)}."
    lines = [said]
    shut = sum(each.shut_out for each in standings(workspace, found.meeting.id))
    if shut:
        lines.append(
            f"{shut} of the seats may not read cases now: scrutiny prepare members --meeting"
            f" {found.meeting.id}"
        )
    waiting = plans_waiting(workspace, found.meeting.id)
    if waiting:
        themes = "; ".join(clean(each.theme_title) for each in waiting)
        lines.append(f"Copied plans of which no case is here yet: {themes}.")
    return lines


def case_row(each: AskedCase, near: bool) -> str:
    """Write a case as members are asked about it."""
    told = "; ".join(value.one_line() for value in each.values)
    month = f"{date.fromisoformat(each.month + '-01'):%B %Y}" if each.month else "no date"
    return f"{'[x]' if near else '[ ]'} Case {each.number}: {month}{'; ' if told else ''}{told}"


def near_words(each: AskedCase, near: bool) -> str:
    """Say what was noted about a case."""
    if near:
        return f"Noted: case {each.number} is too near. It goes to somebody else where it can."
    return f"Taken back: case {each.number} is not too near."
