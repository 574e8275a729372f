"""Backs a workspace up, restores it, and erases cases, so that the record still adds up."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from scrutiny.canonical import digest
from scrutiny.cases.asking import case_id_of
from scrutiny.cases.combinations import forget
from scrutiny.cases.table import has_combinations, table_name
from scrutiny.errors import Refusal
from scrutiny.journal import entries
from scrutiny.panels.condition_sql import column
from scrutiny.paths import make_folder, read_file, write_whole
from scrutiny.record.passages import passages_about
from scrutiny.record.verification import SHORTEST_HEAD, LogCheck, check_log, is_head
from scrutiny.text import OutsideText
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup that was written or read."""

    path: Path
    sha256: str
    events: int
    head: str


def check(workspace: Workspace, head: str | None = None) -> LogCheck:
    """Check the record of a workspace, against a printed head when one is given.

    What this computer remembers and the file does not hold is told as a note: the end of the
    record was cut off, or the file is a copy or an older backup. Raises `Refusal` for a head that
    cannot be one; then nothing is checked.
    """
    if head is not None and not is_head(head):
        raise Refusal(
            f"'{OutsideText(head).one_line()}' is not a head. Nothing was checked.",
            next_step=f"Type at least {SHORTEST_HEAD} of its digits, with or without spaces.",
        )
    found = check_log(workspace.connection, head or "")
    return replace(found, notes=(*found.notes, *_forgotten(workspace)))


def _forgotten(workspace: Workspace) -> Iterator[str]:
    try:
        held = {row[0] for row in workspace.rows("SELECT hash FROM event")}
    except Refusal:
        return
    mine = workspace.setting("workspace")
    for each in entries():
        if each.workspace == mine and each.event not in held:
            yield (
                f"this computer remembers the {each.kind} {each.id} of {each.time}, and this file"
                " does not hold it: its end was cut off, or it is a copy or an older backup"
            )


def back_up(workspace: Workspace, target: Path) -> Copy:
    """Write a whole and checked copy of the workspace; nothing is ever overwritten."""
    _not_there(target)
    found = check(workspace)
    if not found.verified:
        raise Refusal(
            "The record does not verify, so no backup was made of it.",
            where=str(workspace.path),
            next_step="Run 'scrutiny log verify' and restore an earlier backup.",
        )
    content = _content(workspace.connection)
    make_folder(target.parent)
    write_whole(target, content)
    hashed = digest(content)
    with workspace.write() as writing:
        writing.record("backup-made", {"sha256": hashed, "head": found.head})
    return Copy(target, hashed, found.events, found.head)


def restore(source: Path, target: Path) -> Copy:
    """Put a backup in the place of a new workspace; an existing one is never overwritten."""
    _not_there(target)
    content = read_file(source)
    make_folder(target.parent)
    write_whole(target, content)
    target.chmod(0o600)
    try:
        workspace = Workspace.open(target)
        with workspace:
            found = check(workspace)
            if not found.verified:
                raise Refusal(
                    "The backup does not verify: " + "; ".join(found.problems[:3]) + ".",
                    where=str(source),
                    next_step="Use another backup.",
                )
            workspace.connection.execute("PRAGMA journal_mode = WAL")
            with workspace.write() as writing:
                writing.record("backup-restored", {"sha256": digest(content), "head": found.head})
            return Copy(target, digest(content), found.events, found.head)
    except Refusal:
        for suffix in ("", "-wal", "-shm"):
            Path(f"{target}{suffix}").unlink(missing_ok=True)
        raise


def erase_cases(
    workspace: Workspace, panel_id: str, references: list[str], reason: str
) -> tuple[str, ...]:
    """Erase what cases say and what was written about them, with the salts.

    That they existed, and what was concluded of them, stays in the record. Raises `Refusal` without
    a reason, or for a reference that is not there; then none is erased.
    """
    if not reason.strip():
        raise Refusal("Erasing needs a reason.", next_step="Give it with --reason.")
    panel = workspace.panel(panel_id)
    case_ids = [case_id_of(workspace, panel_id, each) for each in references]
    blank = ", ".join(f"{column(field.id)} = NULL" for field in panel.fields)
    with workspace.write() as writing:
        writing.connection.executemany(
            f"UPDATE {table_name(panel_id)} SET salt = NULL, other = NULL, {blank}"
            " WHERE case_id = ?",
            [(each,) for each in case_ids],
        )
        if has_combinations(writing.connection, panel_id):
            forget(writing.connection, panel_id, case_ids)
        events = writing.connection.execute("SELECT body FROM event ORDER BY id")
        about = passages_about((json.loads(body) for (body,) in events), case_ids)
        writing.connection.executemany(
            "UPDATE passage SET salt = NULL, text = NULL WHERE passage = ?",
            [(each,) for each in sorted(about)],
        )
        writing.record("case-erased", {"panel": panel_id, "cases": case_ids, "reason": reason})
    _empty_write_ahead_log(workspace)
    return tuple(case_ids)


def _empty_write_ahead_log(workspace: Workspace) -> None:
    """Make what was erased leave the file beside the workspace too."""
    if workspace.value("PRAGMA wal_checkpoint(TRUNCATE)"):
        raise Refusal(
            "The cases are erased, but another copy of the program has the file open, so their"
            " words are still on the disk.",
            where=str(workspace.path),
            next_step="Close the other copy and erase the same cases again.",
        )


def _content(connection: sqlite3.Connection) -> bytes:
    copy = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.backup(copy)
        return copy.serialize()
    finally:
        copy.close()


def _not_there(path: Path) -> None:
    if path.exists():
        raise Refusal(
            "There is a file of this name already, and nothing is ever overwritten.",
            where=str(path),
            next_step="Choose another name.",
        )
