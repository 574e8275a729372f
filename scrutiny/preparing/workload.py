"""Says how long a case takes: its minutes of footage as far as they are known, and its text.

It is an estimate for sharing work evenly and nothing else; it must never be printed as a figure.
"""

from scrutiny.cases.table import table_name
from scrutiny.meetings.cases import MeetingCase
from scrutiny.panels.condition_sql import column
from scrutiny.panels.definition import Panel
from scrutiny.workspace import Workspace

WORDS_A_MINUTE = 200
"""How fast people read with care."""
LEAST = 5
"""Minutes that any case takes: opening it, and answering its questions."""


def minutes_of(
    workspace: Workspace, meeting_id: str, panel: Panel, cases: tuple[MeetingCase, ...]
) -> dict[str, int]:
    """Give the minutes of each case: what the force said, else its list, and the text besides."""
    said = dict(
        workspace.rows(
            "SELECT case_id, minutes FROM availability WHERE meeting = ? AND minutes IS NOT NULL",
            (meeting_id,),
        )
    )
    shown = [each.id for each in panel.fields if each.shown]
    length = " + ".join(f"length(coalesce({column(each)}, ''))" for each in shown)
    listed = panel.preparing.footage_minutes
    minutes = column(listed) if listed else "NULL"
    found = {}
    for case in cases:
        rows = workspace.rows(
            f"SELECT {length}, {minutes} FROM {table_name(panel.id)} WHERE case_id = ?",
            (case.case_id,),
        )
        letters, footage = rows[0] if rows else (0, None)
        known = said.get(case.case_id)
        if known is None:
            known = int(footage) if str(footage or "").strip().isdigit() else 0
        # Six letters a word, its space included.
        found[case.case_id] = LEAST + known + letters // (6 * WORDS_A_MINUTE)
    return found
