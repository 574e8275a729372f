"""Gathers the numbers that the record's own documents of a meeting print, to check others by."""

from collections.abc import Iterator

from reports.checking.check import GivenNumbers, given_numbers
from reports.content import Document
from scrutiny.workspace import Workspace
from tui.documents import Comparison, frame_figures


def numbers_of(
    workspace: Workspace, meeting_id: str, comparison: Comparison | None = None
) -> GivenNumbers:
    """Give every number that the record gives of a meeting."""
    from reports.draft import draft
    from reports.judgement_figures import judgement_figures
    from scrutiny.meetings.record import meeting_record

    record = meeting_record(workspace, meeting_id)
    found = frame_figures(workspace, meeting_id, comparison) if comparison else None
    tables = found.tables if found else ()
    beside = found.fallback.sentences if found and found.fallback else ()
    made = draft(record, judgement_figures(record), tables, beside)
    return given_numbers((made, *_public(workspace, meeting_id)))


def _public(workspace: Workspace, meeting_id: str) -> Iterator[Document]:
    """Give the copy for the public too, when one was made: its counts may be rounded."""
    from scrutiny.publishing.releasing import publication_steps
    from tui.publication import gathered, wanted_again

    steps = publication_steps(workspace, meeting_id)
    if steps:
        yield gathered(workspace, wanted_again(steps[-1].options)).document(True)
