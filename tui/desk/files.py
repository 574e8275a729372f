"""Writes the papers that prepare a meeting, for the commands, the screens and the plain mode."""

from pathlib import Path

from scrutiny.workspace import Workspace


def write_footage(
    workspace: Workspace, meeting_id: str, path: Path, overwrite: bool = False
) -> None:
    """Write the list of footage: a workbook for the force to fill in, or a page."""
    from reports.preservation import preservation_document, preservation_workbook
    from reports.render import render
    from scrutiny.preparing.footage import preservation_list

    found = preservation_list(workspace, meeting_id)
    if path.suffix.lower() == ".xlsx":
        content = preservation_workbook(found, workspace.now())
    else:
        content = render(preservation_document(found), path.suffix)
    _write(workspace, meeting_id, "footage", path, content, overwrite)


def write_conflict_sheet(workspace: Workspace, meeting_id: str, path: Path) -> None:
    """Write the sheet on which a member says which cases are too near."""
    from reports.preparing_papers import conflict_sheet
    from reports.render import render
    from scrutiny.meetings.meeting import meeting, panel_of
    from scrutiny.preparing.conflicts import conflict_check

    held = meeting(workspace, meeting_id)
    sheet = conflict_sheet(
        conflict_check(workspace, meeting_id), panel_of(workspace, held), held.day
    )
    _write(workspace, meeting_id, "conflicts", path, render(sheet, path.suffix))


def write_calendar(workspace: Workspace, meeting_id: str, path: Path) -> None:
    """Write the weeks of a meeting, as they stand."""
    from reports.preparing_papers import calendar_document
    from reports.render import render
    from scrutiny.meetings.meeting import panel_of
    from scrutiny.preparing.tasks import calendar

    found = calendar(workspace, meeting_id)
    document = calendar_document(found, panel_of(workspace, found.meeting))
    _write(workspace, meeting_id, "calendar", path, render(document, path.suffix))


def write_document(
    workspace: Workspace, meeting_id: str, kind: str, path: Path, overwrite: bool = False
) -> None:
    """Write a document of a meeting: `pack`, `draft` or `findings`."""
    from tui.documents import document_bytes

    content = document_bytes(workspace, kind, meeting_id, path.suffix)
    _write(workspace, meeting_id, kind, path, content, overwrite)


def _write(
    workspace: Workspace,
    meeting_id: str,
    kind: str,
    path: Path,
    content: bytes,
    overwrite: bool = False,
) -> None:
    from scrutiny.meetings.documents import needed_place, note_document
    from scrutiny.paths import write_whole

    if not overwrite:
        needed_place(workspace, path)
    write_whole(path, content)
    note_document(workspace, meeting_id, kind, content)
