"""Keeps what the office wrote in place of a paragraph of the report, each text as an event.

A text belongs to the paragraph that the program wrote, known by its digest. When the record changes
that paragraph, the office's text no longer fits it and is not printed; it can be brought back.
"""

from collections.abc import Mapping

from scrutiny.meetings.meeting import meeting
from scrutiny.workspace import Workspace


def keep_texts(workspace: Workspace, meeting_id: str, texts: Mapping[str, str]) -> int:
    """Keep texts by their paragraphs; all of them, or none when they cannot be saved."""
    meeting(workspace, meeting_id)
    known = report_texts(workspace, meeting_id)
    fresh = {block: text for block, text in texts.items() if known.get(block) != text}
    if not fresh:
        return 0
    with workspace.write() as writing:
        for block, text in fresh.items():
            writing.record(
                "report-text-kept",
                {"meeting": meeting_id, "block": block, "passage": writing.passage(text)},
            )
    return len(fresh)


def report_texts(workspace: Workspace, meeting_id: str) -> dict[str, str]:
    """Give the office's texts of a meeting's report, by paragraph."""
    rows = workspace.rows("SELECT block, passage FROM report_text WHERE meeting = ?", (meeting_id,))
    return {block: workspace.passage(passage).show() for block, passage in rows}
