"""The tables of a workspace.

Three sorts of table: the log (append-only), the content (texts and lists, held by commitments in
the log, erasable), and the projections (the present state; `PROJECTIONS` can be dropped and rebuilt
from the log at any time).
"""

import sqlite3
from collections.abc import Sequence

VERSION = 3
"""Raised with each new step."""

LOG = """
CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    device TEXT NOT NULL,
    seq INTEGER NOT NULL,
    time TEXT NOT NULL,
    actor TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    previous TEXT NOT NULL UNIQUE,
    hash TEXT NOT NULL UNIQUE,
    UNIQUE (device, seq)
) STRICT;
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
"""

CONTENT = """
CREATE TABLE passage (passage TEXT PRIMARY KEY, salt BLOB, text TEXT) STRICT, WITHOUT ROWID;
CREATE TABLE panel_file (digest TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE frame_case (
    frame TEXT NOT NULL, reference TEXT NOT NULL, case_id TEXT NOT NULL, stratum TEXT NOT NULL,
    PRIMARY KEY (frame, reference)
) STRICT, WITHOUT ROWID;
"""

PROJECTIONS: dict[str, str] = {
    "setting": "key TEXT PRIMARY KEY, value TEXT NOT NULL",
    "panel": "panel TEXT PRIMARY KEY, digest TEXT NOT NULL, version TEXT NOT NULL",
    "import": """
        import_id TEXT PRIMARY KEY, panel TEXT NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL,
        time TEXT NOT NULL, read INTEGER NOT NULL, accepted INTEGER NOT NULL,
        rejected INTEGER NOT NULL, commitments TEXT NOT NULL, body TEXT NOT NULL""",
    "exclusion": """
        case_id TEXT PRIMARY KEY, panel TEXT NOT NULL, reason TEXT NOT NULL, note TEXT NOT NULL""",
    "erasure": "case_id TEXT PRIMARY KEY, time TEXT NOT NULL, reason TEXT NOT NULL",
    "frame": """
        frame TEXT PRIMARY KEY, panel TEXT NOT NULL, theme TEXT NOT NULL, first TEXT NOT NULL,
        last TEXT NOT NULL, follows TEXT NOT NULL, size INTEGER NOT NULL, digest TEXT NOT NULL,
        sealed TEXT NOT NULL, event INTEGER NOT NULL, body TEXT NOT NULL""",
    "draw": """
        draw TEXT PRIMARY KEY, frame TEXT NOT NULL, number INTEGER NOT NULL, seed TEXT NOT NULL,
        seed_source TEXT NOT NULL, drawn TEXT NOT NULL, event INTEGER NOT NULL,
        body TEXT NOT NULL""",
    "drawn_case": """
        draw TEXT NOT NULL, place INTEGER NOT NULL, case_id TEXT NOT NULL, ticket TEXT NOT NULL,
        stratum TEXT NOT NULL, kind TEXT NOT NULL, PRIMARY KEY (draw, place)""",
    "member": "member TEXT PRIMARY KEY, name TEXT NOT NULL",
    "meeting": """
        meeting TEXT PRIMARY KEY, panel TEXT NOT NULL, digest TEXT NOT NULL, day TEXT NOT NULL,
        title TEXT NOT NULL, blind INTEGER NOT NULL, shown TEXT NOT NULL DEFAULT '',
        shown_reason TEXT NOT NULL DEFAULT '', closed TEXT NOT NULL DEFAULT '',
        closing_head TEXT NOT NULL DEFAULT '', signed_by INTEGER NOT NULL DEFAULT 0""",
    "seat": """
        meeting TEXT NOT NULL, seat INTEGER NOT NULL, member TEXT NOT NULL, role TEXT NOT NULL,
        sub_group TEXT NOT NULL, left_at TEXT NOT NULL DEFAULT '', came_at TEXT NOT NULL,
        PRIMARY KEY (meeting, seat)""",
    "apology": "meeting TEXT NOT NULL, member TEXT NOT NULL, PRIMARY KEY (meeting, member)",
    "attendance": """
        event INTEGER PRIMARY KEY, meeting TEXT NOT NULL, member TEXT NOT NULL,
        seat INTEGER NOT NULL, what TEXT NOT NULL, time TEXT NOT NULL""",
    "meeting_draw": "meeting TEXT NOT NULL, draw TEXT NOT NULL, PRIMARY KEY (meeting, draw)",
    "meeting_case": """
        meeting TEXT NOT NULL, place INTEGER NOT NULL, case_id TEXT NOT NULL, kind TEXT NOT NULL,
        draw TEXT NOT NULL, draw_place INTEGER NOT NULL, stratum TEXT NOT NULL,
        unavailable TEXT NOT NULL DEFAULT '', PRIMARY KEY (meeting, case_id)""",
    "assignment": """
        meeting TEXT NOT NULL, case_id TEXT NOT NULL, to_whom TEXT NOT NULL,
        PRIMARY KEY (meeting, case_id, to_whom)""",
    "conflict": """
        meeting TEXT NOT NULL, seat INTEGER NOT NULL, case_id TEXT NOT NULL, event INTEGER NOT NULL,
        PRIMARY KEY (meeting, seat, case_id)""",
    "answer_change": """
        event INTEGER PRIMARY KEY, meeting TEXT NOT NULL, seat INTEGER NOT NULL,
        case_id TEXT NOT NULL, question TEXT NOT NULL, value TEXT, passage TEXT,
        time TEXT NOT NULL, entered_by TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0""",
    "conclusion": """
        meeting TEXT NOT NULL, case_id TEXT NOT NULL, sub_group TEXT NOT NULL,
        conclusion TEXT NOT NULL, dissent INTEGER NOT NULL, reason TEXT NOT NULL,
        dissent_reason TEXT NOT NULL, time TEXT NOT NULL, together TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (meeting, case_id, sub_group)""",
    "observation": """
        observation TEXT PRIMARY KEY, meeting TEXT NOT NULL, case_id TEXT NOT NULL,
        kind TEXT NOT NULL, passage TEXT NOT NULL, withdrawn INTEGER NOT NULL DEFAULT 0""",
    "finding": """
        finding TEXT PRIMARY KEY, meeting TEXT NOT NULL, observation TEXT NOT NULL,
        case_id TEXT NOT NULL, kind TEXT NOT NULL, passage TEXT NOT NULL,
        recipient TEXT NOT NULL, due TEXT NOT NULL""",
    "response": """
        finding TEXT NOT NULL, event INTEGER PRIMARY KEY, state TEXT NOT NULL,
        passage TEXT NOT NULL, responder TEXT NOT NULL, evidence TEXT NOT NULL,
        day TEXT NOT NULL, time TEXT NOT NULL""",
    "finding_step": """
        event INTEGER PRIMARY KEY, finding TEXT NOT NULL, step TEXT NOT NULL,
        passage TEXT NOT NULL, meeting TEXT NOT NULL, day TEXT NOT NULL, actor TEXT NOT NULL,
        time TEXT NOT NULL""",
    "finding_link": """
        finding TEXT NOT NULL, other TEXT NOT NULL, event INTEGER NOT NULL,
        PRIMARY KEY (finding, other)""",
    "answer_file": """
        sha256 TEXT PRIMARY KEY, event INTEGER NOT NULL, updated INTEGER NOT NULL,
        time TEXT NOT NULL""",
    "referral": """
        referral TEXT PRIMARY KEY, meeting TEXT NOT NULL, case_id TEXT NOT NULL,
        seat INTEGER NOT NULL, passage TEXT NOT NULL, time TEXT NOT NULL,
        letters INTEGER NOT NULL DEFAULT 0""",
    "footage": """
        event INTEGER PRIMARY KEY, meeting TEXT NOT NULL, case_id TEXT NOT NULL,
        viewer TEXT NOT NULL, began TEXT NOT NULL, ended TEXT NOT NULL DEFAULT '',
        seconds INTEGER NOT NULL DEFAULT 0, note TEXT NOT NULL DEFAULT ''""",
    "member_date": """
        member TEXT NOT NULL, what TEXT NOT NULL, until TEXT NOT NULL,
        PRIMARY KEY (member, what)""",
    "member_allowed": """
        meeting TEXT NOT NULL, member TEXT NOT NULL, name TEXT NOT NULL, reason TEXT NOT NULL,
        time TEXT NOT NULL, PRIMARY KEY (meeting, member)""",
    "task_done": """
        meeting TEXT NOT NULL, task TEXT NOT NULL, time TEXT NOT NULL,
        PRIMARY KEY (meeting, task)""",
    "availability": """
        meeting TEXT NOT NULL, case_id TEXT NOT NULL, reason TEXT NOT NULL, minutes INTEGER,
        time TEXT NOT NULL, PRIMARY KEY (meeting, case_id)""",
    "meeting_copied": """
        meeting TEXT PRIMARY KEY, source TEXT NOT NULL, plans TEXT NOT NULL""",
    "allowed_sentence": """
        meeting TEXT NOT NULL, passage TEXT NOT NULL, place INTEGER NOT NULL,
        event INTEGER NOT NULL, PRIMARY KEY (meeting, passage, place)""",
    "publication": """
        event INTEGER PRIMARY KEY, meeting TEXT NOT NULL, step TEXT NOT NULL,
        content TEXT NOT NULL, sha256 TEXT NOT NULL, name TEXT NOT NULL, time TEXT NOT NULL,
        options TEXT NOT NULL, printed TEXT NOT NULL""",
    "case_summary": """
        meeting TEXT NOT NULL, case_id TEXT NOT NULL, passage TEXT NOT NULL,
        PRIMARY KEY (meeting, case_id)""",
    "approval": """
        event INTEGER PRIMARY KEY, meeting TEXT NOT NULL, role TEXT NOT NULL,
        content TEXT NOT NULL, name TEXT NOT NULL, time TEXT NOT NULL""",
    "report_text": """
        meeting TEXT NOT NULL, block TEXT NOT NULL, passage TEXT NOT NULL, time TEXT NOT NULL,
        PRIMARY KEY (meeting, block)""",
    "document": """
        event INTEGER PRIMARY KEY, meeting TEXT NOT NULL, kind TEXT NOT NULL,
        sha256 TEXT NOT NULL, time TEXT NOT NULL, options TEXT NOT NULL""",
}
"""The present state, table by table; every one can be rebuilt from the log."""

_INDEXES = (
    "CREATE INDEX answer_change_key ON answer_change (meeting, seat, case_id, question)",
    "CREATE INDEX import_file ON import (sha256, panel)",
)


def projection_statements() -> Sequence[str]:
    """Give the statements that make the empty projections."""
    tables = [f"CREATE TABLE {name} ({columns}) STRICT" for name, columns in PROJECTIONS.items()]
    return [*tables, *_INDEXES]


def statements(script: str) -> list[str]:
    """Split a script into statements, keeping triggers whole.

    >>> statements("CREATE TABLE a (x);\\nCREATE TABLE b (y);")
    ['CREATE TABLE a (x);', 'CREATE TABLE b (y);']
    """
    found: list[str] = []
    rest = ""
    for line in script.splitlines():
        rest = f"{rest}\n{line}" if rest else line
        if rest.strip() and sqlite3.complete_statement(rest):
            found.append(rest.strip())
            rest = ""
    return found
