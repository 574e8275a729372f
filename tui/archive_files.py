"""Makes the documents that an archive holds, by their place in its folder."""

import json

from scrutiny.workspace import Workspace
from tui.documents import USUAL, document_bytes, last_choice
from tui.pack_folder import PACK

_DOCUMENTS = (
    ("pack", "pack/reading-pack", (".html", ".pdf")),
    ("draft", "draft/report-draft", (".html", ".docx", ".pdf", ".md")),
    ("findings", "findings/findings", (".xlsx", ".html")),
)
_PUBLISHED = (".html", ".docx", ".pdf", ".md")


def archive_files(workspace: Workspace, meeting_id: str) -> dict[str, bytes]:
    """Make every document of a meeting; the answers of the force stand in a page of their own."""
    from reports.content import Document, Heading
    from reports.observation_blocks import finding_blocks
    from reports.proof import proof
    from reports.render import render
    from scrutiny.draw_records import draw_record
    from scrutiny.meetings.record import meeting_record

    chosen = {kind: last_choice(workspace, meeting_id, kind) for kind, _, _ in _DOCUMENTS}
    # A pack that was written as a folder is noted file by file.
    in_folder = last_choice(workspace, meeting_id, f"pack: {PACK}.html")
    if chosen["pack"] == USUAL:
        chosen["pack"] = in_folder
    files = {
        f"{name}{suffix}": document_bytes(workspace, kind, meeting_id, suffix, chosen[kind])
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
    return files | _published(workspace, meeting_id)


def _published(workspace: Workspace, meeting_id: str) -> dict[str, bytes]:
    """Make again the copy that was released last; kept is only what is the same byte for byte."""
    from scrutiny.canonical import digest
    from scrutiny.errors import Refusal
    from scrutiny.publishing.releasing import publication_steps
    from tui.publication import clean_bytes, gathered, wanted_again

    steps = [each for each in publication_steps(workspace, meeting_id) if each.step == "released"]
    if not steps:
        return {}
    released = {each.sha256 for each in steps if each.content == steps[-1].content}
    try:
        made = gathered(workspace, wanted_again(steps[-1].options))
        if made.content != steps[-1].content:
            return {}
        contents = {
            suffix: clean_bytes(workspace, made.document(True), meeting_id, suffix)
            for suffix in _PUBLISHED
        }
    except Refusal:
        # What became known since would give a count away today; the released file can be added.
        return {}
    return {
        f"published/report{suffix}": content
        for suffix, content in contents.items()
        if digest(content) in released
    }
