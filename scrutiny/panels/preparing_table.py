"""Reads the table `[preparing]` and the list `[[tasks]]` of a panel file."""

from scrutiny.panels.preparing import AGENDA, MEMBER_DATES, TASKS, Preparing, Task
from scrutiny.panels.tables import Tables

_MOST_DAYS, _MOST_WEEKS = 3_650, 104


def preparing_of(tables: Tables) -> Preparing:
    """Read how the panel prepares its meetings; what is not said has a default."""
    table = tables.table("preparing", needed=False)
    fields = [each.get("id") for each in _fields(tables)]
    tasks = tuple(
        Task(
            id=each.text("id", pattern=r"[a-z0-9-]+"),
            weeks=each.whole("weeks"),
            title=each.text("title"),
        )
        for each in tables.array("tasks", needed=False)
    )
    for number, task in enumerate(tasks):
        if abs(task.weeks) > _MOST_WEEKS:
            tables.report(("tasks", number, "weeks"), f"{task.weeks} weeks are too many")
        if task.id in [each.id for each in tasks[:number]]:
            tables.report(("tasks", number, "id"), f"there are two tasks '{task.id}'")
    days = table.whole("footage_days", Preparing().footage_days)
    if not 0 <= days <= _MOST_DAYS:
        table.report("footage_days", f"must be from 0 to {_MOST_DAYS}; 0 counts no day")
    found = Preparing(
        tasks=tasks or TASKS,
        agenda=table.texts("agenda", AGENDA),
        delete_on=table.text("delete_on", ""),
        footage_from=table.text("footage_from", ""),
        footage_days=days,
        footage_minutes=table.text("footage_minutes", ""),
        identifiers=table.texts("identifiers", ()),
        cards=table.texts("cards", ()),
        member_dates=table.texts("member_dates", ()),
    )
    for key in ("delete_on", "footage_from", "footage_minutes"):
        if getattr(found, key) and getattr(found, key) not in fields:
            table.report(key, f"'{getattr(found, key)}' is not a field of this file")
    blind = [each.get("id") for each in _fields(tables) if each.get("blind")]
    for each in found.identifiers:
        if each not in fields:
            table.report("identifiers", f"'{each}' is not a field of this file")
        if each in blind:
            table.report("identifiers", f"'{each}' is blind, so nobody may be told it")
    for each in found.member_dates:
        if each not in MEMBER_DATES:
            table.report("member_dates", f"'{each}' must be one of: {', '.join(MEMBER_DATES)}")
    for each in found.cards:
        if not each.replace("-", "").isalnum():
            table.report("cards", f"'{each}' may hold only letters, digits and -")
    return found


def _fields(tables: Tables) -> list[dict[str, object]]:
    listed = tables.document.get("fields")
    return [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
