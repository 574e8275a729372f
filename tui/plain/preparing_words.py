"""Says in words what prepares a meeting: its weeks, the command of a plan, how work is shared."""

import shlex
from collections.abc import Sequence
from datetime import date

from scrutiny.excluding import reason_words
from scrutiny.meetings.cases import meeting_cases
from scrutiny.meetings.meeting import panel_of
from scrutiny.preparing.assigning import Assigned
from scrutiny.preparing.availability import AVAILABLE, TakenAvailability
from scrutiny.preparing.conflicts import AskedCase
from scrutiny.preparing.copying import CopiedPlan, plans_waiting
from scrutiny.preparing.footage import FootageToKeep, PreservationList, preservation_list
from scrutiny.preparing.members import standings
from scrutiny.preparing.tasks import Calendar, DueTask
from scrutiny.text import clean
from scrutiny.workspace import Workspace
from tui.plain.sentences import counted

NEAR = (
    "You see as little as possible of each case. Press Enter on each one in which you might know"
    " a person, a place or an event; Enter again takes it back. You need not say why."
)

_ONE_LINE = 76


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
        f"{reader_words(each.reader)}: {counted(each.cases, 'case')},"
        f" about {counted(each.minutes, 'minute')}"
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
    mark = "[x]" if each.done else "[ ]"
    late = "LATE: " if each.late else ""
    return f"{mark} {day_words(each.day)}  {late}{clean(each.task.title)}"


def task_words(each: DueTask) -> str:
    """Say what is known of a task: when it is due, whether it is done, and what shows it."""
    told = f"Due on {day_words(each.day)}. "
    if not each.done:
        told += "It is LATE." if each.late else "It is open."
        if each.passed:
            told = "The meeting was held, and this is not on record."
    elif each.by_hand:
        told += f"Ticked off by hand on {day_words(each.done_at[:10])}."
    else:
        told += f"Done{f' on {day_words(each.done_at[:10])}' if each.done_at else ''}."
    if each.proof:
        entry = f" (entry {each.proof.entry} of the record)" if each.proof.entry else ""
        told += f" {each.proof.words.one_line()}{entry}."
    return told


def tick_rows(each: DueTask) -> tuple[str, ...]:
    """Give the way to tick a task off, or to take the tick back; none where the record ticked."""
    if not each.done:
        return ("It is done: tick it off by hand",)
    return ("Take the tick back",) if each.by_hand else ()


def tick_words(each: DueTask) -> str:
    """Say what a key has done."""
    said = "Ticked off" if each.done else "Open again"
    return f"{said}: {clean(each.task.title)}."


OPENING = "Enter on a task does it, or ticks it off. Most tick themselves."


def state_lines(workspace: Workspace, found: Calendar) -> list[str]:
    """Say in a few lines how far a meeting is prepared."""
    following = found.next
    said = f"Late: {found.late}. " if found.late else ""
    said += "All is done." if following is None else f"Next: {clean(following.task.title)}."
    lines = [said]
    if following is not None and following.proof and not following.done:
        part = f"{said} {following.proof.words.one_line()}."
        # A second line would push the last task off a small page; Enter on the task says it whole.
        lines = [part] if len(part) <= _ONE_LINE else [f"{said} Partly done."]
    standing = standings(workspace, found.meeting.id)
    cases = [each for each in meeting_cases(workspace, found.meeting.id) if not each.unavailable]
    invited = f"{counted(len(standing), 'member')} invited"
    if not standing:
        invited = "Nobody is invited yet (line 1, then Members)"
    lines.append(f"{invited}, {counted(len(cases), 'case')} here.")
    shut = sum(each.shut_out for each in standing)
    if shut:
        lines[-1] += f" {counted(shut, 'member')} may not read: see their dates."
    if cases and panel_of(workspace, found.meeting).preparing.footage:
        lines.append(footage_line(preservation_list(workspace, found.meeting.id)))
    waiting = plans_waiting(workspace, found.meeting.id)
    if waiting:
        themes = "; ".join(clean(each.theme_title) for each in waiting)
        lines.append(f"Copied plans of which no case is here yet: {themes}.")
    return lines


def footage_line(kept: PreservationList) -> str:
    """Count the answers about footage, and what is at risk."""
    answers = [each.answer for each in kept.items]
    there, open_ = answers.count(""), answers.count(None)
    not_there = len(answers) - there - open_
    said = f"Footage of {counted(len(answers), 'case')}: {there} available"
    said += f", {not_there} not" if not_there else ""
    said += f", {open_} unanswered."
    said += f" {kept.lost} lost besides." if kept.lost else ""
    risk = [each for each in kept.items if each.answer is None and each.delete_on]
    past = sum(each.past for each in risk)
    coming = sorted(each.delete_on for each in risk if not each.past)
    if past:
        said += f" PAST its day: {past}."
    if coming:
        said += f" Next deleted: {day_words(coming[0])}."
    return said


def footage_rows(
    kept: PreservationList, items: Sequence[FootageToKeep] | None = None
) -> tuple[str, ...]:
    """Write a line for each case whose footage should be kept."""
    rows = []
    for each in kept.items if items is None else items:
        said = "no answer yet" if each.answer is None else reason_words(each.answer) or AVAILABLE
        day = f"deleted {day_words(each.delete_on)}" if each.delete_on else "no date"
        care = " PAST" if each.past else " before the meeting" if each.before_meeting else ""
        kind = " (reserve)" if each.kind == "reserve" else ""
        rows.append(f"{clean(each.reference)}{kind}: {day}{care}; {said}")
    return tuple(rows)


def availability_lines(taken: TakenAvailability) -> list[str]:
    """Say what was taken from the force's answer."""
    lines = [f"Available: {taken.available}. Without an answer: {taken.unanswered}."]
    for each in taken.not_produced:
        came = (
            f"{clean(each.reserve)} comes in"
            if each.reserve
            else "no reserve is left to come in for it"
        )
        lines.append(f"{clean(each.reference)}: {reason_words(each.reason)}; {came}.")
    if taken.reserves_not_produced:
        names = ", ".join(clean(each) for each in taken.reserves_not_produced)
        lines.append(f"Reserves that could not be produced either: {names}.")
    lines += [f"Problem: {clean(each.sentence())}" for each in taken.problems]
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
