"""Writes what goes out beside the report: made as the publication copy was, and looked through."""

import re
from pathlib import Path

from reports.content import Document
from scrutiny.errors import Refusal
from scrutiny.workspace import Workspace
from tui.publication import Gathered, clean_bytes, gathered, wanted_again

_LINK = re.compile(r"https?://[\w.-]+(?:/[\w./%~-]*)?", re.ASCII)


def checked_link(link: str) -> None:
    """Refuse what is no plain address of a page."""
    if link and not _LINK.fullmatch(link):
        raise Refusal("This is not the address of a page.", next_step="Write it as https://…")


def followed(workspace: Workspace, meeting_id: str) -> tuple[Gathered, bool]:
    """Gather what the copy made last holds, and tell whether just that was released."""
    from scrutiny.publishing.releasing import is_released, last_made

    made = gathered(workspace, wanted_again(last_made(workspace, meeting_id).options))
    return made, is_released(workspace, meeting_id, made.content)


def written(
    workspace: Workspace,
    meeting_id: str,
    kind: str,
    document: Document,
    output: Path,
    overwrite: bool,
) -> str:
    """Write a document that was looked through; gives its SHA-256."""
    from scrutiny.meetings.documents import needed_place, note_document
    from scrutiny.paths import write_whole

    if not overwrite:
        needed_place(workspace, output)
    content = clean_bytes(workspace, document, meeting_id, output.suffix)
    write_whole(output, content)
    return note_document(workspace, meeting_id, kind, content)


def written_open_data(
    workspace: Workspace, meeting_id: str, output: Path, overwrite: bool
) -> tuple[str, Path, bool]:
    """Write the CSV and its description; gives its SHA-256, the other path, and if released."""
    from reports.publication.file_check import needed_clean
    from reports.publication.open_data import open_data_csv, open_data_description
    from scrutiny.meetings.documents import needed_place, note_document
    from scrutiny.meetings.known_details import known_details
    from scrutiny.paths import write_whole

    beside = output.with_name(f"{output.name}-metadata.json")
    made, released = followed(workspace, meeting_id)
    content = open_data_csv(made.allowed, made.safe, released)
    description = open_data_description(made.allowed, made.safe, output.name, released)
    known = known_details(workspace, meeting_id)
    for each in (content, description):
        needed_clean(each, ".md", known, int(made.allowed.day[:4]))
    for place in (output, beside):
        if not overwrite:
            needed_place(workspace, place)
    write_whole(output, content)
    write_whole(beside, description)
    note_document(workspace, meeting_id, "open-data-description", description)
    return note_document(workspace, meeting_id, "open-data", content), beside, released
