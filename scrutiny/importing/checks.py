"""Counts the panel's own checks over the cases of one import, in one look at all of them."""

import sqlite3

from scrutiny.cases.table import table_name
from scrutiny.importing.flags import MOST_SHOWN, Flags
from scrutiny.importing.lines import LinesOfRows
from scrutiny.importing.outcome import Flag, RowProblem
from scrutiny.panels.condition_sql import to_sql
from scrutiny.panels.definition import Condition, Panel


def flag_checks(
    connection: sqlite3.Connection,
    panel: Panel,
    import_id: str,
    name: str,
    lines: LinesOfRows,
    flags: Flags,
) -> None:
    """Add what the checks found to `flags`; of each check the first rows are kept."""
    if not panel.checks:
        return
    fields = {each.id: each for each in panel.fields}
    conditions = [to_sql(check.where, fields) for check in panel.checks]
    # The key of a case begins with its import, so this reads the rows of one import only.
    these = f"FROM {table_name(panel.id)} WHERE case_id > ? AND case_id < ?"
    only = (f"{import_id}-", f"{import_id}.")
    sums = ", ".join(f"total({each.expression})" for each in conditions)
    parameters = [value for each in conditions for value in each.parameters]
    counts = connection.execute(f"SELECT {sums} {these}", (*parameters, *only)).fetchone()
    rare = []
    for check, condition, found in zip(panel.checks, conditions, counts, strict=True):
        if not found:
            continue
        flags.count(check.id, check.title, int(found))
        if found <= MOST_SHOWN:
            rare.append((check, condition))
            continue
        rows = connection.execute(
            f"SELECT row {these} AND {condition.expression} ORDER BY case_id LIMIT {MOST_SHOWN}",
            (*only, *condition.parameters),
        )
        for (row,) in rows:
            flags.keep(_flag(check, name, row, lines))
    if rare:
        # What is rare stands anywhere, so all of it is looked for in one pass.
        told = ", ".join(f"({each.expression})" for _, each in rare)
        any_of = " OR ".join(f"({each.expression})" for _, each in rare)
        values = [value for _, each in rare for value in each.parameters]
        for row, *held in connection.execute(
            f"SELECT row, {told} {these} AND ({any_of}) ORDER BY case_id",
            (*values, *only, *values),
        ):
            for (check, _), holds in zip(rare, held, strict=True):
                if holds:
                    flags.keep(_flag(check, name, row, lines))


def _flag(check: Condition, name: str, row: int, lines: LinesOfRows) -> Flag:
    problem = RowProblem(check.title, name, row, line=lines.line_of(row))
    return Flag(check.id, check.title, problem)
