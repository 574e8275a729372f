"""Says in words what prepares a meeting: the command of a plan, and how work is shared."""

import shlex

from scrutiny.preparing.assigning import Assigned
from scrutiny.preparing.copying import CopiedPlan
from scrutiny.text import clean


def seal_command(panel_id: str, plan: CopiedPlan) -> str:
    """Give the command that seals a plan as it was copied."""
    words = ["scrutiny", "seal", "--panel", panel_id]
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
