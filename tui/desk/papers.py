"""Acts that write the papers of a meeting. Each asks for a file, and says where it is."""

from collections.abc import Callable
from pathlib import Path

from scrutiny.workspace import Workspace
from tui.desk import files
from tui.desk.steps import Steps, Work, choose, file_at, needed, typed
from tui.plain.sentences import shown

FOOTAGE = "Write the list of footage for the force"
SHEET = "Write the sheet about conflicts, for members to tick"
PACK = "Write the reading pack"
CALENDAR = "Write these weeks as a calendar"
DRAFT = "Write the draft of the report"
FINDINGS = "Write the findings for the force to answer"


def footage(workspace: Workspace, meeting_id: str) -> Steps:
    """Write the list of footage."""
    return _written(
        FOOTAGE,
        f"footage-{meeting_id}.xlsx",
        lambda path: files.write_footage(workspace, meeting_id, path),
        "The ending decides: .xlsx for the force to fill in, .pdf or .docx to read.",
    )


def sheet(workspace: Workspace, meeting_id: str) -> Steps:
    """Write the sheet about conflicts."""
    return _written(
        SHEET,
        f"conflicts-{meeting_id}.pdf",
        lambda path: files.write_conflict_sheet(workspace, meeting_id, path),
    )


def calendar(workspace: Workspace, meeting_id: str) -> Steps:
    """Write the calendar."""
    return _written(
        CALENDAR,
        f"calendar-{meeting_id}.pdf",
        lambda path: files.write_calendar(workspace, meeting_id, path),
    )


def draft(workspace: Workspace, meeting_id: str) -> Steps:
    """Write the draft of the report."""
    return _written(
        DRAFT,
        f"draft-{meeting_id}.docx",
        lambda path: files.write_document(workspace, meeting_id, "draft", path),
    )


def findings(workspace: Workspace, meeting_id: str) -> Steps:
    """Write the findings."""
    return _written(
        FINDINGS,
        f"findings-{meeting_id}.xlsx",
        lambda path: files.write_document(workspace, meeting_id, "findings", path),
        "The ending decides: .xlsx or .csv to fill in, .docx or .pdf to read.",
    )


def pack(workspace: Workspace, meeting_id: str) -> Steps:
    """Write the reading pack as a folder, with or without numbered copies."""
    copies = yield from choose(
        PACK,
        "With a copy for each member, numbered, with the name across each page?",
        ("No, one pack for all", "Yes, a copy for each member besides"),
    )

    question = "Into which folder?"
    said = yield from typed(PACK, question, needed, f"pack-{meeting_id}")

    def write() -> None:
        from tui.pack_folder import write_pack_folder

        write_pack_folder(workspace, meeting_id, file_at(said), with_copies=bool(copies))

    yield Work("Writing the reading pack", write)
    return f"Wrote {shown(str(file_at(said).absolute()))}"


def _written(
    title: str,
    name: str,
    write: Callable[[Path], object],
    more: str = "The ending decides: .pdf, .docx, .html or .md.",
) -> Steps:
    """Ask for a name and write; what is wrong with the name is told before anything is left."""

    def check(text: str) -> str:
        if not text.strip():
            return needed(text)
        write(file_at(text))
        return ""

    said = yield from typed(title, f"Under which name? {more}", check, name)
    return f"Wrote {shown(str(file_at(said).absolute()))}"
