"""Compares a list that is only looked at with the cases that are stored for the same days."""

from collections.abc import Iterator

from scrutiny.cases.table import table_name
from scrutiny.panels.condition_sql import column
from scrutiny.panels.definition import Panel
from scrutiny.quality.measuring import RowName
from scrutiny.quality.page import MOST_ROWS, Difference, RowAt, RowsNamed
from scrutiny.workspace import Workspace

_Row = tuple[str, tuple[str | None, ...], str, int]
"""Reference, what the case says, its import and its row."""


def compare_with_stored(
    looked_at: Workspace, workspace: Workspace, panel: Panel, row_name: RowName
) -> Difference | None:
    """Tell what is new, gone and changed; `None` when nothing is stored for the days of the list.

    Both are read in the order of their references, side by side, so that neither fills the memory.
    """
    table = table_name(panel.id)
    first, last = looked_at.rows(f"SELECT min(day), max(day) FROM {table}")[0]
    if first is None:
        return None
    stored = workspace.value(
        f"SELECT count(*) FROM {table} WHERE day BETWEEN ? AND ?", (first, last)
    )
    if not stored:
        return None
    new = same = changed = gone = 0
    changed_rows: list[RowAt] = []
    gone_references: list[str] = []
    theirs = _rows(looked_at, panel)
    ours = _rows(workspace, panel)
    left, right = next(theirs, None), next(ours, None)
    while left is not None or right is not None:
        if right is None or (left is not None and left[0] < right[0]):
            new += 1
            left = next(theirs, None)
        elif left is None or right[0] < left[0]:
            if first <= _day(right) <= last:
                gone += 1
                gone_references += [right[0]] * (gone <= MOST_ROWS)
            right = next(ours, None)
        else:
            if _differ(left[1], right[1]):
                changed += 1
                changed_rows += [row_name(left[2], left[3])] * (changed <= MOST_ROWS)
            else:
                same += 1
            left, right = next(theirs, None), next(ours, None)
    named = RowsNamed(changed, tuple(changed_rows))
    return Difference(stored, new, same, named, gone, tuple(gone_references))


def _day(row: _Row) -> str:
    return row[1][0] or ""


def _differ(left: tuple[str | None, ...], right: tuple[str | None, ...]) -> bool:
    # A column that one of the two lists does not have says nothing about a change.
    return any(a is not None and b is not None and a != b for a, b in zip(left, right, strict=True))


def _rows(workspace: Workspace, panel: Panel) -> Iterator[_Row]:
    fields = ", ".join(column(each.id) for each in panel.fields if each.id != panel.reference)
    found = workspace.connection.execute(
        f"SELECT reference, import_id, row, day, {fields} FROM {table_name(panel.id)}"
        " WHERE salt IS NOT NULL ORDER BY reference"
    )
    for reference, import_id, row, *said in found:
        yield reference, tuple(said), import_id, row
