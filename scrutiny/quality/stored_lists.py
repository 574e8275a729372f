"""What the log says of stored lists: flags, rows that were set aside, and the last change.

The log keeps counts and the numbers of the first rows, and nothing that a row says.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from scrutiny.cases.lists import ListRead, lists_read
from scrutiny.quality.page import MOST_ROWS, Difference, RowAt, RowsNamed, SetAside
from scrutiny.workspace import Workspace

_TITLES = {
    "exact-repeat": "exact repeats of an earlier row, kept",
    "near-repeat": "references that look alike",
    "other-month": "stamped in another month than the file",
    "code-not-in-use": "codes that were not in use on the day",
    "row-repeated": "rows that stand in the list twice, counted once",
    "rows-miscounted": "counts that differ from the rows of the list",
}


def stored_flags(lists: Sequence[ListRead]) -> Mapping[str, tuple[str, int]]:
    """Give the count of each kind with its title."""
    counts: Counter[str] = Counter()
    for each in lists:
        counts.update(each.flags)
    return {kind: (_TITLES.get(kind, kind), count) for kind, count in counts.items()}


def rows_flagged(lists: Sequence[ListRead]) -> Mapping[str, list[RowAt]]:
    """Give the first rows of each kind, with their lists."""
    found: dict[str, list[RowAt]] = {}
    for each in lists:
        for kind, rows in each.flagged_rows.items():
            found.setdefault(kind, []).extend(RowAt(row, each.name) for row in rows)
    return {kind: rows[:MOST_ROWS] for kind, rows in found.items()}


def rows_set_aside(lists: Sequence[ListRead]) -> Iterator[SetAside]:
    """Give the first rows that were set aside, for each list that has any."""
    for each in lists:
        if each.rejected:
            rows = tuple(RowAt(row) for row in each.rejected_rows[:MOST_ROWS])
            yield SetAside(each.name, "", RowsNamed(each.rejected, rows))


def last_difference(workspace: Workspace, panel_id: str) -> Difference | None:
    """Tell what the last list changed; `None` when nothing was stored for its days before it."""
    last = next((each for each in reversed(lists_read(workspace, panel_id)) if each.read), None)
    if last is None or last.gone is None:
        return None
    again = sum(last.again.values())
    changed = RowsNamed(
        last.changed, tuple(RowAt(row, last.name) for row in last.changed_rows[:MOST_ROWS])
    )
    return Difference(
        stored=again + last.gone,
        new=last.accepted,
        same=last.unchanged,
        changed=changed,
        gone=last.gone,
        gone_references=(),
        list_name=last.name,
    )
