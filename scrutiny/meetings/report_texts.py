"""Keeps what the office wrote in place of a paragraph of the report, each text as an event.

A text belongs to the paragraph that the program wrote, known by its digest. When the record changes
that paragraph, the office's text no longer fits it and is not printed; it can be brought back.
"""

from collections.abc import Mapping, Sequence

from scrutiny.meetings.cases import MeetingCase, meeting_cases
from scrutiny.workspace import Workspace


def keep_texts(
    workspace: Workspace, meeting_id: str, texts: Mapping[str, str], before: Mapping[str, str]
) -> int:
    """Keep texts by their paragraphs; all of them, or none when they cannot be saved.

    `before` is what the program wrote there. A text that names a case, or whose paragraph did, is
    about that case, and is erased with it.
    """
    cases = meeting_cases(workspace, meeting_id)
    known = report_texts(workspace, meeting_id)
    fresh = {block: text for block, text in texts.items() if known.get(block) != text}
    if not fresh:
        return 0
    with workspace.write() as writing:
        for block, text in fresh.items():
            writing.record(
                "report-text-kept",
                {
                    "meeting": meeting_id,
                    "case": _case_in(f"{before.get(block, '')} {text}", cases),
                    "block": block,
                    "passage": writing.passage(text),
                },
            )
    return len(fresh)


def _case_in(text: str, cases: Sequence[MeetingCase]) -> str:
    # The longest reference first: one may be the beginning of another.
    for case in sorted(cases, key=lambda each: -len(each.reference)):
        if case.reference in text:
            return case.case_id
    return ""


def report_texts(workspace: Workspace, meeting_id: str) -> dict[str, str]:
    """Give the office's texts of a meeting's report, by paragraph."""
    rows = workspace.rows("SELECT block, passage FROM report_text WHERE meeting = ?", (meeting_id,))
    return {block: workspace.passage(passage).show() for block, passage in rows}
