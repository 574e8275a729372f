"""Makes the documents that an archive holds, by their place in its folder."""

import json

from scrutiny.workspace import Workspace
from tui.documents import document_bytes

_DOCUMENTS = (
    ("pack", "pack/reading-pack", (".html", ".pdf")),
    ("draft", "draft/report-draft", (".html", ".docx", ".pdf", ".md")),
    ("findings", "findings/findings", (".xlsx", ".html")),
)


def archive_files(workspace: Workspace, meeting_id: str) -> dict[str, bytes]:
    """Make every document of a meeting; the answers of the force stand in a page of their own."""
    from reports.content import Document, Heading
    from reports.observation_blocks import finding_blocks
    from reports.proof import proof
    from reports.render import render
    from scrutiny.draw_records import draw_record
    from scrutiny.meetings.record import meeting_record

    files = {
        f"{name}{suffix}": document_bytes(workspace, kind, meeting_id, suffix)
        for kind, name, suffixes in _DOCUMENTS
        for suffix in suffixes
    }
    record = meeting_record(workspace, meeting_id)
    answers = Document(
        f"What the force answered: {meeting_id}",
        "en-GB",
        "Not for publication.",
        (Heading("Findings"), *finding_blocks(record)),
    )
    files["findings/answers.html"] = render(answers, ".html")
    for each in record.themes:
        made = json.dumps(draw_record(each.draw), indent=2, ensure_ascii=False) + "\n"
        files[f"draws/{each.draw.id}.json"] = made.encode()
        files[f"draws/{each.draw.id}-proof.html"] = render(proof(each.draw, record.panel), ".html")
    return files
